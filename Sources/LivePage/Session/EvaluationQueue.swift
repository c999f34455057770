internal import Dispatch
internal import Synchronization

/// Does one evaluation after the other; of one page only the latest question counts.
final class EvaluationQueue: Sendable {
  private let queue = DispatchQueue(label: "evaluation")
  private let latest = Mutex<Tickets>(Tickets())

  private struct Tickets {
    var next = 0
    var byPage: [String: Int] = [:]
    var isClosed = false
  }

  /// The most pages that are told apart; beyond them questions of all pages are forgotten.
  private static let mostPages = 1_000

  /// Does something when its turn comes; `nil` where a later question of the page overtook it.
  func run<Result: Sendable>(
    page: String, _ body: @Sendable @escaping (@escaping @Sendable () -> Bool) -> Result
  ) async -> Result? {
    let ticket = latest.withLock { tickets in
      tickets.next += 1
      if tickets.byPage.count >= Self.mostPages { tickets.byPage = [:] }
      tickets.byPage[page] = tickets.next
      return tickets.next
    }
    let isOvertaken: @Sendable () -> Bool = { [self] in
      latest.withLock { $0.isClosed || $0.byPage[page].map { $0 != ticket } ?? false }
    }
    return await withCheckedContinuation { continuation in
      queue.async {
        let result = isOvertaken() ? nil : body(isOvertaken)
        continuation.resume(returning: isOvertaken() ? nil : result)
      }
    }
  }

  /// Lets what runs come to its end at once.
  func close() { latest.withLock { $0.isClosed = true } }
}
