import BudgetProjection
import CalculationGraphs
import Foundation
import MonteCarlo
import ScenarioChecking
import Testing

@testable import BudgetQuestions
@testable import SummaryMeasures

/// A plan whose net cost is a sum of independent normal amounts of like size, so that every figure
/// has a closed form.
@Suite struct NormalLinearTests {
  static let scenario = """
    language 1
    scenario "Sums of normal amounts" { years = FY2026..FY2027 }
    input coaching = normal(mean = $120,000 per year, sd = $8,000 per year) drawn each year
    input materials = normal(mean = $90,000 per year, sd = $9,000 per year) drawn once
    input copiers = normal(mean = $110,000 per year, sd = $10,000 per year) drawn each year
    input programs = normal(mean = $97,000 per year, sd = $7,000 per year) drawn once
    staff teachers { positions = 20 FTE; salary = $50,000 per FTE }
    plan "Coaching" {
      line coaching_line { cost = coaching }
      line materials_line { cost = materials }
      line copiers_line { saves = copiers }
      line programs_line { saves = programs }
    }
    """

  /// Mean of a year's net cost: 120 + 90 − 110 − 97 thousand.
  static let mean = 3_000.0
  /// Its standard deviation: √(8² + 9² + 10² + 7²) thousand.
  static let sd = 294.0.squareRoot() * 1_000
  /// The standard normal quantile at 95 %.
  static let z95 = 1.6448536269514722

  /// The standard normal distribution function.
  static func below(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// The chance that the net cost of a year is at most the dollar that a test allows.
  static let covered = below((1 - mean) / sd)

  @Test(arguments: [Sampling.latin, .plain])
  func figuresAgreeWithTheClosedForm(_ sampling: Sampling) throws {
    let settings = SimulationSettings(trials: 10_000, seed: 11, sampling: sampling, threads: 2)
    let run = try run(Self.scenario, settings)
    let netCost = try #require(run.statistics("net_cost"))
    for (year, statistics) in zip(2026..., netCost) {
      try close(statistics.mean, Self.mean, "mean")
      try close(statistics.sd, Self.sd, "sd")
      try close(statistics.p5, Self.mean - Self.z95 * Self.sd, "p5")
      try close(statistics.p50, Self.mean, "p50")
      try close(statistics.p95, Self.mean + Self.z95 * Self.sd, "p95")
      let covered = try #require(run.probability("covered.FY\(year)"))
      try close(covered.estimate, Self.covered, "covered.FY\(year)")
    }
    // What is drawn once counts twice in the sum of two years, what is drawn each year adds up.
    let both = try #require(run.statistics("net_cost.cumulative"))[1]
    let sdOfBoth = (2 * (64.0 + 100) + 4 * (81.0 + 49)).squareRoot() * 1_000
    try close(both.mean, 2 * Self.mean, "mean of both years")
    try close(both.sd, sdOfBoth, "sd of both years")
    try close(both.p95, 2 * Self.mean + Self.z95 * sdOfBoth, "p95 of both years")
    // The mean of a normal's worst 5 % is its mean + sd · φ(z) / 0.05.
    let density = exp(-Self.z95 * Self.z95 / 2) / (2 * Double.pi).squareRoot()
    try close(
      run.expectedShortfall, 2 * Self.mean + sdOfBoth * density / 0.05, "expected shortfall")
    // Money and cost over trials: means of sums of normals.
    let coverage = try #require(run.measure("coverage.recurring")).byYear[0]
    try close(try #require(coverage.ratioOfMeans), 207.0 / 210, "ratio of means")
  }

  /// 95 of 100 intervals hold the truth, with the fewest trials whose quantile errors are not marked
  /// rough: 250 a replicate.
  @Test(arguments: [Sampling.latin, .plain])
  func intervalsHoldTheTruthAsOftenAsTheySay(_ sampling: Sampling) throws {
    let source = ScenarioSource.text(Self.scenario)
    let projection = project(check(source.file, files: source.files, variants: .base).budgets)
    let budget = projection.runs[0]
    let netCost = try #require(budget.measures.first { $0.id == "net_cost" }).byYear[0]
    let covered = try #require(budget.probabilities.first { $0.id == "covered.FY2026" }).node
    let kept = projection.graph.keeping([netCost, covered])
    let names = ["mean", "sd", "p5", "p95", "covered"]
    let truths = [
      Self.mean, Self.sd, Self.mean - Self.z95 * Self.sd, Self.mean + Self.z95 * Self.sd,
      Self.covered,
    ]
    let seeds = 200
    var hits = truths.map { _ in 0 }
    for seed in 1...seeds {
      let settings = SimulationSettings(
        trials: 5_000, seed: UInt64(seed), sampling: sampling, threads: 2)
      let table = try MonteCarloEngine.run(kept, settings: settings)
      let found = try #require(table.statistics(of: netCost))
      let estimates = [
        found.mean, found.sd, found.p5, found.p95, table.probability(covered),
      ]
      for (position, estimate) in estimates.enumerated() {
        let low = try #require(estimate.low)
        let high = try #require(estimate.high)
        if low <= truths[position], truths[position] <= high { hits[position] += 1 }
      }
    }
    for (name, hit) in zip(names, hits) {
      let share = Double(hit) / Double(seeds)
      #expect(share >= 0.90 && share <= 0.99, "\(name): \(share) of the intervals hold the truth")
    }
  }

  private func close(_ found: Estimate, _ expected: Double, _ what: String) throws {
    let error = try #require(found.error)
    #expect(
      error > 0 && abs(found.value - expected) <= 5 * error,
      "\(what): \(found.value) ± \(error), closed form \(expected)")
  }
}

extension TrialTable {
  /// The statistics of one column.
  fileprivate func statistics(of node: Node) -> Statistics? {
    result(of: StatisticsReduction(ColumnRequest(node), SummaryContext(settings)))
  }

  /// The probability that a 0/1 column is 1.
  fileprivate func probability(_ node: Node) -> Estimate {
    result(of: CountReduction(node)).probability(isDeterministic: settings.deterministic)
  }
}
