internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs

/// Gives names back to constants, which the graph shares by value.
///
/// A constant of a figure's formula gets a name where exactly one value that may enter that figure
/// has that number in that year, as itself or as `1 + value`, `1 − value`, `1 + benefits`.
struct ConstantNames {
  private let facts: FigureFacts
  private let related: RelatedValues

  /// Knows the values of one run.
  init(_ facts: FigureFacts) {
    self.facts = facts
    self.related = RelatedValues(facts.run.budget)
  }

  /// A constant in a figure's formula: its name, or its number.
  func expression(_ node: Node, _ value: Double, in figure: NamedOperand) -> FigureExpression {
    guard value != 0, value != 1 else { return .number(value) }
    let found = candidates(value, in: figure)
    return found.count == 1 ? found[0] : .number(value)
  }

  /// What may enter a figure and is the same in every trial, in its year, without zeros.
  func operands(of figure: NamedOperand) -> [NamedOperand] {
    knownOperands(figure).filter { $0.value != 0 }.map(\.operand)
  }

  private func candidates(_ value: Double, in figure: NamedOperand) -> [FigureExpression] {
    let known = knownOperands(figure)
    var found: [FigureExpression] = []
    for (operand, number) in known where number == value { found.append(.operand(operand)) }
    if !found.isEmpty { return found }
    for (operand, number) in known where number != 0 {
      if 1 + number == value { found.append(oneAnd([operand], isSubtracted: false)) }
      if 1 - number == value { found.append(oneAnd([operand], isSubtracted: true)) }
    }
    let shares = related.sharesOfPay(of: figure.name)
    let benefits = shares.compactMap { path in
      known.first { FigureFacts.split($0.operand.name).name == path }
    }
    if benefits.count > 1, benefits.count == shares.count,
      1 + benefits.map(\.value).reduce(0, +) == value
    {
      found.append(oneAnd(benefits.map(\.operand), isSubtracted: false))
    }
    return found
  }

  private func oneAnd(_ operands: [NamedOperand], isSubtracted: Bool) -> FigureExpression {
    .sum(
      [FigureExpression.Term(isSubtracted: false, expression: .number(1))]
        + operands.map {
          FigureExpression.Term(isSubtracted: isSubtracted, expression: .operand($0))
        })
  }

  /// The constant values that may enter a figure, in its year.
  private func knownOperands(
    _ figure: NamedOperand
  ) -> [(operand: NamedOperand, value: Double)] {
    guard let year = figure.year else { return [] }
    let index = year - facts.run.budget.years.lowerBound
    let isStatusQuo = figure.name.hasPrefix(FigureFacts.statusQuo)
    let names: [String]
    if let yearly = facts.yearlyValue(figure.name) {
      names = related.references(of: yearly).map { name in
        facts.run.figures[FigureFacts.value + name] == nil
          ? (isStatusQuo ? FigureFacts.statusQuo : "") + name
          : facts.name(ofPath: name, isStatusQuo: isStatusQuo)
      }
    } else if facts.run.measures.contains(where: { $0.id == figure.name }) {
      names = facts.run.measures.map(\.id).filter { $0 != figure.name }
    } else {
      names = related.paths(of: figure.name).map {
        facts.name(ofPath: $0, isStatusQuo: isStatusQuo)
      }
    }
    return names.compactMap { name in
      guard name != figure.name, let operand = facts.operand(name, index: index),
        let value = facts.graph.constantValue(operand.node)
      else { return nil }
      return (operand, value)
    }
  }
}
