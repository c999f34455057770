import CalculationGraphs
import MonteCarlo
import ProbabilityDistributions
import Testing

@testable import FigureExplanation

/// Rank correlations, and which draws are named as drivers.
struct DriverTests {
  @Test func rankCorrelationsAreThoseOfSciPy() throws {
    // scipy.stats.spearmanr([3,1,4,1,5,9,2,6,5,3], [2,7,1,8,2,8,1,8,2,8]) and (…, 1...10)
    let ranks = try #require(RankCorrelation([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]))
    let tied = try #require(ranks.with([2, 7, 1, 8, 2, 8, 1, 8, 2, 8]))
    let rising = try #require(ranks.with((1...10).map(Double.init)))
    #expect(abs(tied - 0.13471506281091267) < 1e-12)
    #expect(abs(rising - 0.39145378315603935) < 1e-12)
    #expect(ranks.with([Double](repeating: 4, count: 10)) == nil)
    #expect(RankCorrelation([2, 2, 2]) == nil)
    #expect(RankCorrelation([1, .nan, 2]) == nil)
  }

  /// A sum of draws with weights.
  func sum(_ draws: [(name: String, weight: Double)]) -> (graph: CalculationGraph, node: Node) {
    var builder = GraphBuilder()
    let terms = draws.map { draw in
      let node = builder.input(
        InputDraw(name: draw.name, year: nil, distribution: .normal(mean: 0, sd: 1)))
      return builder.multiply(node, builder.constant(draw.weight))
    }
    let node = builder.sum(terms)
    return (CalculationGraph(builder, keeping: [node]), node)
  }

  @Test func theFiveStrongestAreNamedInOrder() throws {
    let weights = [1.0, -6, 2, 5, -3, 4]
    let model = sum(weights.enumerated().map { ("x\($0.offset)", $0.element) })
    let found = try FigureDrivers.drivers(
      of: model.node, in: model.graph, settings: SimulationSettings(trials: 100_000))
    #expect(found.drivers.map(\.name) == ["x1", "x3", "x5", "x4", "x2"])
    #expect(found.drivers.allSatisfy { $0.trials == 2_000 })
    // For normals Spearman's ρ is 6/π · asin(r/2); r = −6/√91.
    #expect(abs((found.drivers.first?.correlation ?? 0) + 0.6110) < 0.04)
  }

  @Test func tooManyDrawsAreNotComparedButCellsAreGrouped() throws {
    let many = sum((0...400).map { ("x\($0)", 1) })
    let refused = try FigureDrivers.drivers(
      of: many.node, in: many.graph, settings: SimulationSettings(trials: 100))
    #expect(refused.drivers.isEmpty)
    #expect(refused.remark == ExplanationMessages.tooManyDraws(401))
    let cells = sum((0...400).map { ("x[\($0)]", 1) })
    let grouped = try FigureDrivers.drivers(
      of: cells.node, in: cells.graph, settings: SimulationSettings(trials: 100))
    #expect(grouped.drivers.map(\.draws) == [401])
    #expect(abs((grouped.drivers.first?.correlation ?? 0) - 1) < 1e-9)
  }
}
