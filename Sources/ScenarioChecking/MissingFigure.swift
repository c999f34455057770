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

/// The first value or check that names a figure.
private func place(naming key: FigureKey, in budget: DistrictBudget) -> SourceRange? {
  for table in [budget.planValues, budget.statusQuoValues] {
    for value in table.keys.sorted(by: { $0.description < $1.description }) {
      guard let yearly = table[value] else { continue }
      let segment = yearly.segments.first { names($0.formula, key) }
      let change = yearly.changes.first { names($0.operand, key) }
      if let range = segment?.range ?? change?.range { return range }
    }
  }
  return (budget.checks + budget.goals).first { names($0.condition, key) }?.range
}

private func names(_ formula: ValueFormula, _ key: FigureKey) -> Bool {
  switch formula {
  case .constant, .draw, .process: false
  case .reference(let figure, let place): figure == key.figure && place == key.place
  case .binomial(_, _, let n, let p): names(n, key) || names(p, key)
  case .poisson(_, _, let mean): names(mean, key)
  case .negate(let operand): names(operand, key)
  case .arithmetic(_, let left, let right): names(left, key) || names(right, key)
  case .function(_, let arguments): arguments.contains { names($0, key) }
  }
}

private func names(_ condition: CheckCondition, _ key: FigureKey) -> Bool {
  switch condition {
  case .everyTrial(let formula, _): return names(formula, key)
  case .figure(let formula, _, _, _, _): return names(formula, key)
  case .statistic(let statistic, _, _, _):
    switch statistic {
    case .probability(let formula), .jointProbability(let formula), .mean(let formula),
      .quantile(_, let formula):
      return names(formula, key)
    }
  }
}

private func names(_ formula: CheckFormula, _ key: FigureKey) -> Bool {
  switch formula {
  case .constant: false
  case .figure(let named): named == key
  case .arithmetic(_, let left, let right), .comparison(_, let left, let right, _),
    .and(let left, let right), .or(let left, let right):
    names(left, key) || names(right, key)
  }
}
