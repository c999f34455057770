/// A column's numbers, replicate after replicate; undefined trials are left out.
struct ReplicatedColumn {
  /// The numbers.
  let values: UnsafeBufferPointer<Double>
  /// Replicate r is `bounds[r] ..< bounds[r + 1]`.
  let bounds: [Int]

  /// The numbers of one replicate.
  func replicate(_ replicate: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: values[bounds[replicate]..<bounds[replicate + 1]])
  }

  /// The number of replicates.
  var replicates: Int { bounds.count - 1 }

  /// The fewest trials in a replicate.
  var smallestReplicate: Int {
    (0..<replicates).map { bounds[$0 + 1] - bounds[$0] }.min() ?? 0
  }

  /// A quantile with its error.
  func quantile(_ fraction: Double, isDeterministic: Bool) -> Estimate {
    var selector = QuantileSelector(fractions: [fraction])
    return selector.quantiles(of: self)[0].estimate(
      isDeterministic: isDeterministic, isRough: smallestReplicate < Estimate.fewTrials)
  }
}
