internal import CalculationGraphs
internal import MonteCarlo

/// Keeps the numbers of a column for what needs them all at once, such as quantiles.
///
/// Consecutive trials of one table are read where they stand; only numbers of a column that is not
/// always defined, or of several tables, are copied.
struct KeptColumn: TrialReduction {
  private let column: ColumnRequest
  private var span: TrialSpan?
  private var copy: [Double] = []
  private var bounds = [0]
  private var replicate = -1

  /// Starts on a column.
  init(_ column: ColumnRequest) { self.column = column }

  mutating func update(_ block: TrialBlock) {
    if column.isAlwaysDefined(in: block) {
      add(block)
    } else {
      column.withNumbers(of: block) { add($0, of: block) }
    }
  }

  /// Takes in all trials of a block.
  mutating func add(_ block: TrialBlock) {
    if bounds.last == 0 {
      span = block.span
    } else if span?.extend(by: block.span) != true {
      copyOut()
      block.withColumn(column.node) { copy += $0 }
    }
    addCount(block.count, block)
  }

  /// Takes in the numbers of a block in which the column is defined.
  mutating func add(_ numbers: UnsafeBufferPointer<Double>, of block: TrialBlock) {
    copyOut()
    copy += numbers
    addCount(numbers.count, block)
  }

  private mutating func addCount(_ count: Int, _ block: TrialBlock) {
    if block.replicate != replicate {
      replicate = block.replicate
      bounds.append(bounds[bounds.count - 1])
    }
    bounds[bounds.count - 1] += count
  }

  private mutating func copyOut() {
    guard let span else { return }
    span.withColumn(column.node) { copy += $0 }
    self.span = nil
  }

  mutating func merge(_ other: KeptColumn) {
    let count = bounds[bounds.count - 1]
    if count == 0 {
      span = other.span
      copy = other.copy
    } else if let next = other.span, span?.extend(by: next) == true {
      // Still consecutive trials of one table.
    } else {
      var other = other
      other.copyOut()
      copyOut()
      copy += other.copy
    }
    bounds += other.bounds.dropFirst().map { $0 + count }
    replicate = other.replicate
  }

  consuming func finish() -> KeptNumbers {
    KeptNumbers(node: column.node, span: span, copy: copy, bounds: bounds)
  }
}

/// The kept numbers of a column, replicate after replicate.
struct KeptNumbers: Sendable {
  /// The column.
  let node: Node
  /// The trials to read in place; `nil` where the numbers were copied.
  let span: TrialSpan?
  /// The numbers, unless they are read in place.
  let copy: [Double]
  /// Replicate r is `bounds[r] ..< bounds[r + 1]`.
  let bounds: [Int]

  /// Reads the numbers by replicates.
  func withReplicates<Result>(_ body: (ReplicatedColumn) -> Result) -> Result {
    if let span {
      return span.withColumn(node) { body(ReplicatedColumn(values: $0, bounds: bounds)) }
    }
    return copy.withUnsafeBufferPointer { body(ReplicatedColumn(values: $0, bounds: bounds)) }
  }
}
