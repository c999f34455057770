/// Reads the files that scenarios name; tests read from memory, programs from disk.
public protocol ScenarioFileReading: Sendable {
  /// The path to read for a path written in a file, as it is shown to people.
  ///
  /// `written` is relative to the directory of `includingPath` and may use `..`. The result names the
  /// same file however it was reached, so it serves to find cycles.
  func resolve(_ written: String, from includingPath: String) throws(FileProblem) -> String

  /// The text of a file: UTF-8, without a byte order mark.
  func read(_ path: String) throws(FileProblem) -> String
}

/// The largest file that is read, in bytes.
public let largestFileSize = 64 * 1024 * 1024

/// Paths as texts, without looking at the disk.
enum PathText {
  /// The directory part of a path; empty for a bare file name.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path with `.`, `..` and repeated slashes resolved; leading `..` of relative paths stay.
  static func normalized(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part == "..", isAbsolute {
        continue
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if isAbsolute { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// One path behind another.
  static func joined(_ directory: String, _ path: String) -> String {
    if directory.isEmpty || directory == "." { return path }
    return directory.hasSuffix("/") ? directory + path : directory + "/" + path
  }

  /// Whether a normalised path is a directory or lies below it.
  static func isInside(_ path: String, _ directory: String) -> Bool {
    path == directory || path.hasPrefix(directory == "/" ? "/" : directory + "/")
  }
}

/// Bytes of files as texts.
enum FileText {
  /// The text of bytes, or why they are none.
  static func decoded(_ bytes: [UInt8], path: String) throws(FileProblem) -> String {
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    if content.isEmpty { throw .empty(path) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw .notUTF8(path, line: firstBadLine(content))
    }
    return text
  }

  /// The one-based line of the first byte that is not UTF-8.
  private static func firstBadLine(_ bytes: ArraySlice<UInt8>) -> Int {
    var line = 1
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }
}
