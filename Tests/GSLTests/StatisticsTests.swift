import GSL
import Testing

/// Statistics against values that numpy gives and closed forms.
@Suite struct StatisticsTests {
  /// A sample whose statistics are whole or simple numbers.
  private let values = [2.0, 4, 4, 4, 5, 5, 7, 9]

  @Test func meanAndSpread() {
    #expect(SampleStatistics.mean(values) == 5)
    #expect(abs(SampleStatistics.variance(values) - 32.0 / 7) < 1e-15)
    #expect(abs(SampleStatistics.standardDeviation(values) - (32.0 / 7).squareRoot()) < 1e-15)
    #expect(SampleStatistics.mean([Double]()).isNaN)
    #expect(SampleStatistics.variance([1.0]).isNaN)
  }

  /// numpy.quantile(values, q), type 7.
  @Test(arguments: [(0.0, 2.0), (0.1, 3.4), (0.5, 4.5), (0.9, 7.6), (1.0, 9.0)])
  func quantileOfTypeSeven(_ fraction: Double, _ expected: Double) {
    #expect(abs(SampleStatistics.quantile(ofSorted: values, at: fraction) - expected) < 1e-14)
    #expect(SampleStatistics.quantile(ofSorted: values, at: 1.5).isNaN)
  }

  @Test func correlation() {
    #expect(abs(SampleStatistics.correlation([1, 2, 3], [2, 4, 6]) - 1) < 1e-15)
    #expect(abs(SampleStatistics.correlation([1, 2, 3], [3, 1, 2]) + 0.5) < 1e-15)
    #expect(SampleStatistics.correlation([1], [2]).isNaN)
  }

  @Test func runningStatistics() throws {
    var running = try RunningStatistics()
    for value in values { running.add(value) }
    #expect(running.count == 8)
    #expect(abs(running.mean - 5) < 1e-14)
    #expect(abs(running.variance - 32.0 / 7) < 1e-14)
    #expect(running.minimum == 2 && running.maximum == 9)
  }

  @Test func version() {
    #expect(GSLVersion.loaded.split(separator: ".").count >= 2)
    #expect(GSLVersion.loaded.first == GSLVersion.built.first)
  }
}
