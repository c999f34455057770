internal import CalculationGraphs
internal import Dispatch
internal import MonteCarlo
internal import Synchronization

/// A column to summarise: a node, and the node that says where it is defined.
struct ColumnRequest: Hashable, Sendable {
  /// The column.
  let node: Node
  /// 1 where the column is defined; `nil` where it always is.
  let defined: Node?
}

/// The statistics of columns, each computed once.
struct ColumnStatistics {
  private let table: TrialTable
  private let statistics: [ColumnRequest: Statistics]

  /// The shares of the quantiles in `Statistic`, ascending.
  static let fractions = Statistic.quantiles.compactMap(\.share)

  /// Computes all requests, shared among the threads of the run's settings.
  init(_ requests: [ColumnRequest], of table: TrialTable) {
    var seen = Set<ColumnRequest>()
    let distinct = requests.filter { seen.insert($0).inserted }
    let found = Mutex<[ColumnRequest: Statistics]>([:])
    let next = Atomic<Int>(0)
    let threads = max(1, min(table.settings.threads, distinct.count / 8))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var selector = QuantileSelector(fractions: Self.fractions)
      var own: [(ColumnRequest, Statistics)] = []
      while true {
        let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard position < distinct.count else { break }
        let request = distinct[position]
        if let made = Statistics(request, of: table, &selector) { own.append((request, made)) }
      }
      found.withLock { found in
        for (request, made) in own { found[request] = made }
      }
    }
    self.table = table
    self.statistics = found.withLock { $0 }
  }

  /// The statistics of a requested column; `nil` where it is defined in no trial.
  subscript(node: Node, defined: Node? = nil) -> Statistics? {
    statistics[ColumnRequest(node: node, defined: defined)]
  }

  /// The statistics of a requested column that is always defined.
  func always(_ node: Node) -> Statistics {
    guard let found = self[node] else {
      preconditionFailure("statistics were asked for that were not requested")
    }
    return found
  }
}

extension Statistics {
  /// The statistics of one column; `nil` where it is defined in no trial.
  init?(_ request: ColumnRequest, of table: TrialTable, _ selector: inout QuantileSelector) {
    let isAlwaysDefined = request.defined.map { table.constant($0) == 1 } ?? true
    if isAlwaysDefined, let constant = table.constant(request.node) {
      self.init(constant: constant, isDeterministic: table.settings.deterministic)
      return
    }
    let made = table.withReplicates(request.node, defined: request.defined) { column in
      column.values.isEmpty
        ? nil : Statistics(column, table.settings.deterministic, &selector)
    }
    guard let made else { return nil }
    self = made
  }

  private init(constant: Double, isDeterministic: Bool) {
    self.init { statistic in
      switch statistic.computation {
      case .mean, .quantile: .exact(constant, isDeterministic: isDeterministic)
      case .standardDeviation: .exact(0, isDeterministic: isDeterministic)
      }
    }
  }

  private init(
    _ column: ReplicatedColumn, _ isDeterministic: Bool, _ selector: inout QuantileSelector
  ) {
    if isDeterministic {
      self.init(constant: column.values[0], isDeterministic: true)
      return
    }
    let moments = (0..<column.replicates).map { ColumnMoments(column.replicate($0)) }
    var pooled = ColumnMoments()
    for part in moments { pooled.add(part) }
    let found = selector.quantiles(of: column.values, bounds: column.bounds)
    let isRough = column.smallestReplicate < Estimate.fewTrials
    self.init { statistic in
      switch statistic.computation {
      case .mean:
        Estimate(pooled.mean, replicates: moments.map { $0.count > 0 ? $0.mean : .nan })
      case .standardDeviation:
        Estimate(
          pooled.standardDeviation,
          replicates: moments.map { $0.count > 1 ? $0.standardDeviation : .nan })
      case .quantile(let share):
        Self.quantile(share, found, isRough: isRough)
      }
    }
  }

  /// A selected quantile with the error that its replicates show.
  private static func quantile(
    _ share: Double, _ found: (pooled: [Double], byReplicate: [[Double]]), isRough: Bool
  ) -> Estimate {
    guard let position = ColumnStatistics.fractions.firstIndex(of: share) else {
      preconditionFailure("every quantile in the list of statistics is selected")
    }
    return Estimate(
      found.pooled[position],
      replicates: found.byReplicate.map { $0.isEmpty ? .nan : $0[position] }, isRough: isRough)
  }
}
