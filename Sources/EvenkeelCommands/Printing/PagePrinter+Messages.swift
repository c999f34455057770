internal import Foundation

extension PagePrinter.Failure {
  /// No printer is on this machine.
  static var noneInstalled: Self {
    Self(
      message: "--pdf prints with Chromium or WeasyPrint, and neither is installed; "
        + "install chromium: `apt-get install chromium`")
  }

  /// No temporary folder can be made.
  static func noFolder(_ above: String, _ number: Int32) -> Self {
    Self(
      message: "no folder for printing can be made in `\(above)`: "
        + "\(String(cString: strerror(number))); name another one: `export TMPDIR=~/tmp`")
  }

  /// The printer says that it did not print.
  static func failed(
    _ program: String, _ name: String, _ outcome: PrinterRun.Outcome, limit: Double,
    saying words: String
  ) -> Self {
    let reason =
      switch outcome {
      case .exited(let status): "it ended with exit status \(status)"
      case .signaled(let number): "it was ended by signal \(number)"
      case .tooLong: "it did not end within \(Int(limit.rounded(.up))) seconds"
      case .interrupted: "interrupted"
      case .notStarted(let number): "it cannot be started: \(String(cString: strerror(number)))"
      }
    return couldNotPrint(program, name, reason, words)
  }

  /// The printer says that it printed, and there is no file.
  static func wroteNothing(_ program: String, _ name: String, saying words: String) -> Self {
    couldNotPrint(program, name, "it ended with exit status 0 and wrote no file", words)
  }

  /// The printer says that it printed, and the file breaks off.
  static func wroteHalf(_ program: String, _ name: String, saying words: String) -> Self {
    couldNotPrint(
      program, name, "it ended with exit status 0 and wrote no complete PDF file", words)
  }

  private static func couldNotPrint(
    _ program: String, _ name: String, _ reason: String, _ words: String
  ) -> Self {
    Self(
      message: "`\(program)` could not print `\(name)`: \(reason)"
        + (words.isEmpty ? "" : "; it says: \(words)"))
  }
}
