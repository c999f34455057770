extension StepList {
  /// The step of one operation, with a constant operand as its number where an opcode allows it.
  static func plainStep(_ node: Node, _ graph: CalculationGraph) -> CalculationStep {
    let operation = graph.operations[Int(node.index)]
    switch operation {
    case .constant:
      preconditionFailure("a constant needs no step")
    case .input(let position):
      return CalculationStep(opcode: .draw, operands: [], position: position, results: [node])
    case .flow(let position, _, _):
      return CalculationStep(
        opcode: .allocate, operands: graph.operands(of: node), position: position,
        results: [node])
    case .negate: return step(.negate, operation, node)
    case .exponential: return step(.exponential, operation, node)
    case .logarithm: return step(.logarithm, operation, node)
    case .ceiling: return step(.ceiling, operation, node)
    case .floor: return step(.floor, operation, node)
    case .nearest: return step(.nearest, operation, node)
    case .power: return step(.power, operation, node)
    case .select: return step(.select, operation, node)
    case .binomialQuantile: return step(.binomialQuantile, operation, node)
    case .poissonQuantile: return step(.poissonQuantile, operation, node)
    default:
      return binaryStep(operation, node, graph)
    }
  }

  private static func step(
    _ opcode: Opcode, _ operation: Operation, _ node: Node
  ) -> CalculationStep {
    CalculationStep(opcode: opcode, operands: operation.operands, results: [node])
  }

  /// The opcodes of a binary operation: two columns; column and number; number and column.
  private static func opcodes(
    of operation: Operation
  ) -> (columns: Opcode, numberRight: Opcode, numberLeft: Opcode) {
    switch operation {
    case .add: return (.add, .addNumber, .addNumber)
    case .subtract: return (.subtract, .subtractNumber, .subtractFromNumber)
    case .multiply: return (.multiply, .multiplyNumber, .multiplyNumber)
    case .divide: return (.divide, .divideByNumber, .divideNumber)
    case .minimum: return (.minimum, .minimumNumber, .minimumNumber)
    case .maximum: return (.maximum, .maximumNumber, .maximumNumber)
    case .greaterOrEqual: return (.greaterOrEqual, .greaterOrEqualNumber, .numberGreaterOrEqual)
    case .greater: return (.greater, .greaterNumber, .numberGreater)
    case .equal: return (.equal, .equalNumber, .equalNumber)
    default: preconditionFailure("this operation does not have two operands")
    }
  }

  private static func binaryStep(
    _ operation: Operation, _ node: Node, _ graph: CalculationGraph
  ) -> CalculationStep {
    let operands = operation.operands
    let forms = opcodes(of: operation)
    if let number = graph.constantValue(operands[1]) {
      return CalculationStep(
        opcode: forms.numberRight, operands: [operands[0]], number: number, results: [node])
    }
    if let number = graph.constantValue(operands[0]) {
      return CalculationStep(
        opcode: forms.numberLeft, operands: [operands[1]], number: number, results: [node])
    }
    return CalculationStep(opcode: forms.columns, operands: operands, results: [node])
  }
}
