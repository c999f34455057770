/// Builds a calculation graph: folds constants, drops neutral arithmetic and shares equal nodes.
public struct GraphBuilder: Sendable {
  /// The operations so far; a node's index is its position.
  public internal(set) var operations: [Operation] = []
  /// The declared draws; `Operation.input` counts in this list.
  public internal(set) var inputs: [InputDraw] = []
  /// The allocations; `Operation.flow` counts in this list.
  public internal(set) var allocations: [Allocation] = []
  /// The correlations of draws.
  public internal(set) var correlations: [ScoreCorrelation] = []
  /// The names of correlated draws, those first that keep their own scores.
  public internal(set) var correlatedNames: [String] = []
  private var known: [Operation: Node] = [:]
  /// The constant that is not a number, once there is one.
  var notANumber: Node?
  private var knownInputs: [InputDraw: Int32] = [:]
  private var knownAllocations: [Allocation: Int32] = [:]
  private var knownCorrelations: Set<ScoreCorrelation> = []

  /// An empty graph.
  public init() {}

  /// Goes on with a finished graph, whose nodes keep their places.
  public init(resuming graph: CalculationGraph) {
    operations = graph.operations
    inputs = graph.inputs
    allocations = graph.allocations
    correlations = graph.correlations
    correlatedNames = graph.correlatedNames
    knownCorrelations = Set(correlations)
    for (index, operation) in operations.enumerated() {
      let node = Node(index: Int32(index))
      known[operation] = node
      if let value = constantValue(node), value.isNaN { notANumber = node }
    }
    for (index, input) in inputs.enumerated() { knownInputs[input] = Int32(index) }
    for (index, allocation) in allocations.enumerated() {
      knownAllocations[allocation] = Int32(index)
    }
  }

  /// The constant a node holds, if it is one.
  public func constantValue(_ node: Node) -> Double? {
    if case .constant(let value) = operations[Int(node.index)] { return value }
    return nil
  }

  /// Adds an operation as it is, or finds the equal one that is there already.
  mutating func intern(_ operation: Operation) -> Node {
    if let node = known[operation] { return node }
    let node = Node(index: Int32(operations.count))
    operations.append(operation)
    known[operation] = node
    return node
  }

  /// The node of a draw; the same name and year give the same node.
  public mutating func input(_ draw: InputDraw) -> Node {
    if let index = knownInputs[draw] { return intern(.input(index)) }
    let index = Int32(inputs.count)
    inputs.append(draw)
    knownInputs[draw] = index
    return intern(.input(index))
  }

  /// The flows of an allocation, `[supply][demand]`; zero where a supply may not serve a demand.
  public mutating func allocate(_ allocation: Allocation) -> [[Node]] {
    let index: Int32
    if let found = knownAllocations[allocation] {
      index = found
    } else {
      index = Int32(allocations.count)
      allocations.append(allocation)
      knownAllocations[allocation] = index
    }
    let zero = constant(0)
    return allocation.supplies.indices.map { supply in
      allocation.demands.indices.map { demand in
        let nothing =
          !allocation.mayServe[supply][demand]
          || constantValue(allocation.supplies[supply]) == 0
          || constantValue(allocation.demands[demand]) == 0
        return nothing ? zero : intern(.flow(index, Int32(supply), Int32(demand)))
      }
    }
  }

  /// Says in which order correlated draws come; names that are known keep their places.
  public mutating func order(correlated names: [String]) {
    var known = Set(correlatedNames)
    for name in names where known.insert(name).inserted { correlatedNames.append(name) }
  }

  /// Correlates two declared values.
  public mutating func correlate(_ correlation: ScoreCorrelation) {
    if knownCorrelations.insert(correlation).inserted { correlations.append(correlation) }
  }
}
