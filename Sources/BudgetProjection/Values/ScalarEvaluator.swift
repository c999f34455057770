internal import CalculationGraphs
internal import ProbabilityDistributions

#if canImport(Glibc)
  internal import Glibc
#endif

/// Evaluates a graph for one choice of its draws, one number a node.
///
/// The projection uses it with every draw at its median, for the numbers that a budget fixes once.
struct ScalarEvaluator {
  /// The number of each draw; for a bare uniform a number in (0, 1).
  private let number: (InputDraw) -> Double
  private var values: [Double] = []
  private var flows: [Int: [[Double]]] = [:]

  /// Evaluates with the draws given.
  init(drawing number: @escaping (InputDraw) -> Double) {
    self.number = number
  }

  /// Every draw at u = 0.5.
  static var atMedians: ScalarEvaluator {
    ScalarEvaluator { $0.distribution.map { $0.quantile(0.5) } ?? 0.5 }
  }

  /// The number of a node; the operations only ever grow between calls.
  mutating func value(
    of node: Node, operations: [CalculationGraphs.Operation], inputs: [InputDraw],
    allocations: [Allocation]
  ) -> Double {
    let wanted = Int(node.index)
    while values.count <= wanted {
      values.append(compute(operations[values.count], inputs, allocations))
    }
    return values[wanted]
  }

  private subscript(_ node: Node) -> Double { values[Int(node.index)] }

  private mutating func compute(
    _ operation: CalculationGraphs.Operation, _ inputs: [InputDraw], _ allocations: [Allocation]
  ) -> Double {
    switch operation {
    case .constant(let value): value
    case .input(let index): number(inputs[Int(index)])
    case .flow(let index, let supply, let demand):
      flow(Int(index), allocations)[Int(supply)][Int(demand)]
    case .select(let condition, let yes, let no): self[condition] != 0 ? self[yes] : self[no]
    case .binomialQuantile(let uniform, let n, let p):
      Self.binomial(self[uniform], n: self[n], p: self[p])
    case .poissonQuantile(let uniform, let mean):
      Distribution.poisson(mean: max(0, self[mean])).quantile(self[uniform])
    default: arithmetic(operation)
    }
  }

  private func arithmetic(_ operation: CalculationGraphs.Operation) -> Double {
    switch operation {
    case .add(let left, let right): self[left] + self[right]
    case .subtract(let left, let right): self[left] - self[right]
    case .multiply(let left, let right): self[left] * self[right]
    case .divide(let left, let right): self[left] / self[right]
    case .minimum(let left, let right): min(self[left], self[right])
    case .maximum(let left, let right): max(self[left], self[right])
    case .power(let left, let right): pow(self[left], self[right])
    case .greaterOrEqual(let left, let right): self[left] >= self[right] ? 1 : 0
    case .greater(let left, let right): self[left] > self[right] ? 1 : 0
    case .equal(let left, let right): self[left] == self[right] ? 1 : 0
    case .negate(let operand): -self[operand]
    case .exponential(let operand): exp(self[operand])
    case .logarithm(let operand): log(self[operand])
    case .ceiling(let operand): (self[operand] - 1e-9).rounded(.up)
    case .floor(let operand): (self[operand] + 1e-9).rounded(.down)
    case .nearest(let operand): self[operand].rounded(.toNearestOrAwayFromZero)
    default: .nan
    }
  }

  /// The smallest x with a binomial cdf of at least u; n is rounded.
  static func binomial(_ uniform: Double, n: Double, p: Double) -> Double {
    let whole = n.rounded(.toNearestOrAwayFromZero)
    guard whole > 0, whole < 1e9, p > 0 else { return 0 }
    return Distribution.binomial(n: Int(whole), p: min(1, p)).quantile(uniform)
  }

  private mutating func flow(_ index: Int, _ allocations: [Allocation]) -> [[Double]] {
    if let known = flows[index] { return known }
    let allocation = allocations[index]
    let result =
      allocation.pricedFlows { self[$0] }
      ?? GreedyFlow.flows(
        supplies: allocation.supplies.map { self[$0] },
        demands: allocation.demands.map { self[$0] }, mayServe: allocation.mayServe)
    flows[index] = result
    return result
  }
}
