import CalculationGraphs
import GSL
import ProbabilityDistributions
import Testing

@testable import MonteCarlo

@Suite struct CorrelationTests {
  private let settings = SimulationSettings(trials: 40_000, seed: 4, sampling: .plain)

  private func normals(
    _ correlations: [ScoreCorrelation], names: [String] = ["a", "b", "c"]
  ) -> CalculationGraph {
    var builder = GraphBuilder()
    let nodes = names.flatMap { name in
      [2026, 2027].map { year in
        builder.input(
          InputDraw(name: name, year: year, distribution: .normal(mean: 0, sd: 1)))
      }
    }
    for correlation in correlations { builder.correlate(correlation) }
    return CalculationGraph(builder, keeping: nodes)
  }

  @Test func scoresHaveTheCorrelationsAskedFor() throws {
    let graph = normals([
      ScoreCorrelation(first: "b", second: "a", coefficient: 0.6),
      ScoreCorrelation(first: "c", second: "b", coefficient: -0.5),
    ])
    let table = try MonteCarloEngine.run(graph, settings: settings)
    let columns = graph.kept.map { table.column($0) }
    // The standard error of a correlation of 40,000 pairs is at most 1/√40,000 = 0.005.
    #expect(abs(SampleStatistics.correlation(columns[0], columns[2]) - 0.6) < 0.02)
    #expect(abs(SampleStatistics.correlation(columns[2], columns[4]) + 0.5) < 0.02)
    #expect(abs(SampleStatistics.correlation(columns[0], columns[4])) < 0.02)
    #expect(abs(SampleStatistics.correlation(columns[0], columns[3])) < 0.02)
    #expect(abs(SampleStatistics.correlation(columns[1], columns[3]) - 0.6) < 0.02)
    for column in columns {
      #expect(abs(SampleStatistics.standardDeviation(column) - 1) < 0.02)
    }
  }

  @Test func onlyACorrelationWithAnEarlierValueMovesDraws() throws {
    let free = normals([])
    let joined = normals([ScoreCorrelation(first: "a", second: "c", coefficient: 0.7)])
    let plain = try MonteCarloEngine.run(free, settings: settings)
    let mixed = try MonteCarloEngine.run(joined, settings: settings)
    for position in 0..<4 {
      #expect(plain.column(free.kept[position]) == mixed.column(joined.kept[position]))
    }
    #expect(plain.column(free.kept[4]) != mixed.column(joined.kept[4]))
  }

  /// At exactly 1 and −1 one draw is the other one, in scores.
  @Test(arguments: [1.0, -1.0]) func perfectCorrelationsAreOneDraw(_ coefficient: Double) throws {
    let graph = normals([
      ScoreCorrelation(first: "a", second: "b", coefficient: coefficient),
      ScoreCorrelation(first: "b", second: "c", coefficient: 0.5),
      ScoreCorrelation(first: "a", second: "c", coefficient: coefficient * 0.5),
    ])
    let table = try MonteCarloEngine.run(graph, settings: settings)
    let columns = graph.kept.map { table.column($0) }
    #expect(columns[2] == columns[0].map { coefficient * $0 })
    #expect(columns[3] == columns[1].map { coefficient * $0 })
    #expect(abs(SampleStatistics.correlation(columns[2], columns[4]) - 0.5) < 0.02)
    #expect(abs(SampleStatistics.correlation(columns[0], columns[4]) - coefficient * 0.5) < 0.02)
  }

  /// How many of a replicate's strata hold a draw, one number a replicate; all of them hold exactly one
  /// where the draw is stratified.
  private func strataHit(_ column: [Double], size: Int) -> [Int] {
    stride(from: 0, to: column.count, by: size).map { first in
      Set(column[first..<first + size].map { Int($0 * Double(size)) }).count
    }
  }

  /// Under latin sampling the first value of a group, a value that nothing earlier is correlated with and
  /// one at exactly ±1 keep their strata. A mix of scores does not.
  @Test func theFirstOfCorrelatedValuesKeepsItsStrata() throws {
    let size = 1_000
    var builder = GraphBuilder()
    let names = ["alone", "first", "mixed", "strong", "mirrored", "unmixed"]
    let nodes = names.map { builder.input(InputDraw(name: $0, year: 2026, distribution: nil)) }
    for (name, coefficient) in [("mixed", 0.5), ("strong", 0.95), ("mirrored", -1.0)] {
      builder.correlate(ScoreCorrelation(first: name, second: "first", coefficient: coefficient))
    }
    builder.correlate(ScoreCorrelation(first: "strong", second: "mixed", coefficient: 0.475))
    builder.correlate(ScoreCorrelation(first: "mirrored", second: "mixed", coefficient: -0.5))
    builder.correlate(ScoreCorrelation(first: "mirrored", second: "strong", coefficient: -0.95))
    let graph = CalculationGraph(builder, keeping: nodes)
    let table = try MonteCarloEngine.run(
      graph, settings: SimulationSettings(trials: 20 * size, seed: 12))
    let hit = nodes.map { strataHit(table.column($0), size: size) }
    let all = [Int](repeating: size, count: 20)
    #expect(hit[0] == all && hit[1] == all && hit[5] == all)
    // The normal distribution and its inverse carry a draw to the next stratum at most at an end.
    #expect(hit[4].allSatisfy { $0 >= size - 2 })
    // Of n independent draws into n strata 1 − 1/e = 632 hold one, with an sd of √((1/e − 2/e²)n) = 10;
    // numpy finds the same for the mixes of 0.5 and 0.95.
    #expect(hit[2].allSatisfy { (582...682).contains($0) }, "\(hit[2])")
    #expect(hit[3].allSatisfy { (582...682).contains($0) }, "\(hit[3])")
  }

  /// The mean of a mixed normal value keeps the small error of its parts: it is their weighted mean.
  @Test func theMeanOfAMixIsStratified() throws {
    let graph = normals([ScoreCorrelation(first: "a", second: "b", coefficient: 0.6)])
    let table = try MonteCarloEngine.run(
      graph, settings: SimulationSettings(trials: 20_000, seed: 3))
    let mixed = table.column(graph.kept[2])
    // Independent draws have a standard error of 1/√20,000 = 0.007.
    #expect(abs(SampleStatistics.mean(mixed)) < 0.0007)
  }

  @Test func everyFamilyKeepsItsMarginals() throws {
    var builder = GraphBuilder()
    let beta = builder.input(
      InputDraw(name: "a", year: nil, distribution: .beta(alpha: 2, beta: 6)))
    let uniform = builder.input(InputDraw(name: "b", year: nil, distribution: nil))
    builder.correlate(ScoreCorrelation(first: "a", second: "b", coefficient: 0.8))
    let graph = CalculationGraph(builder, keeping: [beta, uniform])
    let table = try MonteCarloEngine.run(graph, settings: settings)
    // Beta(2, 6): mean 1/4, variance 1/48; uniform: mean 1/2, variance 1/12.
    let first = table.column(beta)
    let second = table.column(uniform)
    #expect(abs(SampleStatistics.mean(first) - 0.25) < 0.004)
    #expect(abs(SampleStatistics.variance(first) - 1.0 / 48) < 0.001)
    #expect(abs(SampleStatistics.mean(second) - 0.5) < 0.008)
    #expect(abs(SampleStatistics.variance(second) - 1.0 / 12) < 0.003)
    #expect(second.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(SampleStatistics.correlation(first, second) > 0.7)
  }

  @Test func contradictionsAreNamed() {
    let pairs = [
      ScoreCorrelation(first: "a", second: "b", coefficient: 0.9),
      ScoreCorrelation(first: "b", second: "c", coefficient: 0.9),
      ScoreCorrelation(first: "a", second: "c", coefficient: -0.9),
    ]
    let graph = normals(pairs)
    do {
      _ = try MonteCarloEngine.run(graph, settings: settings)
      Issue.record("a contradiction was accepted")
    } catch .impossibleCorrelations(let named, let year) {
      #expect(named == pairs)
      #expect(year == 2026)
    } catch {
      Issue.record("another error: \(error)")
    }
  }
}
