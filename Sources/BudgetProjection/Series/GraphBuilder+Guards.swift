internal import CalculationGraphs

extension GraphBuilder {
  /// left / right, or 0 where right is at most `least`.
  mutating func divideOrZero(_ left: Node, _ right: Node, above least: Double = 0) -> Node {
    if let divisor = constantValue(right) {
      return divisor > least ? divide(left, right) : constant(0)
    }
    return select(greater(right, constant(least)), divide(left, right), constant(0))
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
