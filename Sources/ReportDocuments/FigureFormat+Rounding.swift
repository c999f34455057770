extension FigureFormat {
  /// Rounds values to multiples of `place` so that they sum to the rounded total.
  ///
  /// The largest-remainder method: all are rounded down, and what is missing goes, one step each, to
  /// those with the largest remainders (the earlier one at a tie). `total` is the sum before
  /// rounding; the returned total is it rounded to `place`, half away from zero. Where the given
  /// total is not the values' sum within one step a value, each value is rounded on its own and the
  /// returned total is their sum, so that a printed table always adds up. A value that is not finite
  /// stays so, and so does the total.
  public static func roundedToSum(
    _ values: [Double], total: Double, place: Double = 1
  ) -> (values: [Double], total: Double) {
    let step = place.isFinite && place >= 1 ? place : 1
    let scaled = values.map { $0 / step }
    var steps = scaled.map { $0.rounded(.down) }
    let wanted = (total / step).rounded(.toNearestOrAwayFromZero)
    let missing = wanted - steps.reduce(0, +)
    guard scaled.allSatisfy({ abs($0) < 1e15 }), missing >= 0, missing <= Double(values.count)
    else {
      let nearest = scaled.map { $0.rounded(.toNearestOrAwayFromZero) * step + 0 }
      return (nearest, nearest.reduce(0, +))
    }
    let order = scaled.indices.sorted {
      let (left, right) = (scaled[$0] - steps[$0], scaled[$1] - steps[$1])
      return left != right ? left > right : $0 < $1
    }
    for index in order.prefix(Int(missing)) { steps[index] += 1 }
    return (steps.map { $0 * step + 0 }, wanted * step + 0)
  }
}
