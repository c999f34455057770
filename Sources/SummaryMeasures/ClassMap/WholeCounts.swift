internal import MonteCarlo

/// How often each whole number occurs in a column: counts that add up in any order.
struct WholeCounts: Sendable {
  /// The widest window that is counted number by number.
  private static let widest = 1 << 16

  /// The number that is counted first in `near`.
  private var low = 0
  private var near: [UInt32] = []
  /// Numbers outside the window.
  private var far: [Int: UInt32] = [:]

  /// Counts some numbers, rounded to whole ones.
  mutating func add(_ values: UnsafeBufferPointer<Double>) {
    for value in values {
      let number = Int(min(max(value.rounded(), -0x1p52), 0x1p52))
      if near.isEmpty { low = number - 8 }
      let place = number - low
      if place >= 0, place < near.count {
        near[place] += 1
      } else {
        add(number, 1)
      }
    }
  }

  /// Counts a number, widening the window where it may be.
  private mutating func add(_ number: Int, _ count: UInt32) {
    if near.isEmpty { low = number - 8 }
    let first = min(low, number - 8)
    let end = max(low + near.count, number + 8)
    guard end - first <= Self.widest else {
      far[number, default: 0] += count
      return
    }
    if first < low {
      near.insert(contentsOf: repeatElement(0, count: low - first), at: 0)
      low = first
    }
    if end > low + near.count {
      near.append(contentsOf: repeatElement(0, count: end - low - near.count))
    }
    near[number - low] += count
  }

  /// Takes in what another has counted.
  mutating func add(_ other: WholeCounts) {
    for (place, count) in other.near.enumerated() where count > 0 { add(other.low + place, count) }
    for (number, count) in other.far { add(number, count) }
  }

  /// The numbers that occur with their counts, ascending.
  private var ordered: [(number: Int, count: Int)] {
    var all = far.mapValues { Int($0) }
    for (place, count) in near.enumerated() where count > 0 {
      all[low + place, default: 0] += Int(count)
    }
    return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The numbers at or below which some shares of all lie, each a number that occurs.
  func quantiles(_ shares: [Double]) -> [Int] {
    let ordered = ordered
    let total = ordered.reduce(0) { $0 + $1.count }
    return shares.map { share in
      let rank = QuantileRank.rank(share, of: total)
      var below = 0
      for (number, count) in ordered {
        below += count
        if below >= rank { return number }
      }
      return ordered.last?.number ?? 0
    }
  }
}
