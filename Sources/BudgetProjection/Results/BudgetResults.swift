internal import BudgetModel
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// All results of one budget.
enum BudgetResults {
  /// The names of correlated draws: declared drivers and inputs in their order, then values of blocks in
  /// the order in which correlations name them, whatever else the scenario says.
  private static func correlatedNames(in budget: DistrictBudget) -> [String] {
    let mentioned = budget.correlations.flatMap { [$0.first, $0.second] }
    let named = budget.namedValues.flatMap { ["\($0.key)", "\($0.key).growth"] }
    let all = Set(mentioned)
    return named.filter(all.contains) + mentioned
  }

  /// Everything about the budget.
  static func result(_ projector: inout BudgetProjector) throws(ProjectionFault) -> ProjectedBudget
  {
    projector.graph.graph.order(correlated: correlatedNames(in: projector.budget))
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
    let event = HorizonEvent(.covered, .everyYear)
    guard let covered = probabilities.first(where: { $0.event == event }) else {
      preconditionFailure("a plan is covered in every year or not")
    }
    var result = ProjectedBudget(
      budget: projector.budget, measures: measures, probabilities: probabilities, lines: lines,
      streams: try ProjectedStreams.all(&projector), staffing: try StaffingFigures.all(&projector),
      positions: try StaffingFigures.projectedPositions(&projector),
      checks: try CheckNodes.all(projector.budget.checks, &projector),
      figures: figures,
      coveredEveryYear: covered.node)
    result.goals = try CheckNodes.all(projector.budget.goals, &projector)
    result.classSizes = try ProjectedClassSizes.all(&projector)
    result.students = try StudentCounts.projected(&projector)
    result.ladders = try LadderFigures.all(&projector)
    result.rules = try RuleTest.projected(&projector)
    result.leaders = try ProjectedLeader.all(&projector)
    result.unwinds = try ProjectedUnwind.all(&projector)
    result.budgetLines = try BudgetLineAmounts.all(&projector)
    result.remarks = projector.remarks
    result.book = projector.graph.book
    result.watched = projector.watchedValues()
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
}
