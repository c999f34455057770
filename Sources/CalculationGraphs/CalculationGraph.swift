/// A finished graph: what to compute, in order, once, and which columns to keep.
public struct CalculationGraph: Sendable {
  /// The operations in evaluation order.
  public let operations: [Operation]
  /// The declared draws.
  public let inputs: [InputDraw]
  /// The allocations.
  public let allocations: [Allocation]
  /// The correlations of draws.
  public let correlations: [ScoreCorrelation]
  /// The names of correlated draws, those first that keep their own scores.
  public let correlatedNames: [String]
  /// The nodes whose columns a run keeps, without repeats.
  public let kept: [Node]

  /// Closes a builder; `kept` may name a node more than once.
  public init(_ builder: GraphBuilder, keeping kept: [Node]) {
    self.operations = builder.operations
    self.inputs = builder.inputs
    self.allocations = builder.allocations
    self.correlations = builder.correlations
    self.correlatedNames = builder.correlatedNames
    var seen = Set<Node>()
    self.kept = kept.filter { seen.insert($0).inserted }
  }

  private init(_ graph: CalculationGraph, keeping kept: [Node]) {
    self.operations = graph.operations
    self.inputs = graph.inputs
    self.allocations = graph.allocations
    self.correlations = graph.correlations
    self.correlatedNames = graph.correlatedNames
    var seen = Set<Node>()
    self.kept = kept.filter { seen.insert($0).inserted }
  }

  /// The same graph with other columns to keep; a node may be named more than once.
  public func keeping(_ nodes: [Node]) -> CalculationGraph {
    CalculationGraph(self, keeping: nodes)
  }

  /// The number a node holds in every trial, if it is a constant.
  public func constantValue(_ node: Node) -> Double? {
    if case .constant(let value) = operations[Int(node.index)] { return value }
    return nil
  }

  /// The nodes that a node is computed from, in order; an allocation's flow has its supplies, then
  /// its demands.
  public func operands(of node: Node) -> [Node] {
    let operation = operations[Int(node.index)]
    if case .flow(let allocation, _, _) = operation {
      let flows = allocations[Int(allocation)]
      return flows.operands
    }
    return operation.operands
  }
}
