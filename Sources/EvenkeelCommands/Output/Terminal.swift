internal import Foundation

/// Standard output, standard error and standard input.
enum Terminal {
  /// Writes to standard output; a reader that went away ends the program quietly.
  static func write(_ text: String) { put(text, to: 1) }

  /// Writes to standard error.
  static func complain(_ text: String) { put(text, to: 2) }

  private static func put(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if written <= 0 { return }
      start += written
    }
  }

  /// Ends the process.
  static func leave(_ status: Int32) -> Never { exit(status) }

  /// All bytes of standard input.
  static func readAll() -> [UInt8] { Array(FileHandle.standardInput.readDataToEndOfFile()) }

  /// Whether standard error is a terminal.
  static var isErrorTerminal: Bool { isatty(2) == 1 }

  /// Whether the terminal's language can show more than ASCII.
  static var isUnicode: Bool {
    let environment = ProcessInfo.processInfo.environment
    guard
      let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap({ environment[$0] })
        .first(where: { !$0.isEmpty })
    else { return true }
    return locale != "C" && locale != "POSIX"
  }
}
