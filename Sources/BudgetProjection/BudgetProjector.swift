internal import BudgetModel
internal import CalculationGraphs

/// A figure that is being computed: the table that keeps it and its key there.
private struct ActiveFigure: Hashable {
  let table: AnyKeyPath
  let key: String
}

/// Turns one budget into nodes of the shared graph.
///
/// Every figure is computed when it is first asked for and then kept, so that formulas may refer to
/// figures and figures to formulas in any order that has no cycle.
struct BudgetProjector {
  /// The shared graph.
  var graph: GraphBuilder
  /// Numbers of nodes with every draw at its median.
  var medians: ScalarEvaluator
  /// The budget.
  let budget: DistrictBudget
  /// The fiscal years of the horizon.
  let years: [Int]
  /// The first fiscal year without leaders, to see what remains to be paid.
  var leadersStop = Int.max
  /// Plain sentences for people, in the order in which they were found.
  private(set) var remarks: [String] = []

  /// What is being computed, so that a cycle ends in a remark.
  private var active: Set<ActiveFigure> = []

  /// Values over the years by world, path and cell.
  var valuePaths: [String: ValuePath] = [:]
  /// Series by name, for figures that need no more than a series.
  var seriesByName: [String: Series] = [:]
  /// Students by cell, by world.
  var enrollments: [String: [CellSeries]] = [:]
  /// Students and sections, by world and class-size rule.
  var sectionsByRule: [String: [ClassGroup]] = [:]
  /// Positions and pay by world and group.
  var workforces: [String: WorkforcePath] = [:]
  /// Step drifts by group where none was written.
  var steadySteps: [String: Double] = [:]
  /// Leaders by role.
  var leaderPaths: [String: LeaderPath] = [:]
  /// People by stage, by ladder.
  var ladderPaths: [String: LadderPath] = [:]
  /// Lines by the part of the plan that makes them.
  var linesByPart: [String: [PlanItem]] = [:]
  /// Staffing steps, under one key.
  var attributions: [String: Attribution] = [:]
  /// Awards by stream.
  var awards: [String: AwardPath] = [:]
  /// Waterfalls with and without induced savings.
  var waterfalls: [String: Waterfall] = [:]
  /// Rules for review by id.
  var ruleTests: [String: RuleTest] = [:]
  /// Measures by id.
  var measurePaths: [String: ProjectedMeasure] = [:]

  /// Starts on a budget with the graph of the budgets before it.
  init(budget: DistrictBudget, graph: GraphBuilder, medians: ScalarEvaluator) {
    self.budget = budget
    self.graph = graph
    self.medians = medians
    self.years = Array(budget.years)
  }

  /// The number of years.
  var count: Int { years.count }

  /// The first fiscal year.
  var firstYear: Int { budget.years.lowerBound }

  /// Adds a remark once.
  mutating func remark(_ sentence: String) {
    if !remarks.contains(sentence) { remarks.append(sentence) }
  }

  /// The same number in every year.
  mutating func flat(_ value: Double) -> Series { graph.series(value, count: count) }

  /// The number of a node with every draw at its median.
  mutating func median(_ node: Node) -> Double {
    medians.value(
      of: node, operations: graph.operations, inputs: graph.inputs, allocations: graph.allocations)
  }

  /// Computes something once and keeps it; where it needs itself, a remark and the fallback.
  mutating func once<Value>(
    _ key: String, in table: WritableKeyPath<BudgetProjector, [String: Value]>,
    fallback: (inout BudgetProjector) -> Value, compute: (inout BudgetProjector) -> Value
  ) -> Value {
    if let known = self[keyPath: table][key] { return known }
    let figure = ActiveFigure(table: table, key: key)
    guard active.insert(figure).inserted else {
      remark(Remarks.cycle(key))
      return fallback(&self)
    }
    let value = compute(&self)
    active.remove(figure)
    self[keyPath: table][key] = value
    return value
  }

  /// Computes a series once and keeps it; where it needs itself, a remark and 0.
  mutating func onceSeries(
    _ key: String, _ compute: (inout BudgetProjector) -> Series
  ) -> Series {
    once(key, in: \.seriesByName, fallback: { $0.flat(0) }, compute: compute)
  }
}
