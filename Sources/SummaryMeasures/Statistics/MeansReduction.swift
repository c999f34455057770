internal import MonteCarlo

/// A question for a column's mean in all and by replicate.
struct MeansQuestion: TrialQuestion {
  /// The column.
  let column: ColumnRequest

  /// The reduction before the first trial.
  func start(_ context: SummaryContext) -> MeansReduction { MeansReduction(column) }
}

/// Adds up a column's moments and keeps no more of them than the means.
struct MeansReduction: TrialReduction {
  private var moments: MomentsReduction

  /// Starts on a column.
  init(_ column: ColumnRequest) { moments = MomentsReduction(column) }

  mutating func update(_ block: TrialBlock) { moments.update(block) }

  mutating func merge(_ other: MeansReduction) { moments.merge(other.moments) }

  consuming func finish() -> ReplicateMeans { ReplicateMeans(moments.finish()) }
}

/// A column's mean in all and by replicate.
struct ReplicateMeans: Sendable, Hashable {
  /// The mean of all defined numbers; NaN where there is none.
  let mean: Double
  /// Means by replicate, NaN for one without defined trials; empty where the column is a constant.
  let byReplicate: [Double]

  /// The means of some moments.
  init(_ moments: ReplicateMoments) {
    if let constant = moments.constant {
      mean = constant
      byReplicate = []
      return
    }
    let pooled = moments.pooled
    mean = pooled.count > 0 ? pooled.mean : .nan
    byReplicate = moments.means
  }

  /// The mean with its error; `nil` where the column is never defined.
  func estimate(isDeterministic: Bool) -> Estimate? {
    if !mean.isFinite { return nil }
    if isDeterministic { return .exact(mean, isDeterministic: true) }
    return Estimate(mean, replicates: inReplicates(byReplicate.count))
  }

  /// This mean over another's; `nil` where that is 0.
  func ratio(to other: ReplicateMeans, isDeterministic: Bool) -> Estimate? {
    let ratio = mean / other.mean
    guard other.mean != 0, ratio.isFinite else { return nil }
    if isDeterministic { return .exact(ratio, isDeterministic: true) }
    let count = max(byReplicate.count, other.byReplicate.count)
    let below = other.inReplicates(count)
    return Estimate(ratio, replicates: zip(inReplicates(count), below).map { $0 / $1 })
  }

  /// This mean less another's, replicate by replicate; `nil` where it is not a number.
  func less(_ other: ReplicateMeans, isDeterministic: Bool) -> Estimate? {
    let difference = mean - other.mean
    guard difference.isFinite else { return nil }
    if isDeterministic { return .exact(difference, isDeterministic: true) }
    let count = max(byReplicate.count, other.byReplicate.count)
    return Estimate(
      difference, replicates: zip(inReplicates(count), other.inReplicates(count)).map { $0 - $1 })
  }

  /// The means in some number of replicates; two show already that a constant is always the same.
  private func inReplicates(_ count: Int) -> [Double] {
    byReplicate.isEmpty ? [Double](repeating: mean, count: max(2, count)) : byReplicate
  }
}
