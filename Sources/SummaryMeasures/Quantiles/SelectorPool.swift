internal import Synchronization

/// Selectors of quantiles that threads borrow in turn, so that their arrays are made once.
final class SelectorPool: Sendable {
  private let fractions: [Double]
  private let idle = Mutex<[QuantileSelector]>([])

  /// A pool of selectors of these shares.
  init(fractions: [Double]) { self.fractions = fractions }

  /// Lends a selector.
  func withSelector<Result>(_ body: (inout QuantileSelector) -> Result) -> Result {
    var selector =
      idle.withLock { $0.popLast() } ?? QuantileSelector(fractions: fractions)
    let result = body(&selector)
    idle.withLock { $0.append(selector) }
    return result
  }
}
