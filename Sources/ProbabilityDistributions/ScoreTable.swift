import CKernels

/// A monotone quantile function over standard normal scores, as knots and slopes.
///
/// Between the knots a cubic runs (`ek_table_quantile`). The table is refined until at every
/// middle between knots it is within `probabilityBound` of the exact quantile, measured in
/// probability, or within `relativeBound` of it in value, which is what the rounding of the knots
/// allows. Knots are rounded to 40 significant bits and slopes to 30, so that a last bit that
/// differs between C libraries or CPUs does not show.
struct ScoreTable: Sendable {
  /// The values at the knots, less `offset`.
  let values: [Double]
  /// The slopes at the knots.
  let slopes: [Double]
  /// What is added to each value.
  let offset: Double

  /// The scores of the first and last knot; a uniform of 53 bits has no score outside.
  static let scores = -8.3125...8.3125
  /// The largest error in probability at the middles between knots.
  static let probabilityBound = 1.5e-10
  /// The error of a value, relative to it, that the rounding of knots may cause.
  static let relativeBound = 1e-12

  /// The value where the curve is worst, when the steps did not suffice for the bounds.
  private(set) var worst: Double?

  /// Builds the table of a piece.
  init(_ piece: QuantilePiece, mostSteps: Int) {
    var knots = Knots(piece: piece)
    while true {
      let finer = knots.refined()
      self.init(knots)
      worst = worstValue(comparedWith: finer)
      if worst == nil || knots.steps >= mostSteps { return }
      knots = finer
    }
  }

  /// Rounds the knots and limits the slopes so that the curve never falls.
  private init(_ knots: Knots) {
    let centre = knots.values[knots.steps / 2]
    let spread = knots.values[knots.steps * 9 / 16] - knots.values[knots.steps * 7 / 16]
    offset = spread < 0.01 * abs(centre) ? Self.rounded(centre, bits: 40) : 0
    let offset = offset
    let low = knots.piece.range.lowerBound - offset
    let high = knots.piece.range.upperBound - offset
    let values = knots.values.map { min(max(Self.rounded($0 - offset, bits: 40), low), high) }
    self.values = values
    let step = knots.step
    slopes = knots.slopes.indices.map { index in
      let left = index > 0 ? (values[index] - values[index - 1]) / step : .infinity
      let right =
        index + 1 < values.count ? (values[index + 1] - values[index]) / step : .infinity
      let limit = 3 * min(left, right)
      let slope = knots.slopes[index]
      return Self.rounded(slope.isFinite ? min(max(slope, 0), limit) : limit, bits: 30)
    }
  }

  /// Where the curve is farthest beyond its bounds at the knots of a table twice as fine.
  private func worstValue(comparedWith finer: Knots) -> Double? {
    var result: Double?
    var largest = Self.probabilityBound
    for index in stride(from: 1, to: finer.values.count, by: 2) {
      let left = index / 2
      let middle =
        offset + (values[left] + values[left + 1]) / 2
        + (slopes[left] - slopes[left + 1]) * finer.step / 4
      let exact = finer.values[index]
      let error = abs(middle - exact)
      if error <= Self.relativeBound * abs(exact - offset) || error <= 1e-290 { continue }
      let excess = error * finer.piece.distribution.density(exact) / finer.piece.mass
      if !(excess <= largest) {
        result = exact
        largest = excess
      }
    }
    return result
  }

  /// Writes the quantiles of scores; the destination may be the scores.
  func fill(
    fromScores scores: UnsafePointer<Double>, into destination: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    ek_table_quantile(
      destination, scores, count, values, slopes, values.count, Self.scores.lowerBound,
      Self.scores.upperBound)
    if offset != 0 { ek_add_vs(destination, destination, offset, count) }
  }

  /// A number rounded to a number of significant bits (2 to 52).
  private static func rounded(_ x: Double, bits: Int) -> Double {
    guard x.isFinite else { return x }
    let dropped = UInt64(53 - bits)
    let half: UInt64 = 1 << (dropped - 1)
    let result = Double(bitPattern: (x.bitPattern &+ half) & ~((half << 1) - 1))
    return result.isFinite ? result : x
  }
}

/// Exact values and slopes of a piece at equal steps of the score.
private struct Knots {
  /// The piece.
  let piece: QuantilePiece
  /// The number of steps, a power of two.
  let steps: Int
  /// Ascending values.
  let values: [Double]
  /// Slopes, not limited.
  let slopes: [Double]

  /// The step between knots.
  var step: Double { Self.width / Double(steps) }
  /// From the first score to the last.
  private static let width = ScoreTable.scores.upperBound - ScoreTable.scores.lowerBound

  /// The coarsest knots.
  init(piece: QuantilePiece) {
    let steps = 256
    let scores = (0...steps).map { Self.score($0, of: steps) }
    self.init(piece: piece, steps: steps, values: scores.map { piece.value(atScore: $0) })
  }

  /// Knots with values that stand already; a value never falls below the one before.
  private init(piece: QuantilePiece, steps: Int, values: [Double]) {
    var ascending: [Double] = []
    ascending.reserveCapacity(values.count)
    for value in values { ascending.append(max(value, ascending.last ?? value)) }
    self.piece = piece
    self.steps = steps
    self.values = ascending
    slopes = ascending.enumerated().map { index, value in
      piece.slope(at: value, score: Self.score(index, of: steps))
    }
  }

  /// The score of a knot.
  private static func score(_ index: Int, of steps: Int) -> Double {
    ScoreTable.scores.lowerBound + Double(index) * (width / Double(steps))
  }

  /// Twice as many steps; new values start from the curve through the old ones.
  func refined() -> Knots {
    var finer: [Double] = []
    finer.reserveCapacity(2 * steps + 1)
    for index in 0..<steps {
      finer.append(values[index])
      let score = Self.score(2 * index + 1, of: 2 * steps)
      let guess =
        (values[index] + values[index + 1]) / 2 + (slopes[index] - slopes[index + 1]) * step / 8
      finer.append(piece.value(atScore: score, near: guess) ?? piece.value(atScore: score))
    }
    finer.append(values[steps])
    return Knots(piece: piece, steps: 2 * steps, values: finer)
  }
}
