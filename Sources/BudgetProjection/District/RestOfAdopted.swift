internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

/// What an adopted total leaves for one revenue or spending line beside all other lines of its side.
///
/// It is fixed once, as a budget is: the total less the other lines of the first year without the plan, each
/// with every draw at its median. What other lines turn out to be in a trial is no part of it.
struct RestOfAdopted {
  /// The adopted total, $ per year.
  let total: Double
  /// The side of the budget.
  let side: BudgetSide
  /// The line's id.
  let line: String

  /// The same number in every year, before growth; computed from the lines of the first year where the base
  /// has not fixed it.
  func series(_ projector: inout BudgetProjector) -> Series {
    let key = FigureKey(.budgetLine(side, line))
    if let fixed = projector.rests[key] { return projector.flat(fixed) }
    var rest = Series(index: 0)
    rest = projector.yearly { projector, position throws(Unanswered) in
      guard position == 0 else { return try projector.at(rest, 0) }
      let others = try others(&projector)
      let left = projector.graph.subtract(
        projector.graph.constant(total), projector.graph.sum(others))
      projector.rests[key] = projector.median(left.node)
      return left
    }
    return rest
  }

  /// The medians of all other lines in the first year, under names that say so.
  private func others(_ projector: inout BudgetProjector) throws(Unanswered) -> [Term] {
    var others: [Term] = []
    for other in projector.budget.budgetLines where other.side == side && other.id != line {
      let term = try projector.at(BudgetLineAmounts.amount(of: other, &projector), 0)
      let median = projector.graph.constant(projector.median(term.node))
      let name = FormulaBook.Named.stage(
        FigureKey(.budgetLine(side, other.id)), Remarks.atMedians)
      others.append(projector.graph.named(name, median, year: projector.firstYear))
    }
    return others
  }
}
