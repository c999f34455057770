import CalculationGraphs
import MonteCarlo
import ProbabilityDistributions
import Testing

@testable import SummaryMeasures

/// How often the interval of a quantile holds the true one, over many seeds.
@Suite struct QuantileIntervalTests {
  /// exp(1 + 0.8·z) for z = `scipy.stats.norm.ppf([.05, .5, .95])`.
  private static let lognormal = [
    (0.05, 0.7291448268896894), (0.5, 2.718281828459045), (0.95, 10.133866176422204),
  ]

  private func share(
    _ distribution: Distribution, _ fraction: Double, _ truth: Double, _ sampling: Sampling,
    trials: Int
  ) throws -> Double {
    let seeds = 1...300
    var holds = 0
    for seed in seeds {
      var builder = GraphBuilder()
      let node = builder.input(InputDraw(name: "x", year: 2026, distribution: distribution))
      let graph = CalculationGraph(builder, keeping: [node])
      let table = try MonteCarloEngine.run(
        graph,
        settings: SimulationSettings(trials: trials, seed: UInt64(seed), sampling: sampling))
      let question = QuantileQuestion(fraction: fraction, column: ColumnRequest(node))
      let estimate = try #require(
        table.result(of: question.start(SummaryContext(table.settings))))
      if try #require(estimate.low) <= truth, truth <= (try #require(estimate.high)) { holds += 1 }
    }
    return Double(holds) / Double(seeds.count)
  }

  @Test(arguments: lognormal)
  func intervalsOfASmoothFigureHoldTheTruth(fraction: Double, truth: Double) throws {
    let found = try share(
      .lognormal(mu: 1, sigma: 0.8), fraction, truth, .plain, trials: 2_000)
    #expect((0.90...0.99).contains(found), "\(found)")
  }

  /// An award that comes in 95 of 100 futures: the true p5 is 0, since 5 of 100 lie at or below it.
  @Test func intervalsOfAnAwardThatFailsHoldTheTruth() throws {
    let found = try share(.chance(0.95), 0.05, 0, .plain, trials: 2_000)
    #expect((0.90...0.99).contains(found), "\(found)")
    // A Latin hypercube has exactly 5 of 100.
    #expect(try share(.chance(0.95), 0.05, 0, .latin, trials: 2_000) == 1)
  }
}
