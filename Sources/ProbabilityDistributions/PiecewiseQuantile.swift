import CKernels

/// A quantile function with jumps and kinks: atoms and straight lines, which are exact, and curves.
struct PiecewiseQuantile: Sendable {
  /// One piece, from where the one before ends.
  private struct Piece {
    /// The cumulative probability at its start.
    let start: Double
    /// Its width in probability.
    let width: Double
    /// The value at its start.
    let low: Double
    /// The value at its end.
    let high: Double
    /// The curve over scores of its own share, unless it is a line or an atom.
    let curve: ScoreTable?
  }

  /// Ascending pieces.
  private let pieces: [Piece]
  /// The cumulative probability at the end of each; the last is 1.
  private let ends: [Double]
  /// Whether there is a curve among the pieces.
  private let hasCurves: Bool

  /// The most steps of one curve, beyond which its piece is cut instead.
  private static let mostSteps = 8192

  /// Takes the pieces of a distribution.
  init(_ parts: [QuantilePiece]) {
    precondition(!parts.isEmpty, "A distribution has at least one piece.")
    let parts = parts.flatMap { Self.curves(of: $0, cuts: 4) }
    var ends = parts.dropFirst().map(\.piece.below)
    ends.append(1)
    self.ends = ends
    pieces = zip(parts, ends).map { part, end in
      Piece(
        start: part.piece.below, width: end - part.piece.below, low: part.piece.range.lowerBound,
        high: part.piece.range.upperBound, curve: part.curve)
    }
    hasCurves = pieces.contains { $0.curve != nil }
  }

  /// A piece with its curve; cut where the curve is worst, as often as allowed, until it fits.
  private static func curves(of piece: QuantilePiece, cuts: Int)
    -> [(piece: QuantilePiece, curve: ScoreTable?)]
  {
    if piece.atom != nil || piece.distribution.isUniform(on: piece.range) { return [(piece, nil)] }
    let curve = ScoreTable(piece, mostSteps: mostSteps)
    guard let worst = curve.worst, cuts > 0, let halves = piece.cut(at: worst) else {
      return [(piece, curve)]
    }
    return curves(of: halves.0, cuts: cuts - 1) + curves(of: halves.1, cuts: cuts - 1)
  }

  /// The index of the piece of a uniform: the first that ends at or above it.
  private func index(of u: Double) -> Int {
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] >= u { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Makes draws from uniforms; the destination may be the uniforms.
  func fill(
    from uniforms: UnsafePointer<Double>, into destination: UnsafeMutablePointer<Double>, count: Int
  ) {
    guard hasCurves else {
      fillStraight(from: uniforms, into: destination, count: count)
      return
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { room in
      guard let shares = room.baseAddress else { return }
      let draws = shares + count
      var positions: [Int] = []
      draws.initialize(repeating: 0, count: count)
      fillStraight(from: uniforms, into: draws, count: count)
      for (number, piece) in pieces.enumerated() {
        guard let curve = piece.curve else { continue }
        positions.removeAll(keepingCapacity: true)
        let before = number == 0 ? 0 : ends[number - 1]
        let end = ends[number]
        for trial in 0..<count where uniforms[trial] > before && uniforms[trial] <= end {
          let share = (uniforms[trial] - piece.start) / piece.width
          (shares + positions.count).initialize(to: min(share, 1 - 0x1p-53))
          positions.append(trial)
        }
        ek_normal_quantile(shares, shares, positions.count)
        curve.fill(fromScores: shares, into: shares, count: positions.count)
        for (index, trial) in positions.enumerated() {
          draws[trial] = min(max(shares[index], piece.low), piece.high)
        }
      }
      destination.update(from: draws, count: count)
    }
  }

  /// The draws on atoms and lines.
  private func fillStraight(
    from uniforms: UnsafePointer<Double>, into destination: UnsafeMutablePointer<Double>, count: Int
  ) {
    for trial in 0..<count {
      let u = uniforms[trial]
      let piece = pieces[index(of: u)]
      let share = (u - piece.start) / piece.width
      destination[trial] = min(piece.low + share * (piece.high - piece.low), piece.high)
    }
  }
}
