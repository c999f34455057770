public import BudgetModel
internal import BudgetNames
public import Diagnostics
public import FigureCatalogue
internal import Quantities

/// The message about a figure that a formula or check names and that this budget does not have, such as
/// the students of a grade that a school does not teach; at the place that names it.
public func missingFigure(
  _ key: FigureKey, in budget: DistrictBudget, fallback: SourceRange
) -> Diagnostic {
  NameMessages.missingFigure(place(naming: key, in: budget) ?? fallback, key)
}

/// The message about a figure in a fiscal year before the horizon that `prior` needs and nothing gives; at
/// the place that looks back so far at it, else where it is named or written.
public func ungivenFigure(
  _ key: FigureKey, year: Int, in budget: DistrictBudget, fallback: SourceRange
) -> Diagnostic {
  let first = budget.years.lowerBound
  let found =
    place(naming: key, in: budget, yearsBack: first - year)
    ?? place(naming: key, in: budget, yearsBack: 1) ?? place(naming: key, in: budget)
    ?? place(of: key, in: budget)
  return PastMessages.notGiven(found ?? fallback, key, year, before: first)
}

/// The first value or check that names a figure and looks back at least so many years at it.
private func place(
  naming key: FigureKey, in budget: DistrictBudget, yearsBack: Int = 0
) -> SourceRange? {
  func isNamed(_ formula: ValueFormula) -> Bool {
    (years(back: formula, to: key) ?? -1) >= yearsBack
  }
  for table in [budget.planValues, budget.statusQuoValues] {
    for value in table.keys.sorted(by: { $0.description < $1.description }) {
      guard let yearly = table[value] else { continue }
      let segment = yearly.segments.first { segment in
        isNamed(segment.formula) || segment.growth.map { isNamed($0.rate) } ?? false
      }
      let change = yearly.changes.first { isNamed($0.operand) }
      if let range = segment?.range ?? change?.range { return range }
    }
  }
  return (budget.checks + budget.goals).first { check in
    check.condition.formulas.contains { (years(back: $0, to: key) ?? -1) >= yearsBack }
  }?.range
}

/// The most years that a formula looks back at a figure, 0 without `prior`; `nil` where it does not name it.
private func years(back formula: ValueFormula, to key: FigureKey) -> Int? {
  switch formula {
  case .constant, .draw, .process, .restOfAdopted: nil
  case .reference(let figure, let place): figure == key.figure && place == key.place ? 0 : nil
  case .binomial(_, _, let n, let p): [n, p].compactMap { years(back: $0, to: key) }.max()
  case .poisson(_, _, let mean): years(back: mean, to: key)
  case .negate(let operand), .withoutPlan(let operand): years(back: operand, to: key)
  case .arithmetic(_, let left, let right):
    [left, right].compactMap { years(back: $0, to: key) }.max()
  case .function(_, let arguments): arguments.compactMap { years(back: $0, to: key) }.max()
  case .prior(let operand, let more): years(back: operand, to: key).map { $0 + more }
  }
}

private func years(back formula: CheckFormula, to key: FigureKey) -> Int? {
  switch formula {
  case .constant: nil
  case .figure(let named): named == key ? 0 : nil
  case .prior(let operand, let more): years(back: operand, to: key).map { $0 + more }
  case .arithmetic(_, let left, let right), .comparison(_, let left, let right, _),
    .and(let left, let right), .or(let left, let right):
    [left, right].compactMap { years(back: $0, to: key) }.max()
  }
}

extension CheckCondition {
  /// The formula that it is about.
  fileprivate var formulas: [CheckFormula] {
    switch self {
    case .everyTrial(let formula, _), .figure(let formula, _, _, _, _): [formula]
    case .statistic(let statistic, _, _, _):
      switch statistic {
      case .probability(let formula), .jointProbability(let formula), .mean(let formula),
        .quantile(_, let formula):
        [formula]
      }
    }
  }
}
