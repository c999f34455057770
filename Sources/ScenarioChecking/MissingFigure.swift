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
/// the place that looks back at it, else where it is named or written.
public func ungivenFigure(
  _ key: FigureKey, year: Int, in budget: DistrictBudget, fallback: SourceRange
) -> Diagnostic {
  let found =
    place(naming: key, in: budget, inPrior: true) ?? place(naming: key, in: budget)
    ?? place(of: key, in: budget)
  return PastMessages.notGiven(
    found ?? fallback, key, year, before: budget.years.lowerBound)
}

/// The first value or check that names a figure, or names it inside `prior`.
private func place(
  naming key: FigureKey, in budget: DistrictBudget, inPrior: Bool = false
) -> SourceRange? {
  func isNamed(_ formula: ValueFormula) -> Bool {
    inPrior ? looksBack(formula, at: key) : names(formula, key)
  }
  for table in [budget.planValues, budget.statusQuoValues] {
    for value in table.keys.sorted(by: { $0.description < $1.description }) {
      guard let yearly = table[value] else { continue }
      let segment = yearly.segments.first { isNamed($0.formula) }
      let change = yearly.changes.first { isNamed($0.operand) }
      if let range = segment?.range ?? change?.range { return range }
    }
  }
  return (budget.checks + budget.goals).first { check in
    check.condition.formulas.contains { inPrior ? looksBack($0, at: key) : names($0, key) }
  }?.range
}

/// Whether a formula names a figure inside `prior`.
private func looksBack(_ formula: ValueFormula, at key: FigureKey) -> Bool {
  switch formula {
  case .prior(let operand, _): names(operand, key)
  case .negate(let operand), .withoutPlan(let operand): looksBack(operand, at: key)
  case .arithmetic(_, let left, let right): looksBack(left, at: key) || looksBack(right, at: key)
  case .function(_, let arguments): arguments.contains { looksBack($0, at: key) }
  default: false
  }
}

private func looksBack(_ formula: CheckFormula, at key: FigureKey) -> Bool {
  switch formula {
  case .prior(let operand, _): names(operand, key)
  case .constant, .figure: false
  case .arithmetic(_, let left, let right), .comparison(_, let left, let right, _),
    .and(let left, let right), .or(let left, let right):
    looksBack(left, at: key) || looksBack(right, at: key)
  }
}

private func names(_ formula: ValueFormula, _ key: FigureKey) -> Bool {
  switch formula {
  case .constant, .draw, .process, .restOfAdopted: false
  case .reference(let figure, let place): figure == key.figure && place == key.place
  case .binomial(_, _, let n, let p): names(n, key) || names(p, key)
  case .poisson(_, _, let mean): names(mean, key)
  case .negate(let operand): names(operand, key)
  case .arithmetic(_, let left, let right): names(left, key) || names(right, key)
  case .function(_, let arguments): arguments.contains { names($0, key) }
  case .prior(let operand, _), .withoutPlan(let operand): names(operand, key)
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

private func names(_ formula: CheckFormula, _ key: FigureKey) -> Bool {
  switch formula {
  case .constant: false
  case .figure(let named): named == key
  case .prior(let operand, _): names(operand, key)
  case .arithmetic(_, let left, let right), .comparison(_, let left, let right, _),
    .and(let left, let right), .or(let left, let right):
    names(left, key) || names(right, key)
  }
}
