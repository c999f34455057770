/// The steps that a graph's kept nodes need, with fused ones where an intermediate has no other use.
struct StepList {
  /// The graph they come from.
  let graph: CalculationGraph
  /// The steps; an operand's step stands before the steps that use it.
  private(set) var steps: [CalculationStep] = []
  /// The step that computes a node, by the node's position; −1 for none.
  private(set) var stepOfNode: [Int32]
  /// The kept nodes that need columns.
  let columns: [Node]
  /// The step of each allocation met so far.
  private var firstFlow: [Int32: Int] = [:]

  /// Finds what the kept nodes need.
  init(_ graph: CalculationGraph) {
    let count = graph.operations.count
    let columns = graph.kept.filter { graph.constantValue($0) == nil }
    var columnOfNode = [Int32](repeating: -1, count: count)
    for (position, node) in columns.enumerated() {
      columnOfNode[Int(node.index)] = Int32(position)
    }
    let uses = Self.useCounts(graph, columns)
    var isAbsorbed = [Bool](repeating: false, count: count)
    var fused: [Int: CalculationStep] = [:]
    for index in stride(from: count - 1, through: 0, by: -1)
    where uses[index] > 0 && !isAbsorbed[index] {
      let mayAbsorb = { (node: Node) in
        uses[Int(node.index)] == 1 && columnOfNode[Int(node.index)] < 0
      }
      let node = Node(index: Int32(index))
      guard let shape = FusedShape(node, in: graph, mayAbsorb: mayAbsorb) else { continue }
      fused[index] = shape.step
      for node in shape.absorbed { isAbsorbed[Int(node.index)] = true }
    }
    self.graph = graph
    self.columns = columns
    self.stepOfNode = [Int32](repeating: -1, count: count)
    for index in 0..<count where uses[index] > 0 && !isAbsorbed[index] {
      let node = Node(index: Int32(index))
      append(fused[index] ?? Self.plainStep(node, graph), for: node)
    }
  }

  /// Adds a node's step; a flow whose allocation is there already joins it.
  private mutating func append(_ step: CalculationStep, for node: Node) {
    guard step.opcode == .allocate else {
      stepOfNode[Int(node.index)] = Int32(steps.count)
      steps.append(step)
      return
    }
    if let first = firstFlow[step.position] {
      steps[first].results.append(node)
      stepOfNode[Int(node.index)] = Int32(first)
    } else {
      firstFlow[step.position] = steps.count
      stepOfNode[Int(node.index)] = Int32(steps.count)
      steps.append(step)
    }
  }

  /// How often each node is used by what the columns need; a column counts as a use; constants
  /// count none.
  private static func useCounts(_ graph: CalculationGraph, _ columns: [Node]) -> [Int32] {
    var uses = [Int32](repeating: 0, count: graph.operations.count)
    for node in columns { uses[Int(node.index)] += 1 }
    var isVisited = [Bool](repeating: false, count: graph.allocations.count)
    for index in stride(from: uses.count - 1, through: 0, by: -1) where uses[index] > 0 {
      let operands: [Node]
      if case .flow(let position, _, _) = graph.operations[index] {
        // All flows of one allocation are one use of its operands.
        if isVisited[Int(position)] { continue }
        isVisited[Int(position)] = true
        operands = graph.operands(of: Node(index: Int32(index)))
      } else {
        operands = graph.operations[index].operands
      }
      for operand in operands where graph.constantValue(operand) == nil {
        uses[Int(operand.index)] += 1
      }
    }
    return uses
  }

  /// The steps whose results a step reads, in operand order, with repeats.
  func sources(of step: Int) -> [Int] {
    steps[step].operands.compactMap { operand in
      let source = stepOfNode[Int(operand.index)]
      return source < 0 ? nil : Int(source)
    }
  }
}
