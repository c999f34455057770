/// An operand of a step: a node's column, or nothing.
///
/// One step computes one node, or all flows of one allocation. Constants stand inside as `number`
/// where the opcode takes a number, otherwise as operands that become columns of their own.
struct CalculationStep {
  /// What to do.
  var opcode: Opcode
  /// The operands in order, constants among them.
  var operands: [Node]
  /// The number, where the opcode has one.
  var number: Double = 0
  /// The offset of `affine`.
  var offset: Double = 0
  /// The position of the draw or allocation in the graph.
  var position: Int32 = -1
  /// The nodes it computes.
  var results: [Node]
}

extension CalculationStep {
  /// Where the operands may be overwritten while they are read.
  var mayOverwriteOperands: Bool {
    switch opcode {
    case .allocate, .binomialQuantile, .poissonQuantile, .draw: return false
    default: return true
    }
  }
}
