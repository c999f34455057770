/// Spearman's rank correlation of one column with others; ties share their mean rank.
struct RankCorrelation {
  private let deviations: [Double]
  private let size: Double

  /// Ranks a column; `nil` where all its numbers are equal or one is not finite.
  init?(_ column: [Double]) {
    guard let deviations = Self.rankDeviations(column) else { return nil }
    self.deviations = deviations
    self.size = deviations.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The correlation with another column of as many numbers, −1..1; `nil` where it has none.
  func with(_ column: [Double]) -> Double? {
    guard column.count == deviations.count, let others = Self.rankDeviations(column) else {
      return nil
    }
    var product = 0.0
    var square = 0.0
    for index in others.indices {
      product += others[index] * deviations[index]
      square += others[index] * others[index]
    }
    return product / (size * square.squareRoot())
  }

  /// Ranks less their mean; `nil` where all numbers are equal or one is not finite.
  private static func rankDeviations(_ column: [Double]) -> [Double]? {
    guard column.allSatisfy(\.isFinite) else { return nil }
    let order = column.indices.sorted { column[$0] < column[$1] }
    guard let first = order.first, let last = order.last, column[first] < column[last] else {
      return nil
    }
    let mean = Double(column.count - 1) / 2
    var deviations = [Double](repeating: 0, count: column.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, column[order[end + 1]] == column[order[start]] { end += 1 }
      for position in start...end { deviations[order[position]] = Double(start + end) / 2 - mean }
      start = end + 1
    }
    return deviations
  }
}
