import BudgetModel
import CalculationGraphs
import FigureCatalogue
import ProbabilityDistributions

@testable import BudgetProjection

/// One future of one budget: a projection with its draws fixed.
struct Future {
  let projection: Projection
  private let keys: [String: FigureKey]
  private var evaluator: ScalarEvaluator

  /// Every draw at its median, but for the given uniforms by `name` or `name year`.
  init(_ sample: SampleBudget, uniforms: [String: Double] = [:]) {
    self.init(project([sample.budget])) { draw in
      let u =
        uniforms["\(draw.name) \(draw.year ?? 0)"] ?? uniforms[draw.name] ?? 0.5
      return draw.distribution.map { $0.quantile(u) } ?? u
    }
  }

  /// Draws by a function.
  init(_ projection: Projection, drawing number: @escaping (InputDraw) -> Double) {
    self.projection = projection
    self.keys = projection.runs[0].keysByName
    self.evaluator = ScalarEvaluator(drawing: number)
  }

  /// The first budget.
  var run: ProjectedBudget { projection.runs[0] }

  /// The number of a node.
  mutating func number(_ node: Node) -> Double {
    let graph = projection.graph
    return evaluator.value(
      of: node, operations: graph.operations, inputs: graph.inputs,
      allocations: graph.allocations)
  }

  /// The numbers of a series.
  mutating func numbers(_ nodes: [Node]) -> [Double] {
    nodes.map { number($0) }
  }

  /// A figure by any spelling, one number a year; empty where there is none.
  mutating func figure(_ name: String) -> [Double] {
    keys[name].flatMap { run.figures[$0]?.byYear }.map { numbers($0) } ?? []
  }

  /// A probability's 0/1 value by its id.
  mutating func holds(_ id: String) -> Double? {
    run.probabilities.first { $0.id == id }.map { number($0.node) }
  }
}

/// Uniforms that depend on a seed, a name and a year only.
func uniform(_ seed: UInt64, _ draw: InputDraw) -> Double {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
  for byte in "\(draw.name) \(draw.year ?? 0)".utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
  hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
  hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
  hash ^= hash >> 31
  return (Double(hash >> 11) + 0.5) / 9_007_199_254_740_992
}

/// Whether two lists of numbers agree to a relative tolerance.
func agree(_ found: [Double], _ expected: [Double], within tolerance: Double = 1e-9) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
