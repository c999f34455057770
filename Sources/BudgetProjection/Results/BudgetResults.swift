internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// All results of one budget.
enum BudgetResults {
  /// Everything about the budget.
  static func result(_ projector: inout BudgetProjector) throws(ProjectionFault) -> ProjectedBudget
  {
    for correlation in projector.budget.correlations {
      projector.graph.graph.correlate(
        ScoreCorrelation(
          first: correlation.first, second: correlation.second,
          coefficient: correlation.coefficient))
    }
    try projectNamedValues(&projector)
    let measures = try Measures.all(&projector)
    try ClassSizeLimits.remarkLooserLimits(&projector)
    let lines = try ProjectedLines.all(&projector)
    try Repurposing.remarkNegativeLines(&projector)
    try TitleOneSchools.remarkLinesWithoutPlace(&projector)
    try StreamAwards.remarkAvailableShares(&projector)
    let figures = try FigureTable.table(lines, &projector)
    let probabilities = try HorizonEvents.probabilities(&projector)
    guard let covered = figures[FigureKey(.event(HorizonEvent(.covered, .everyYear)))] else {
      preconditionFailure("a plan is covered in every year or not")
    }
    var result = ProjectedBudget(
      budget: projector.budget, measures: measures, probabilities: probabilities, lines: lines,
      streams: try ProjectedStreams.all(&projector), staffing: try StaffingFigures.all(&projector),
      positions: try StaffingFigures.projectedPositions(&projector),
      checks: try CheckNodes.all(&projector),
      figures: figures,
      coveredEveryYear: covered.byYear[0])
    result.classSizes = try ProjectedClassSizes.all(&projector)
    result.students = try StudentCounts.projected(&projector)
    result.ladders = try LadderFigures.all(&projector)
    result.rules = try RuleTest.projected(&projector)
    result.leaders = try ProjectedLeader.all(&projector)
    result.unwinds = try ProjectedUnwind.all(&projector)
    result.budgetLines = try BudgetLineAmounts.all(&projector)
    result.remarks = projector.remarks
    result.book = projector.graph.book
    label(result, &projector)
    return result
  }

  /// Drivers, inputs and formulas in both worlds, whether anything names them or not.
  private static func projectNamedValues(_ projector: inout BudgetProjector) throws(ProjectionFault)
  {
    for named in projector.budget.namedValues {
      for world in World.allCases {
        if let series = projector.value(named.key, world) { _ = try projector.nodes(series) }
      }
    }
  }

  /// Says in the graph where values, groups, streams and roles were written, for numbers that are not
  /// finite; values first, since figures may repeat them.
  private static func label(_ result: ProjectedBudget, _ projector: inout BudgetProjector) {
    let keys = result.figures.keys
    let values = keys.filter { if case .value = $0.figure { true } else { false } }
    for key in values + keys {
      guard let figure = result.figures[key] else { continue }
      for (year, node) in zip(projector.years, figure.byYear)
      where projector.graph.graph.constantValue(node) == nil
        && projector.graph.graph.labels[node] == nil
      {
        guard let place = place(of: key, in: year, projector) else { continue }
        projector.graph.graph.label(
          node,
          NodeLabel(
            name: key.description, title: key.description, year: year,
            unit: result.unitWords(of: key), place: place))
      }
    }
  }

  /// Where a figure's number of a year comes from, as `file:line`: the statement of a value, the block
  /// of anything else; `nil` for a default and for figures of no single block.
  private static func place(of key: FigureKey, in year: Int, _ projector: BudgetProjector)
    -> String?
  {
    switch key.figure {
    case .value(let value): projector.yearlyValue(value, key.world)?.place(in: year)
    case .staff(let id, _): projector.budget.staff.first { $0.name == id }?.range.place
    case .stream(let id, _): projector.budget.funds.first { $0.name == id }?.range.place
    case .leader(let id, _): projector.budget.plan.leaders.first { $0.name == id }?.range.place
    case .sections(let id), .classSize(let id, _):
      projector.budget.classSizes.first { $0.name == id }?.range.place
    default: nil
    }
  }
}

extension YearlyValue {
  /// Where the number of a fiscal year was written, as `file:line`; `nil` for a default.
  fileprivate func place(in year: Int) -> String? {
    let acting = changes.last { change in
      change.firstYear <= year && year <= (change.lastYear ?? year)
        && !(change.replacedUntil.map { year <= $0 } ?? false)
    }
    if let acting { return acting.range.place }
    return segment(holdingIn: year).flatMap { segments[$0].range?.place }
  }
}
