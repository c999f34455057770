internal import Diagnostics
internal import MonteCarlo

extension RunRequest {
  /// The same scenario with a variant for each body, and only these.
  func withVariants(_ bodies: [String]) -> RunRequest {
    let ids = bodies.indices.map { "swept_value_\($0 + 1)" }
    let variants = zip(ids, bodies).map { "variant \($0) { \($1.isEmpty ? "" : "\n\($1)\n") }\n" }
    let text = source.file.text(from: 0, to: source.file.bytes.count)
    let longer = SourceFile(path: source.file.path, text: text + "\n" + variants.joined())
    return RunRequest(
      source: ScenarioSource(file: longer, files: source.files, root: source.root), path: path,
      variants: .combinations(ids.map { [$0] }), settings: settings, isStrict: isStrict)
  }
}
