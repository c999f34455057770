internal import Foundation
internal import Synchronization

/// Holds back the signals that end the program, until what must not stay behind is removed.
struct Interruption {
  /// The signal that came first.
  private final class First: Sendable {
    let number = Mutex<Int32?>(nil)
  }

  private let first = First()
  private let sources: [(number: Int32, source: any DispatchSourceSignal)]

  /// Holds back Ctrl-C, a hang-up and a request to end, where the program is not told to ignore them.
  init() {
    let first = first
    sources = [SIGINT, SIGHUP, SIGTERM].filter { !Self.isIgnored($0) }.map { number in
      Foundation.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { first.number.withLock { $0 = $0 ?? number } }
      source.resume()
      return (number, source)
    }
  }

  /// The signal that came first; `nil` where none did.
  var signal: Int32? { first.number.withLock { $0 } }

  /// Lets signals end the program again, and lets one that came do so now.
  func finish() {
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for (number, source) in sources {
      source.cancel()
      Foundation.signal(number, SIG_DFL)
      sigaddset(&numbers, number)
    }
    // Dispatch leaves a signal that came blocked in the thread that it came to.
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
    if let signal { raise(signal) }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return true }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
