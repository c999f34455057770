/// A fused step, with the nodes it computes on the way.
struct FusedShape {
  let step: CalculationStep
  /// Nodes that need no step of their own.
  let absorbed: [Node]

  /// The fused shape whose last operation is `node`, if there is one and every intermediate may be
  /// absorbed.
  init?(_ node: Node, in graph: CalculationGraph, mayAbsorb: (Node) -> Bool) {
    switch graph.operations[Int(node.index)] {
    case .add(let left, let right):
      // The later operand first: in a running sum it is the new term.
      if let shape = Self.product(right, plus: left, node, graph, mayAbsorb)
        ?? Self.product(left, plus: right, node, graph, mayAbsorb)
      {
        self = shape
      } else {
        return nil
      }
    case .multiply(let left, let right):
      if let shape = Self.growth(left, by: right, node, graph, mayAbsorb)
        ?? Self.growth(right, by: left, node, graph, mayAbsorb)
      {
        self = shape
      } else {
        return nil
      }
    case .ceiling(let operand):
      guard let shape = Self.sections(operand, node, graph, mayAbsorb) else { return nil }
      self = shape
    default:
      return nil
    }
  }

  private init(_ step: CalculationStep, absorbing absorbed: [Node]) {
    self.step = step
    self.absorbed = absorbed
  }

  private static func product(
    _ product: Node, plus term: Node, _ node: Node, _ graph: CalculationGraph,
    _ mayAbsorb: (Node) -> Bool
  ) -> FusedShape? {
    guard case .multiply(let left, let right) = graph.operations[Int(product.index)],
      mayAbsorb(product)
    else { return nil }
    let factors = (graph.constantValue(left), graph.constantValue(right))
    guard let number = factors.0 ?? factors.1 else {
      if graph.constantValue(term) != nil { return nil }
      let step = CalculationStep(
        opcode: .multiplyAdd, operands: [left, right, term], results: [node])
      return FusedShape(step, absorbing: [product])
    }
    let column = factors.0 == nil ? left : right
    if let offset = graph.constantValue(term) {
      let step = CalculationStep(
        opcode: .affine, operands: [column], number: number, offset: offset, results: [node])
      return FusedShape(step, absorbing: [product])
    }
    let step = CalculationStep(
      opcode: .scaleAdd, operands: [column, term], number: number, results: [node])
    return FusedShape(step, absorbing: [product])
  }

  private static func growth(
    _ base: Node, by factor: Node, _ node: Node, _ graph: CalculationGraph,
    _ mayAbsorb: (Node) -> Bool
  ) -> FusedShape? {
    guard graph.constantValue(base) == nil, base != factor, mayAbsorb(factor),
      case .add(let left, let right) = graph.operations[Int(factor.index)]
    else { return nil }
    let terms = (graph.constantValue(left), graph.constantValue(right))
    guard let number = terms.0 ?? terms.1 else { return nil }
    let step = CalculationStep(
      opcode: .multiplySum, operands: [base, terms.0 == nil ? left : right], number: number,
      results: [node])
    return FusedShape(step, absorbing: [factor])
  }

  private static func sections(
    _ quotient: Node, _ node: Node, _ graph: CalculationGraph, _ mayAbsorb: (Node) -> Bool
  ) -> FusedShape? {
    guard case .divide(let whole, let divisor) = graph.operations[Int(quotient.index)],
      let number = graph.constantValue(divisor), mayAbsorb(quotient), mayAbsorb(whole),
      case .nearest(let students) = graph.operations[Int(whole.index)],
      graph.constantValue(students) == nil
    else { return nil }
    let step = CalculationStep(
      opcode: .sections, operands: [students], number: number, results: [node])
    return FusedShape(step, absorbing: [quotient, whole])
  }
}
