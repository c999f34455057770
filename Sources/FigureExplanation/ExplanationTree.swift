internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs
internal import ProbabilityDistributions

/// Builds the tree of one explanation.
struct ExplanationTree {
  private let facts: FigureFacts
  private let names: NodeNames
  private let constants: ConstantNames
  private let known: KnownFormulas
  private let values: [Node: Double]
  private let deepest: Int
  /// What has been shown with everything below it.
  private var shown: Set<NamedOperand> = []

  /// The numbers of steps without a name.
  private var steps: [Node: Int] = [:]

  /// Operands shown below one figure.
  private static let mostOperands = 8
  /// Operands shown of a sum that is shortened.
  private static let largestTerms = 5

  /// Prepares for one run and one trial's values.
  init(_ facts: FigureFacts, names: NodeNames, values: [Node: Double], depth: Int) {
    self.facts = facts
    self.names = names
    self.constants = ConstantNames(facts)
    self.known = KnownFormulas(facts)
    self.values = values
    self.deepest = depth
  }

  /// A figure with what it is made of.
  mutating func explained(_ operand: NamedOperand, isDefined: Bool = true) -> ExplainedOperand {
    explained(operand, isDefined: isDefined, depth: 0)
  }

  private mutating func explained(
    _ operand: NamedOperand, isDefined: Bool, depth: Int
  ) -> ExplainedOperand {
    let formula = isDefined ? formula(of: operand) : nil
    let children = operands(of: operand, formula)
    let statements = statements(operand)
    var detail = ExplainedOperand.Detail.complete
    let draw = draw(operand.node)
    if formula != nil || !children.isEmpty || !statements.isEmpty || draw != nil {
      if shown.contains(operand) {
        detail = .shownAbove
      } else if depth >= deepest, !children.isEmpty {
        detail = .tooDeep
      } else {
        shown.insert(operand)
      }
    }
    let goesOn = detail == .complete
    let kept = goesOn ? largest(children) : []
    let below = kept.map { explained($0, isDefined: true, depth: depth + 1) }
    return ExplainedOperand(
      name: operand.name, isFigure: operand.isFigure,
      title: operand.isFigure ? facts.title(operand) : nil,
      unit: facts.unit(operand), year: operand.year,
      value: isDefined ? values[operand.node] : nil,
      formula: goesOn ? formula.map { wording($0, operand) } : nil,
      draw: detail == .shownAbove ? nil : draw,
      statements: detail == .shownAbove ? [] : statements, operands: below,
      operandsLeftOut: goesOn ? children.count - kept.count : 0, detail: detail)
  }

  /// The formula of an operand; `nil` where there is none to show.
  private mutating func formula(of operand: NamedOperand) -> FigureExpression? {
    if let stated = known.formula(of: operand, values: values) { return stated }
    if let other = names.operand(operand.node, in: operand.year), isAnother(other, operand) {
      return .operand(other)
    }
    var reader = ExpressionReader(
      graph: facts.graph, names: names, constants: constants, values: values, figure: operand,
      steps: steps)
    let formula = reader.formula()
    steps = reader.steps
    return formula
  }

  /// Whether a node's usual name is another figure's, not only another spelling.
  private func isAnother(_ other: NamedOperand, _ operand: NamedOperand) -> Bool {
    guard operand.isFigure, other.isFigure else { return false }
    if case .input = facts.graph.operations[Int(operand.node.index)] { return false }
    return (other.name, other.year) != (operand.name, operand.year)
      && (FigureFacts.split(other.name) != FigureFacts.split(operand.name)
        || other.year != operand.year)
  }

  /// The operands of a formula, each once; of a constant figure the values it is made of.
  private func operands(
    of operand: NamedOperand, _ formula: FigureExpression?
  ) -> [NamedOperand] {
    guard let formula else {
      let number = facts.graph.constantValue(operand.node) ?? 0
      return number != 0 && operand.isFigure ? constants.operands(of: operand) : []
    }
    var seen: Set<NamedOperand> = []
    return formula.operands.filter { seen.insert($0).inserted }
  }

  /// All operands, or the largest ones of many, in their order.
  private func largest(_ operands: [NamedOperand]) -> [NamedOperand] {
    guard operands.count > Self.mostOperands else { return operands }
    let order = operands.indices.sorted {
      let left = abs(values[operands[$0].node] ?? 0)
      let right = abs(values[operands[$1].node] ?? 0)
      return left != right ? left > right : $0 < $1
    }
    return order.prefix(Self.largestTerms).sorted().map { operands[$0] }
  }

  private func wording(
    _ formula: FigureExpression, _ operand: NamedOperand
  ) -> ExplainedOperand.Formula {
    let wording = ExpressionWording(year: operand.year, values: values, unit: facts.unit)
    return ExplainedOperand.Formula(
      words: wording.text(formula, asNumbers: false),
      numbers: wording.text(formula, asNumbers: true))
  }

  /// What was written; of a computed figure only where it comes from.
  private func statements(_ operand: NamedOperand) -> [WrittenStatement] {
    guard let yearly = facts.yearlyValue(operand.name) else { return [] }
    return WrittenStatement.statements(of: yearly, in: operand.year)
  }

  private func draw(_ node: Node) -> ExplainedDraw? {
    guard case .input(let position) = facts.graph.operations[Int(node.index)] else { return nil }
    let input = facts.graph.inputs[Int(position)]
    let unit = names.operand(node, in: nil).map { facts.unit($0) } ?? ""
    let words = input.distribution.map { distribution in
      distribution.describe { AmountWording.short($0, unit: unit) }
    }
    return ExplainedDraw(
      name: input.name, distribution: words ?? "uniform between 0 and 1", year: input.year)
  }
}
