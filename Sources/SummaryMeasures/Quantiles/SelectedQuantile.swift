internal import GSL

/// A quantile of a column with its 95 % interval; all three are numbers of the column.
struct SelectedQuantile {
  /// The least number at or below which the share of all numbers lies.
  let value: Double
  /// The ends of its interval; `nil` where fewer than two replicates have numbers.
  let interval: (low: Double, high: Double)?
  /// Student's t by which the interval is an error.
  let student: Double
  /// A gap between two neighbouring numbers makes up most of the interval and much of the spread.
  let isAtStep: Bool

  /// The quantile as an estimate: its error is (high − low) / 2t.
  func estimate(isDeterministic: Bool, isRough: Bool) -> Estimate {
    if isDeterministic { return .exact(value, isDeterministic: true) }
    guard let interval else {
      return Estimate(value: value, error: nil, low: nil, high: nil, isRough: isRough)
    }
    let isExact = Estimate.isSame(interval.low, interval.high)
    let error = isExact ? 0 : (interval.high - interval.low) / (2 * student)
    return Estimate(
      value: value, error: error, low: interval.low, high: interval.high, isRough: isRough,
      isAtStep: isAtStep)
  }
}

/// How far quantiles of a column may be off, from the shares at or below them in each replicate.
struct QuantileReach {
  /// Student's t with R − 1 degrees, 95 % two-sided.
  let student: Double
  private let replicates: [UnsafeBufferPointer<Double>]
  private let count: Int

  /// Prepares for a column; `nil` where fewer than two replicates have numbers.
  init?(_ column: ReplicatedColumn) {
    count = column.values.count
    replicates = (0..<column.replicates).map(column.replicate).filter { !$0.isEmpty }
    guard replicates.count > 1 else { return nil }
    student = StudentTProbability.quantile(above: 0.025, degrees: Double(replicates.count - 1))
  }

  /// By how many of the column's N numbers the rank of a quantile may be off:
  /// N · max(t · sd(F) / √R, 1/N), with F the share at or below it by replicate.
  ///
  /// Where several numbers equal the quantile, the share below it counts too, if it varies more: an
  /// award that comes in all but about 5 of 100 futures has F = 1 whatever number fail.
  func reach(_ quantile: Double) -> Double {
    var below: [Double] = []
    var atOrBelow: [Double] = []
    var equal = 0
    // What differs by the dust of a sum counts as equal.
    let dust = 1e-9 * max(1, abs(quantile))
    let (low, high) = (quantile - dust, quantile + dust)
    for numbers in replicates {
      let (less, most) = Self.counts(of: numbers, below: low, upTo: high)
      equal += most - less
      below.append(Double(less) / Double(numbers.count))
      atOrBelow.append(Double(most) / Double(numbers.count))
    }
    let deviation = max(spread(atOrBelow), equal > 1 ? spread(below) : 0)
    return max(1, Double(count) * student * deviation / Double(replicates.count).squareRoot())
  }

  /// How many numbers are below one bound, and at or below another; eight at a time.
  private static func counts(
    of numbers: UnsafeBufferPointer<Double>, below low: Double, upTo high: Double
  ) -> (less: Int, most: Int) {
    var (less, most) = (SIMD8<Int64>.zero, SIMD8<Int64>.zero)
    let whole = numbers.count / 8 * 8
    let bytes = UnsafeRawBufferPointer(numbers)
    for first in stride(from: 0, to: whole * 8, by: 64) {
      let eight = bytes.loadUnaligned(fromByteOffset: first, as: SIMD8<Double>.self)
      less.replace(with: less &+ 1, where: eight .< low)
      most.replace(with: most &+ 1, where: eight .<= high)
    }
    let rest = numbers[whole...]
    return (
      Int(less.wrappedSum()) + rest.count { $0 < low },
      Int(most.wrappedSum()) + rest.count { $0 <= high }
    )
  }

  private func spread(_ shares: [Double]) -> Double {
    // GSL's running mean may leave a rounding error between equal numbers.
    shares.allSatisfy { $0 == shares[0] } ? 0 : SampleStatistics.standardDeviation(shares)
  }
}

extension ReplicatedColumn {
  /// Whether a gap between two neighbouring numbers makes up more than half of an interval that is
  /// wider than a tenth of the spread.
  func hasStep(from low: Double, to high: Double, spread: Double) -> Bool {
    let width = high - low
    guard width > 0, width > spread / 10 else { return false }
    var last = low
    for number in values.filter({ low < $0 && $0 < high }).sorted() + [high] {
      if number - last > width / 2 { return true }
      last = number
    }
    return false
  }
}
