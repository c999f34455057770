internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs

/// Gives names back to constants, which the graph shares by value.
///
/// A constant of a figure's formula gets a name where exactly one value that may enter that figure
/// has that number in that year, as itself or as `1 + value`, `1 − value`, `1 + benefits`.
struct ConstantNames {
  /// A figure that is a constant in its year.
  private struct KnownOperand {
    let operand: NamedOperand
    let value: Double
  }

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
    for group in [accounts(figure), known, lastYear(figure)] {
      let found = group.filter { $0.value == value }.map { FigureExpression.operand($0.operand) }
      if !found.isEmpty { return found }
    }
    var found = stayed(value, figure, known)
    for one in known where one.value != 0 {
      if 1 + one.value == value { found.append(oneAnd([one.operand], isSubtracted: false)) }
      if 1 - one.value == value { found.append(oneAnd([one.operand], isSubtracted: true)) }
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

  /// What those who stay bring from the year before: `(1 − turnover) × value`.
  private func stayed(
    _ value: Double, _ figure: NamedOperand, _ known: [KnownOperand]
  ) -> [FigureExpression] {
    guard let turnover = known.first(where: { $0.operand.name.hasSuffix(".turnover") }) else {
      return []
    }
    return lastYear(figure).filter { (1 - turnover.value) * $0.value == value }.map {
      .product([oneAnd([turnover.operand], isSubtracted: true), .operand($0.operand)])
    }
  }

  /// The money that a payment or an account starts from, in its year.
  private func accounts(_ figure: NamedOperand) -> [KnownOperand] {
    let words = figure.name.split(separator: " ")
    let parts = figure.name.split(separator: ".")
    let keys = ["available", "carry_in", "restricted_savings"]
    if words.count == 4, let payer = words.last {
      return known(keys.map { "fund.\(payer).\($0)" }, figure, yearsBefore: 0)
    }
    if parts.count == 3, parts[0] == "fund" {
      let own = parts[2] == "available" || parts[2] == "committed" ? ["received"] : keys
      return known(own.map { "fund.\(parts[1]).\($0)" }, figure, yearsBefore: 0)
    }
    if parts.first == "funding" {
      let funds = facts.run.budget.funds.flatMap { fund in keys.map { "fund.\(fund.id).\($0)" } }
      return known(funds, figure, yearsBefore: 0)
    }
    return []
  }

  /// The people, leaders and pay that a figure starts from, in the year before.
  private func lastYear(_ figure: NamedOperand) -> [KnownOperand] {
    let (name, _) = FigureFacts.split(figure.name)
    let parts = name.split(separator: ".")
    guard parts.count == 3, facts.yearlyValue(figure.name) == nil else { return [] }
    let world = figure.name.hasPrefix(FigureFacts.statusQuo) ? FigureFacts.statusQuo : ""
    switch parts[0] {
    case "leader": return known(["leader.\(parts[1]).count"], figure, yearsBefore: 1)
    case "staff":
      let names = ["headcount", "payroll", "salary"].map { "\(world)staff.\(parts[1]).\($0)" }
      return known(names, figure, yearsBefore: 1)
    default: return []
    }
  }

  private func oneAnd(_ operands: [NamedOperand], isSubtracted: Bool) -> FigureExpression {
    .sum(
      [FigureExpression.Term(isSubtracted: false, expression: .number(1))]
        + operands.map {
          FigureExpression.Term(isSubtracted: isSubtracted, expression: .operand($0))
        })
  }

  /// The constant values that may enter a figure, in its year.
  private func knownOperands(_ figure: NamedOperand) -> [KnownOperand] {
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
      names =
        related.figures(of: figure.name)
        + related.paths(of: figure.name).map { facts.name(ofPath: $0, isStatusQuo: isStatusQuo) }
    }
    return known(names, figure, yearsBefore: 0)
  }

  /// Those of some figures that are constants in the figure's year or one before it.
  private func known(
    _ names: [String], _ figure: NamedOperand, yearsBefore: Int
  ) -> [KnownOperand] {
    guard let year = figure.year else { return [] }
    let index = year - yearsBefore - facts.run.budget.years.lowerBound
    return names.compactMap { name in
      guard name != figure.name || yearsBefore > 0,
        let operand = facts.operand(name, index: index),
        let value = facts.graph.constantValue(operand.node)
      else { return nil }
      return KnownOperand(operand: operand, value: value)
    }
  }
}
