import GSL
import Testing

/// The root finder and the interpolation.
@Suite struct NumericalToolsTests {
  @Test func squareRootOfTwo() throws {
    var finder = try BrentRootFinder()
    let root = try finder.root(between: 0, and: 2) { $0 * $0 - 2 }
    #expect(abs(root - 2.0.squareRoot()) < 1e-14)
    let again = try finder.root(between: 5, and: 1) { 3 - $0 }
    #expect(abs(again - 3) < 1e-14)
  }

  @Test func noSignChangeIsAnError() throws {
    var finder = try BrentRootFinder()
    var message = ""
    do { _ = try finder.root(between: 0, and: 1) { $0 + 1 } } catch { message = "\(error)" }
    #expect(message.contains("a root between 0.0 and 1.0"))
  }

  @Test func notANumberIsAnError() throws {
    var finder = try BrentRootFinder()
    var failed = false
    do {
      _ = try finder.root(between: -1, and: 1) { $0 > 0.2 && $0 < 0.9 ? .nan : $0 - 0.1 }
      _ = try finder.root(between: -1, and: 1) { _ in .nan }
    } catch { failed = true }
    #expect(failed)
  }

  /// Parameters outside the domain give NaN and do not end the process.
  @Test func domainErrorsDoNotAbort() {
    #expect(BetaProbability.quantile(below: 0.5, alpha: -1, beta: 2).isNaN)
    #expect(GammaProbability.quantile(below: 2, shape: 1).isNaN)
  }
}
