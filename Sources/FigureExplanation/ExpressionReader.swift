internal import CalculationGraphs

/// Reads the formula of a node from the graph, down to the nearest nodes that have names.
struct ExpressionReader {
  /// The graph.
  let graph: CalculationGraph
  /// The names of one run.
  let names: NodeNames
  /// The names of constants.
  let constants: ConstantNames
  /// The values in the trial shown.
  let values: [Node: Double]
  /// The figure whose formula is read.
  let figure: NamedOperand
  /// The numbers of the steps that have no name, by node; they count through one explanation.
  private(set) var steps: [Node: Int]
  /// Operations that may still be read into this formula; further ones become operands.
  private var operationsLeft = 14

  /// The most terms that one sum is taken apart into.
  private static let mostTerms = 2_000
  /// The deepest nesting of one formula.
  private static let deepest = 5

  /// Prepares to read one figure's formula.
  init(
    graph: CalculationGraph, names: NodeNames, constants: ConstantNames, values: [Node: Double],
    figure: NamedOperand, steps: [Node: Int]
  ) {
    self.graph = graph
    self.names = names
    self.constants = constants
    self.values = values
    self.figure = figure
    self.steps = steps
  }

  /// The figure's formula; `nil` for a constant or a draw.
  mutating func formula() -> FigureExpression? {
    switch graph.operations[Int(figure.node.index)] {
    case .constant, .input: return nil
    default: return expand(figure.node, depth: 0)
    }
  }

  private mutating func read(_ node: Node, depth: Int) -> FigureExpression {
    if let value = graph.constantValue(node) {
      return constants.expression(node, value, in: figure)
    }
    if let named = names.operand(node, in: figure.year) { return .operand(named) }
    operationsLeft -= 1
    if operationsLeft < 0 || depth >= Self.deepest { return .operand(unnamed(node)) }
    return expand(node, depth: depth)
  }

  private mutating func unnamed(_ node: Node) -> NamedOperand {
    let number = steps[node] ?? steps.count + 1
    steps[node] = number
    return NamedOperand(
      node: node, name: ExplanationMessages.step(number), year: figure.year, isFigure: false)
  }

  private mutating func expand(_ node: Node, depth: Int) -> FigureExpression {
    let operation = graph.operations[Int(node.index)]
    switch operation {
    case .add, .subtract, .negate: return sum(node, depth)
    case .multiply:
      return .product(chain(node, depth) { if case .multiply = $0 { true } else { false } })
    case .minimum:
      return .function(
        "min", chain(node, depth) { if case .minimum = $0 { true } else { false } })
    case .maximum: return maximum(node, depth)
    case .divide(let above, let below):
      return .quotient(read(above, depth: depth + 1), read(below, depth: depth + 1))
    case .greaterOrEqual(let left, let right): return comparison("≥", left, right, depth)
    case .greater(let left, let right): return comparison(">", left, right, depth)
    case .equal(let left, let right): return comparison("=", left, right, depth)
    case .select(let condition, let yes, let no): return choice(condition, yes, no, depth)
    case .flow(let position, let supply, let demand):
      let allocation = graph.allocations[Int(position)]
      return .flow(
        read(allocation.supplies[Int(supply)], depth: depth + 1),
        read(allocation.demands[Int(demand)], depth: depth + 1),
        supplies: allocation.supplies.count, demands: allocation.demands.count)
    default:
      var arguments: [FigureExpression] = []
      for operand in operation.operands { arguments.append(read(operand, depth: depth + 1)) }
      return .function(Self.word(operation), arguments)
    }
  }

  /// Additions and subtractions without names between them, in one sum: added terms before
  /// subtracted ones, each in the order in which they were computed.
  private mutating func sum(_ node: Node, _ depth: Int) -> FigureExpression {
    var terms: [(node: Node, term: FigureExpression.Term)] = []
    var open: [(node: Node, isSubtracted: Bool)] = [(node, false)]
    var isFirst = true
    while let (next, sign) = open.popLast() {
      let mayOpen = isFirst || (!isNamed(next) && terms.count + open.count < Self.mostTerms)
      isFirst = false
      switch graph.operations[Int(next.index)] {
      case .add(let left, let right) where mayOpen:
        open.append((right, sign))
        open.append((left, sign))
      case .subtract(let left, let right) where mayOpen:
        open.append((right, !sign))
        open.append((left, sign))
      case .negate(let operand) where mayOpen: open.append((operand, !sign))
      default:
        let expression = read(next, depth: depth + 1)
        terms.append((next, FigureExpression.Term(isSubtracted: sign, expression: expression)))
      }
    }
    terms.sort {
      !$0.term.isSubtracted && $1.term.isSubtracted
        || $0.term.isSubtracted == $1.term.isSubtracted && $0.node < $1.node
    }
    return .sum(terms.map(\.term))
  }

  /// Operands of one associative operation without names between them, in the order in which they
  /// were computed.
  private mutating func chain(
    _ node: Node, _ depth: Int, _ belongs: (Operation) -> Bool
  ) -> [FigureExpression] {
    var parts: [(node: Node, expression: FigureExpression)] = []
    var open = [node]
    var isFirst = true
    while let next = open.popLast() {
      let operation = graph.operations[Int(next.index)]
      let mayOpen = isFirst || (!isNamed(next) && parts.count + open.count < 60)
      isFirst = false
      if mayOpen, belongs(operation) {
        open.append(contentsOf: operation.operands.reversed())
      } else {
        parts.append((next, read(next, depth: depth + 1)))
      }
    }
    return parts.sorted { $0.node < $1.node }.map(\.expression)
  }

  /// A maximum; a product or quotient that is only kept from falling below 0 stands by itself.
  private mutating func maximum(_ node: Node, _ depth: Int) -> FigureExpression {
    let parts = chain(node, depth) { if case .maximum = $0 { true } else { false } }
    if parts.count == 2, case .number(0) = parts[0], (values[node] ?? 0) > 0 {
      switch parts[1] {
      case .product, .quotient, .function: return parts[1]
      default: break
      }
    }
    return .function("max", parts)
  }

  private func isNamed(_ node: Node) -> Bool { names.operand(node, in: figure.year) != nil }

  private mutating func comparison(
    _ sign: String, _ left: Node, _ right: Node, _ depth: Int
  ) -> FigureExpression {
    .comparison(sign, read(left, depth: depth + 1), read(right, depth: depth + 1))
  }

  /// A choice; a quotient that is only guarded against a divisor of 0 is shown as a quotient.
  private mutating func choice(
    _ condition: Node, _ yes: Node, _ no: Node, _ depth: Int
  ) -> FigureExpression {
    var chosen = yes
    while case .select(condition, let inner, _) = graph.operations[Int(chosen.index)] {
      chosen = inner
    }
    if case .greater(let tested, _) = graph.operations[Int(condition.index)],
      case .divide(_, let divisor) = graph.operations[Int(chosen.index)], tested == divisor,
      graph.constantValue(no) != nil, values[condition] == 1, !isNamed(chosen)
    {
      return expand(chosen, depth: depth)
    }
    return .conditional(
      read(condition, depth: depth + 1), read(yes, depth: depth + 1), read(no, depth: depth + 1))
  }

  private static func word(_ operation: Operation) -> String {
    switch operation {
    case .exponential: "exp"
    case .logarithm: "log"
    case .power: "power"
    case .ceiling: "ceil"
    case .floor: "floor"
    case .nearest: "round"
    case .binomialQuantile: "binomial quantile"
    case .poissonQuantile: "Poisson quantile"
    default: "value"
    }
  }
}
