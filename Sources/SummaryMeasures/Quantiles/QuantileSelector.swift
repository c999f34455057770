/// Exact quantiles (type 7) of a column and of each of its replicates, without sorting.
///
/// Numbers go to buckets of equal width between two quantiles of a small sample; only the buckets
/// that hold a wanted rank are looked at closely. The arrays are kept between columns.
struct QuantileSelector {
  /// The shares asked for, ascending, 0..1.
  let fractions: [Double]
  private var bucketOfTrial: [UInt16] = []
  private var gathered: [Double] = []
  private var counts: [Int32] = []
  private var pooledCounts: [Int32] = []
  private var slotOfBucket: [UInt8] = []

  /// Prepares for some shares.
  init(fractions: [Double]) {
    precondition(fractions.count <= 64, "too many quantiles at a time")
    self.fractions = fractions
  }

  /// The quantiles of all numbers, and of each replicate (empty for an empty one); replicate r is
  /// `bounds[r] ..< bounds[r + 1]`.
  mutating func quantiles(
    of values: UnsafeBufferPointer<Double>, bounds: [Int]
  ) -> (pooled: [Double], byReplicate: [[Double]]) {
    let replicates = bounds.count - 1
    let bucketCount = Self.bucketCount(values.count / max(1, replicates))
    guard values.count > 64, let grid = BucketGrid(values, count: bucketCount) else {
      return (
        sortedQuantiles(values),
        (0..<replicates).map { replicate in
          sortedQuantiles(
            UnsafeBufferPointer(rebasing: values[bounds[replicate]..<bounds[replicate + 1]]))
        }
      )
    }
    if bucketOfTrial.count < values.count {
      bucketOfTrial = [UInt16](repeating: 0, count: values.count)
    }
    bucketOfTrial.withUnsafeMutableBufferPointer { grid.fill($0, from: values) }
    pooledCounts = [Int32](repeating: 0, count: bucketCount)
    slotOfBucket = [UInt8](repeating: 0, count: bucketCount)
    var byReplicate: [[Double]] = []
    byReplicate.reserveCapacity(replicates)
    for replicate in 0..<replicates {
      let range = bounds[replicate]..<bounds[replicate + 1]
      count(range, bucketCount)
      byReplicate.append(select(values, range))
      for bucket in 0..<bucketCount { pooledCounts[bucket] &+= counts[bucket] }
    }
    counts = pooledCounts
    return (select(values, 0..<values.count), byReplicate)
  }

  private static func bucketCount(_ trials: Int) -> Int {
    var count = 64
    while count < 2_048 && count * 2 <= trials { count *= 2 }
    return count
  }

  private mutating func count(_ range: Range<Int>, _ bucketCount: Int) {
    counts = [Int32](repeating: 0, count: bucketCount)
    counts.withUnsafeMutableBufferPointer { counts in
      bucketOfTrial.withUnsafeBufferPointer { buckets in
        for position in range { counts[Int(buckets[position])] &+= 1 }
      }
    }
  }

  /// The quantiles of the numbers in a range whose buckets have been counted.
  private mutating func select(_ values: UnsafeBufferPointer<Double>, _ range: Range<Int>)
    -> [Double]
  {
    if range.isEmpty { return [] }
    let wanted = fractions.map { Rank($0, of: range.count) }
    let ranks = Set(wanted.flatMap { [$0.lower, $0.upper] }).sorted()
    let slots = findSlots(ranks)
    gather(values, range, slots)
    var found: [Int: Double] = [:]
    gathered.withUnsafeMutableBufferPointer { gathered in
      for slot in slots {
        let numbers = UnsafeMutableBufferPointer(
          rebasing: gathered[slot.start..<slot.start + slot.count])
        for rank in slot.ranks {
          found[rank] = OrderSelection.select(rank - slot.below, in: numbers)
        }
      }
    }
    for slot in slots { slotOfBucket[slot.bucket] = 0 }
    return wanted.map { $0.between(found[$0.lower] ?? .nan, found[$0.upper] ?? .nan) }
  }

  /// A bucket that holds wanted ranks.
  private struct Slot {
    let bucket: Int
    /// How many numbers are in lower buckets, and in this one.
    let below: Int
    let count: Int
    /// Where its numbers are gathered.
    let start: Int
    var ranks: [Int]
  }

  private mutating func findSlots(_ ranks: [Int]) -> [Slot] {
    var slots: [Slot] = []
    var below = 0
    var start = 0
    var bucket = 0
    for rank in ranks {
      while bucket < counts.count && below + Int(counts[bucket]) <= rank {
        below += Int(counts[bucket])
        bucket += 1
      }
      if slots.last?.bucket == bucket {
        slots[slots.count - 1].ranks.append(rank)
      } else {
        let count = Int(counts[bucket])
        slots.append(
          Slot(bucket: bucket, below: below, count: count, start: start, ranks: [rank]))
        start += count
        slotOfBucket[bucket] = UInt8(slots.count)
      }
    }
    if gathered.count < start { gathered = [Double](repeating: 0, count: start) }
    return slots
  }

  private mutating func gather(
    _ values: UnsafeBufferPointer<Double>, _ range: Range<Int>, _ slots: [Slot]
  ) {
    var next = [0] + slots.map(\.start)
    next.withUnsafeMutableBufferPointer { next in
      gathered.withUnsafeMutableBufferPointer { gathered in
        slotOfBucket.withUnsafeBufferPointer { slotOfBucket in
          bucketOfTrial.withUnsafeBufferPointer { buckets in
            for position in range {
              let slot = Int(slotOfBucket[Int(buckets[position])])
              if slot == 0 { continue }
              gathered[next[slot]] = values[position]
              next[slot] &+= 1
            }
          }
        }
      }
    }
  }

  private func sortedQuantiles(_ values: UnsafeBufferPointer<Double>) -> [Double] {
    if values.isEmpty { return [] }
    let sorted = values.sorted()
    return fractions.map { fraction in
      let rank = Rank(fraction, of: sorted.count)
      return rank.between(sorted[rank.lower], sorted[rank.upper])
    }
  }
}

/// The two order statistics between which a type-7 quantile lies (Hyndman and Fan 1996).
private struct Rank {
  let lower: Int
  let upper: Int
  let share: Double

  init(_ fraction: Double, of count: Int) {
    let place = Double(count - 1) * fraction
    lower = min(max(0, Int(place)), count - 1)
    upper = min(lower + 1, count - 1)
    share = place - Double(lower)
  }

  func between(_ first: Double, _ second: Double) -> Double {
    share == 0 || first == second ? first : first + share * (second - first)
  }
}
