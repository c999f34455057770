internal import Foundation

/// Writes whole files or nothing: beside the target, then renamed.
enum FileWriting {
  /// Why a file cannot be written, in plain words.
  struct Failure: Error {
    let message: String
  }

  /// Writes a text; the directory must exist.
  static func write(_ text: String, to path: String) throws(Failure) {
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      guard written > 0 else {
        let failure = failure(path)
        close(descriptor)
        unlink(temporary)
        throw failure
      }
      start += written
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
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
