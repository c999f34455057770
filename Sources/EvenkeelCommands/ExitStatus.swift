internal import ArgumentParser

/// The documented exit codes.
enum ExitStatus {
  /// A located error in a scenario or in a file it names.
  static let scenarioError = ExitCode(1)
  /// A file argument cannot be opened, or an output cannot be written.
  static let cannotOpen = ExitCode(2)
  /// A `require`, `expect` or `example` failed.
  static let checkFailed = ExitCode(3)
  /// `fmt --check` would change something.
  static let wouldChange = ExitCode(4)
  /// Wrong usage.
  static let usage = ExitCode(64)
  /// Our own fault.
  static let internalFault = ExitCode(70)
}
