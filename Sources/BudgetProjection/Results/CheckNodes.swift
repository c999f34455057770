internal import BudgetModel
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

extension BudgetProjector {
  /// What each check looks at, in written order.
  mutating func checkNodes() throws(ProjectionFault) -> [ProjectedCheck] {
    var checks: [ProjectedCheck] = []
    for check in budget.checks {
      checks.append(ProjectedCheck(check: check, nodes: try nodes(check.condition)))
    }
    return checks
  }

  private mutating func nodes(
    _ condition: CheckCondition
  ) throws(ProjectionFault) -> [(year: Int?, node: Node)] {
    switch condition {
    case .everyTrial(let formula, let years): return try byYear(formula, years)
    case .figure(let formula, _, _, _, let years): return try byYear(formula, years)
    case .statistic(let statistic, _, _, let years):
      switch statistic {
      case .probability(let formula), .mean(let formula), .quantile(_, let formula):
        return try byYear(formula, years)
      case .jointProbability(let formula):
        let holds = try byYear(formula, years).map(\.node)
        return [(nil, graph.graph.product(holds))]
      }
    }
  }

  private mutating func byYear(
    _ formula: CheckFormula, _ wanted: [Int]
  ) throws(ProjectionFault) -> [(year: Int?, node: Node)] {
    let values = try nodes(series(formula))
    return wanted.compactMap { year in
      years.firstIndex(of: year).map { (year, values[$0]) }
    }
  }

  /// A check's formula in each year.
  private mutating func series(_ formula: CheckFormula) throws(ProjectionFault) -> Series {
    switch formula {
    case .constant(let value): return flat(value)
    case .figure(let key): return try checkFigure(key)
    case .arithmetic(let operation, let left, let right):
      let first = try series(left)
      return arithmetic(operation, first, try series(right))
    case .comparison(let comparison, let left, let right, let isMoney):
      return try compare(comparison, left, right, isMoney: isMoney)
    case .and(let left, let right):
      let first = try series(left)
      return graph.multiply(first, try series(right))
    case .or(let left, let right):
      let first = try series(left)
      return graph.maximum(first, try series(right))
    }
  }

  /// A figure; a coverage ratio without cost counts as 1, since the year is covered.
  private mutating func checkFigure(_ key: FigureKey) throws(ProjectionFault) -> Series {
    // What only the plan has, a check of the status quo reads there too.
    guard let values = series(of: key) ?? series(of: key.of(.plan)) else {
      throw .missing(key)
    }
    guard isCoverage(key), let defined = defined(key) else { return values }
    return yearly { projector, position throws(Unanswered) in
      let holds = try projector.at(defined, position)
      let value = try projector.at(values, position)
      return projector.graph.select(holds, value, projector.graph.constant(1))
    }
  }

  private func isCoverage(_ key: FigureKey) -> Bool {
    guard case .district(let figure) = key.figure else { return false }
    return key.world == .plan && figure.isCoverage
  }

  /// 1 where a comparison holds. A coverage ratio is compared through its two sides, so that
  /// `coverage >= 1` is the very test of `covered`.
  private mutating func compare(
    _ comparison: Comparison, _ left: CheckFormula, _ right: CheckFormula, isMoney: Bool
  ) throws(ProjectionFault) -> Series {
    let wanted = try series(right)
    if case .figure(let key) = left, isCoverage(key), let ratio = ratio(of: key),
      comparison != .equal
    {
      let product = graph.multiply(wanted, ratio.denominator)
      return compare(comparison, ratio.numerator, product, isMoney: true)
    }
    return compare(comparison, try series(left), wanted, isMoney: isMoney)
  }

  private mutating func compare(
    _ comparison: Comparison, _ left: Series, _ right: Series, isMoney: Bool
  ) -> Series {
    let slack = slack(right, isMoney: isMoney)
    switch comparison {
    case .greaterOrEqual: return graph.greaterOrEqual(left, graph.subtract(right, slack))
    case .less: return graph.greater(graph.subtract(right, slack), left)
    case .lessOrEqual: return graph.greaterOrEqual(graph.add(right, slack), left)
    case .greater: return graph.greater(left, graph.add(right, slack))
    case .equal:
      let isAbove = graph.greaterOrEqual(left, graph.subtract(right, slack))
      return graph.multiply(isAbove, graph.greaterOrEqual(graph.add(right, slack), left))
    }
  }

  /// `max($1, 1e-9 · amount)` for money, else 1e-9.
  private mutating func slack(_ amount: Series, isMoney: Bool) -> Series {
    guard isMoney else { return flat(1e-9) }
    let size = graph.maximum(amount, graph.negate(amount))
    return graph.maximum(flat(1), graph.multiply(flat(1e-9), size))
  }
}
