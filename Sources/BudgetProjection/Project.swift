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
    let measures = try projectedMeasures()
    try remarkLooserLimits()
    let lines = try projectedLines()
    try remarkNegativeLines()
    try remarkLinesWithoutPlace()
    try remarkAvailableShares()
    let figures = try figureTable(lines)
    let probabilities = try projectedProbabilities()
    guard let covered = figures[FigureKey(.event(HorizonEvent(.covered, .everyYear)))] else {
      preconditionFailure("a plan is covered in every year or not")
    }
    var result = ProjectedBudget(
      budget: budget, measures: measures, probabilities: probabilities, lines: lines,
      streams: try projectedStreams(), staffing: try projectedStaffing(),
      positions: try projectedPositions(), checks: try checkNodes(), figures: figures,
      coveredEveryYear: covered.byYear[0])
    result.classSizes = try projectedClassSizes()
    result.students = try projectedStudents()
    result.ladders = try projectedLadders()
    result.rules = try projectedRules()
    result.leaders = try projectedLeaders()
    result.unwinds = try projectedUnwinds()
    result.budgetLines = try projectedBudgetLines()
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
}
