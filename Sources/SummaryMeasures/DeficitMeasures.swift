internal import CalculationGraphs
internal import MonteCarlo

/// What a plan may cost the reserves, from its cumulative net cost by year.
struct DeficitMeasures {
  /// The 95th percentile over trials of the largest cumulative deficit, $.
  let reserveAtRisk: Estimate
  /// The mean of the worst 5 % of the horizon's cumulative net cost, $.
  let expectedShortfall: Estimate

  /// Computes both; `cumulative` has one node a year.
  init(_ cumulative: [Node], _ table: TrialTable) {
    let isDeterministic = table.settings.deterministic
    guard let last = cumulative.last else {
      reserveAtRisk = .exact(0, isDeterministic: isDeterministic)
      expectedShortfall = .exact(0, isDeterministic: isDeterministic)
      return
    }
    var largest = [Double](repeating: 0, count: table.trials)
    for node in cumulative {
      table.withColumn(node) { column in
        for trial in largest.indices where column[trial] > largest[trial] {
          largest[trial] = column[trial]
        }
      }
    }
    let bounds = ReplicatedColumn.fullBounds(table.settings)
    let isConstant = cumulative.allSatisfy { table.constant($0) != nil }
    reserveAtRisk =
      isConstant
      ? .exact(largest[0], isDeterministic: isDeterministic)
      : largest.withUnsafeBufferPointer {
        ReplicatedColumn(values: $0, bounds: bounds).quantile(
          0.95, isDeterministic: isDeterministic)
      }
    expectedShortfall = table.withReplicates(last, defined: nil) { column in
      let pooled = Self.meanOfWorst(column.values)
      if isDeterministic || table.constant(last) != nil {
        return .exact(pooled, isDeterministic: isDeterministic)
      }
      return Estimate(
        pooled,
        replicates: (0..<column.replicates).map { Self.meanOfWorst(column.replicate($0)) },
        isRough: column.smallestReplicate < Estimate.fewTrials)
    }
  }

  /// The mean of the largest 5 % (Acerbi and Tasche 2002): the number at the edge counts with the
  /// share that is left.
  static func meanOfWorst(_ values: UnsafeBufferPointer<Double>) -> Double {
    guard !values.isEmpty else { return .nan }
    let wanted = Double(values.count) * 0.05
    // Rounding must not take one more where the share is a whole number.
    let whole = min(values.count - 1, Int(wanted + 1e-9))
    let rest = max(0, wanted - Double(whole))
    let edge = values.count - 1 - whole
    var copy = Array(values)
    return copy.withUnsafeMutableBufferPointer { copy in
      let least = OrderSelection.select(edge, in: copy)
      let worst = UnsafeBufferPointer(rebasing: copy[(edge + 1)...])
      return (ColumnMoments(worst).mean * Double(whole) + least * rest)
        / (Double(whole) + rest)
    }
  }
}
