extension CalculationGraph {
  /// The nodes that some nodes are computed from, and these themselves.
  public func ancestors(of nodes: [Node]) -> Set<Node> {
    var found = Set(nodes)
    var open = Array(found)
    while let next = open.popLast() {
      for operand in operands(of: next) where found.insert(operand).inserted {
        open.append(operand)
      }
    }
    return found
  }
}
