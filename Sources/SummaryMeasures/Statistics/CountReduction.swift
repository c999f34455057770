internal import CalculationGraphs
internal import MonteCarlo

/// A question for the trials in which a 0/1 column is 1.
struct CountQuestion: TrialQuestion {
  /// The column.
  let node: Node

  /// The reduction before the first trial.
  func start(_ context: SummaryContext) -> CountReduction { CountReduction(node) }
}

/// Counts the trials in which a 0/1 column is 1, replicate by replicate.
struct CountReduction: TrialReduction {
  private let node: Node
  private var count = TrialCount()
  private var replicate = -1

  /// Starts on a column.
  init(_ node: Node) { self.node = node }

  mutating func update(_ block: TrialBlock) {
    if block.replicate != replicate {
      replicate = block.replicate
      count.byReplicate.append(TrialCount.Replicate())
    }
    let hits: Int
    if let constant = block.constant(node) {
      count.constant = constant
      hits = constant != 0 ? block.count : 0
    } else {
      let found = block.withColumn(node) { column in
        (hits: column.reduce(0) { $1 != 0 ? $0 + 1 : $0 }, first: column[0])
      }
      hits = found.hits
      count.first = count.first ?? found.first
    }
    count.byReplicate[count.byReplicate.count - 1].hits += hits
    count.byReplicate[count.byReplicate.count - 1].trials += block.count
  }

  mutating func merge(_ other: CountReduction) {
    count.constant = count.constant ?? other.count.constant
    count.first = count.first ?? other.count.first
    count.byReplicate += other.count.byReplicate
    replicate = other.replicate
  }

  consuming func finish() -> TrialCount { count }
}

/// In how many trials a 0/1 column is 1.
struct TrialCount: Sendable, Hashable {
  /// Trials of one replicate.
  struct Replicate: Sendable, Hashable {
    /// Those in which the column is 1.
    var hits = 0
    /// All.
    var trials = 0
  }

  /// The number the column holds in every trial, if it is a constant.
  var constant: Double?
  /// Its number in the first trial, if it is none.
  var first: Double?
  /// One entry a replicate.
  var byReplicate: [Replicate] = []

  /// The trials in which it is 1.
  var hits: Int { byReplicate.reduce(0) { $0 + $1.hits } }
  /// The trials in which it is 0.
  var misses: Int { trials - hits }
  /// All trials.
  var trials: Int { byReplicate.reduce(0) { $0 + $1.trials } }

  /// The probability that it is 1.
  func probability(isDeterministic: Bool) -> Estimate {
    if let constant { return .exact(constant, isDeterministic: isDeterministic) }
    if isDeterministic, let first { return .exact(first, isDeterministic: true) }
    return Estimate(
      successes: hits, trials: trials,
      replicates: byReplicate.map { Double($0.hits) / Double($0.trials) })
  }
}
