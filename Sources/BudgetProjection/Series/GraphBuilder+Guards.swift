internal import CalculationGraphs

extension GraphBuilder {
  /// left / right, or 0 where right is at most `least`.
  mutating func divideOrZero(_ left: Node, _ right: Node, above least: Double = 0) -> Node {
    if let divisor = constantValue(right) {
      return divisor > least ? divide(left, right) : constant(0)
    }
    return select(greater(right, constant(least)), divide(left, right), constant(0))
  }

  /// left − right of two amounts, or 0 where they differ by what rounding leaves of two sums that are the
  /// same: at most 1e-12 of them.
  mutating func difference(_ left: Node, _ right: Node) -> Node {
    let difference = subtract(left, right)
    guard constantValue(difference) == nil else { return difference }
    let size = maximum(difference, negate(difference))
    // Of the smaller amount, and so asked that infinities and what is not a number stay visible.
    let dust = multiply(constant(1e-12), minimum(left, right))
    return select(greaterOrEqual(dust, size), constant(0), difference)
  }

  /// The larger of a value and 0.
  mutating func nonnegative(_ value: Node) -> Node {
    switch operations[Int(value.index)] {
    case .flow, .greater, .greaterOrEqual, .equal, .exponential: value
    case .maximum(let left, let right)
    where (constantValue(left) ?? -1) >= 0 || (constantValue(right) ?? -1) >= 0: value
    default: maximum(value, constant(0))
    }
  }
}
