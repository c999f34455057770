internal import BudgetProjection
internal import CalculationGraphs
internal import FigureCatalogue

/// Reads a recorded formula down to the nearest operands that have names.
struct FormulaReader {
  /// The recorded formulas.
  let book: FormulaBook
  /// Constants of the graph.
  let graph: CalculationGraph
  /// The values in the trial shown.
  let values: [Node: Double]
  /// Prints names.
  let facts: FigureFacts
  /// The fiscal year of the figure whose formula is read.
  let year: Int?
  /// The numbers of the steps that have no name; they count through one explanation.
  private(set) var steps: [FormulaBook.Index: Int]
  /// Operations that may still be read into this formula; further ones become operands.
  private var operationsLeft = 14

  /// The most terms that one sum is taken apart into.
  private static let mostTerms = 2_000
  /// The deepest nesting of one formula.
  private static let deepest = 5

  /// Prepares to read formulas of one year.
  init(
    book: FormulaBook, graph: CalculationGraph, values: [Node: Double], facts: FigureFacts,
    year: Int?, steps: [FormulaBook.Index: Int]
  ) {
    self.book = book
    self.graph = graph
    self.values = values
    self.facts = facts
    self.year = year
    self.steps = steps
  }

  /// A formula; `nil` where it is a plain number.
  mutating func formula(_ index: FormulaBook.Index) -> FigureExpression? {
    if case .number = book.entry(index) { return nil }
    if let name = named(index) { return .operand(name) }
    return expand(index, depth: 0)
  }

  private func named(_ index: FormulaBook.Index) -> ExplainedTerm? {
    guard case .name(let position) = book.entry(index) else { return nil }
    let name = book.name(position)
    return ExplainedTerm(
      identity: .named(name.what), name: facts.name(of: name.what), year: name.year,
      node: book.node(index), formula: name.formula)
  }

  private mutating func read(_ index: FormulaBook.Index, _ depth: Int) -> FigureExpression {
    if case .number(let value) = book.entry(index) { return .number(value) }
    if let name = named(index) { return .operand(name) }
    operationsLeft -= 1
    if operationsLeft < 0 || depth >= Self.deepest { return .operand(step(index)) }
    return expand(index, depth: depth)
  }

  private mutating func step(_ index: FormulaBook.Index) -> ExplainedTerm {
    let number = steps[index] ?? steps.count + 1
    steps[index] = number
    return ExplainedTerm(
      identity: .step(index), name: ExplanationMessages.step(number), year: year,
      node: book.node(index), formula: index)
  }

  private mutating func expand(_ index: FormulaBook.Index, depth: Int) -> FigureExpression {
    switch book.entry(index) {
    case .number(let value): return .number(value)
    case .name: return read(index, depth)
    case .sum: return sum(index, depth)
    case .one(let operation, let operand): return one(operation, operand, index, depth)
    case .two(let operation, let left, let right): return two(operation, left, right, index, depth)
    case .choice(let condition, let yes, let no): return choice(condition, yes, no, depth)
    case .flow(let supply, let demand, let supplies, let demands):
      let from = read(supply, depth + 1)
      return .flow(
        from, read(demand, depth + 1), supplies: Int(supplies), demands: Int(demands))
    case .countQuantile(let operands):
      let word = operands.count == 3 ? "binomial quantile" : "Poisson quantile"
      return .function(word, read(operands, depth + 1))
    case .wholePart(let quota):
      return .function("largest remainder", [read(quota, depth + 1)])
    }
  }

  private mutating func read(
    _ indices: [FormulaBook.Index], _ depth: Int
  ) -> [FigureExpression] {
    var found: [FigureExpression] = []
    for index in indices { found.append(read(index, depth)) }
    return found
  }

  private mutating func one(
    _ operation: UnaryOperation, _ operand: FormulaBook.Index, _ index: FormulaBook.Index,
    _ depth: Int
  ) -> FigureExpression {
    switch operation {
    case .negate: return sum(index, depth)
    case .not:
      let negated = FigureExpression.Term(isSubtracted: true, expression: read(operand, depth + 1))
      return .sum([FigureExpression.Term(isSubtracted: false, expression: .number(1)), negated])
    case .nonnegative:
      let inner = read(operand, depth)
      guard (values[book.node(index)] ?? 0) > 0 else {
        return .function("max", [.number(0), inner])
      }
      switch inner {
      case .sum: return .function("max", [.number(0), inner])
      default: return inner
      }
    default: return .function(Self.word(operation), [read(operand, depth + 1)])
    }
  }

  private mutating func two(
    _ operation: BinaryOperation, _ left: FormulaBook.Index, _ right: FormulaBook.Index,
    _ index: FormulaBook.Index, _ depth: Int
  ) -> FigureExpression {
    switch operation {
    case .add, .subtract: return sum(index, depth)
    case .multiply: return product(index, depth)
    case .minimum, .maximum:
      let parts = chain(index, operation).map(\.self)
      return .function(operation == .minimum ? "min" : "max", read(parts, depth + 1))
    case .divide, .divideOrZero:
      let above = read(left, depth + 1)
      return .quotient(above, read(right, depth + 1))
    case .power: return .function("power", read([left, right], depth + 1))
    case .greaterOrEqual: return comparison("≥", left, right, depth)
    case .greater: return comparison(">", left, right, depth)
    case .equal: return comparison("=", left, right, depth)
    }
  }

  /// Additions and subtractions without names between them, in one sum. Lines, payments and what has no
  /// name are left out where they are constantly 0 and anything else is left.
  private mutating func sum(_ index: FormulaBook.Index, _ depth: Int) -> FigureExpression {
    var open: [(index: FormulaBook.Index, isSubtracted: Bool)] = [(index, false)]
    var leaves: [(index: FormulaBook.Index, isSubtracted: Bool)] = []
    while let (next, sign) = open.popLast() {
      let mayOpen = leaves.count + open.count < Self.mostTerms
      switch book.entry(next) {
      case .two(.add, let left, let right) where mayOpen:
        open.append((right, sign))
        open.append((left, sign))
      case .two(.subtract, let left, let right) where mayOpen:
        open.append((right, !sign))
        open.append((left, sign))
      case .one(.negate, let operand) where mayOpen: open.append((operand, !sign))
      case .sum(let parts) where mayOpen:
        for part in parts.reversed() { open.append((part, sign)) }
      default: leaves.append((next, sign))
      }
    }
    let moving = leaves.filter { leaf in
      graph.constantValue(book.node(leaf.index)) != 0 || isAlwaysTold(leaf.index)
    }
    var terms: [FigureExpression.Term] = []
    for leaf in moving.isEmpty ? leaves : moving {
      let expression = read(leaf.index, depth + 1)
      terms.append(
        FigureExpression.Term(isSubtracted: leaf.isSubtracted, expression: expression))
    }
    return terms.count == 1 && !terms[0].isSubtracted ? terms[0].expression : .sum(terms)
  }

  /// Whether an operand is told though it is constantly 0: a figure that is neither line nor payment.
  private func isAlwaysTold(_ index: FormulaBook.Index) -> Bool {
    guard case .name(let position) = book.entry(index),
      case .figure(let key) = book.name(position).what
    else { return false }
    switch key.figure {
    case .line, .lineSide, .payment: return false
    default: return true
    }
  }

  /// Factors without names between them; a number of 1 is left out where anything else is left.
  private mutating func product(_ index: FormulaBook.Index, _ depth: Int) -> FigureExpression {
    let parts = chain(index, .multiply)
    let telling = parts.filter { part in
      if case .number(1) = book.entry(part) { false } else { true }
    }
    let factors = read(telling.isEmpty ? Array(parts.prefix(1)) : telling, depth + 1)
    return factors.count == 1 ? factors[0] : .product(factors)
  }

  /// Operands of one associative operation without names between them, in order.
  private func chain(
    _ index: FormulaBook.Index, _ operation: BinaryOperation
  ) -> [FormulaBook.Index] {
    var parts: [FormulaBook.Index] = []
    var open = [index]
    while let next = open.popLast() {
      if case .two(operation, let left, let right) = book.entry(next), parts.count < 60 {
        open.append(right)
        open.append(left)
      } else {
        parts.append(next)
      }
    }
    return parts
  }

  private mutating func comparison(
    _ sign: String, _ left: FormulaBook.Index, _ right: FormulaBook.Index, _ depth: Int
  ) -> FigureExpression {
    let first = read(left, depth + 1)
    return .comparison(sign, first, read(right, depth + 1))
  }

  /// A choice; a quotient that is only guarded against a divisor of 0 is shown as a quotient.
  private mutating func choice(
    _ condition: FormulaBook.Index, _ yes: FormulaBook.Index, _ no: FormulaBook.Index, _ depth: Int
  ) -> FigureExpression {
    let holds = values[book.node(condition)] ?? 0
    let isGuard: Bool
    switch (book.entry(condition), book.entry(yes), book.entry(no)) {
    case (.two(.greater, _, _), .two(.divideOrZero, _, _), .number): isGuard = holds == 1
    case (.two(.equal, _, _), .number, .two(.divide, _, _)): isGuard = holds == 0
    default: isGuard = false
    }
    if isGuard { return expand(holds == 1 ? yes : no, depth: depth) }
    return .conditional(
      read(condition, depth + 1), read(yes, depth + 1), read(no, depth + 1))
  }

  private static func word(_ operation: UnaryOperation) -> String {
    switch operation {
    case .exponential: "exp"
    case .logarithm: "log"
    case .ceiling: "ceil"
    case .floor: "floor"
    case .nearest: "round"
    case .negate, .nonnegative, .not: operation.rawValue
    }
  }
}
