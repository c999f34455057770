internal import BudgetModel
internal import BudgetProjection

// The general fund and its lines in terms of other figures.
extension KnownFormulas {
  /// The general fund's sums, in either world.
  func generalFund(_ name: String, _ index: Int) -> FigureExpression? {
    guard let fund = facts.run.budget.generalFund else { return nil }
    let (plain, world) = FigureFacts.split(name)
    let prefix = world.isEmpty ? "" : FigureFacts.statusQuo
    switch plain {
    case "general_fund.balance", "fund.balance", "fund.balance.status_quo":
      let isPresent = plain == "fund.balance.status_quo" || !world.isEmpty
      let own = isPresent ? FigureFacts.statusQuo : ""
      let flows = ["\(own)general_fund.revenue"]
      let before =
        index > 0
        ? facts.operand("\(own)general_fund.balance", index: index - 1)
        : facts.operand("general_fund.opening", index: 0)
      guard let before, let moved = sum(flows, less: ["\(own)general_fund.spending"], index),
        case .sum(let terms) = moved
      else { return nil }
      return .sum(
        [FigureExpression.Term(isSubtracted: false, expression: .operand(before))] + terms)
    case "general_fund.spending" where world.isEmpty:
      return sum(
        ["status_quo.general_fund.spending", "general_fund.draw"], less: ["general_fund.returned"],
        index)
    case "general_fund.spending": return sum(lineNames(.spending), index)
    case "general_fund.revenue": return sum(lineNames(.revenue), index)
    case "general_fund.reserve" where fund.reserve == .share:
      return sum(["\(prefix)general_fund.spending"], index).flatMap { spending in
        facts.operand("\(prefix)value.general_fund.reserve", index: index).map {
          .product([.operand($0), spending])
        }
      }
    default: return nil
    }
  }

  /// The lines of a side by name, rows of a CSV file under the name of their block.
  private func lineNames(_ side: BudgetLine.Side) -> [String] {
    var names: [String] = []
    for line in facts.run.budget.budgetLines where line.side == side {
      let name = "\(side.rawValue).\(line.block ?? line.id)"
      if names.last != name, !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// A revenue or spending line by its form; the rows of a CSV block under the block's name.
  func budgetLine(_ name: String, _ index: Int) -> FigureExpression? {
    let plain = FigureFacts.split(name).name
    guard let line = facts.run.budget.budgetLines.first(where: { $0.path == plain }) else {
      return nil
    }
    switch line.form {
    case .amount: return nil
    case .taxBase: return product([("\(plain).base", index), ("\(plain).rate", index)])
    case .perStudent(let attendance, let priorYear):
      let counted = attendance ? "attendance" : "enrollment"
      return product([
        ("\(plain).amount", index), (counted, priorYear ? max(0, index - 1) : index),
      ])
    case .staff(let groups):
      return sum(groups.map { "\(FigureFacts.statusQuo)staff.\($0).cost" }, index)
    }
  }

  private func product(_ factors: [(name: String, index: Int)]) -> FigureExpression? {
    var operands: [FigureExpression] = []
    for factor in factors {
      guard let operand = facts.operand(factor.name, index: factor.index) else { return nil }
      operands.append(.operand(operand))
    }
    return .product(operands)
  }
}
