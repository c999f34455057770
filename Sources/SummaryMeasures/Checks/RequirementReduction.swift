internal import CalculationGraphs
internal import MonteCarlo

/// A question for the trials in which a requirement fails.
struct RequirementQuestion: TrialQuestion {
  /// 0 where it fails.
  let node: Node
  /// The figures whose values in the first such trial a finding names.
  let figures: [Node]

  /// The reduction before the first trial.
  func start(_ context: SummaryContext) -> RequirementReduction { RequirementReduction(self) }
}

/// Counts the trials in which a requirement fails and remembers the first.
struct RequirementReduction: TrialReduction {
  private let question: RequirementQuestion
  private var failures = RequirementFailures()

  /// Starts on a requirement.
  init(_ question: RequirementQuestion) { self.question = question }

  mutating func update(_ block: TrialBlock) {
    failures.trials += block.count
    if let constant = block.constant(question.node), constant != 0 { return }
    block.withColumn(question.node) { column in
      let count = column.reduce(0) { $1 == 0 ? $0 + 1 : $0 }
      failures.count += count
      guard count > 0, failures.first == nil, let position = column.firstIndex(of: 0) else {
        return
      }
      failures.first = block.first + position
      for node in question.figures where block.holds(node) {
        failures.values[node] = block.withColumn(node) { $0[position] }
      }
    }
  }

  mutating func merge(_ other: RequirementReduction) {
    failures.trials += other.failures.trials
    failures.count += other.failures.count
    if failures.first != nil { return }
    failures.first = other.failures.first
    failures.values = other.failures.values
  }

  consuming func finish() -> RequirementFailures { failures }
}

/// The trials in which a requirement fails.
struct RequirementFailures: Sendable, Hashable {
  /// All trials, failing or not.
  var trials = 0
  /// How many fail.
  var count = 0
  /// The first, counted from 0.
  var first: Int?
  /// The figures' values in the first, as far as the run kept them.
  var values: [Node: Double] = [:]
}
