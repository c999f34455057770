internal import CKernels

// Constants fold at once; x + 0, x · 1, x − x and their like need no node.
extension GraphBuilder {
  /// A number that is the same in every trial; −0 counts as 0.
  public mutating func constant(_ value: Double) -> Node {
    // Not a number is unequal to itself and would be a node of its own each time.
    if value.isNaN, let notANumber { return notANumber }
    let node = intern(.constant(value == 0 ? 0 : value))
    if value.isNaN { notANumber = node }
    return node
  }

  private mutating func fold(
    _ left: Node, _ right: Node, _ compute: (Double, Double) -> Double
  ) -> Node? {
    guard let first = constantValue(left), let second = constantValue(right) else { return nil }
    return constant(compute(first, second))
  }

  private mutating func fold(_ operand: Node, _ compute: (Double) -> Double) -> Node? {
    guard let value = constantValue(operand) else { return nil }
    return constant(compute(value))
  }

  /// left + right.
  public mutating func add(_ left: Node, _ right: Node) -> Node {
    if let folded = fold(left, right, +) { return folded }
    if constantValue(left) == 0 { return right }
    if constantValue(right) == 0 { return left }
    return intern(.add(min(left, right), max(left, right)))
  }

  /// left − right.
  public mutating func subtract(_ left: Node, _ right: Node) -> Node {
    if let folded = fold(left, right, -) { return folded }
    if left == right { return constant(0) }
    if constantValue(right) == 0 { return left }
    return intern(.subtract(left, right))
  }

  /// left · right.
  public mutating func multiply(_ left: Node, _ right: Node) -> Node {
    if let folded = fold(left, right, *) { return folded }
    if constantValue(left) == 0 || constantValue(right) == 0 { return constant(0) }
    if constantValue(left) == 1 { return right }
    if constantValue(right) == 1 { return left }
    return intern(.multiply(min(left, right), max(left, right)))
  }

  /// left / right.
  public mutating func divide(_ left: Node, _ right: Node) -> Node {
    if let folded = fold(left, right, /) { return folded }
    if constantValue(right) == 1 { return left }
    return intern(.divide(left, right))
  }

  /// The smaller one.
  public mutating func minimum(_ left: Node, _ right: Node) -> Node {
    if let folded = fold(left, right, { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) }) {
      return folded
    }
    return left == right ? left : intern(.minimum(Swift.min(left, right), Swift.max(left, right)))
  }

  /// The larger one.
  public mutating func maximum(_ left: Node, _ right: Node) -> Node {
    if let folded = fold(left, right, { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }) {
      return folded
    }
    return left == right ? left : intern(.maximum(Swift.min(left, right), Swift.max(left, right)))
  }

  /// −x.
  public mutating func negate(_ operand: Node) -> Node {
    fold(operand, { -$0 }) ?? intern(.negate(operand))
  }

  /// e^x.
  public mutating func exponential(_ operand: Node) -> Node {
    fold(operand, { ek_exp_scalar($0) }) ?? intern(.exponential(operand))
  }

  /// The natural logarithm.
  public mutating func logarithm(_ operand: Node) -> Node {
    fold(operand, { ek_log_scalar($0) }) ?? intern(.logarithm(operand))
  }

  /// left to the power of right.
  public mutating func power(_ left: Node, _ right: Node) -> Node {
    if let folded = fold(left, right, { ek_pow_scalar($0, $1) }) { return folded }
    return constantValue(right) == 1 ? left : intern(.power(left, right))
  }

  /// `ceil(x − 1e-9)`.
  public mutating func ceiling(_ operand: Node) -> Node {
    fold(operand, { ($0 - 1e-9).rounded(.up) }) ?? intern(.ceiling(operand))
  }

  /// `floor(x + 1e-9)`.
  public mutating func floor(_ operand: Node) -> Node {
    fold(operand, { ($0 + 1e-9).rounded(.down) }) ?? intern(.floor(operand))
  }

  /// The nearest whole number, half away from zero.
  public mutating func nearest(_ operand: Node) -> Node {
    fold(operand, { $0.rounded(.toNearestOrAwayFromZero) }) ?? intern(.nearest(operand))
  }

  /// 1 where left ≥ right, else 0.
  public mutating func greaterOrEqual(_ left: Node, _ right: Node) -> Node {
    if left == right { return constant(1) }
    return fold(left, right, { $0 >= $1 ? 1 : 0 }) ?? intern(.greaterOrEqual(left, right))
  }

  /// 1 where left > right, else 0.
  public mutating func greater(_ left: Node, _ right: Node) -> Node {
    if left == right { return constant(0) }
    return fold(left, right, { $0 > $1 ? 1 : 0 }) ?? intern(.greater(left, right))
  }

  /// 1 where both are equal, else 0.
  public mutating func equal(_ left: Node, _ right: Node) -> Node {
    if left == right { return constant(1) }
    return fold(left, right, { $0 == $1 ? 1 : 0 }) ?? intern(.equal(left, right))
  }

  /// `yes` where the condition is not 0, else `no`.
  public mutating func select(_ condition: Node, _ yes: Node, _ no: Node) -> Node {
    if let known = constantValue(condition) { return known != 0 ? yes : no }
    return yes == no ? yes : intern(.select(condition, yes, no))
  }

  /// The smallest x whose binomial(n, p) cdf reaches u; n is rounded to a whole number.
  public mutating func binomialQuantile(_ uniform: Node, n: Node, p: Node) -> Node {
    if constantValue(p) == 0 || constantValue(n) == 0 { return constant(0) }
    return intern(.binomialQuantile(uniform, n, p))
  }

  /// The smallest x whose Poisson cdf reaches u.
  public mutating func poissonQuantile(_ uniform: Node, mean: Node) -> Node {
    constantValue(mean) == 0 ? constant(0) : intern(.poissonQuantile(uniform, mean))
  }

  /// The sum of any number of nodes, added from the first to the last; 0 where there are none.
  public mutating func sum(_ nodes: [Node]) -> Node {
    guard var total = nodes.first else { return constant(0) }
    for node in nodes.dropFirst() { total = add(total, node) }
    return total
  }

  /// The product of any number of nodes; 1 where there are none.
  public mutating func product(_ nodes: [Node]) -> Node {
    guard var total = nodes.first else { return constant(1) }
    for node in nodes.dropFirst() { total = multiply(total, node) }
    return total
  }
}
