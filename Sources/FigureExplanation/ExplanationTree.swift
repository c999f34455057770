internal import BudgetProjection
internal import CalculationGraphs
internal import ProbabilityDistributions

/// Builds the tree of one explanation.
struct ExplanationTree {
  private let facts: FigureFacts
  private let values: [Node: Double]
  private let deepest: Int
  /// What has been shown with everything below it.
  private var shown: Set<ExplainedTerm> = []
  /// The numbers of steps without a name.
  private var steps: [FormulaBook.Index: Int] = [:]

  /// Operands shown below one figure.
  private static let mostOperands = 8
  /// Operands shown of a sum that is shortened.
  private static let largestTerms = 5

  /// Prepares for one run and one trial's values.
  init(_ facts: FigureFacts, values: [Node: Double], depth: Int) {
    self.facts = facts
    self.values = values
    self.deepest = depth
  }

  /// A figure with what it is made of.
  mutating func explained(_ term: ExplainedTerm, isDefined: Bool = true) -> ExplainedOperand {
    explained(term, isDefined: isDefined, depth: 0)
  }

  private mutating func explained(
    _ term: ExplainedTerm, isDefined: Bool, depth: Int
  ) -> ExplainedOperand {
    var formula = isDefined ? formula(of: term) : nil
    var draw = draw(term)
    if case .operand(let only) = formula, let whole = self.draw(only) {
      // A value that is a draw and nothing else.
      (formula, draw) = (nil, whole)
    }
    var seen: Set<ExplainedTerm> = []
    let children = formula?.operands.filter { seen.insert($0).inserted } ?? []
    let statements = facts.statements(term)
    var detail = ExplainedOperand.Detail.complete
    if formula != nil || !statements.isEmpty || draw != nil {
      if shown.contains(term) {
        detail = .shownAbove
      } else if depth >= deepest, !children.isEmpty {
        detail = .tooDeep
      } else {
        shown.insert(term)
      }
    }
    let goesOn = detail == .complete
    let kept = goesOn ? largest(children) : []
    let below = kept.map { explained($0, isDefined: true, depth: depth + 1) }
    return ExplainedOperand(
      name: term.name, isFigure: facts.isFigure(term), title: facts.title(term.identity),
      unit: facts.unit(term), year: term.year, value: isDefined ? values[term.node] : nil,
      formula: goesOn ? formula.map { wording($0, term) } : nil,
      draw: detail == .shownAbove ? nil : draw,
      statements: detail == .shownAbove ? [] : statements, operands: below,
      operandsLeftOut: goesOn ? children.count - kept.count : 0, detail: detail)
  }

  /// The formula of a term as it was recorded; `nil` for a number as written, or a draw.
  private mutating func formula(of term: ExplainedTerm) -> FigureExpression? {
    guard let index = term.formula else { return nil }
    var reader = FormulaReader(
      book: facts.run.book, graph: facts.graph, values: values, facts: facts, year: term.year,
      steps: steps)
    let formula = reader.formula(index)
    steps = reader.steps
    return formula
  }

  /// All operands, or the largest ones of many, in their order.
  private func largest(_ operands: [ExplainedTerm]) -> [ExplainedTerm] {
    guard operands.count > Self.mostOperands else { return operands }
    let order = operands.indices.sorted {
      let left = abs(values[operands[$0].node] ?? 0)
      let right = abs(values[operands[$1].node] ?? 0)
      return left != right ? left > right : $0 < $1
    }
    return order.prefix(Self.largestTerms).sorted().map { operands[$0] }
  }

  private func wording(
    _ formula: FigureExpression, _ term: ExplainedTerm
  ) -> ExplainedOperand.Formula {
    let wording = ExpressionWording(year: term.year, values: values, unit: facts.unit)
    return ExplainedOperand.Formula(
      words: wording.text(formula, asNumbers: false),
      numbers: wording.text(formula, asNumbers: true))
  }

  private func draw(_ term: ExplainedTerm) -> ExplainedDraw? {
    guard case .named(.draw(let position)) = term.identity else { return nil }
    let input = facts.graph.inputs[Int(position)]
    let unit = facts.unit(term)
    let words = input.distribution.map { distribution in
      distribution.describe { AmountWording.short($0, unit: unit) }
    }
    return ExplainedDraw(
      name: input.name, distribution: words ?? "uniform between 0 and 1", year: input.year)
  }
}
