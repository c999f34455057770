internal import Foundation

/// Writes whole files or nothing: beside the target, then renamed; devices and pipes as they are.
///
/// Links are followed and the target keeps its mode.
enum FileWriting {
  /// Why a file cannot be written, in plain words.
  struct Failure: Error {
    let message: String
  }

  /// A file that is being written.
  struct Sink {
    /// The open file.
    let descriptor: Int32
    /// The path as the user wrote it.
    let shown: String

    /// Writes a text.
    func put(_ text: String) throws(Failure) {
      if let number = Terminal.put(text, to: descriptor) { throw failure(shown, number) }
    }

    /// Writes bytes.
    func put(_ bytes: [UInt8]) throws(Failure) {
      let number = bytes.withUnsafeBufferPointer { Terminal.put($0, to: descriptor) }
      if let number { throw failure(shown, number) }
    }
  }

  /// Writes a text; the directory must exist.
  static func write(_ text: String, to path: String) throws(Failure) {
    try write(to: path) { (sink) throws(Failure) in try sink.put(text) }
  }

  /// Writes what `body` puts; the directory must exist, and after an error all is as before.
  static func write(to path: String, _ body: (Sink) throws(Failure) -> Void) throws(Failure) {
    let target = followed(path)
    guard let existing = status(target) else { return try create(target, shown: path, nil, body) }
    let kind = existing.st_mode & S_IFMT
    if kind == S_IFDIR { throw failure(path, EISDIR) }
    if kind != S_IFREG || target.hasPrefix("/dev/") || target.hasPrefix("/proc/") {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path, errno) }
      do throws(Failure) {
        try body(Sink(descriptor: descriptor, shown: path))
      } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0 else { throw failure(path, errno) }
      return
    }
    guard access(target, W_OK) == 0 else { throw failure(path, errno) }
    try create(target, shown: path, existing, body)
  }

  /// Writes beside a target that is missing or an ordinary file, and puts it in its place.
  private static func create(
    _ target: String, shown: String, _ existing: stat?, _ body: (Sink) throws(Failure) -> Void
  ) throws(Failure) {
    guard !target.hasSuffix("/") else { throw failure(shown, EISDIR) }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var template = Array((folder + ".evenkeel-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(shown, errno) }
    var isOpen = true
    do throws(Failure) {
      try body(Sink(descriptor: descriptor, shown: shown))
      try settle(descriptor, shown: shown, existing)
      isOpen = false
      guard close(descriptor) == 0, rename(template, target) == 0 else {
        throw failure(shown, errno)
      }
    } catch {
      if isOpen { close(descriptor) }
      unlink(template)
      throw error
    }
  }

  /// Gives a written file the mode and owner of the one it replaces, and brings it to the disk.
  static func settle(
    _ descriptor: Int32, shown: String, _ existing: stat?
  ) throws(Failure) {
    if let existing, existing.st_uid != geteuid() || existing.st_gid != getegid() {
      // Whoever may not give files away keeps them.
      _ = fchown(descriptor, existing.st_uid, existing.st_gid)
    }
    let mode = existing.map { $0.st_mode & 0o7777 } ?? 0o666 & ~usualMask
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 || errno == EINVAL else {
      throw failure(shown, errno)
    }
  }

  /// The bits that new files do not get.
  static var usualMask: mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }

  /// The path with links resolved where it exists, also that of a link to a missing file; streams of
  /// the process stay as they are.
  private static func followed(_ path: String) -> String {
    if path.hasPrefix("/dev/") || path.hasPrefix("/proc/") { return path }
    var path = path
    for _ in 0..<40 {
      if let real = resolved(path) { return real }
      guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        break
      }
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = link.hasPrefix("/") ? link : folder + link
    }
    return path
  }

  /// The absolute path with links resolved; `nil` where there is no such file.
  static func resolved(_ path: String) -> String? {
    guard !path.isEmpty, let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// What stands at a path, links followed.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Makes a directory and those above it, where they are missing.
  static func makeDirectory(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(message: "`\(path)` cannot be made a directory")
    }
  }

  /// A failure with the system's reason.
  static func failure(_ path: String, _ number: Int32) -> Failure {
    Failure(message: "`\(path)` cannot be written: \(String(cString: strerror(number)))")
  }
}
