/// Buckets of equal width; what lies outside goes to the first or the last.
struct BucketGrid {
  private let low: Double
  private let scale: Double
  private let last: Double
  /// The number of buckets.
  let count: Int

  /// A grid of `count` buckets for some numbers; none where they are all equal, or so far apart or
  /// near that a width cannot be computed.
  init?(_ values: UnsafeBufferPointer<Double>, count: Int) {
    let step = max(1, values.count / 256)
    var sample = stride(from: 0, to: values.count, by: step).map { values[$0] }
    sample.sort()
    // The outermost quantiles asked for are p5 and p95.
    let margin = sample.count * 3 / 200
    var low = sample[margin]
    var high = sample[sample.count - 1 - margin]
    if !(low < high) {
      low = values.reduce(values[0]) { $1 < $0 ? $1 : $0 }
      high = values.reduce(values[0]) { $1 > $0 ? $1 : $0 }
    }
    let scale = Double(count - 1) / (high - low)
    guard low < high, scale > 0, scale.isFinite else { return nil }
    self.low = low
    self.scale = scale
    self.last = Double(count - 1)
    self.count = count
  }

  /// The bucket of each number; a larger number never has a lower bucket.
  func fill(_ buckets: UnsafeMutableBufferPointer<UInt16>, from values: UnsafeBufferPointer<Double>)
  {
    for position in 0..<values.count {
      var place = (values[position] - low) * scale
      place = place > 0 ? place : 0
      place = place < last ? place : last
      // The low bits of a number above 2⁵² are its whole part; no conversion can trap.
      buckets[position] = UInt16(truncatingIfNeeded: (place + 0x1p52).bitPattern)
    }
  }
}
