internal import MonteCarlo

/// A question for the full statistics of a column.
struct StatisticsQuestion: TrialQuestion {
  /// The column.
  let column: ColumnRequest

  /// The reduction before the first trial.
  func start(_ context: SummaryContext) -> StatisticsReduction {
    StatisticsReduction(column, context)
  }
}

/// Adds up a column's moments and keeps its numbers for the quantiles.
struct StatisticsReduction: TrialReduction {
  private let column: ColumnRequest
  private let context: SummaryContext
  private var constant: Double?
  private var moments: MomentsReduction
  private var kept: KeptColumn

  /// Starts on a column.
  init(_ column: ColumnRequest, _ context: SummaryContext) {
    self.column = column
    self.context = context
    moments = MomentsReduction(column)
    kept = KeptColumn(column)
  }

  mutating func update(_ block: TrialBlock) {
    let isAlwaysDefined = column.isAlwaysDefined(in: block)
    if isAlwaysDefined, let value = block.constant(column.node) {
      constant = value
      return
    }
    moments.open(block)
    if isAlwaysDefined { kept.add(block) }
    column.withNumbers(of: block) { numbers in
      moments.add(numbers, isChunk: isAlwaysDefined)
      if !isAlwaysDefined { kept.add(numbers, of: block) }
    }
  }

  mutating func merge(_ other: StatisticsReduction) {
    constant = constant ?? other.constant
    moments.merge(other.moments)
    kept.merge(other.kept)
  }

  /// The statistics; `nil` where the column is defined in no trial.
  consuming func finish() -> Statistics? {
    let isDeterministic = context.isDeterministic
    if let constant { return Statistics(constant: constant, isDeterministic: isDeterministic) }
    let selectors = context.selectors
    let found = moments.finish()
    return kept.finish().withReplicates { column in
      if column.values.isEmpty { return nil }
      if isDeterministic { return Statistics(constant: column.values[0], isDeterministic: true) }
      return selectors.withSelector { Statistics(column, found, &$0) }
    }
  }
}

extension Statistics {
  /// The shares of its quantiles.
  static let fractions = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// The statistics of a number that is the same in every trial.
  init(constant: Double, isDeterministic: Bool) {
    let value = Estimate.exact(constant, isDeterministic: isDeterministic)
    self.init(
      mean: value, sd: .exact(0, isDeterministic: isDeterministic), p5: value, p25: value,
      p50: value, p75: value, p95: value)
  }

  /// The statistics of some numbers with their moments.
  init(
    _ column: ReplicatedColumn, _ moments: ReplicateMoments, _ selector: inout QuantileSelector
  ) {
    let found = selector.quantiles(of: column.values, bounds: column.bounds)
    let isRough = column.smallestReplicate < Estimate.fewTrials
    let quantiles = found.pooled.indices.map { position in
      Estimate(
        found.pooled[position],
        replicates: found.byReplicate.map { $0.isEmpty ? .nan : $0[position] }, isRough: isRough)
    }
    let pooled = moments.pooled
    self.init(
      mean: Estimate(pooled.mean, replicates: moments.means),
      sd: Estimate(
        pooled.standardDeviation,
        replicates: moments.byReplicate.map { $0.count > 1 ? $0.standardDeviation : .nan }),
      p5: quantiles[0], p25: quantiles[1], p50: quantiles[2], p75: quantiles[3],
      p95: quantiles[4])
  }
}
