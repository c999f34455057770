import CalculationGraphs
import ProbabilityDistributions
import Testing

@testable import MonteCarlo

@Suite struct ReproducibilityTests {
  private static let distributions: [Distribution?] = [
    nil, .normal(mean: 1, sd: 2), .lognormal(mu: 0, sigma: 0.3), .beta(alpha: 2, beta: 5),
    .triangular(low: 0, mode: 1, high: 3), .chance(0.3), .gamma(shape: 2, scale: 3),
    .studentT(degrees: 5, mean: 0, scale: 1), .poisson(mean: 4),
  ]

  private static func graph(withStranger: Bool = false) -> CalculationGraph {
    var builder = GraphBuilder()
    if withStranger {
      _ = builder.input(InputDraw(name: "stranger", year: 2026, distribution: nil))
    }
    var kept: [Node] = []
    for (position, distribution) in distributions.enumerated() {
      for year in [nil, 2026, 2027] as [Int?] {
        kept.append(
          builder.input(InputDraw(name: "x\(position)", year: year, distribution: distribution)))
      }
    }
    let chance = builder.input(InputDraw(name: "u", year: 2026, distribution: nil))
    kept.append(
      builder.binomialQuantile(chance, n: builder.constant(85), p: kept[9]))
    kept.append(builder.poissonQuantile(chance, mean: kept[18]))
    kept.append(builder.exponential(kept[3]))
    kept.append(builder.power(kept[6], kept[9]))
    builder.correlate(ScoreCorrelation(first: "x1", second: "x2", coefficient: 0.5))
    builder.correlate(ScoreCorrelation(first: "x3", second: "x2", coefficient: -0.4))
    if withStranger {
      let stranger = builder.input(
        InputDraw(name: "other", year: 2027, distribution: .normal(mean: 0, sd: 1)))
      kept.append(builder.add(stranger, kept[2]))
    }
    return CalculationGraph(builder, keeping: kept)
  }

  private func columns(_ table: TrialTable, _ nodes: [Node]) -> [[UInt64]] {
    nodes.map { node in table.column(node).map(\.bitPattern) }
  }

  @Test(arguments: Sampling.allCases)
  func threadsAndBlocksDoNotMatter(sampling: Sampling) throws {
    let graph = Self.graph()
    var settings = SimulationSettings(trials: 3_000, seed: 11, sampling: sampling)
    let expected = columns(try MonteCarloEngine.run(graph, settings: settings), graph.kept)
    for (threads, blockSize) in [(1, 1), (2, 256), (7, 1_000), (7, 1_024), (2, 5_000), (7, 1)] {
      settings.threads = threads
      settings.blockSize = blockSize
      let other = columns(try MonteCarloEngine.run(graph, settings: settings), graph.kept)
      #expect(other == expected, "\(threads) threads, blocks of \(blockSize)")
    }
  }

  @Test(arguments: Sampling.allCases)
  func whateverElseIsInTheModelDoesNotMatter(sampling: Sampling) throws {
    let alone = Self.graph()
    let crowded = Self.graph(withStranger: true)
    let settings = SimulationSettings(trials: 400, seed: 5, sampling: sampling)
    let first = columns(try MonteCarloEngine.run(alone, settings: settings), alone.kept)
    let second = columns(try MonteCarloEngine.run(crowded, settings: settings), crowded.kept)
    #expect(first == Array(second.prefix(first.count)))
  }

  @Test func seedsDiffer() throws {
    let graph = Self.graph()
    let first = try MonteCarloEngine.run(graph, settings: SimulationSettings(trials: 40, seed: 1))
    let second = try MonteCarloEngine.run(graph, settings: SimulationSettings(trials: 40, seed: 2))
    #expect(first.column(graph.kept[0]) != second.column(graph.kept[0]))
  }

  @Test func latinStrataAreEachHitOnce() throws {
    var builder = GraphBuilder()
    let u = builder.input(InputDraw(name: "u", year: 2026, distribution: nil))
    let graph = CalculationGraph(builder, keeping: [u])
    let settings = SimulationSettings(trials: 20 * 137, seed: 8)
    let column = try MonteCarloEngine.run(graph, settings: settings).column(u)
    for replicate in 0..<20 {
      let strata = column[replicate * 137..<(replicate + 1) * 137].map { Int($0 * 137) }
      #expect(strata.sorted() == Array(0..<137))
    }
  }

  @Test func theMedianPathHasEveryDrawAtItsMedian() throws {
    var builder = GraphBuilder()
    let normal = builder.input(
      InputDraw(name: "a", year: 2026, distribution: .normal(mean: 4, sd: 2)))
    let lognormal = builder.input(
      InputDraw(name: "b", year: 2026, distribution: .lognormal(mu: 0, sigma: 0.7)))
    let uniform = builder.input(
      InputDraw(name: "c", year: nil, distribution: .uniform(low: 2, high: 10)))
    let triangular = builder.input(
      InputDraw(name: "d", year: nil, distribution: .triangular(low: 0, mode: 0, high: 1)))
    builder.correlate(ScoreCorrelation(first: "a", second: "b", coefficient: 0.9))
    let graph = CalculationGraph(builder, keeping: [normal, lognormal, uniform, triangular])
    let table = try MonteCarloEngine.run(
      graph, settings: SimulationSettings(deterministic: true))
    #expect(table.trials == 1)
    #expect(table.value(normal, trial: 0) == 4)
    #expect(table.value(lognormal, trial: 0) == 1)
    #expect(table.value(uniform, trial: 0) == 6)
    // 1 − √½, the closed form.
    #expect(abs(table.value(triangular, trial: 0) - 0.292_893_218_813_452_4) < 1e-15)
  }
}
