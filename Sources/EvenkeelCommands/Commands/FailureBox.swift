internal import Synchronization

/// Carries an error from the task of a server to the thread that waits for it.
final class FailureBox: Sendable {
  private let found = Mutex<(any Error & Sendable)?>(nil)

  /// The error; `nil` where there was none.
  var error: (any Error & Sendable)? { found.withLock { $0 } }

  /// Notes an error.
  func note(_ error: any Error & Sendable) { found.withLock { $0 = error } }
}
