internal import Foundation
internal import Synchronization

/// A line on the terminal that shows how far a long run is.
final class ProgressBar: Sendable {
  private let total: Int
  private let start: Date
  private let state = Mutex<(last: Date, isShown: Bool)>((.distantPast, false))

  /// A bar for a number of trials; it shows only on a terminal and after a second.
  init(total: Int) {
    self.total = total
    self.start = Date()
  }

  /// Shows the number of trials done, at most ten times a second.
  func update(_ done: Int) {
    guard Terminal.isErrorTerminal else { return }
    let now = Date()
    let elapsed = now.timeIntervalSince(start)
    guard elapsed > 1 else { return }
    let isDue = state.withLock { state in
      guard now.timeIntervalSince(state.last) > 0.1 else { return false }
      state = (now, true)
      return true
    }
    guard isDue else { return }
    let share = Double(done) / Double(max(1, total))
    let rate = Double(done) / elapsed
    let left = rate > 0 ? Double(total - done) / rate : 0
    let filled = Int(share * 30)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
    Terminal.redraw(
      "[\(bar)] \(done) of \(total) trials, \(Int(rate)) a second, \(Int(left)) s left   ")
  }

  /// Wipes the bar.
  func finish() {
    if state.withLock({ $0.isShown }) {
      Terminal.redraw(String(repeating: " ", count: 78) + "\r")
    }
  }
}
