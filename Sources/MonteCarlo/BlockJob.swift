internal import CalculationGraphs
internal import Dispatch
internal import Synchronization

/// A run cut into blocks that threads share.
struct BlockJob: Sendable {
  /// How it ended.
  struct Outcome: Sendable {
    /// It was stopped before the end.
    var isCancelled: Bool
    /// For each checked node with a value that is not finite, the first such trial.
    var firstBadTrial: [Node: Int]
  }

  /// What to compute.
  let program: CalculationProgram
  /// The draws.
  let draws: DrawPlan
  /// The number of trials.
  let trials: Int
  /// Trials per block.
  let blockSize: Int
  /// The number of threads.
  let threads: Int
  /// Positions of the kept columns that must be finite.
  let checked: [Int]

  /// Computes all kept columns into `results`, one after the other, `trials` numbers each.
  ///
  /// Every block writes to places of its own, so neither their order nor who computes them matters.
  func run(
    into results: UnsafeMutablePointer<Double>, progress: (@Sendable (Int) -> Void)?,
    isCancelled: (@Sendable () -> Bool)?
  ) -> Outcome {
    let blocks = (trials + blockSize - 1) / blockSize
    let nextBlock = Atomic<Int>(0)
    let trialsDone = Atomic<Int>(0)
    let isStopped = Atomic<Bool>(false)
    let badTrials = Mutex<[Int: Int]>([:])
    let shared = SharedColumns(results)
    DispatchQueue.concurrentPerform(iterations: min(threads, blocks)) { _ in
      let worker = ProgramWorker(program, draws, blockSize: blockSize)
      let results = shared.start
      while !isStopped.load(ordering: .relaxed) {
        let block = nextBlock.wrappingAdd(1, ordering: .relaxed).oldValue
        if block >= blocks { break }
        if isCancelled?() == true {
          isStopped.store(true, ordering: .relaxed)
          break
        }
        let first = block * blockSize
        let count = min(blockSize, trials - first)
        worker.run(first: first, count: count, results: results + first, stride: trials)
        for column in checked {
          let values = UnsafeBufferPointer(
            start: results + (column * trials + first), count: count)
          guard let bad = Self.firstNonFinite(values) else { continue }
          badTrials.withLock { $0[column] = min($0[column] ?? Int.max, first + bad) }
        }
        let done = trialsDone.add(count, ordering: .relaxed).newValue
        progress?(done)
      }
    }
    var firstBadTrial: [Node: Int] = [:]
    for (column, trial) in badTrials.withLock({ $0 }) {
      firstBadTrial[program.columns[column]] = trial
    }
    return Outcome(
      isCancelled: isStopped.load(ordering: .relaxed), firstBadTrial: firstBadTrial)
  }

  /// The position of the first infinity or not-a-number.
  static func firstNonFinite(_ values: UnsafeBufferPointer<Double>) -> Int? {
    // Without branches, so that the usual case is one quick pass.
    var isBad: UInt64 = 0
    for position in values.indices {
      let exponent = values[position].bitPattern &>> 52 & 0x7ff
      isBad |= (exponent &+ 1) &>> 11
    }
    if isBad == 0 { return nil }
    return values.firstIndex { !$0.isFinite }
  }
}
