import GSL

/// A part of a distribution whose quantile function is smooth, or one of its atoms.
struct QuantilePiece {
  /// The whole distribution.
  let distribution: Distribution
  /// From and to which value.
  let range: ClosedRange<Double>
  /// The probability below the piece.
  let below: Double
  /// The probability above the piece.
  let above: Double
  /// The probability of the piece.
  let mass: Double

  /// The value of a piece that is an atom.
  var atom: Double? { range.lowerBound == range.upperBound ? range.lowerBound : nil }

  /// The distribution cut at its atoms and wherever its density is not smooth, ascending.
  static func pieces(of distribution: Distribution) -> [QuantilePiece] {
    let support = distribution.support
    var result: [QuantilePiece] = []
    func add(_ range: ClosedRange<Double>, mass: Double, isAtom: Bool) {
      guard mass > 0 else { return }
      result.append(
        QuantilePiece(
          distribution: distribution, range: range,
          below: distribution.probability(below: range.lowerBound, including: !isAtom),
          above: distribution.probability(above: range.upperBound, including: !isAtom), mass: mass))
    }
    var previous = support.lowerBound
    for point in distribution.breakpoints() + [support.upperBound] {
      if previous < point {
        let mass = distribution.mass(
          from: previous, through: point, including: false, excludingStart: true)
        add(previous...point, mass: mass, isAtom: false)
      }
      if point.isFinite, result.last?.atom != point {
        add(point...point, mass: distribution.mass(from: point, through: point), isAtom: true)
      }
      previous = max(previous, point)
    }
    return result
  }

  /// The two parts of a piece on either side of a value, unless one of them is empty.
  func cut(at value: Double) -> (QuantilePiece, QuantilePiece)? {
    guard range.lowerBound < value, value < range.upperBound else { return nil }
    let left = distribution.mass(
      from: range.lowerBound, through: value, including: false, excludingStart: true)
    let right = distribution.mass(
      from: value, through: range.upperBound, including: false, excludingStart: true)
    guard left > 0, right > 0 else { return nil }
    return (
      QuantilePiece(
        distribution: distribution, range: range.lowerBound...value, below: below,
        above: distribution.probability(above: value, including: true), mass: left),
      QuantilePiece(
        distribution: distribution, range: value...range.upperBound,
        below: distribution.probability(below: value, including: true), above: above, mass: right)
    )
  }

  /// The quantile inside the piece at a standard normal score.
  func value(atScore score: Double) -> Double {
    let p = NormalProbability.below(score)
    let q = NormalProbability.above(score)
    let x = distribution.quantile(below: below + p * mass, above: above + q * mass)
    return min(max(x, range.lowerBound), range.upperBound)
  }

  /// The same from a value nearby, or nil when it is not near enough.
  func value(atScore score: Double, near guess: Double) -> Double? {
    let p = NormalProbability.below(score)
    let q = NormalProbability.above(score)
    let x = distribution.refined(
      guess, below: below + p * mass, above: above + q * mass, tolerance: 1e-4)
    return x.map { min(max($0, range.lowerBound), range.upperBound) }
  }

  /// How fast the value grows with the score, at a value and its score.
  func slope(at value: Double, score: Double) -> Double {
    let density = distribution.density(value)
    return NormalProbability.density(score) * mass / density
  }
}
