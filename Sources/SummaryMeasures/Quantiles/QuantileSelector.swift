internal import MonteCarlo

/// Exact quantiles of a column with their intervals, without sorting.
///
/// Numbers go to buckets of equal width between two quantiles of a small sample; only the buckets
/// that hold a wanted rank are looked at closely. The arrays are kept between columns.
struct QuantileSelector {
  /// The shares asked for, ascending, 0..1.
  let fractions: [Double]
  private var bucketOfTrial: [UInt16] = []
  private var gathered: [Double] = []
  private var counts: [Int32] = []
  private var slotOfBucket: [UInt8] = []

  /// Prepares for some shares.
  init(fractions: [Double]) {
    // Each has a rank and the two of its interval; slots of buckets are counted in a byte.
    precondition(fractions.count <= 64, "too many quantiles at a time")
    self.fractions = fractions
  }

  /// The quantiles of all numbers, each with its interval; none of an empty column.
  mutating func quantiles(of column: ReplicatedColumn) -> [SelectedQuantile] {
    let values = column.values
    if values.isEmpty { return [] }
    if values.count > 64,
      let grid = BucketGrid(
        values, count: Self.bucketCount(values.count / max(1, column.replicates)))
    {
      count(values, in: grid)
      return quantiles(of: column) { selector, ranks in selector.select(ranks, from: values) }
    }
    let sorted = values.sorted()
    return quantiles(of: column) { _, ranks in ranks.map { sorted[$0 - 1] } }
  }

  /// The quantiles, where `find` gives the numbers at some ranks, from 1.
  private mutating func quantiles(
    of column: ReplicatedColumn, find: (inout QuantileSelector, [Int]) -> [Double]
  ) -> [SelectedQuantile] {
    let count = column.values.count
    let found = find(&self, fractions.map { QuantileRank.rank($0, of: count) })
    guard let reach = QuantileReach(column) else {
      return found.map { SelectedQuantile(value: $0, interval: nil, student: 1, isAtStep: false) }
    }
    let ends = zip(fractions, found).flatMap { share, value in
      let ranks = QuantileRank.ranks(share, within: reach.reach(value), of: count)
      return [ranks.low, ranks.high]
    }
    let numbers = find(&self, ends)
    let spread = (found.last ?? 0) - (found.first ?? 0)
    return found.indices.map { place in
      let interval = (low: numbers[2 * place], high: numbers[2 * place + 1])
      return SelectedQuantile(
        value: found[place], interval: interval, student: reach.student,
        isAtStep: column.hasStep(from: interval.low, to: interval.high, spread: spread))
    }
  }

  private static func bucketCount(_ trials: Int) -> Int {
    var count = 64
    while count < 2_048 && count * 2 <= trials { count *= 2 }
    return count
  }

  private mutating func count(_ values: UnsafeBufferPointer<Double>, in grid: BucketGrid) {
    if bucketOfTrial.count < values.count {
      bucketOfTrial = [UInt16](repeating: 0, count: values.count)
    }
    bucketOfTrial.withUnsafeMutableBufferPointer { grid.fill($0, from: values) }
    counts = [Int32](repeating: 0, count: grid.count)
    slotOfBucket = [UInt8](repeating: 0, count: grid.count)
    counts.withUnsafeMutableBufferPointer { counts in
      bucketOfTrial.withUnsafeBufferPointer { buckets in
        for position in values.indices { counts[Int(buckets[position])] &+= 1 }
      }
    }
  }

  /// The numbers at some ranks, from 1, of a column whose buckets have been counted.
  private mutating func select(_ wanted: [Int], from values: UnsafeBufferPointer<Double>)
    -> [Double]
  {
    let slots = findSlots(Set(wanted.map { $0 - 1 }).sorted())
    gather(values, slots)
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
    return wanted.map { found[$0 - 1] ?? .nan }
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

  private mutating func gather(_ values: UnsafeBufferPointer<Double>, _ slots: [Slot]) {
    var next = [0] + slots.map(\.start)
    next.withUnsafeMutableBufferPointer { next in
      gathered.withUnsafeMutableBufferPointer { gathered in
        slotOfBucket.withUnsafeBufferPointer { slotOfBucket in
          bucketOfTrial.withUnsafeBufferPointer { buckets in
            for position in values.indices {
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
}
