internal import CalculationGraphs

/// A figure's formula over named operands.
indirect enum FigureExpression: Sendable {
  /// A number that has no name.
  case number(Double)
  /// A named figure.
  case operand(NamedOperand)
  /// Terms added up, in order.
  case sum([Term])
  /// Factors multiplied, in order.
  case product([FigureExpression])
  /// A quotient.
  case quotient(FigureExpression, FigureExpression)
  /// A function by its word, e.g. `max`, `ceil`.
  case function(String, [FigureExpression])
  /// A comparison by its sign; 1 where it holds.
  case comparison(String, FigureExpression, FigureExpression)
  /// Condition, value where it holds, value where not.
  case conditional(FigureExpression, FigureExpression, FigureExpression)
  /// What one supply pays of one demand where so many supplies pay so many demands in order.
  case flow(FigureExpression, FigureExpression, supplies: Int, demands: Int)

  /// A term of a sum.
  struct Term: Sendable {
    /// Taken away, not added.
    let isSubtracted: Bool
    /// The term.
    let expression: FigureExpression
  }
}

/// A node under the name that an explanation gives it.
struct NamedOperand: Sendable, Hashable {
  /// The node.
  let node: Node
  /// The name.
  let name: String
  /// The fiscal year, or `nil` where the value has none.
  let year: Int?
  /// The name can be asked for again.
  var isFigure = true
}

extension FigureExpression {
  /// The operands in reading order, with repeats.
  var operands: [NamedOperand] {
    switch self {
    case .number: []
    case .operand(let operand): [operand]
    case .sum(let terms): terms.flatMap(\.expression.operands)
    case .product(let factors): factors.flatMap(\.operands)
    case .quotient(let above, let below): above.operands + below.operands
    case .function(_, let arguments): arguments.flatMap(\.operands)
    case .comparison(_, let left, let right): left.operands + right.operands
    case .conditional(let condition, let yes, let no):
      condition.operands + yes.operands + no.operands
    case .flow(let supply, let demand, _, _): supply.operands + demand.operands
    }
  }

  /// The value of a formula made of sums, products, quotients and maxima; `nil` for others.
  func value(_ values: [Node: Double]) -> Double? {
    switch self {
    case .number(let number): return number
    case .operand(let operand): return values[operand.node]
    case .sum(let terms):
      var total = 0.0
      for term in terms {
        guard let value = term.expression.value(values) else { return nil }
        total += term.isSubtracted ? -value : value
      }
      return total
    case .product(let factors):
      var product = 1.0
      for factor in factors {
        guard let value = factor.value(values) else { return nil }
        product *= value
      }
      return product
    case .quotient(let above, let below):
      guard let first = above.value(values), let second = below.value(values) else { return nil }
      return first / second
    case .function, .comparison, .conditional, .flow: return nil
    }
  }
}
