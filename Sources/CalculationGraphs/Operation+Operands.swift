extension Operation {
  /// The nodes it names itself, in order; none for a flow, whose operands its allocation holds.
  public var operands: [Node] {
    switch self {
    case .constant, .input, .flow:
      return []
    case .negate(let operand), .exponential(let operand), .logarithm(let operand),
      .ceiling(let operand), .floor(let operand), .nearest(let operand):
      return [operand]
    case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right),
      .divide(let left, let right), .minimum(let left, let right), .maximum(let left, let right),
      .power(let left, let right), .greaterOrEqual(let left, let right),
      .greater(let left, let right), .equal(let left, let right),
      .poissonQuantile(let left, let right):
      return [left, right]
    case .select(let first, let second, let third),
      .binomialQuantile(let first, let second, let third):
      return [first, second, third]
    }
  }
}
