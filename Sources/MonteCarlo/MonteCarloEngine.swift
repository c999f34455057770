public import CalculationGraphs
internal import Dispatch
internal import Synchronization

/// Runs calculation graphs over many trials, in blocks that threads share: draws in, columns out.
public enum MonteCarloEngine {
  /// The memory that kept columns may take, in bytes: three quarters of what the machine, its container
  /// and the shell leave now, or 6 GiB where the system does not say.
  ///
  /// The last quarter is for summaries and texts. Trials that are written out are streamed and need none.
  public static var usualMemoryBudget: Int { MachineMemory.free().map { $0 / 4 * 3 } ?? 6 << 30 }

  /// Runs every trial and keeps the graph's kept columns.
  ///
  /// The table is the same to the last bit for any number of threads and any block size.
  /// - Parameters:
  ///   - mustBeFinite: Kept nodes that have to be numbers in every trial.
  ///   - held: Inputs by their position that are at their medians in every trial; all others are drawn as
  ///     without it.
  ///   - memoryBudget: The most bytes that kept columns may take; `nil` for `usualMemoryBudget`.
  ///   - progress: Told the number of trials done, from any thread, now and then.
  ///   - isCancelled: Asked between blocks whether to stop.
  public static func run(
    _ graph: CalculationGraph, settings: SimulationSettings, mustBeFinite: Set<Node> = [],
    held: Set<Int32> = [], memoryBudget: Int? = nil, progress: (@Sendable (Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(SimulationError) -> TrialTable {
    precondition(
      settings.trials > 0 && settings.blockSize > 0 && settings.threads > 0,
      "a run needs at least one trial, one thread and one trial a block")
    let program = CalculationProgram(graph)
    try checkSizes(program, settings, memoryBudget ?? usualMemoryBudget)
    let draws = try DrawPlan(program, of: graph, settings: settings, held: held)
    let job = BlockJob(
      program: program, draws: draws, trials: settings.actualTrials,
      blockSize: min(settings.blockSize, settings.actualTrials), threads: settings.threads,
      checked: program.columns.indices.filter { mustBeFinite.contains(program.columns[$0]) })
    var outcome = BlockJob.Outcome(isCancelled: false, firstBadTrial: [:])
    let size = program.columns.count * settings.actualTrials
    let values = [Double](unsafeUninitializedCapacity: size) { buffer, initialized in
      guard size > 0, let results = buffer.baseAddress else { return }
      outcome = job.run(into: results, progress: progress, isCancelled: isCancelled)
      initialized = outcome.isCancelled ? 0 : size
    }
    if outcome.isCancelled { throw .cancelled }
    let table = TrialTable(
      settings: settings, trials: settings.actualTrials, values: values, program: program)
    let bad = nonFinite(outcome, table, mustBeFinite)
    if !bad.isEmpty { throw .nonFinite(bad) }
    return table
  }

  /// Computes any nodes in one trial alone, with the values that the whole run has there.
  ///
  /// With deterministic settings every draw is at its median and `trial` does not matter.
  public static func evaluate(
    _ graph: CalculationGraph, settings: SimulationSettings, trial: Int, nodes: [Node]
  ) throws(SimulationError) -> [Node: Double] {
    precondition(
      trial >= 0 && trial < settings.actualTrials || settings.deterministic,
      "the run has no trial of this number")
    let program = CalculationProgram(graph.keeping(nodes))
    try checkSizes(program, settings, usualMemoryBudget)
    let draws = try DrawPlan(program, of: graph, settings: settings)
    let worker = ProgramWorker(program, draws, blockSize: 1)
    var values = [Double](repeating: 0, count: program.columns.count + 1)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let results = buffer.baseAddress else { return }
      worker.run(
        first: settings.deterministic ? 0 : trial, count: 1, results: results, stride: 1)
    }
    var answer = program.constants
    for (position, node) in program.columns.enumerated() { answer[node] = values[position] }
    return answer
  }

  private static func checkSizes(
    _ program: CalculationProgram, _ settings: SimulationSettings, _ budget: Int
  ) throws(SimulationError) {
    try checkAllocations(program)
    let width = program.columns.count * MemoryLayout<Double>.stride
    let (bytes, overflow) = width.multipliedReportingOverflow(by: settings.actualTrials)
    if overflow || bytes > budget {
      throw .tooMuchMemory(
        trials: settings.actualTrials, columns: program.columns.count,
        bytes: overflow ? Int.max : bytes, budget: budget)
    }
  }

  /// Refuses allocations that are larger than the engine takes.
  static func checkAllocations(_ program: CalculationProgram) throws(SimulationError) {
    for allocation in program.allocations
    where allocation.supplies.count > 128 || allocation.demands.count > 128 {
      throw .allocationTooLarge(
        supplies: allocation.supplies.count, demands: allocation.demands.count)
    }
  }

  private static func nonFinite(
    _ outcome: BlockJob.Outcome, _ table: TrialTable, _ mustBeFinite: Set<Node>
  ) -> [NonFiniteValue] {
    var found = outcome.firstBadTrial.map { (node: $0.key, trial: $0.value) }
    for (node, value) in table.constants where !value.isFinite && mustBeFinite.contains(node) {
      found.append((node: node, trial: 0))
    }
    return found.sorted { $0.node < $1.node }.map { node, trial in
      NonFiniteValue(node: node, trial: trial, value: table.value(node, trial: trial))
    }
  }
}
