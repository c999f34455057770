import CKernels
import CalculationGraphs

/// Evaluates a graph operation by operation for one trial, with plain Swift arithmetic.
struct NaiveInterpreter {
  /// The graph.
  let graph: CalculationGraph

  /// The values of all nodes, given the values of the inputs; flows are not computed.
  func values(_ inputs: [Double]) -> [Double] {
    var values: [Double] = []
    for operation in graph.operations {
      func at(_ node: Node) -> Double { values[Int(node.index)] }
      let value: Double
      switch operation {
      case .constant(let number): value = number
      case .input(let position): value = inputs[Int(position)]
      case .add(let left, let right): value = at(left) + at(right)
      case .subtract(let left, let right): value = at(left) - at(right)
      case .multiply(let left, let right): value = at(left) * at(right)
      case .divide(let left, let right): value = at(left) / at(right)
      case .minimum(let left, let right): value = Swift.min(at(left), at(right))
      case .maximum(let left, let right): value = Swift.max(at(left), at(right))
      case .negate(let operand): value = -at(operand)
      case .exponential(let operand): value = ek_exp_scalar(at(operand))
      case .logarithm(let operand): value = ek_log_scalar(at(operand))
      case .power(let left, let right): value = ek_pow_scalar(at(left), at(right))
      case .ceiling(let operand): value = (at(operand) - 1e-9).rounded(.up)
      case .floor(let operand): value = (at(operand) + 1e-9).rounded(.down)
      case .nearest(let operand): value = at(operand).rounded(.toNearestOrAwayFromZero)
      case .greaterOrEqual(let left, let right): value = at(left) >= at(right) ? 1 : 0
      case .greater(let left, let right): value = at(left) > at(right) ? 1 : 0
      case .equal(let left, let right): value = at(left) == at(right) ? 1 : 0
      case .select(let condition, let yes, let no):
        value = at(condition) != 0 ? at(yes) : at(no)
      case .binomialQuantile, .poissonQuantile, .flow: value = .nan
      }
      values.append(value)
    }
    return values
  }
}

/// A small generator for tests that build random graphs (SplitMix64, Steele et al. 2014).
struct TestGenerator: RandomNumberGenerator {
  /// Its state.
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
