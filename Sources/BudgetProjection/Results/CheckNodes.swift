internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// What each check looks at, in written order.
  mutating func checkNodes() -> [ProjectedCheck] {
    budget.checks.map { ProjectedCheck(check: $0, nodes: nodes($0.condition)) }
  }

  private mutating func nodes(_ condition: CheckCondition) -> [(year: Int?, node: Node)] {
    switch condition {
    case .everyTrial(let formula, let years): return byYear(formula, years)
    case .figure(let formula, _, _, _, let years): return byYear(formula, years)
    case .statistic(let statistic, _, _, let years):
      switch statistic {
      case .probability(let formula), .mean(let formula), .quantile(_, let formula):
        return byYear(formula, years)
      case .jointProbability(let formula):
        let holds = byYear(formula, years).map(\.node)
        return [(nil, graph.all(holds))]
      }
    }
  }

  private mutating func byYear(
    _ formula: CheckFormula, _ wanted: [Int]
  ) -> [(year: Int?, node: Node)] {
    let values = series(formula)
    return wanted.compactMap { year in
      years.firstIndex(of: year).map { (year, values[$0]) }
    }
  }

  /// A check's formula in each year.
  private mutating func series(_ formula: CheckFormula) -> Series {
    switch formula {
    case .constant(let value): return flat(value)
    case .figure(let name, let statusQuo): return checkFigure(name, statusQuo: statusQuo)
    case .arithmetic(let operation, let left, let right):
      let first = series(left)
      let second = series(right)
      return years.indices.map { arithmetic(operation, first[$0], second[$0]) }
    case .comparison(let comparison, let left, let right, let isMoney):
      return compare(comparison, left, right, isMoney: isMoney)
    case .and(let left, let right): return graph.multiply(series(left), series(right))
    case .or(let left, let right):
      let first = series(left)
      let second = series(right)
      return years.indices.map { graph.maximum(first[$0], second[$0]) }
    }
  }

  /// A figure; a coverage ratio without cost counts as 1, since the year is covered.
  private mutating func checkFigure(_ name: String, statusQuo: Bool) -> Series {
    guard let values = figure(name, statusQuo ? .statusQuo : .plan) else {
      remark(Remarks.unknown(name))
      return flat(0)
    }
    guard !statusQuo, let ratio = coverage(name), let defined = ratio.definedByYear else {
      return values
    }
    return years.indices.map {
      graph.select(defined[$0], values[$0], graph.constant(1))
    }
  }

  /// The measure of a coverage ratio by name or alias.
  private mutating func coverage(_ name: String) -> ProjectedMeasure? {
    let id = Self.aliases.first { $0.alias == name }?.id ?? name
    return id.hasPrefix("coverage.") ? measure(id) : nil
  }

  /// 1 where a comparison holds. A coverage ratio is compared through its two sides, so that
  /// `coverage >= 1` is the very test of `covered`.
  private mutating func compare(
    _ comparison: Comparison, _ left: CheckFormula, _ right: CheckFormula, isMoney: Bool
  ) -> Series {
    if case .figure(let name, false) = left, let ratio = coverage(name)?.ratio,
      comparison != .equal
    {
      let wanted = graph.multiply(series(right), ratio.denominator)
      return compare(comparison, ratio.numerator, wanted, isMoney: true)
    }
    return compare(comparison, series(left), series(right), isMoney: isMoney)
  }

  private mutating func compare(
    _ comparison: Comparison, _ left: Series, _ right: Series, isMoney: Bool
  ) -> Series {
    years.indices.map { position in
      let first = left[position]
      let second = right[position]
      let slack = slack(second, isMoney: isMoney)
      return switch comparison {
      case .greaterOrEqual: graph.greaterOrEqual(first, graph.subtract(second, slack))
      case .less: graph.greater(graph.subtract(second, slack), first)
      case .lessOrEqual: graph.greaterOrEqual(graph.add(second, slack), first)
      case .greater: graph.greater(first, graph.add(second, slack))
      case .equal:
        graph.multiply(
          graph.greaterOrEqual(first, graph.subtract(second, slack)),
          graph.greaterOrEqual(graph.add(second, slack), first))
      }
    }
  }

  /// `max($1, 1e-9 · amount)` for money, else 1e-9.
  private mutating func slack(_ amount: Node, isMoney: Bool) -> Node {
    guard isMoney else { return graph.constant(1e-9) }
    let size = graph.maximum(amount, graph.negate(amount))
    return graph.maximum(
      graph.constant(1), graph.multiply(graph.constant(1e-9), size))
  }
}
