public import CalculationGraphs
public import MonteCarlo

/// The draws of one declared assumption: all its years and cells.
public struct AssumptionDraws: Sendable {
  /// Its path, e.g. `staff.teachers.turnover`.
  public let name: String
  /// The draws by their position among a graph's inputs.
  public internal(set) var inputs: Set<Int32>
  /// The nodes that hold them.
  public internal(set) var nodes: [Node]

  /// The assumptions below some nodes, in the order of the graph.
  public static func below(_ nodes: [Node], in graph: CalculationGraph) -> [AssumptionDraws] {
    var found: [AssumptionDraws] = []
    var positions: [String: Int] = [:]
    for node in graph.ancestors(of: nodes).sorted() {
      guard case .input(let input) = graph.operations[Int(node.index)] else { continue }
      let name = String(graph.inputs[Int(input)].name.prefix { $0 != "[" })
      if let known = positions[name] {
        found[known].inputs.insert(input)
        found[known].nodes.append(node)
      } else {
        positions[name] = found.count
        found.append(AssumptionDraws(name: name, inputs: [input], nodes: [node]))
      }
    }
    return found
  }
}

/// What a plan comes to in some futures.
public struct TornadoOutcome: Sendable, Hashable {
  /// Mean margin of the last year, $.
  public let margin: Estimate
  /// The odds that recurring money covers it in every year.
  public let covered: Estimate
}

/// A plan's outcome where an assumption is lowest and where it is highest, or one step either way of a
/// decision; `nil` where a step is not allowed.
public struct TornadoBar: Sendable {
  /// The lowest tenth of an assumption, or a step down.
  public let low: TornadoOutcome?
  /// The highest tenth, or a step up.
  public let high: TornadoOutcome?

  /// Makes a bar.
  public init(low: TornadoOutcome?, high: TornadoOutcome?) {
    self.low = low
    self.high = high
  }

  /// How far apart the two margins are, $; of a single one nothing.
  public var swing: Double {
    guard let low, let high else { return 0 }
    return high.margin.value - low.margin.value
  }
}

/// The nodes that a tornado is about.
public struct TornadoNodes: Sendable {
  /// The margin of the last year, $.
  public let margin: Node
  /// 1 where recurring money covers the plan in every year.
  public let covered: Node

  /// The nodes of a plan.
  public init(margin: Node, covered: Node) {
    self.margin = margin
    self.covered = covered
  }

  /// The outcome over all trials.
  public func outcome(_ table: TrialTable) -> TornadoOutcome {
    outcome(table, SummaryContext(table.settings).isDeterministic)
  }

  private func outcome(_ table: TrialTable, _ isDeterministic: Bool) -> TornadoOutcome {
    var questions = SummaryQuestions()
    questions.means([margin])
    questions.probabilities([covered])
    let answers = SummaryAnswers(questions, of: table)
    let none = Estimate.exact(0, isDeterministic: isDeterministic)
    return TornadoOutcome(
      margin: answers.mean(margin) ?? none, covered: answers.probability(covered))
  }

  /// The outcomes of the lowest and the highest tenth of an assumption: of each replicate the tenth of its
  /// trials where the mean rank of all its draws is lowest or highest. Errors are those of the
  /// replicate means.
  public func bar(_ assumption: AssumptionDraws, _ table: TrialTable) -> TornadoBar {
    let size = table.settings.trialsPerReplicate
    let tenth = max(1, (size + 5) / 10)
    var ends: (low: [[Int]], high: [[Int]]) = ([], [])
    for replicate in 0..<(table.trials / size) {
      let trials = replicate * size..<(replicate + 1) * size
      let ranks = Self.meanRanks(assumption.nodes, trials, table)
      let order = trials.sorted { ranks[$0 - trials.lowerBound] < ranks[$1 - trials.lowerBound] }
      ends.low.append(Array(order.prefix(tenth)))
      ends.high.append(Array(order.suffix(tenth)))
    }
    func outcome(_ trials: [[Int]]) -> TornadoOutcome {
      TornadoOutcome(margin: mean(margin, trials, table), covered: mean(covered, trials, table))
    }
    return TornadoBar(low: outcome(ends.low), high: outcome(ends.high))
  }

  /// The mean over some trials of every replicate.
  private func mean(_ node: Node, _ trials: [[Int]], _ table: TrialTable) -> Estimate {
    let means = trials.map { own in
      own.reduce(0) { $0 + table.value(node, trial: $1) } / Double(own.count)
    }
    return Estimate(means.reduce(0, +) / Double(means.count), replicates: means)
  }

  /// The sum over some columns of each trial's rank among the trials; ties share their mean rank.
  private static func meanRanks(
    _ nodes: [Node], _ trials: Range<Int>, _ table: TrialTable
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: trials.count)
    for node in nodes {
      table.withColumn(node) { column in
        let own = UnsafeBufferPointer(rebasing: column[trials])
        let order = own.indices.sorted { own[$0] < own[$1] }
        var start = 0
        while start < order.count {
          var end = start
          while end + 1 < order.count, own[order[end + 1]] == own[order[start]] { end += 1 }
          for position in start...end { sums[order[position]] += Double(start + end) / 2 }
          start = end + 1
        }
      }
    }
    return sums
  }

  /// In how many of the trials that are not covered one of another run is.
  public func rescued(_ table: TrialTable, by other: TrialTable) -> Int {
    (0..<table.trials).count { trial in
      table.value(covered, trial: trial) == 0 && other.value(covered, trial: trial) == 1
    }
  }

  /// The trials that are not covered in every year.
  public func failing(_ table: TrialTable) -> Int {
    (0..<table.trials).count { table.value(covered, trial: $0) == 0 }
  }
}
