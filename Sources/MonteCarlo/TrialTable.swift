public import CalculationGraphs

/// How to draw.
public enum Sampling: String, Sendable, CaseIterable {
  /// Latin hypercube in independent replicates.
  case latin
  /// Independent draws.
  case plain
}

/// What a run is asked for.
public struct SimulationSettings: Sendable, Hashable {
  /// The number of replicates that measure the Monte Carlo error.
  public static let replicates = 20

  /// Trials asked for; a run rounds up to a whole number per replicate.
  public var trials: Int
  /// The seed.
  public var seed: UInt64
  /// How to draw.
  public var sampling: Sampling
  /// Threads; results do not depend on it.
  public var threads: Int
  /// Trials per block; results do not depend on it.
  public var blockSize: Int
  /// One trial with every draw at its median.
  public var deterministic: Bool

  /// Settings with the usual defaults.
  public init(
    trials: Int = 10_000, seed: UInt64 = 1, sampling: Sampling = .latin, threads: Int = 1,
    blockSize: Int = 512, deterministic: Bool = false
  ) {
    self.trials = trials
    self.seed = seed
    self.sampling = sampling
    self.threads = threads
    self.blockSize = blockSize
    self.deterministic = deterministic
  }

  /// Trials per replicate: ⌈trials / 20⌉.
  public var trialsPerReplicate: Int {
    let asked = min(trials, Int.max - Self.replicates)
    return (asked + Self.replicates - 1) / Self.replicates
  }

  /// Trials actually run: 20 × trials per replicate, or 1.
  public var actualTrials: Int {
    deterministic ? 1 : trialsPerReplicate * Self.replicates
  }
}

/// What happened in each future: one column of trials for each kept node.
///
/// Trial k is position k mod n of replicate k div n, with n trials per replicate.
public struct TrialTable: Sendable {
  /// The settings that were run.
  public let settings: SimulationSettings
  /// The number of trials in each column.
  public let trials: Int
  /// The columns.
  let kept: KeptTrials
  /// The kept nodes that hold the same number in every trial.
  let constants: [Node: Double]

  /// Makes a table of a program's kept columns, `values` column by column.
  init(settings: SimulationSettings, trials: Int, values: [Double], program: CalculationProgram) {
    self.settings = settings
    self.trials = trials
    self.kept = KeptTrials(trials: trials, values: values, program: program)
    self.constants = program.constants
  }

  /// Whether the run kept a node.
  public func holds(_ node: Node) -> Bool {
    kept.place(node) != KeptTrials.nowhere
  }

  /// A copy of the column of a kept node.
  public func column(_ node: Node) -> [Double] { withColumn(node) { Array($0) } }

  /// Reads the column of a kept node in place.
  public func withColumn<Result>(
    _ node: Node, _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result {
    try kept.withColumn(node, 0..<trials, body)
  }

  /// The number a kept node holds in every trial, if it is a constant of the graph.
  public func constant(_ node: Node) -> Double? { kept.constant(node) }

  /// The value of a kept node in one trial, counted from 0.
  public func value(_ node: Node, trial: Int) -> Double {
    precondition(trial >= 0 && trial < trials, "the table has no trial of this number")
    return kept.constant(node) ?? withColumn(node) { $0[trial] }
  }
}
