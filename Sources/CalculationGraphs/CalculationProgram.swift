/// A graph made ready to run: vector instructions over columns in evaluation order.
///
/// Only what the kept columns need is computed. Every instruction gives the same bits as the
/// graph's operations one after the other.
public struct CalculationProgram: Sendable {
  /// The instructions in evaluation order.
  public let instructions: [Instruction]
  /// The allocations that `allocate` instructions name.
  public let allocations: [AllocationInstruction]
  /// The number of working columns; they are numbered from 0.
  public let registerCount: Int
  /// Numbers that stand in columns of their own, numbered after the registers.
  public let numbers: [Double]
  /// The kept nodes that are not constants; their columns are numbered after the numbers.
  public let columns: [Node]
  /// The kept nodes that are constants, with their values.
  public let constants: [Node: Double]

  /// The number of columns of all kinds.
  public var columnCount: Int { registerCount + numbers.count + columns.count }

  /// Compiles what the kept nodes of a graph need.
  public init(_ graph: CalculationGraph) {
    let steps = StepList(graph)
    var best = RegisterAssignment(steps, order: steps.depthFirstOrder())
    for order in [steps.eagerOrder(), steps.writtenOrder()] {
      let other = RegisterAssignment(steps, order: order)
      if other.registerCount < best.registerCount { best = other }
    }
    self.instructions = best.instructions
    self.allocations = best.allocations
    self.registerCount = best.registerCount
    self.numbers = best.numbers
    self.columns = steps.columns
    var constants: [Node: Double] = [:]
    for node in graph.kept { constants[node] = graph.constantValue(node) }
    self.constants = constants
  }
}
