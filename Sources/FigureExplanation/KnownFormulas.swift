internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs

/// Formulas of figures that the domain states, in terms of other figures.
///
/// The graph may have folded or flattened them. A formula is used only where its numbers give the
/// figure's number.
struct KnownFormulas {
  let facts: FigureFacts
  private var nodeOfDraw: [String: Node] = [:]

  /// Knows the figures of one run.
  init(_ facts: FigureFacts) {
    self.facts = facts
    for (index, operation) in facts.graph.operations.enumerated() {
      guard case .input(let position) = operation else { continue }
      let input = facts.graph.inputs[Int(position)]
      if let year = input.year { nodeOfDraw["\(input.name) \(year)"] = Node(index: Int32(index)) }
    }
  }

  /// The formula of a figure in a year, where there is one that gives its number.
  func formula(of figure: NamedOperand, values: [Node: Double]) -> FigureExpression? {
    guard let year = figure.year, let expected = values[figure.node] else { return nil }
    let index = year - facts.run.budget.years.lowerBound
    guard let stated = process(figure, index) ?? stated(figure.name, index),
      let found = stated.value(values),
      abs(found - expected) <= 1e-9 * max(1, abs(expected)),
      !stated.operands.contains(where: { $0.name == figure.name && $0.year == figure.year })
    else { return nil }
    return stated
  }

  private func stated(_ name: String, _ index: Int) -> FigureExpression? {
    switch name {
    case "cost.recurring": return lines(.cost, isRecurring: true, index)
    case "cost.one_time": return lines(.cost, isRecurring: false, index)
    case "savings.recurring": return lines(.saving, isRecurring: true, index)
    case "savings.one_time": return lines(.saving, isRecurring: false, index)
    case "net_cost":
      return sum(
        ["cost.recurring", "cost.one_time"],
        less: ["savings.recurring", "savings.one_time", "funding.recurring", "funding.one_time"],
        index)
    case "margin": return sum(Self.recurringMoney, less: ["cost.recurring"], index)
    case "spending.change":
      return sum(
        ["cost.recurring", "cost.one_time"], less: ["savings.recurring", "savings.one_time"], index)
    case "coverage.recurring": return ratio(Self.recurringMoney, ["cost.recurring"], index)
    case "coverage.savings_only":
      return ratio(["savings.recurring"], ["cost.recurring"], index)
    case "coverage.total":
      return ratio(
        Self.recurringMoney + ["savings.one_time", "funding.one_time"],
        ["cost.recurring", "cost.one_time"], index)
    case "leaders":
      return sum(facts.run.budget.plan.leaders.map { "leader.\($0.id).count" }, index)
    default:
      return generalFund(name, index) ?? budgetLine(name, index) ?? account(name, index)
        ?? retention(name, index)
    }
  }

  /// What a retention effect is made of, in the terms in which it was written.
  private func retention(_ name: String, _ index: Int) -> FigureExpression? {
    let parts = name.split(separator: ".")
    guard parts.count == 3, parts[0] == "retention",
      let effect = facts.run.budget.plan.retentions.first(where: { $0.id == parts[1] })
    else { return nil }
    let group = "staff.\(effect.group)"
    func operand(_ name: String, yearsBefore: Int = 0) -> FigureExpression? {
      facts.operand(name, index: index - yearsBefore).map { .operand($0) }
    }
    guard let turnover = operand("\(group).turnover"),
      let cut = operand("retention.\(effect.id).cuts_turnover"),
      let supported = operand("retention.\(effect.id).supported_share")
    else { return nil }
    switch parts[2] {
    case "plan_turnover":
      let kept = FigureExpression.sum([
        FigureExpression.Term(isSubtracted: false, expression: .number(1)),
        FigureExpression.Term(isSubtracted: true, expression: .product([cut, supported])),
      ])
      return .product([turnover, kept])
    case "avoided_leavers":
      guard let before = operand("\(group).headcount", yearsBefore: 1) else { return nil }
      return .product([turnover, cut, supported, before])
    default: return nil
    }
  }

  /// A process in terms of its year before: `m + ρ(x − m) + s·√(1 − ρ²)·z`, `x + drift + sd·z`.
  private func process(_ figure: NamedOperand, _ index: Int) -> FigureExpression? {
    guard let yearly = facts.yearlyValue(figure.name), yearly.segments.count == 1,
      case .process(let process) = yearly.segments[0].formula, let year = figure.year,
      let node = nodeOfDraw["\(process.name) \(year)"]
    else { return nil }
    let draw = FigureExpression.operand(
      NamedOperand(
        node: node, name: NodeNames.drawPrefix + process.name, year: year, isFigure: false))
    let before = facts.operand(figure.name, index: index - 1).map { FigureExpression.operand($0) }
    switch process.form {
    case .autoregressive(let mean, let sd, let persistence, let last):
      let innovation = sd * max(0, 1 - persistence * persistence).squareRoot()
      let deviation = FigureExpression.sum([
        FigureExpression.Term(isSubtracted: false, expression: before ?? .number(last ?? mean)),
        FigureExpression.Term(isSubtracted: true, expression: .number(mean)),
      ])
      return plus([
        .number(mean), .product([.number(persistence), deviation]),
        .product([.number(innovation), draw]),
      ])
    case .randomWalk(let start, let drift, let sd):
      return plus([before ?? .number(start), .number(drift), .product([.number(sd), draw])])
    }
  }

  private func plus(_ terms: [FigureExpression]) -> FigureExpression {
    .sum(terms.map { FigureExpression.Term(isSubtracted: false, expression: $0) })
  }

  private static let recurringMoney = ["savings.recurring", "funding.recurring"]

  /// A stream's sums.
  private func account(_ name: String, _ index: Int) -> FigureExpression? {
    let parts = name.split(separator: ".")
    guard parts.count == 3, parts[0] == "fund" else { return nil }
    let fund = "fund.\(parts[1])"
    switch parts[2] {
    case "spendable":
      return sum(
        ["\(fund).carry_in", "\(fund).available", "\(fund).restricted_savings"], index)
    case "spent":
      let stream = facts.run.streams.first { $0.id == parts[1] }
      let surcharge = stream?.surcharge.isEmpty == false ? ["\(fund).surcharge"] : []
      return sum(["\(fund).direct", "\(fund).indirect"] + surcharge, index)
    case "lapsed":
      return sum(
        ["\(fund).spendable"], less: ["\(fund).spent", "\(fund).carried"], index)
    default: return nil
    }
  }

  /// The lines of one kind; those that are zero in every trial only where all are.
  private func lines(
    _ role: ProjectedLine.Role, isRecurring: Bool, _ index: Int
  ) -> FigureExpression? {
    let all = facts.run.lines.filter { $0.role == role && $0.isRecurring == isRecurring }
    guard !all.isEmpty else { return nil }
    let year = facts.run.budget.years.lowerBound + index
    let operands = all.map { line in
      let name = FigureFacts.name(of: line, in: facts.run)
      let isFigure = facts.run.figures[name]?[index] == line.byYear[index]
      return NamedOperand(node: line.byYear[index], name: name, year: year, isFigure: isFigure)
    }
    let moving = operands.filter { facts.graph.constantValue($0.node) != 0 }
    let shown = moving.isEmpty ? operands : moving
    return .sum(
      shown.map { FigureExpression.Term(isSubtracted: false, expression: .operand($0)) })
  }

  /// A sum of figures of one year, less others.
  func sum(
    _ names: [String], less taken: [String] = [], _ index: Int
  ) -> FigureExpression? {
    var terms: [FigureExpression.Term] = []
    for (name, isSubtracted) in names.map({ ($0, false) }) + taken.map({ ($0, true) }) {
      guard let operand = facts.operand(name, index: index) else { return nil }
      terms.append(
        FigureExpression.Term(isSubtracted: isSubtracted, expression: .operand(operand)))
    }
    return terms.isEmpty ? nil : .sum(terms)
  }

  private func ratio(
    _ above: [String], _ below: [String], _ index: Int
  ) -> FigureExpression? {
    guard let first = sum(above, index), let second = sum(below, index) else { return nil }
    return .quotient(first, second)
  }
}
