public import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// Projects budgets over their years, the base first and then its variants, into one graph.
///
/// Equal parts of the budgets are nodes of their own only once, so that they are computed once in
/// each trial; status quo and plan of every budget use the same draws. A budget whose figures need
/// themselves has a fault and no run.
public func project(_ budgets: [DistrictBudget]) -> Projection {
  var graph = GraphBuilder()
  var medians = ScalarEvaluator.atMedians
  var runs: [ProjectedBudget] = []
  var faults: [Projection.BudgetFault] = []
  for (position, budget) in budgets.enumerated() {
    var projector = BudgetProjector(budget: budget, graph: graph, medians: medians)
    do throws(ProjectionFault) {
      runs.append(try projector.result())
    } catch {
      faults.append(Projection.BudgetFault(budget: position, fault: error))
    }
    graph = projector.graph.graph
    medians = projector.medians
  }
  return Projection(graph: CalculationGraph(graph, keeping: []), runs: runs, faults: faults)
}

extension BudgetProjector {
  /// Everything about the budget.
  mutating func result() throws(ProjectionFault) -> ProjectedBudget {
    for correlation in budget.correlations {
      graph.graph.correlate(
        ScoreCorrelation(
          first: correlation.first, second: correlation.second,
          coefficient: correlation.coefficient))
    }
    try projectNamedValues()
    let measures = try Measures.all(&self)
    try ClassSizeLimits.remarkLooserLimits(&self)
    let lines = try ProjectedLines.all(&self)
    try Repurposing.remarkNegativeLines(&self)
    try TitleOneSchools.remarkLinesWithoutPlace(&self)
    try StreamAwards.remarkAvailableShares(&self)
    let figures = try FigureTable.table(lines, &self)
    let probabilities = try HorizonEvents.probabilities(&self)
    guard let covered = figures[FigureKey(.event(HorizonEvent(.covered, .everyYear)))] else {
      preconditionFailure("a plan is covered in every year or not")
    }
    var result = ProjectedBudget(
      budget: budget, measures: measures, probabilities: probabilities, lines: lines,
      streams: try ProjectedStreams.all(&self), staffing: try StaffingFigures.all(&self),
      positions: try StaffingFigures.projectedPositions(&self), checks: try CheckNodes.all(&self),
      figures: figures,
      coveredEveryYear: covered.byYear[0])
    result.classSizes = try ProjectedClassSizes.all(&self)
    result.students = try EnrollmentPaths.projected(&self)
    result.ladders = try LadderFigures.all(&self)
    result.rules = try RuleTest.projected(&self)
    result.leaders = try ProjectedLeader.all(&self)
    result.unwinds = try ProjectedUnwind.all(&self)
    result.budgetLines = try BudgetLinePaths.all(&self)
    result.remarks = remarks
    result.book = graph.book
    label(result)
    return result
  }

  /// Drivers, inputs and formulas in both worlds, whether anything names them or not.
  private mutating func projectNamedValues() throws(ProjectionFault) {
    for named in budget.namedValues {
      for world in World.allCases {
        if let series = value(named.key, world) { _ = try nodes(series) }
      }
    }
  }

  /// Says in the graph where values, groups, streams and roles were written, for numbers that are not
  /// finite; values first, since figures may repeat them.
  private mutating func label(_ result: ProjectedBudget) {
    let keys = result.figures.keys
    let values = keys.filter { if case .value = $0.figure { true } else { false } }
    for key in values + keys {
      guard let figure = result.figures[key] else { continue }
      for (year, node) in zip(years, figure.byYear)
      where graph.graph.constantValue(node) == nil && graph.graph.labels[node] == nil {
        guard let place = place(of: key, in: year) else { continue }
        graph.graph.label(
          node,
          NodeLabel(
            name: key.description, title: key.description, year: year,
            unit: result.unitWords(of: key), place: place))
      }
    }
  }

  /// Where a figure's number of a year comes from, as `file:line`: the statement of a value, the block
  /// of anything else; `nil` for a default and for figures of no single block.
  private func place(of key: FigureKey, in year: Int) -> String? {
    switch key.figure {
    case .value(let value): yearlyValue(value, key.world)?.place(in: year)
    case .staff(let id, _): budget.staff.first { $0.name == id }?.range.place
    case .stream(let id, _): budget.funds.first { $0.name == id }?.range.place
    case .leader(let id, _): budget.plan.leaders.first { $0.name == id }?.range.place
    case .sections(let id), .classSize(let id, _):
      budget.classSizes.first { $0.name == id }?.range.place
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
