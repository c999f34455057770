internal import CalculationGraphs
internal import MonteCarlo

// Estimates of single numbers from whole columns.
extension TrialTable {
  /// Means of a column, pooled and by replicate; NaN for a replicate without defined trials.
  func means(_ node: Node, defined: Node? = nil) -> (pooled: Double, byReplicate: [Double]) {
    if let value = constant(node), defined == nil {
      let replicates = ReplicatedColumn.fullBounds(settings).count - 1
      return (value, [Double](repeating: value, count: replicates))
    }
    return withReplicates(node, defined: defined) { column in
      var pooled = ColumnMoments()
      var byReplicate: [Double] = []
      for replicate in 0..<column.replicates {
        let moments = ColumnMoments(column.replicate(replicate))
        byReplicate.append(moments.count > 0 ? moments.mean : .nan)
        pooled.add(moments)
      }
      return (pooled.count > 0 ? pooled.mean : .nan, byReplicate)
    }
  }

  /// The probability that a 0/1 column is 1.
  func probability(_ node: Node) -> Estimate {
    if let value = constant(node) {
      return .exact(value, isDeterministic: settings.deterministic)
    }
    if settings.deterministic {
      return .exact(value(node, trial: 0), isDeterministic: true)
    }
    return withReplicates(node, defined: nil) { column in
      let shares = (0..<column.replicates).map { replicate in
        let part = column.replicate(replicate)
        return (hits: part.reduce(0) { $1 != 0 ? $0 + 1 : $0 }, trials: part.count)
      }
      return Estimate(
        successes: shares.reduce(0) { $0 + $1.hits }, trials: column.values.count,
        replicates: shares.map { Double($0.hits) / Double($0.trials) })
    }
  }

  /// The mean of a column where it is defined; `nil` where it never is.
  func mean(_ node: Node, defined: Node?) -> Estimate? {
    let found = means(node, defined: defined)
    if !found.pooled.isFinite { return nil }
    return settings.deterministic
      ? .exact(found.pooled, isDeterministic: true)
      : Estimate(found.pooled, replicates: found.byReplicate)
  }

  /// Mean numerator / mean denominator; `nil` where the denominator's mean is 0.
  func ratioOfMeans(_ numerator: Node, _ denominator: Node) -> Estimate? {
    let above = means(numerator)
    let below = means(denominator)
    guard below.pooled != 0, (above.pooled / below.pooled).isFinite else { return nil }
    let ratio = above.pooled / below.pooled
    if settings.deterministic { return .exact(ratio, isDeterministic: true) }
    return Estimate(ratio, replicates: zip(above.byReplicate, below.byReplicate).map { $0 / $1 })
  }

  /// A quantile of a column where it is defined; `nil` where it never is.
  func quantile(_ fraction: Double, _ node: Node, defined: Node?) -> Estimate? {
    if let value = constant(node), defined == nil {
      return .exact(value, isDeterministic: settings.deterministic)
    }
    return withReplicates(node, defined: defined) { column in
      column.values.isEmpty
        ? nil : column.quantile(fraction, isDeterministic: settings.deterministic)
    }
  }
}

extension ReplicatedColumn {
  /// A quantile with its error.
  func quantile(_ fraction: Double, isDeterministic: Bool) -> Estimate {
    var selector = QuantileSelector(fractions: [fraction])
    let found = selector.quantiles(of: values, bounds: bounds)
    if isDeterministic { return .exact(found.pooled[0], isDeterministic: true) }
    return Estimate(
      found.pooled[0], replicates: found.byReplicate.map { $0.first ?? .nan },
      isRough: smallestReplicate < Estimate.fewTrials)
  }
}
