/// Count, mean and sum of squared deviations of some numbers.
///
/// GSL's `gsl_stats` divides once a value in extended precision, some twenty times the time of
/// these sums; the tests hold the results against it.
struct ColumnMoments: Hashable {
  /// The number of trials added up at a time, in trial order.
  static let chunkSize = 1_024

  /// How many numbers.
  private(set) var count = 0
  /// Their mean, 0 for none.
  private(set) var mean = 0.0
  /// Σ(x − mean)².
  private(set) var squares = 0.0

  /// Nothing yet.
  init() {}

  /// Moments of a column, chunk by chunk in trial order.
  init(_ values: UnsafeBufferPointer<Double>) {
    var start = 0
    while start < values.count {
      let end = min(start + Self.chunkSize, values.count)
      add(ColumnMoments(chunk: UnsafeBufferPointer(rebasing: values[start..<end])))
      start = end
    }
  }

  private init(chunk: UnsafeBufferPointer<Double>) {
    count = chunk.count
    let mean = Self.sum(chunk) { $0 } / Double(chunk.count)
    // The second sum would be 0 without rounding; it corrects the first.
    let deviations = Self.sum(chunk) { $0 - mean }
    let squares = Self.sum(chunk) { ($0 - mean) * ($0 - mean) }
    self.mean = mean
    self.squares = max(0, squares - deviations * deviations / Double(chunk.count))
  }

  /// Joins the moments of more numbers (Chan, Golub and LeVeque 1983).
  mutating func add(_ other: ColumnMoments) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    let all = Double(count + other.count)
    let difference = other.mean - mean
    let share = Double(other.count) / all
    mean += difference * share
    squares += other.squares + difference * difference * Double(count) * share
    count += other.count
  }

  /// The sample standard deviation (divisor n − 1); 0 for fewer than two numbers, and where it is no
  /// more than rounding leaves of numbers that are the same.
  var standardDeviation: Double {
    guard count > 1 else { return 0 }
    let deviation = (squares / Double(count - 1)).squareRoot()
    return Estimate.isSame(mean + deviation, mean) ? 0 : deviation
  }

  /// A sum in eight interleaved parts, always the same ones.
  @inline(__always)
  private static func sum(
    _ values: UnsafeBufferPointer<Double>, _ term: (SIMD8<Double>) -> SIMD8<Double>
  ) -> Double {
    var parts = SIMD8<Double>.zero
    let whole = values.count & ~7
    if let start = UnsafeRawPointer(values.baseAddress) {
      for position in stride(from: 0, to: whole, by: 8) {
        parts += term(
          start.loadUnaligned(fromByteOffset: position * 8, as: SIMD8<Double>.self))
      }
    }
    var total = parts.sum()
    for position in whole..<values.count {
      total += term(SIMD8(repeating: values[position]))[0]
    }
    return total
  }
}
