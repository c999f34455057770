/// A statistic that is made from trials block by block: started, updated, merged, finished.
///
/// Blocks come in the order of their trials; a block never reaches over the end of a replicate.
/// Whoever adds numbers up keeps a sum for each block or chunk and joins them replicate by
/// replicate, so that parts of whole replicates merge, in order, to the bytes of one pass.
public protocol TrialReduction: Sendable {
  /// What the trials amount to.
  associatedtype Result: Sendable

  /// Takes in the trials that follow those it has.
  mutating func update(_ block: TrialBlock)

  /// Takes in what another has found in the whole replicates that follow its own.
  mutating func merge(_ other: Self)

  /// The result of all trials taken in.
  consuming func finish() -> Result
}

extension TrialTable {
  /// The number of replicates: one on the deterministic path.
  public var replicates: Int { settings.deterministic ? 1 : SimulationSettings.replicates }

  /// Feeds a reduction the blocks of some replicates, or of all, in order.
  public func reduce(
    _ reduction: inout some TrialReduction, replicates part: Range<Int>? = nil
  ) {
    let size = trials / replicates
    for replicate in part ?? 0..<replicates {
      let end = (replicate + 1) * size
      for first in stride(from: replicate * size, to: end, by: TrialBlock.chunkSize) {
        reduction.update(
          TrialBlock(
            span: TrialSpan(kept, first..<min(first + TrialBlock.chunkSize, end)),
            replicate: replicate))
      }
    }
  }

  /// What a reduction makes of all trials.
  public func result<Reduction: TrialReduction>(of start: Reduction) -> Reduction.Result {
    var reduction = start
    reduce(&reduction)
    return reduction.finish()
  }
}
