import Testing

@testable import SummaryMeasures

@Suite struct EstimateTests {
  /// `scipy.stats.beta.ppf(.025, k, n - k + 1)` and `.ppf(.975, k + 1, n - k)`, scipy 1.17.
  @Test(arguments: [
    (0, 20, 0.0, 0.1684334709830853),
    (20, 20, 0.8315665290169146, 1.0),
    (0, 10_000, 0.0, 0.0003688199146187622),
    (10_000, 10_000, 0.9996311800853812, 1.0),
    (50, 100, 0.39832112950330095, 0.601678870496699),
    (830, 1_000, 0.8052558549287963, 0.8527829776475314),
    (99_500, 100_000, 0.9945431588229897, 0.9954277558499294),
    (1, 1_000_000, 2.5317807663794178e-08, 5.571630655166939e-06),
    (0, 1_000_000, 0.0, 3.688872650206488e-06),
  ])
  func exactIntervalsAgreeWithScipy(hits: Int, trials: Int, low: Double, high: Double) {
    let interval = ClopperPearsonInterval(successes: hits, trials: trials)
    #expect(abs(interval.low - low) <= 1e-9 * low)
    #expect(abs(interval.high - high) <= 1e-9 * high)
  }

  @Test func theIntervalIsStudentsAroundThePooledNumber() throws {
    // Twenty replicates 1 … 20: sd √35, error √(35/20); scipy.stats.t.ppf(.975, 19).
    let estimate = Estimate(10.4, replicates: (1...20).map(Double.init))
    let error = 1.75.squareRoot()
    #expect(abs(try #require(estimate.error) - error) < 1e-12)
    #expect(abs(try #require(estimate.low) - (10.4 - 2.0930240544083087 * error)) < 1e-9)
    #expect(abs(try #require(estimate.high) - (10.4 + 2.0930240544083087 * error)) < 1e-9)
  }

  @Test func replicatesWithoutANumberAreLeftOut() throws {
    let estimate = Estimate(2, replicates: [1, .nan, 3])
    // Two replicates: sd √2, error 1, one degree of freedom.
    #expect(abs(try #require(estimate.error) - 1) < 1e-12)
    #expect(abs(try #require(estimate.high) - (2 + 12.706204736174694)) < 1e-6)
    #expect(estimate.isRough)
    #expect(Estimate(2, replicates: [.nan, 3]).error == nil)
  }

  @Test func agreeingReplicatesOfAProbabilityHaveTheExactInterval() {
    let estimate = Estimate(
      successes: 10_000, trials: 10_000, replicates: [Double](repeating: 1, count: 20))
    #expect(estimate.value == 1)
    #expect(estimate.error == 0)
    #expect(abs((estimate.low ?? 0) - 0.9996311800853812) < 1e-12)
    #expect(estimate.high == 1)
  }

  @Test func aProbabilityStaysBetweenZeroAndOne() {
    var shares = [Double](repeating: 0, count: 20)
    shares[0] = 0.02
    let estimate = Estimate(successes: 1, trials: 1_000, replicates: shares)
    #expect(estimate.low == 0)
    #expect((estimate.high ?? 0) > 0.001)
  }

  @Test func numbersInFindingsAreWrittenPlainly() {
    #expect(CheckMessages.plain(318_500) == "318,500")
    #expect(CheckMessages.plain(-1_234.5) == "−1,234.5")
    #expect(CheckMessages.plain(0.0123) == "0.0123")
    #expect(CheckMessages.plain(83.1234, digits: 4) == "83.12")
    #expect(CheckMessages.plain(0) == "0")
    #expect(CheckMessages.plain(999.99999, digits: 4) == "1,000")
    #expect(CheckMessages.plain(.infinity) == "n/a (beyond all bounds)")
  }
}
