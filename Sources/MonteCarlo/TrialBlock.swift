public import CalculationGraphs

/// Consecutive trials of one replicate, at most one chunk of them.
public struct TrialBlock: Sendable {
  /// The trials in a chunk; chunks restart at each replicate, and only its last may be shorter.
  public static let chunkSize = 1_024

  /// The trials with their columns.
  public let span: TrialSpan
  /// The replicate they belong to, counted from 0.
  public let replicate: Int

  /// The number of the first trial, counted from 0 over the whole run.
  public var first: Int { span.trials.lowerBound }
  /// The number of trials.
  public var count: Int { span.trials.count }

  /// Whether the run kept a node.
  public func holds(_ node: Node) -> Bool { span.holds(node) }

  /// The number a kept node holds in every trial of the run, if it is a constant of the graph.
  @inlinable public func constant(_ node: Node) -> Double? { span.constant(node) }

  /// Reads these trials of a kept node's column in place.
  @inlinable public func withColumn<Result>(
    _ node: Node, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    span.withColumn(node, body)
  }
}

/// Consecutive trials of one table, read where they are kept.
public struct TrialSpan: Sendable {
  @usableFromInline let kept: KeptTrials
  /// The trials, counted from 0 over the whole run.
  public private(set) var trials: Range<Int>

  /// Some trials of a table.
  init(_ kept: KeptTrials, _ trials: Range<Int>) {
    self.kept = kept
    self.trials = trials
  }

  /// Takes in the trials that follow directly in the same table; answers whether they do.
  public mutating func extend(by next: TrialSpan) -> Bool {
    guard next.kept === kept, next.trials.lowerBound == trials.upperBound else { return false }
    trials = trials.lowerBound..<next.trials.upperBound
    return true
  }

  /// Whether the run kept a node.
  public func holds(_ node: Node) -> Bool { kept.place(node) != KeptTrials.nowhere }

  /// The number a kept node holds in every trial, if it is a constant of the graph.
  @inlinable public func constant(_ node: Node) -> Double? { kept.constant(node) }

  /// Reads these trials of a kept node's column in place.
  @inlinable public func withColumn<Result>(
    _ node: Node, _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result {
    try kept.withColumn(node, trials, body)
  }
}
