/// Files held in memory, by path; the root is the empty path.
public struct MemoryFiles: ScenarioFileReading {
  /// The texts by normalised relative path.
  public let texts: [String: String]

  /// Keeps texts by path.
  public init(_ texts: [String: String]) { self.texts = texts }

  /// The normalised path; outside the root when it starts with `..`.
  public func resolve(_ written: String, from includingPath: String) throws(FileProblem) -> String {
    if written.hasPrefix("/") { throw .absolutePath(written) }
    let path = PathText.normalized(
      PathText.joined(PathText.directory(of: includingPath), written))
    if path == ".." || path.hasPrefix("../") { throw .outsideRoot(written, root: ".") }
    if texts[path] == nil {
      if texts.keys.contains(where: { $0.hasPrefix(path + "/") }) { throw .isDirectory(path) }
      throw .notFound(path)
    }
    return path
  }

  /// The text at a path, without a byte order mark.
  public func read(_ path: String) throws(FileProblem) -> String {
    guard let text = texts[PathText.normalized(path)] else { throw .notFound(path) }
    return try FileText.decoded(Array(text.utf8), path: path)
  }
}
