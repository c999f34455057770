internal import ArgumentParser
internal import Foundation
internal import PlainText

/// Standard output, standard error and standard input.
enum Terminal {
  /// Makes the three streams safe to use: a closed one stays closed for what the program opens later,
  /// and a reader that goes away or a file that is full is an error of the write, not a signal.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for (descriptor, mode) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one; used the other way round it fails as a closed stream does.
      _ = open("/dev/null", mode)
    }
  }

  /// Writes to standard output, control characters masked; where that fails, says so and throws.
  ///
  /// A reader that went away is no failure: what is left is not written, and nothing is said.
  static func write(_ text: String) throws(ExitCode) {
    guard let number = put(text.withoutControls, to: 1), number != EPIPE else { return }
    throw outputFailed(number)
  }

  /// Writes to standard error, control characters masked.
  static func complain(_ text: String) { _ = put(text.withoutControls, to: 2) }

  /// Draws over the line of standard error that was drawn last.
  static func redraw(_ line: String) { _ = put("\r" + line, to: 2) }

  /// Writes every byte of a text; the number of the error where that fails.
  static func put(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { put($0, to: descriptor) }
  }

  /// Writes every byte; the number of the error where that fails.
  static func put(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32? {
    var start = 0
    while start < bytes.count {
      let written = Foundation.write(
        descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      if written >= 0 {
        start += written
        continue
      }
      let number = errno
      switch number {
      case EINTR: continue
      case EAGAIN:
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      default: return number
      }
    }
    return nil
  }

  /// Ends the process; output that its file refuses at the last moment counts as not written.
  static func leave(_ status: Int32) -> Never {
    if close(1) != 0, errno != EBADF, errno != EPIPE {
      exit(outputFailed(errno).rawValue)
    }
    exit(status)
  }

  /// Says that standard output cannot be written.
  private static func outputFailed(_ number: Int32) -> ExitCode {
    complain("evenkeel: standard output cannot be written: \(String(cString: strerror(number)))\n")
    return ExitStatus.cannotOpen
  }

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
