public import CalculationGraphs
internal import Dispatch
internal import Synchronization

extension MonteCarloEngine {
  /// Runs every trial and feeds it to a reduction, keeping no more of it at a time than a chunk a thread.
  ///
  /// The result is the same to the last bit for any number of threads, and that of `TrialTable.result`
  /// on the kept trials of `run`.
  /// - Parameters:
  ///   - start: The reduction before the first trial.
  ///   - mustBeFinite: Kept nodes that have to be numbers in every trial.
  ///   - progress: Told the number of trials done, from any thread, now and then.
  public static func reduce<Reduction: TrialReduction>(
    _ graph: CalculationGraph, settings: SimulationSettings, from start: Reduction,
    mustBeFinite: Set<Node> = [], progress: (@Sendable (Int) -> Void)? = nil
  ) throws(SimulationError) -> Reduction.Result {
    precondition(
      settings.trials > 0 && settings.blockSize > 0 && settings.threads > 0,
      "a run needs at least one trial, one thread and one trial a block")
    let program = CalculationProgram(graph)
    try checkAllocations(program)
    let job = ReductionJob(
      program: program, draws: try DrawPlan(program, of: graph, settings: settings),
      settings: settings,
      checked: program.columns.indices.filter { mustBeFinite.contains(program.columns[$0]) })
    let outcome = job.run(from: start, progress: progress)
    let constants = program.constants.filter {
      !$0.value.isFinite && mustBeFinite.contains($0.key)
    }.map { NonFiniteValue(node: $0.key, trial: 0, value: $0.value) }
    let bad = (outcome.bad + constants).sorted { $0.node < $1.node }
    guard bad.isEmpty, let reduction = outcome.reduction else { throw .nonFinite(bad) }
    return reduction.finish()
  }
}

/// A run whose replicates threads share, each reduced as it comes.
private struct ReductionJob: Sendable {
  let program: CalculationProgram
  let draws: DrawPlan
  let settings: SimulationSettings
  /// Positions of the kept columns that must be finite.
  let checked: [Int]

  /// The number of replicates.
  private var replicates: Int { settings.deterministic ? 1 : SimulationSettings.replicates }
  /// Trials in each of them.
  private var size: Int { settings.actualTrials / replicates }
  /// Trials that a worker computes at a time.
  private var blockSize: Int { min(settings.blockSize, size) }

  /// What became of one replicate.
  private struct Replicate<Reduction: TrialReduction>: Sendable {
    var reduction: Reduction
    /// The first trial of each column with a value that is not finite.
    var bad: [Int: NonFiniteValue] = [:]
  }

  /// The reduction of all trials, or the values that are not finite.
  func run<Reduction: TrialReduction>(
    from start: Reduction, progress: (@Sendable (Int) -> Void)?
  ) -> (reduction: Reduction?, bad: [NonFiniteValue]) {
    let next = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    let found = Mutex<[Int: Replicate<Reduction>]>([:])
    let layout = KeptTrials(trials: 0, values: [], program: program)
    DispatchQueue.concurrentPerform(iterations: min(settings.threads, replicates)) { _ in
      let worker = ProgramWorker(program, draws, blockSize: blockSize)
      while true {
        let replicate = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if replicate >= replicates { break }
        var own = Replicate(reduction: start)
        for first in stride(
          from: replicate * size, to: (replicate + 1) * size, by: TrialBlock.chunkSize)
        {
          let count = min(TrialBlock.chunkSize, (replicate + 1) * size - first)
          let kept = KeptTrials(
            like: layout, first: first, trials: count, values: values(worker, first, count))
          note(&own.bad, kept)
          if own.bad.isEmpty {
            own.reduction.update(
              TrialBlock(span: TrialSpan(kept, first..<first + count), replicate: replicate))
          }
          progress?(done.add(count, ordering: .relaxed).newValue)
        }
        let result = own
        found.withLock { $0[replicate] = result }
      }
    }
    return Self.joined(found.withLock { $0 }, count: replicates)
  }

  /// The kept columns of some trials, one after the other.
  private func values(_ worker: borrowing ProgramWorker, _ first: Int, _ count: Int) -> [Double] {
    let numbers = program.columns.count * count
    return [Double](unsafeUninitializedCapacity: numbers) { buffer, initialized in
      guard numbers > 0, let results = buffer.baseAddress else { return }
      for position in stride(from: 0, to: count, by: blockSize) {
        worker.run(
          first: first + position, count: min(blockSize, count - position),
          results: results + position, stride: count)
      }
      initialized = numbers
    }
  }

  /// Notes columns with values that are not finite, each with its first trial.
  private func note(_ bad: inout [Int: NonFiniteValue], _ kept: KeptTrials) {
    for column in checked where bad[column] == nil {
      let node = program.columns[column]
      let trials = kept.first..<kept.first + kept.trials
      kept.withColumn(node, trials) { values in
        guard let trial = BlockJob.firstNonFinite(values) else { return }
        bad[column] = NonFiniteValue(node: node, trial: kept.first + trial, value: values[trial])
      }
    }
  }

  /// The replicates in order.
  private static func joined<Reduction: TrialReduction>(
    _ found: [Int: Replicate<Reduction>], count: Int
  ) -> (reduction: Reduction?, bad: [NonFiniteValue]) {
    var all: Reduction?
    var bad: [Int: NonFiniteValue] = [:]
    for replicate in 0..<count {
      guard let own = found[replicate] else { continue }
      bad.merge(own.bad) { first, _ in first }
      if all == nil { all = own.reduction } else { all?.merge(own.reduction) }
    }
    return (bad.isEmpty ? all : nil, Array(bad.values))
  }
}
