internal import Diagnostics
internal import ScenarioFiles
internal import ScenarioSyntax

/// The trees of a scenario and of everything it includes, in the order of reading.
struct LoadedScenario {
  /// One parsed file.
  struct File {
    /// What it says.
    let tree: ScenarioTree
    /// It is the scenario itself, not an included file.
    let isTop: Bool
  }

  /// The files, each included one before the statements that follow its `include`.
  private(set) var files: [File] = []
  /// What went wrong while reading.
  private(set) var diagnostics: [Diagnostic] = []
  /// The text of every file read, for the hash of the input.
  private(set) var texts: [(path: String, text: String)] = []

  private static let mostFiles = 64

  /// Reads a scenario and what it includes.
  static func load(
    _ file: SourceFile, files reader: any ScenarioFileReading
  ) -> LoadedScenario {
    var loaded = LoadedScenario()
    loaded.read(file, isTop: true, reader: reader, open: [file.path])
    return loaded
  }

  private mutating func read(
    _ file: SourceFile, isTop: Bool, reader: any ScenarioFileReading, open: [String]
  ) {
    texts.append((file.path, String(decoding: file.bytes, as: UTF8.self)))
    let parsed = parse(file)
    diagnostics += parsed.diagnostics
    for statement in parsed.tree.statements {
      guard case .include(let path, _) = statement else { continue }
      readInclude(path, from: file, reader: reader, open: open)
    }
    files.append(File(tree: parsed.tree, isTop: isTop))
  }

  private mutating func readInclude(
    _ path: Quoted, from file: SourceFile, reader: any ScenarioFileReading, open: [String]
  ) {
    do throws(FileProblem) {
      let resolved = try reader.resolve(path.text, from: file.path)
      if open.contains(resolved) {
        diagnostics.append(BlockMessages.includeCycle(path, chain: open + [resolved]))
        return
      }
      if texts.contains(where: { $0.path == resolved }) { return }
      if texts.count >= Self.mostFiles {
        if !diagnostics.contains(where: { $0.code == .tooManyFiles }) {
          diagnostics.append(BlockMessages.tooManyFiles(path, most: Self.mostFiles))
        }
        return
      }
      let text = try reader.read(resolved)
      read(
        SourceFile(path: resolved, text: text), isTop: false, reader: reader,
        open: open + [resolved])
    } catch {
      diagnostics.append(error.diagnostic(at: path.range))
    }
  }
}
