internal import CalculationGraphs

/// Writes a formula in words and in numbers.
struct ExpressionWording {
  /// The year that need not be said.
  let year: Int?
  /// The values in the trial shown.
  let values: [Node: Double]
  /// The unit of an operand.
  let unit: (ExplainedTerm) -> String

  /// Sums with more terms are shortened.
  static let longestSum = 8

  /// The formula with names, or with values.
  func text(_ expression: FigureExpression, asNumbers: Bool) -> String {
    write(expression, asNumbers).text
  }

  /// How tightly a text's outermost sign binds.
  private enum Binding: Int { case comparison, sum, product, whole }

  private func write(
    _ expression: FigureExpression, _ asNumbers: Bool
  ) -> (text: String, binding: Binding) {
    switch expression {
    case .number(let value): return (AmountWording.short(value, unit: ""), .whole)
    case .operand(let operand): return (word(operand, asNumbers), .whole)
    case .sum(let terms):
      return terms.count == 1 && !terms[0].isSubtracted
        ? write(terms[0].expression, asNumbers) : (sum(terms, asNumbers), .sum)
    case .product(let factors):
      let texts = factors.map { inside($0, .product, asNumbers) }
      return (texts.joined(separator: " × "), .product)
    case .quotient(let above, let below):
      return (
        inside(above, .product, asNumbers) + " ÷ " + inside(below, .whole, asNumbers), .product
      )
    case .function(let name, let arguments):
      let texts = arguments.map { write($0, asNumbers).text }
      return (name + "(" + texts.joined(separator: ", ") + ")", .whole)
    case .comparison(let sign, let left, let right):
      return (
        inside(left, .sum, asNumbers) + " \(sign) " + inside(right, .sum, asNumbers), .comparison
      )
    case .conditional(let condition, let yes, let no):
      let texts = [condition, yes, no].map { write($0, asNumbers).text }
      return ("if(" + texts.joined(separator: ", ") + ")", .whole)
    case .flow(let supply, let demand, let supplies, let demands):
      let from = write(supply, asNumbers).text
      let to = write(demand, asNumbers).text
      return (
        "the part of \(from) that pays \(to)"
          + ExplanationMessages.inOrder(supplies: supplies, demands: demands), .comparison
      )
    }
  }

  private func inside(
    _ expression: FigureExpression, _ least: Binding, _ asNumbers: Bool
  ) -> String {
    let (text, binding) = write(expression, asNumbers)
    return binding.rawValue < least.rawValue ? "(" + text + ")" : text
  }

  private func sum(_ terms: [FigureExpression.Term], _ asNumbers: Bool) -> String {
    let isLong = terms.count > Self.longestSum
    let shown = isLong ? Array(terms.prefix(2)) : terms
    var text = ""
    for (index, term) in shown.enumerated() {
      text += sign(term, isFirst: index == 0) + inside(term.expression, .product, asNumbers)
    }
    guard isLong, let last = terms.last else { return text }
    return "sum of \(terms.count) terms (" + text + " + …" + sign(last, isFirst: false)
      + inside(last.expression, .product, asNumbers) + ")"
  }

  private func sign(_ term: FigureExpression.Term, isFirst: Bool) -> String {
    if isFirst { return term.isSubtracted ? "−" : "" }
    return term.isSubtracted ? " − " : " + "
  }

  private func word(_ operand: ExplainedTerm, _ asNumbers: Bool) -> String {
    guard asNumbers else {
      let suffix = operand.year == year ? nil : operand.year.map { " FY\($0)" }
      return operand.name + (suffix ?? "")
    }
    guard let value = values[operand.node] else { return "n/a" }
    let text = AmountWording.short(value, unit: unit(operand))
    return text.hasPrefix("−") ? "(" + text + ")" : text
  }
}
