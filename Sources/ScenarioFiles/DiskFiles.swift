#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files on disk, confined to a root directory.
///
/// A path is confined twice: as text, and after all links are resolved.
public struct DiskFiles: ScenarioFileReading {
  /// The root directory as given.
  public let root: String
  /// The absolute root with `.` and `..` resolved as text.
  private let writtenRoot: String
  /// The absolute root with links resolved.
  private let realRoot: String

  /// Confines reading to a directory; an empty path means the working directory.
  public init(root: String) throws(FileProblem) {
    self.root = root.isEmpty ? "." : root
    writtenRoot = DiskFiles.absolute(self.root)
    realRoot = try DiskFiles.realPath(self.root)
  }

  /// Confines reading to the directory of a top scenario.
  public init(scenario path: String) throws(FileProblem) {
    try self.init(root: PathText.directory(of: path))
  }

  /// The path of the named file relative to the working directory as the including path is.
  public func resolve(_ written: String, from includingPath: String) throws(FileProblem) -> String {
    if written.hasPrefix("/") { throw .absolutePath(written) }
    if written.isEmpty || written.utf8.contains(0) { throw .notFound(written) }
    let path = PathText.normalized(
      PathText.joined(PathText.directory(of: includingPath), written))
    _ = try confined(path, shown: written)
    return path
  }

  /// The text of a file below the root.
  public func read(_ path: String) throws(FileProblem) -> String {
    if path.isEmpty || path.utf8.contains(0) { throw .notFound(path) }
    let real = try confined(path, shown: path)
    return try FileText.decoded(DiskFiles.bytes(of: real, shown: path), path: path)
  }

  /// The path with links resolved, when it lies below the root.
  private func confined(_ path: String, shown: String) throws(FileProblem) -> String {
    guard PathText.isInside(DiskFiles.absolute(path), writtenRoot) else {
      throw .outsideRoot(shown, root: root)
    }
    let real = try DiskFiles.realPath(path)
    guard PathText.isInside(real, realRoot) else { throw .outsideRoot(shown, root: root) }
    return real
  }

  /// The absolute path with `.` and `..` resolved as text.
  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return PathText.normalized(path) }
    guard let buffer = getcwd(nil, 0) else { return PathText.normalized("/" + path) }
    defer { free(buffer) }
    return PathText.normalized(String(cString: buffer) + "/" + path)
  }

  /// The absolute path with links resolved.
  private static func realPath(_ path: String) throws(FileProblem) -> String {
    guard let buffer = realpath(path, nil) else { throw problem(path, number: errno) }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// All bytes of a regular file.
  private static func bytes(of path: String, shown: String) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(shown, number: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(shown, number: errno) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .isDirectory(shown) }
    if kind != S_IFREG { throw .notReadable(shown, reason: "it is not a regular file") }
    let size = Int(status.st_size)
    if size > largestFileSize { throw .tooLarge(shown, bytes: size) }
    return try bytes(of: descriptor, size: size, shown: shown)
  }

  /// The text of standard input, within the limits of files.
  public static func standardInput(shown: String) throws(FileProblem) -> String {
    try FileText.decoded(bytes(of: 0, size: 0, shown: shown), path: shown)
  }

  /// All bytes that an open file still gives; `size` is how many are expected.
  private static func bytes(
    of descriptor: Int32, size: Int, shown: String
  ) throws(FileProblem) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(size)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { unistdRead(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return result }
      if count < 0 {
        if errno == EINTR { continue }
        throw problem(shown, number: errno)
      }
      result.append(contentsOf: buffer[..<count])
      if result.count > largestFileSize { throw .tooLarge(shown, bytes: result.count) }
    }
  }

  /// The problem behind an error number of the operating system.
  private static func problem(_ path: String, number: Int32) -> FileProblem {
    switch number {
    case ENOENT, ENOTDIR: return .notFound(path)
    case EISDIR: return .isDirectory(path)
    default:
      guard let text = strerror(number) else { return .notReadable(path, reason: "unknown") }
      return .notReadable(path, reason: String(cString: text))
    }
  }
}

/// Reads from a file descriptor; named apart from the method `read`.
private func unistdRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
