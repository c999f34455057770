internal import BudgetProjection
internal import CalculationGraphs

/// A figure's formula over operands.
indirect enum FigureExpression: Sendable {
  /// A number of the domain.
  case number(Double)
  /// A figure, value, draw or step.
  case operand(ExplainedTerm)
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

  /// The operands in reading order, with repeats.
  var operands: [ExplainedTerm] {
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
}

/// One operand of a formula: something with a name, or an intermediate result with a number.
struct ExplainedTerm: Sendable, Hashable {
  /// What it is.
  enum Identity: Sendable, Hashable {
    case named(FormulaBook.Named)
    /// An intermediate result, by its entry in the book.
    case step(FormulaBook.Index)
  }

  /// What it is.
  let identity: Identity
  /// How it is printed.
  let name: String
  /// The fiscal year, or `nil` where it has none.
  let year: Int?
  /// The node that holds its number.
  let node: Node
  /// How it is computed; `nil` for a draw or what is given.
  let formula: FormulaBook.Index?
}
