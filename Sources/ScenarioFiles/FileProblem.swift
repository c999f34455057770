/// Why a file cannot be read; every case names the path as it is shown to people.
public enum FileProblem: Error, Sendable, Hashable {
  /// There is no such file.
  case notFound(String)
  /// The path names a directory.
  case isDirectory(String)
  /// The file cannot be opened or read; the reason comes from the operating system.
  case notReadable(String, reason: String)
  /// A byte on the given one-based line is not UTF-8.
  case notUTF8(String, line: Int)
  /// The file holds nothing.
  case empty(String)
  /// The path starts at the root of the file system.
  case absolutePath(String)
  /// The path leaves the root directory, directly or through a link.
  case outsideRoot(String, root: String)
  /// The file has more bytes than the limit.
  case tooLarge(String, bytes: Int)
}
