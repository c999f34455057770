import GSL
import MonteCarlo
import Testing

@testable import SummaryMeasures

/// Columns made of exact arithmetic, so that numpy has the very same numbers:
/// `u = (i * 2654435761 % 2**32) / 2**32` for i in 0 ..< 20000.
///
/// Expected values: `numpy.quantile(y, [.05, .25, .5, .75, .95], method="inverted_cdf")`, numpy 2; intervals
/// from the formula of Docs/Measures.md in numpy with `scipy.stats.t.ppf(.975, 19)`.
@Suite struct QuantileSelectorTests {
  private static let fractions = [0.05, 0.25, 0.5, 0.75, 0.95]
  private static let uniform = (0..<20_000).map { i in
    Double(i * 2_654_435_761 % 4_294_967_296) / 4_294_967_296
  }
  private static let cubic = uniform.map { ($0 - 0.3) * ($0 - 0.3) * ($0 - 0.3) * 1e4 }
  private static let steps = uniform.map { ($0 * 7).rounded(.down) }
  private static let tail = uniform.map { 1 / (1 - $0) }
  /// Each replicate lies 1/50 above the one before.
  private static let shifted = uniform.enumerated().map {
    $0.element + Double($0.offset / 1_000) / 50
  }
  private static let bounds = (0...20).map { $0 * 1_000 }

  private func quantiles(_ column: [Double], _ bounds: [Int] = bounds) -> [SelectedQuantile] {
    var selector = QuantileSelector(fractions: Self.fractions)
    return column.withUnsafeBufferPointer {
      selector.quantiles(of: ReplicatedColumn(values: $0, bounds: bounds))
    }
  }

  private func expectEqual(_ found: [Double], _ wanted: [Double]) {
    #expect(found.count == wanted.count)
    for (value, expected) in zip(found, wanted) {
      #expect(abs(value - expected) <= 1e-13 * max(1, abs(expected)))
    }
  }

  private func expectIntervals(_ found: [SelectedQuantile], _ wanted: [(Double, Double)]) throws {
    expectEqual(try found.map { try #require($0.interval).low }, wanted.map(\.0))
    expectEqual(try found.map { try #require($0.interval).high }, wanted.map(\.1))
  }

  @Test func aSmoothColumnAgreesWithNumpy() throws {
    let found = quantiles(Self.cubic)
    expectEqual(
      found.map(\.value),
      [
        -156.4528471770431, -1.2578791940453586, 79.89313811785996, 910.5549764886588,
        2745.605608955521,
      ])
    try expectIntervals(
      found,
      [
        (-156.78746672517548, -155.93383410181895), (-1.2728037104486591, -1.2385721918628785),
        (79.67969992488847, 80.225551004765), (908.7584204448057, 913.2040195616293),
        (2742.341403458901, 2748.1078082324243),
      ])
    #expect(found.allSatisfy { !$0.isAtStep })
  }

  @Test func aColumnWhoseReplicatesDisagreeHasWideIntervals() throws {
    let found = quantiles(Self.shifted)
    expectEqual(
      found.map(\.value),
      [
        0.18999115226790309, 0.4399682036228478, 0.6899587567988783, 0.9399709069542587,
        1.1899695552885532,
      ])
    try expectIntervals(
      found,
      [
        (0.11337512941099703, 0.2443762845173478), (0.3844743769802153, 0.4953546444606036),
        (0.6344730253145099, 0.7452965970151126), (0.8846195649169386, 0.995308747170493),
        (1.1354284366127103, 1.2664079947397113),
      ])
    #expect(found.allSatisfy { !$0.isAtStep })
  }

  @Test func aColumnOfFewDifferentNumbersAgreesWithNumpy() throws {
    let found = quantiles(Self.steps)
    #expect(found.map(\.value) == [0, 1, 3, 5, 6])
    try expectIntervals(found, [(0, 0), (1, 1), (3, 3), (5, 5), (6, 6)])
  }

  @Test func aColumnWithALongTailAgreesWithNumpy() throws {
    let found = quantiles(Self.tail)
    expectEqual(
      found.map(\.value),
      [
        1.0525117716667782, 1.3331469843495631, 1.9996436984914516, 3.9981698575569418,
        19.97968325666907,
      ])
    try expectIntervals(
      found,
      [
        (1.0523144214870157, 1.052818576896637), (1.3327962714095254, 1.333605099799382),
        (1.9989314761909998, 2.0007514134192386), (3.993442592740077, 4.005149335218899),
        (19.877350012971284, 20.05878813677528),
      ])
  }

  @Test func aShortColumnAgreesWithNumpy() {
    let found = quantiles(Array(Self.tail.prefix(37)), [0, 37])
    expectEqual(
      found.map(\.value),
      [
        1.0133309258955294, 1.3090169875948163, 1.8944271625989344, 3.4270508437097176,
        17.944266813651176,
      ])
    #expect(found.allSatisfy { $0.interval == nil })
  }

  /// An award of $52,000 that fails in exactly 5 of 100 futures of each replicate: p5 is the failure,
  /// and both values are within its reach; 4 or 6 of 100 are no such edge.
  @Test(arguments: [(40, 52_000.0, false), (50, 0.0, true), (60, 0.0, false)])
  func anAwardThatFailsStandsAtAStep(failing: Int, p5: Double, isAtStep: Bool) throws {
    let column = (0..<20_000).map { $0 % 1_000 < failing ? 0.0 : 52_000 }
    let found = quantiles(column)
    #expect(found[0].value == p5)
    #expect(found[0].isAtStep == isAtStep)
    let interval = try #require(found[0].interval)
    #expect(interval.low == (isAtStep ? 0 : p5) && interval.high == (isAtStep ? 52_000 : p5))
    #expect(found.dropFirst().allSatisfy { $0.value == 52_000 && !$0.isAtStep })
    // mc_error = (high − low) / 2t; scipy.stats.t.ppf(.975, 19).
    let error = found[0].estimate(isDeterministic: false, isRough: false).error
    #expect(
      abs(try #require(error) - (interval.high - interval.low) / (2 * 2.0930240544083087)) < 1e-6)
  }

  /// (5n + 99) div 100, and the same for the other shares.
  @Test func ranksAreWholeNumbers() {
    for count in Array(1...2_000) + [99_980, 100_000, 9_999_980, 10_000_000] {
      for percent in [5, 25, 50, 75, 95] {
        #expect(
          QuantileRank.rank(Double(percent) / 100, of: count) == (percent * count + 99) / 100)
      }
    }
    let ends = QuantileRank.ranks(0.05, within: 1, of: 10_000)
    #expect(ends.low == 499 && ends.high == 501)
    let all = QuantileRank.ranks(0.95, within: 1e9, of: 37)
    #expect(all.low == 1 && all.high == 37)
  }

  @Test func awkwardColumnsAreOrderedNumbers() {
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
      for (percent, quantile) in zip([5, 25, 50, 75, 95], found) {
        let rank = (percent * sorted.count + 99) / 100
        #expect(quantile.value == sorted[rank - 1])
        let shares = (0..<20).map { replicate in
          Double(
            column[replicate * 1_000..<(replicate + 1) * 1_000].count { $0 <= quantile.value })
            / 1_000
        }
        let reach = max(
          1,
          20_000 * 2.0930240544083087 * SampleStatistics.standardDeviation(shares)
            / 20.0.squareRoot())
        // A rounding error in the reach moves no rank by more than one.
        let low = max(0, rank - 1 - Int(reach) - 2)
        let high = min(sorted.count - 1, rank - 1 + Int(reach) + 2)
        #expect((quantile.interval?.low ?? .nan) >= sorted[low])
        #expect((quantile.interval?.high ?? .nan) <= sorted[high])
        #expect((quantile.interval?.low ?? .nan) <= sorted[max(0, rank - 2)])
        #expect((quantile.interval?.high ?? .nan) >= sorted[rank])
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
