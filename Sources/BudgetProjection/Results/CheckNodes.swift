internal import BudgetModel
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// What the checks of a scenario look at.
enum CheckNodes {
  /// What each check looks at, in their order.
  static func all(
    _ written: [Check], _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> [ProjectedCheck] {
    var checks: [ProjectedCheck] = []
    for check in written {
      var projected = ProjectedCheck(check: check, nodes: try nodes(check.condition, &projector))
      if case .everyTrial = check.condition, projected.nodes.count > 1 {
        projected.joint = projector.graph.graph.product(projected.nodes.map(\.node))
      }
      checks.append(projected)
    }
    return checks
  }

  private static func nodes(
    _ condition: CheckCondition, _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> [(year: Int?, node: Node)] {
    switch condition {
    case .everyTrial(let formula, let years): return try byYear(formula, years, &projector)
    case .figure(let formula, _, _, _, let years): return try byYear(formula, years, &projector)
    case .statistic(let statistic, _, _, let years):
      switch statistic {
      case .probability(let formula), .mean(let formula), .quantile(_, let formula):
        return try byYear(formula, years, &projector)
      case .jointProbability(let formula):
        let holds = try byYear(formula, years, &projector).map(\.node)
        return [(nil, projector.graph.graph.product(holds))]
      }
    }
  }

  private static func byYear(
    _ formula: CheckFormula, _ wanted: [Int], _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> [(year: Int?, node: Node)] {
    let values = try series(formula, &projector)
    var nodes: [(year: Int?, node: Node)] = []
    for year in wanted {
      guard let position = projector.years.firstIndex(of: year) else { continue }
      nodes.append((year, try projector.answer(values, position).node))
    }
    return nodes
  }

  /// A check's formula in each year.
  private static func series(_ formula: CheckFormula, _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> Series
  {
    switch formula {
    case .constant(let value): return projector.flat(value)
    case .figure(let key): return try checkFigure(key, &projector)
    case .arithmetic(let operation, let left, let right):
      let first = try series(left, &projector)
      return projector.arithmetic(operation, first, try series(right, &projector))
    case .prior(let operand, let years):
      guard let formula = operand.valueFormula else {
        preconditionFailure("the checker gives `prior` a figure, not a condition")
      }
      let values = try series(operand, &projector)
      return projector.prior(values, of: formula, by: years, .plan, nil)
    case .comparison(let comparison, let left, let right, let isMoney):
      return try compare(comparison, left, right, isMoney: isMoney, &projector)
    case .and(let left, let right):
      let first = try series(left, &projector)
      return projector.graph.multiply(first, try series(right, &projector))
    case .or(let left, let right):
      let first = try series(left, &projector)
      return projector.graph.maximum(first, try series(right, &projector))
    }
  }

  /// A figure; a coverage ratio without cost counts as 1, since the year is covered.
  private static func checkFigure(_ key: FigureKey, _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> Series
  {
    // What only the plan has, a check of the status quo reads there too.
    guard
      let values = FigureSeries.series(of: key, &projector)
        ?? FigureSeries.series(of: key.of(.plan), &projector)
    else {
      throw .missing(key)
    }
    guard isCoverage(key), let defined = MeasureRatio.defined(key, &projector) else {
      return values
    }
    return projector.yearly { projector, position throws(Unanswered) in
      let holds = try projector.at(defined, position)
      let value = try projector.at(values, position)
      return projector.graph.select(holds, value, projector.graph.constant(1))
    }
  }

  private static func isCoverage(_ key: FigureKey) -> Bool {
    guard case .district(let figure) = key.figure else { return false }
    return key.world == .plan && figure.isCoverage
  }

  /// 1 where a comparison holds. A coverage ratio is compared through its two sides, so that
  /// `coverage >= 1` is the very test of `covered`.
  private static func compare(
    _ comparison: Comparison, _ left: CheckFormula, _ right: CheckFormula, isMoney: Bool,
    _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> Series {
    let wanted = try series(right, &projector)
    if case .figure(let key) = left, isCoverage(key),
      let ratio = MeasureRatio.ratio(of: key, &projector),
      comparison != .equal
    {
      let product = projector.graph.multiply(wanted, ratio.denominator)
      return compare(comparison, ratio.numerator, product, isMoney: true, &projector)
    }
    return compare(comparison, try series(left, &projector), wanted, isMoney: isMoney, &projector)
  }

  private static func compare(
    _ comparison: Comparison, _ left: Series, _ right: Series, isMoney: Bool,
    _ projector: inout BudgetProjector
  ) -> Series {
    let slack = slack(right, isMoney: isMoney, &projector)
    switch comparison {
    case .greaterOrEqual:
      return projector.graph.greaterOrEqual(left, projector.graph.subtract(right, slack))
    case .less: return projector.graph.greater(projector.graph.subtract(right, slack), left)
    case .lessOrEqual:
      return projector.graph.greaterOrEqual(projector.graph.add(right, slack), left)
    case .greater: return projector.graph.greater(left, projector.graph.add(right, slack))
    case .equal:
      let isAbove = projector.graph.greaterOrEqual(left, projector.graph.subtract(right, slack))
      return projector.graph.multiply(
        isAbove, projector.graph.greaterOrEqual(projector.graph.add(right, slack), left))
    }
  }

  /// `max($1, 1e-9 · amount)` for money, else 1e-9.
  private static func slack(_ amount: Series, isMoney: Bool, _ projector: inout BudgetProjector)
    -> Series
  {
    guard isMoney else { return projector.flat(1e-9) }
    let size = projector.graph.maximum(amount, projector.graph.negate(amount))
    return projector.graph.maximum(
      projector.flat(1), projector.graph.multiply(projector.flat(1e-9), size))
  }
}
