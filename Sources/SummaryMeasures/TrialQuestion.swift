internal import CalculationGraphs
internal import Dispatch
internal import MonteCarlo
internal import Synchronization

/// A question to the trials of a run; one reduction finds its answer.
protocol TrialQuestion: Hashable, Sendable {
  associatedtype Reduction: TrialReduction

  /// The reduction before the first trial.
  func start(_ context: SummaryContext) -> Reduction
}

/// What all reductions of a summary share.
struct SummaryContext: Sendable {
  /// Every draw is at its median, and nothing has an error.
  let isDeterministic: Bool
  /// Selectors of the quantiles in `Statistics`.
  let selectors = SelectorPool(fractions: Statistics.fractions)

  /// What reductions share in a run with these settings.
  init(_ settings: SimulationSettings) { isDeterministic = settings.deterministic }
}

/// Questions of one kind with their answers, each found once.
struct Answers<Question: TrialQuestion>: Sendable {
  private let found: [Question: Question.Reduction.Result]

  /// Feeds the trials to the reduction of each question, shared among the threads of the run's
  /// settings.
  ///
  /// Kept columns are read column by column: what a reduction keeps lives no longer than it.
  init(_ questions: [Question], of table: TrialTable, _ context: SummaryContext) {
    var seen = Set<Question>()
    let distinct = questions.filter { seen.insert($0).inserted }
    let found = Mutex<[Question: Question.Reduction.Result]>([:])
    let next = Atomic<Int>(0)
    let threads = max(1, min(table.settings.threads, distinct.count / 8))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var own: [(Question, Question.Reduction.Result)] = []
      while true {
        let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard position < distinct.count else { break }
        let question = distinct[position]
        own.append((question, table.result(of: question.start(context))))
      }
      found.withLock { found in
        for (question, answer) in own { found[question] = answer }
      }
    }
    self.found = found.withLock { $0 }
  }

  /// The answer to a question that was asked.
  subscript(question: Question) -> Question.Reduction.Result {
    guard let answer = found[question] else {
      preconditionFailure("an answer was wanted to a question that was not asked")
    }
    return answer
  }
}

/// A column to summarise: a node, and the node that says where it is defined.
struct ColumnRequest: Hashable, Sendable {
  /// The column.
  let node: Node
  /// 1 where the column is defined; `nil` where it always is.
  let defined: Node?

  /// A column, always defined unless a node says where.
  init(_ node: Node, defined: Node? = nil) {
    self.node = node
    self.defined = defined
  }

  /// Whether it is defined in every trial of the run.
  func isAlwaysDefined(in block: TrialBlock) -> Bool {
    defined.map { block.constant($0) == 1 } ?? true
  }

  /// Reads its numbers in the trials of a block in which it is defined.
  func withNumbers(of block: TrialBlock, _ body: (UnsafeBufferPointer<Double>) -> Void) {
    guard let defined, block.constant(defined) != 1 else {
      return block.withColumn(node, body)
    }
    block.withColumn(node) { values in
      block.withColumn(defined) { flags in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: values.count) { numbers in
          var count = 0
          for trial in values.indices where flags[trial] != 0 {
            numbers.initializeElement(at: count, to: values[trial])
            count += 1
          }
          body(UnsafeBufferPointer(rebasing: numbers[..<count]))
        }
      }
    }
  }
}
