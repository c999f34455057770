import BudgetModel
import BudgetNames
import CalculationGraphs
import FigureCatalogue
import MonteCarlo
import ProbabilityDistributions
import Testing

@testable import BudgetProjection
@testable import SummaryMeasures

@Suite struct CheckTests {
  private let settings = SimulationSettings(trials: 4_000, seed: 21)
  private let spare = FigureKey(.value(ValueKey("input", "spare", nil)))
  private var formula: CheckFormula { .figure(spare) }

  /// A uniform figure `spare` on 0 … 10 in 2026 and on 5 … 15 in 2027.
  private func projection() -> (TestProjection, [Node]) {
    var projection = TestProjection(years: 2026...2027)
    let nodes = [
      projection.draw("spare", 2026, .uniform(low: 0, high: 10)),
      projection.draw("spare", 2027, .uniform(low: 5, high: 15)),
    ]
    projection.measures = [
      ProjectedMeasure(
        key: spare, id: "spare", title: "Spare", unit: "students", byYear: nodes,
        definedByYear: nil,
        ratio: nil)
    ]
    projection.figures[spare] = nodes
    return (projection, nodes)
  }

  private func outcome(
    _ statistic: CheckStatistic, _ comparison: Comparison, _ threshold: Double,
    _ settings: SimulationSettings? = nil, over bound: Double? = nil
  ) throws -> CheckResult {
    var (projection, nodes) = projection()
    if let bound {
      let limit = projection.builder.constant(bound)
      nodes = nodes.map { projection.builder.greaterOrEqual($0, limit) }
    }
    projection.addCheck(
      .expect,
      .statistic(statistic, comparison: comparison, threshold: threshold, years: [2026, 2027]),
      [(year: 2026, node: nodes[0]), (year: 2027, node: nodes[1])])
    return try projection.summary(settings ?? self.settings).checks[0]
  }

  @Test func aRequirementNamesTheFirstTrialAndItsValues() throws {
    let (start, nodes) = projection()
    var projection = start
    let limit = projection.builder.constant(6)
    let flags = nodes.map { projection.builder.greaterOrEqual($0, limit) }
    projection.addCheck(
      .require,
      .everyTrial(
        .comparison(.greaterOrEqual, formula, .constant(6), isMoney: false),
        years: [2026, 2027]),
      [(year: 2026, node: flags[0]), (year: 2027, node: flags[1])])
    let result = try projection.summary(settings).checks[0]
    #expect(result.outcome == .failed)
    #expect(result.year == 2026)
    let graph = CalculationGraph(projection.builder, keeping: [nodes[0]])
    let column = try MonteCarloEngine.run(graph, settings: settings).column(nodes[0])
    let trial = try #require(column.firstIndex { $0 < 6 })
    #expect(result.trial == trial)
    #expect(result.finding.contains("spare = \(CheckMessages.plain(column[trial]))"))
    #expect(result.finding.contains("of 4,000 futures in FY2026"))
  }

  @Test func aRequirementThatHoldsPasses() throws {
    let (start, nodes) = projection()
    var projection = start
    let zero = projection.builder.constant(0)
    let flag = projection.builder.greaterOrEqual(nodes[0], zero)
    projection.addCheck(.require, .everyTrial(formula, years: [2026]), [(year: 2026, node: flag)])
    let result = try projection.summary(settings).checks[0]
    #expect(result.outcome == .passed)
    #expect(result.finding == "holds in all 4,000 futures")
  }

  @Test func expectationsAreDecidedByTheirInterval() throws {
    // The worst year is 2026 with mean 5 and P(≥ 3) = 70 %; 2027 has mean 10 and 100 %.
    let mean = CheckStatistic.mean(formula)
    #expect(try outcome(mean, .greaterOrEqual, 4.9).outcome == .passed)
    let failed = try outcome(mean, .greaterOrEqual, 5.1)
    #expect(failed.outcome == .failed)
    #expect(failed.year == 2026)
    let below = try outcome(mean, .lessOrEqual, 9.9)
    #expect(below.outcome == .failed)
    #expect(below.year == 2027)
    let chance = CheckStatistic.probability(formula)
    #expect(try outcome(chance, .greaterOrEqual, 0.65, over: 3).outcome == .passed)
    let unlikely = try outcome(chance, .greaterOrEqual, 0.75, over: 3)
    #expect(unlikely.outcome == .failed)
    #expect(unlikely.finding.hasPrefix("70"))
    #expect(unlikely.finding.hasSuffix("in FY2026, asked ≥ 75 %"))
    let median = CheckStatistic.quantile(0.5, formula)
    #expect(try outcome(median, .greater, 4.8).outcome == .passed)
  }

  @Test func anIntervalAcrossTheThresholdIsUndecided() throws {
    var plain = settings
    plain.sampling = .plain
    let mean = CheckStatistic.mean(formula)
    let passed = try outcome(mean, .greaterOrEqual, 4.5, plain)
    #expect(passed.outcome == .passed)
    // The exact mean of the sample lies inside its own interval.
    let (projection, nodes) = projection()
    let graph = CalculationGraph(projection.builder, keeping: nodes)
    let column = try MonteCarloEngine.run(graph, settings: plain).column(nodes[0])
    let sampleMean = column.reduce(0, +) / Double(column.count)
    #expect(try outcome(mean, .greaterOrEqual, sampleMean, plain).outcome == .undecided)
  }

  @Test func examplesAreDecidedOnTheMedianPath() throws {
    func example(_ value: Double, _ tolerance: Tolerance) throws -> CheckResult {
      let (start, nodes) = projection()
      var projection = start
      projection.addCheck(
        .example,
        .figure(
          formula, comparison: .equal, value: value, tolerance: tolerance, years: [2026]),
        [(year: 2026, node: nodes[0])])
      return try projection.summary(settings).checks[0]
    }
    #expect(try example(5, .absolute(0)).outcome == .passed)
    #expect(try example(5.04, .relative(0.01)).outcome == .passed)
    let wrong = try example(5.1, .relative(0.01))
    #expect(wrong.outcome == .failed)
    #expect(wrong.finding == "5 in FY2026, asked = 5.1")
  }

  @Test func expectationsNeedADistribution() throws {
    let result = try outcome(
      .mean(formula), .greaterOrEqual, 4, SimulationSettings(deterministic: true))
    #expect(result.outcome == .notEvaluated)
  }
}
