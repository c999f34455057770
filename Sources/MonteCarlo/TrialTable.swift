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
    blockSize: Int = 1_024, deterministic: Bool = false
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
  /// All columns one after the other.
  private let values: [Double]
  private let columnOfNode: [Node: Int]
  /// The kept nodes that hold the same number in every trial.
  let constants: [Node: Double]

  /// Makes a table of a program's kept columns, `values` column by column.
  init(settings: SimulationSettings, trials: Int, values: [Double], program: CalculationProgram) {
    precondition(
      values.count == trials * program.columns.count, "a table needs every trial of every column")
    self.settings = settings
    self.trials = trials
    self.values = values
    self.constants = program.constants
    var columnOfNode: [Node: Int] = [:]
    for (position, node) in program.columns.enumerated() { columnOfNode[node] = position }
    self.columnOfNode = columnOfNode
  }

  /// Whether the run kept a node.
  public func holds(_ node: Node) -> Bool {
    columnOfNode[node] != nil || constants[node] != nil
  }

  /// A copy of the column of a kept node.
  public func column(_ node: Node) -> [Double] { withColumn(node) { Array($0) } }

  /// Reads the column of a kept node in place.
  public func withColumn<Result>(
    _ node: Node, _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result {
    if let column = columnOfNode[node] {
      return try values.withUnsafeBufferPointer {
        try body(UnsafeBufferPointer(rebasing: $0[column * trials..<(column + 1) * trials]))
      }
    }
    guard let value = constants[node] else {
      preconditionFailure("a column was asked for that the run did not keep")
    }
    return try [Double](repeating: value, count: trials).withUnsafeBufferPointer(body)
  }

  /// The number a kept node holds in every trial, if it is a constant of the graph.
  public func constant(_ node: Node) -> Double? { constants[node] }

  /// The value of a kept node in one trial, counted from 0.
  public func value(_ node: Node, trial: Int) -> Double {
    precondition(trial >= 0 && trial < trials, "the table has no trial of this number")
    if let column = columnOfNode[node] { return values[column * trials + trial] }
    guard let value = constants[node] else {
      preconditionFailure("a column was asked for that the run did not keep")
    }
    return value
  }
}
