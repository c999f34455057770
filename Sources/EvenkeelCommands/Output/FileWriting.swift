internal import Foundation

/// Writes whole files or nothing: beside the target, then renamed; devices and pipes as they are.
enum FileWriting {
  /// Why a file cannot be written, in plain words.
  struct Failure: Error {
    let message: String
  }

  /// Writes a text; the directory must exist.
  static func write(_ text: String, to path: String) throws(Failure) {
    if isDevice(path) {
      let descriptor = open(path, O_WRONLY)
      guard descriptor >= 0 else { throw failure(path) }
      let isWritten = put(text, into: descriptor)
      guard isWritten else {
        let failure = failure(path)
        close(descriptor)
        throw failure
      }
      guard close(descriptor) == 0 else { throw failure(path) }
      return
    }
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    guard put(text, into: descriptor) else {
      let failure = failure(path)
      close(descriptor)
      unlink(temporary)
      throw failure
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
  }

  /// Whether a path names a device, a pipe or a socket, which a renamed file would replace.
  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  /// Writes every byte of a text; false where that fails.
  private static func put(_ text: String, into descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      guard written > 0 else { return false }
      start += written
    }
    return true
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

  private static func failure(_ path: String) -> Failure {
    Failure(message: "`\(path)` cannot be written: \(String(cString: strerror(errno)))")
  }
}
