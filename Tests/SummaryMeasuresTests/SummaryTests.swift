import BudgetModel
import CalculationGraphs
import FigureCatalogue
import MonteCarlo
import ProbabilityDistributions
import Testing

@testable import BudgetProjection
@testable import SummaryMeasures

@Suite struct SummaryTests {
  private static let cumulative = FigureKey(.district(.netCostCumulative))

  /// 3 + 2·X − Y with X normal(1, 2) and Y normal(4, 3): normal(1, 5).
  private func linear() -> TestProjection {
    var projection = TestProjection(years: 2026...2026)
    let x = projection.draw("x", 2026, .normal(mean: 1, sd: 2))
    let y = projection.draw("y", 2026, .normal(mean: 4, sd: 3))
    let twice = projection.builder.multiply(projection.builder.constant(2), x)
    let sum = projection.builder.add(projection.builder.constant(3), twice)
    let value = projection.builder.subtract(sum, y)
    projection.measures = [
      ProjectedMeasure(
        key: Self.cumulative, id: "net_cost.cumulative", title: "Net cost", unit: "$",
        byYear: [value], definedByYear: nil, ratio: nil)
    ]
    projection.figures[Self.cumulative] = [value]
    let isPositive = projection.builder.greater(value, projection.builder.constant(0))
    projection.probabilities = [
      ProjectedProbability(
        event: HorizonEvent(.neutral, .finalYear), title: "positive", node: isPositive)
    ]
    return projection
  }

  /// Closed forms of normal(1, 5): quantiles 1 + 5·Φ⁻¹(p), P(> 0) = Φ(0.2), mean of the worst 5 %
  /// 1 + 5·φ(1.645)/0.05 (scipy.stats.norm).
  private static let quantile95 = 1 + 5 * 1.6448536269514722
  private static let quantile25 = 1 - 5 * 0.6744897501960817
  private static let positive = 0.579259709439103
  private static let shortfall = 1 + 5 * 2.062712807507426

  @Test(arguments: Sampling.allCases)
  func aLinearModelOfNormalsHasItsClosedForms(sampling: Sampling) throws {
    let run = try linear().summary(
      SimulationSettings(trials: 40_000, seed: 17, sampling: sampling, threads: 2))
    let statistics = try #require(run.measures[0].byYear[0].statistics)
    for (estimate, truth) in [
      (statistics.mean, 1), (statistics.sd, 5), (statistics.p95, Self.quantile95),
      (statistics.p5, 2 - Self.quantile95), (statistics.p25, Self.quantile25),
      (statistics.p50, 1), (statistics.p75, 2 - Self.quantile25),
      (run.probabilities[0].estimate, Self.positive), (run.expectedShortfall, Self.shortfall),
      (run.reserveAtRisk, Self.quantile95),
    ] {
      let error = try #require(estimate.error)
      #expect(error > 0 && error < 0.1)
      #expect(abs(estimate.value - truth) < 4.5 * error, "\(estimate) against \(truth)")
      #expect(!estimate.isRough)
    }
  }

  @Test func intervalsHoldTheTruthAboutAsOftenAsTheySay() throws {
    // 100 seeds, five statistics: binomial(500, 0.95) is within 453 … 493 except once in 5,000.
    var held = 0
    for seed in 1...100 {
      let run = try linear().summary(
        SimulationSettings(trials: 5_000, seed: UInt64(seed), sampling: .plain))
      let statistics = try #require(run.measures[0].byYear[0].statistics)
      for (estimate, truth) in [
        (statistics.mean, 1), (statistics.sd, 5), (statistics.p50, 1),
        (statistics.p75, 2 - Self.quantile25), (run.probabilities[0].estimate, Self.positive),
      ] where (estimate.low ?? 0) <= truth && truth <= (estimate.high ?? 0) {
        held += 1
      }
    }
    #expect(held >= 450 && held <= 496)
  }

  @Test func latinSamplingShrinksTheErrorOfAMean() throws {
    let settings = SimulationSettings(trials: 20_000, seed: 9)
    var plainSettings = settings
    plainSettings.sampling = .plain
    let latin = try #require(try linear().summary(settings).measures[0].byYear[0].statistics)
    let plain = try #require(
      try linear().summary(plainSettings).measures[0].byYear[0].statistics)
    let ratio = try #require(plain.mean.error) / #require(latin.mean.error)
    // A linear model's error falls from n^−½ towards n^−3/2.
    #expect(ratio > 30)
    // And plain sampling's is sd/√n within the noise of twenty replicates.
    #expect(abs(try #require(plain.mean.error) / (5 / 20_000.0.squareRoot()) - 1) < 0.6)
  }

  @Test func summariesAreTheSameForAnyThreadsAndBlocks() throws {
    var settings = SimulationSettings(trials: 3_000, seed: 2)
    let first = try linear().summary(settings)
    settings.threads = 7
    settings.blockSize = 100
    let second = try linear().summary(settings)
    #expect(first.measures[0].byYear[0].statistics == second.measures[0].byYear[0].statistics)
    #expect(first.probabilities[0].estimate == second.probabilities[0].estimate)
    #expect(first.expectedShortfall == second.expectedShortfall)
  }

  @Test func fewTrialsMakeErrorsOfQuantilesRough() throws {
    let run = try linear().summary(SimulationSettings(trials: 4_980, seed: 1))
    let statistics = try #require(run.measures[0].byYear[0].statistics)
    #expect(statistics.p95.isRough)
    #expect(!statistics.mean.isRough)
  }

  @Test func theMedianPathHasNoErrors() throws {
    let run = try linear().summary(SimulationSettings(deterministic: true))
    let statistics = try #require(run.measures[0].byYear[0].statistics)
    #expect(statistics.p95.value == 1)
    #expect(statistics.sd.value == 0)
    #expect(statistics.mean.error == nil)
    #expect(run.probabilities[0].estimate.value == 1)
    #expect(run.probabilities[0].estimate.low == nil)
  }

  @Test func undefinedTrialsAreLeftOutAndCounted() throws {
    // A coverage of 1/cost where cost is 0 in about a third of trials and 2 otherwise.
    var projection = TestProjection(years: 2026...2027)
    let has = projection.draw("has", 2026, .chance(2.0 / 3))
    let cost = projection.builder.multiply(has, projection.builder.constant(2))
    let one = projection.builder.constant(1)
    let never = projection.builder.constant(0)
    projection.measures = [
      ProjectedMeasure(
        key: FigureKey(.district(.coverageRecurring)), id: "coverage.recurring", title: "Coverage",
        unit: "ratio",
        byYear: [projection.builder.divide(one, cost), one], definedByYear: [has, never],
        ratio: ProjectedMeasure.Ratio(numerator: [one, one], denominator: [cost, never]))
    ]
    let run = try projection.summary(SimulationSettings(trials: 6_000, seed: 3))
    let first = run.measures[0].byYear[0]
    #expect(first.statistics?.mean.value == 0.5)
    #expect(first.statistics?.p95.value == 0.5)
    #expect(abs(Double(first.undefinedTrials) / 6_000 - 1.0 / 3) < 0.01)
    #expect(first.undefinedReason != nil)
    #expect(abs((first.ratioOfMeans?.value ?? 0) - 0.75) < 0.02)
    let second = run.measures[0].byYear[1]
    #expect(second.statistics == nil)
    #expect(second.undefinedTrials == 6_000)
    #expect(second.ratioOfMeans == nil)
  }

  @Test func constantsHaveNoError() throws {
    var projection = TestProjection(years: 2026...2026)
    projection.measures = [
      ProjectedMeasure(
        key: FigureKey(.district(.sections)), id: "sections", title: "Sections", unit: "sections",
        byYear: [projection.builder.constant(24)], definedByYear: nil, ratio: nil)
    ]
    let run = try projection.summary(SimulationSettings(trials: 100))
    let statistics = try #require(run.measures[0].byYear[0].statistics)
    #expect(
      statistics.p5
        == Estimate(value: 24, error: 0, low: 24, high: 24, isRough: false))
    #expect(statistics.sd.value == 0)
  }
}
