import BudgetModel
import BudgetNames
import CalculationGraphs
import Diagnostics
import FigureCatalogue
import MonteCarlo
import ProbabilityDistributions

@testable import BudgetProjection
@testable import SummaryMeasures

/// A projection made by hand: lines, streams and checks over a graph that a test builds.
struct TestProjection {
  /// The graph so far.
  var builder = GraphBuilder()
  /// The horizon.
  let years: ClosedRange<Int>
  /// The measures.
  var measures: [ProjectedMeasure] = []
  /// The probabilities.
  var probabilities: [ProjectedProbability] = []
  /// The lines.
  var lines: [ProjectedLine] = []
  /// The streams.
  var streams: [ProjectedStream] = []
  /// The checks.
  var checks: [ProjectedCheck] = []
  /// Figures by key.
  var figures: [FigureKey: [Node]] = [:]
  /// 1 where every year is covered.
  var coveredEveryYear: Node

  init(years: ClosedRange<Int>) {
    self.years = years
    coveredEveryYear = builder.constant(1)
  }

  /// A draw in one year.
  mutating func draw(_ name: String, _ year: Int?, _ distribution: Distribution) -> Node {
    builder.input(InputDraw(name: name, year: year, distribution: distribution))
  }

  /// A recurring line.
  mutating func addLine(
    _ source: LineKey.Source, _ title: String, _ role: ProjectedLine.Role, _ byYear: [Node],
    payments: [(payer: Payer, byYear: [Node])] = []
  ) {
    lines.append(
      ProjectedLine(
        key: LineKey(source), title: title, role: role, isRecurring: true, isInduced: false,
        fund: "general",
        use: .other, byYear: byYear, claimed: nil,
        payments: payments.map { ProjectedLine.Payment(key: $0.payer, byYear: $0.byYear) },
        isStaffing: false))
  }

  /// A recurring stream that pays what it receives.
  mutating func addStream(_ id: String, _ title: String, _ byYear: [Node]) {
    let none = byYear.map { _ in builder.constant(0) }
    streams.append(
      ProjectedStream(
        id: id, title: title, isRecurring: true, received: byYear, committed: none,
        available: byYear, restrictedSavings: none, carryIn: none, direct: byYear,
        indirect: none, carried: none, lapsed: none, spendable: byYear, spent: byYear))
  }

  /// The probabilities that each year and every year are covered.
  mutating func cover(_ isCovered: [Node]) {
    for (year, node) in zip(years, isCovered) {
      probabilities.append(
        ProjectedProbability(
          event: HorizonEvent(.covered, .year(year)), title: "covered", node: node))
    }
    coveredEveryYear = builder.product(isCovered)
  }

  /// A check with one node a year.
  mutating func addCheck(
    _ kind: Check.Kind, _ condition: CheckCondition, _ nodes: [(year: Int?, node: Node)]
  ) {
    let file = SourceFile(path: "test.eve", text: "check")
    let check = Check(
      kind: kind, title: "check", text: "check", condition: condition,
      range: SourceRange(file: file, lowerBound: 0, upperBound: 5))
    checks.append(ProjectedCheck(check: check, nodes: nodes))
  }

  /// The projection with one run.
  func projection() -> Projection {
    let budget = DistrictBudget(
      header: ScenarioHeader(title: "test", texts: []), variants: [], years: years, schools: [],
      enrollments: [], classSizes: [], staff: [], namedValues: [], correlations: [], funds: [],
      plan: Plan(title: "plan", leaders: [], repurposed: [], lines: []), statusQuoValues: [:],
      planValues: [:], checks: checks.map(\.check))
    let run = ProjectedBudget(
      budget: budget, measures: measures, probabilities: probabilities, lines: lines,
      streams: streams, staffing: [],
      positions: ProjectedPositions(freed: [], usedByRelease: [], saved: [], waiting: []),
      checks: checks, figures: table(), coveredEveryYear: coveredEveryYear)
    return Projection(graph: CalculationGraph(builder, keeping: []), runs: [run], faults: [])
  }

  /// The figures as a table; formulas play no part in a summary.
  private func table() -> FigureTable {
    var table = FigureTable()
    for (key, nodes) in figures {
      table.add(ProjectedFigure(key: key, byYear: nodes, formulas: []))
    }
    return table
  }

  /// The summary of a run.
  func summary(_ settings: SimulationSettings) throws -> RunSummary {
    let projection = projection()
    let graph = projection.graph.keeping(columnsToKeep(of: projection))
    let table = try MonteCarloEngine.run(
      graph, settings: settings,
      mustBeFinite: columnsThatMustBeFinite(of: projection))
    var median = settings
    median.deterministic = true
    let deterministic = try MonteCarloEngine.run(graph, settings: median)
    return summarise(projection, table, deterministic: deterministic).runs[0]
  }
}
