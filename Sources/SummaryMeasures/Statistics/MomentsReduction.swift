internal import MonteCarlo

/// Adds up a column's moments chunk by chunk; chunks restart at each replicate.
///
/// Where a column is not always defined, a chunk is 1,024 defined numbers.
struct MomentsReduction: TrialReduction {
  private let column: ColumnRequest
  private var constant: Double?
  private var moments: [ColumnMoments] = []
  private var replicate = -1
  /// Defined numbers of the last replicate that do not fill a chunk yet.
  private var waiting: [Double] = []

  /// Starts on a column.
  init(_ column: ColumnRequest) { self.column = column }

  mutating func update(_ block: TrialBlock) {
    open(block)
    if column.defined == nil, let value = block.constant(column.node) {
      constant = value
    } else {
      column.withNumbers(of: block) { add($0, isChunk: column.isAlwaysDefined(in: block)) }
    }
  }

  /// Makes sure that the last replicate is a block's.
  mutating func open(_ block: TrialBlock) {
    if block.replicate == replicate { return }
    closeChunk()
    replicate = block.replicate
    moments.append(ColumnMoments())
  }

  /// Adds numbers to the last replicate: a whole chunk, or a part of one.
  mutating func add(_ numbers: UnsafeBufferPointer<Double>, isChunk: Bool) {
    if isChunk {
      moments[moments.count - 1].add(ColumnMoments(numbers))
      return
    }
    waiting.append(contentsOf: numbers)
    let size = ColumnMoments.chunkSize
    if waiting.count < size { return }
    waiting.withUnsafeBufferPointer { waiting in
      moments[moments.count - 1].add(ColumnMoments(UnsafeBufferPointer(rebasing: waiting[..<size])))
    }
    waiting.removeFirst(size)
  }

  private mutating func closeChunk() {
    if waiting.isEmpty { return }
    waiting.withUnsafeBufferPointer { moments[moments.count - 1].add(ColumnMoments($0)) }
    waiting.removeAll(keepingCapacity: true)
  }

  mutating func merge(_ other: MomentsReduction) {
    closeChunk()
    var other = other
    other.closeChunk()
    constant = constant ?? other.constant
    moments += other.moments
    replicate = other.replicate
  }

  consuming func finish() -> ReplicateMoments {
    closeChunk()
    return ReplicateMoments(constant: constant, byReplicate: moments)
  }
}

/// A column's moments by replicate.
struct ReplicateMoments: Sendable, Hashable {
  /// The number the column holds in every trial, where it is a constant that is always defined.
  let constant: Double?
  /// One entry a replicate; without numbers for a constant.
  let byReplicate: [ColumnMoments]

  /// The moments of all numbers.
  var pooled: ColumnMoments {
    var pooled = ColumnMoments()
    for moments in byReplicate { pooled.add(moments) }
    return pooled
  }

  /// Means by replicate; NaN for a replicate without defined trials.
  var means: [Double] { byReplicate.map { $0.count > 0 ? $0.mean : .nan } }
}
