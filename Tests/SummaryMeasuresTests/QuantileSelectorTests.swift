import GSL
import Testing

@testable import SummaryMeasures

/// Columns made of exact arithmetic, so that numpy has the very same numbers:
/// `u = (i * 2654435761 % 2**32) / 2**32` for i in 0 ..< 20000.
///
/// Expected values: `numpy.quantile(y, [.05, .25, .5, .75, .95])` (type 7), numpy 2.
@Suite struct QuantileSelectorTests {
  private static let fractions = [0.05, 0.25, 0.5, 0.75, 0.95]
  private static let uniform = (0..<20_000).map { i in
    Double(i * 2_654_435_761 % 4_294_967_296) / 4_294_967_296
  }
  private static let cubic = uniform.map { ($0 - 0.3) * ($0 - 0.3) * ($0 - 0.3) * 1e4 }
  private static let steps = uniform.map { ($0 * 7).rounded(.down) }
  private static let tail = uniform.map { 1 / (1 - $0) }
  private static let bounds = (0...20).map { $0 * 1_000 }

  private func quantiles(_ column: [Double]) -> (pooled: [Double], byReplicate: [[Double]]) {
    var selector = QuantileSelector(fractions: Self.fractions)
    return column.withUnsafeBufferPointer { selector.quantiles(of: $0, bounds: Self.bounds) }
  }

  private func expectEqual(_ found: [Double], _ wanted: [Double]) {
    #expect(found.count == wanted.count)
    for (value, expected) in zip(found, wanted) {
      #expect(abs(value - expected) <= 1e-13 * max(1, abs(expected)))
    }
  }

  @Test func aSmoothColumnAgreesWithNumpy() {
    let found = quantiles(Self.cubic)
    expectEqual(
      found.pooled,
      [
        -156.41861912096223, -1.254477722898807, 79.90464932915597, 910.6756632854195,
        2745.617775799142,
      ])
    expectEqual(
      found.byReplicate[3],
      [
        -156.23045080821004, -1.22584285116316, 80.39421951402906, 906.7230466911311,
        2744.8192491155914,
      ])
  }

  @Test func aColumnOfFewDifferentNumbersAgreesWithNumpy() {
    let found = quantiles(Self.steps)
    #expect(found.pooled == [0, 1, 3, 5, 6])
    #expect(found.byReplicate[3] == [0, 1, 3, 5, 6])
  }

  @Test func aColumnWithALongTailAgreesWithNumpy() {
    let found = quantiles(Self.tail)
    expectEqual(
      found.pooled,
      [
        1.0525319786450325, 1.3332273554489746, 1.9996820875078982, 3.9984876314298785,
        19.980066636187594,
      ])
    expectEqual(
      found.byReplicate[3],
      [
        1.0526435072042886, 1.3339137703539294, 2.0013085546334333, 3.988100351958309,
        19.95513129495215,
      ])
  }

  @Test func aShortColumnAgreesWithNumpy() {
    var selector = QuantileSelector(fractions: Self.fractions)
    let found = Array(Self.tail.prefix(37)).withUnsafeBufferPointer {
      selector.quantiles(of: $0, bounds: [0, 37])
    }
    expectEqual(
      found.pooled,
      [
        1.031202490109492, 1.3090169875948163, 1.8944271625989344, 3.4270508437097176,
        13.976523331934196,
      ])
  }

  @Test func awkwardColumnsAgreeWithGSLOnSortedValues() {
    let columns: [[Double]] = [
      // One far outlier; two values; all but a few equal; huge and tiny; ascending; descending.
      Self.uniform.enumerated().map { $0.offset == 5 ? 1e300 : $0.element },
      Self.uniform.map { $0 < 0.62 ? 1 : 0 },
      Self.uniform.enumerated().map { $0.offset < 12 ? $0.element : 4 },
      Self.uniform.map { $0 * 1e-300 * 1e-10 },
      Self.uniform.map { ($0 - 0.5) * 1e308 },
      Self.uniform.sorted(),
      Self.uniform.sorted(by: >),
      Self.uniform.map { _ in 2.5 },
    ]
    for column in columns {
      let found = quantiles(column)
      let sorted = column.sorted()
      for (share, value) in zip(Self.fractions, found.pooled) {
        let wanted = SampleStatistics.quantile(ofSorted: sorted, at: share)
        #expect(abs(value - wanted) <= 1e-13 * abs(wanted) + 1e-300)
      }
      for replicate in 0..<20 {
        let part = column[replicate * 1_000..<(replicate + 1) * 1_000].sorted()
        for (share, value) in zip(Self.fractions, found.byReplicate[replicate]) {
          let wanted = SampleStatistics.quantile(ofSorted: part, at: share)
          #expect(abs(value - wanted) <= 1e-13 * abs(wanted) + 1e-300)
        }
      }
    }
  }

  @Test func momentsAgreeWithNumpyAndGSL() {
    for (column, mean, deviation) in [
      (Self.cubic, 579.8633925332309, 918.1772384375142),
      (Self.steps, 2.99965, 2.0001374715242073),
      (Self.tail, 10.396003138963705, 171.1122184198027),
    ] {
      let moments = column.withUnsafeBufferPointer { ColumnMoments($0) }
      #expect(moments.count == column.count)
      #expect(abs(moments.mean - mean) < 1e-12 * mean)
      #expect(abs(moments.standardDeviation - deviation) < 1e-12 * deviation)
      #expect(abs(moments.mean - SampleStatistics.mean(column)) < 1e-12 * mean)
      #expect(
        abs(moments.standardDeviation - SampleStatistics.standardDeviation(column))
          < 1e-12 * deviation)
    }
    // A small spread on a large number.
    let shifted = Self.uniform.map { 1e9 + $0 }
    let moments = shifted.withUnsafeBufferPointer { ColumnMoments($0) }
    #expect(
      abs(moments.standardDeviation - SampleStatistics.standardDeviation(Self.uniform)) < 1e-7)
  }

  @Test func theWorstTwentiethIsAveragedWithItsEdge() {
    let hundred = (1...100).map(Double.init)
    #expect(hundred.withUnsafeBufferPointer { DeficitMeasures.meanOfWorst($0) } == 98)
    // 2.5 of 50 numbers: (50 + 49 + 48/2) / 2.5.
    let fifty = (1...50).reversed().map(Double.init)
    #expect(
      abs(fifty.withUnsafeBufferPointer { DeficitMeasures.meanOfWorst($0) } - 49.2) < 1e-12)
    #expect([7.0].withUnsafeBufferPointer { DeficitMeasures.meanOfWorst($0) } == 7)
  }
}
