/// Which of some ordered numbers is their quantile: the k-th smallest with k = ⌈n·p⌉, so that a quantile is a
/// number that occurs (the inverse of the empirical distribution; type 1 of Hyndman and Fan 1996).
public enum QuantileRank {
  /// Parts of a share in which it is a whole number.
  private static let parts = 1_000_000

  /// The rank of a quantile, 1...count, computed in integers; the share is 0...1 in millionths.
  public static func rank(_ share: Double, of count: Int) -> Int {
    clamped((millionths(share) * count + parts - 1) / parts, count)
  }

  /// The ranks of the quantiles at the share less and plus `reach`, where reach counts numbers.
  public static func ranks(_ share: Double, within reach: Double, of count: Int) -> (
    low: Int, high: Int
  ) {
    let place = Double(millionths(share) * count) / Double(parts)
    func rank(_ place: Double) -> Int {
      Int(exactly: min(max(place.rounded(.up), 1), Double(count))) ?? count
    }
    return (rank(place - reach), rank(place + reach))
  }

  private static func millionths(_ share: Double) -> Int {
    Int(exactly: (min(max(share, 0), 1) * Double(parts)).rounded()) ?? 0
  }

  private static func clamped(_ rank: Int, _ count: Int) -> Int { min(max(1, rank), max(1, count)) }
}
