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
  /// The shares of its quantiles, ascending.
  static let fractions = Statistic.quantiles.compactMap(\.share)

  /// The statistics of a number that is the same in every trial.
  init(constant: Double, isDeterministic: Bool) {
    self.init { statistic in
      switch statistic.computation {
      case .mean, .quantile: .exact(constant, isDeterministic: isDeterministic)
      case .standardDeviation: .exact(0, isDeterministic: isDeterministic)
      }
    }
  }

  /// The statistics of some numbers with their moments.
  init(
    _ column: ReplicatedColumn, _ moments: ReplicateMoments, _ selector: inout QuantileSelector
  ) {
    let found = selector.quantiles(of: column)
    let isRough = column.smallestReplicate < Estimate.fewTrials
    let pooled = moments.pooled
    self.init { statistic in
      switch statistic.computation {
      case .mean:
        Estimate(pooled.mean, replicates: moments.means)
      case .standardDeviation:
        Estimate(
          pooled.standardDeviation,
          replicates: moments.byReplicate.map { $0.count > 1 ? $0.standardDeviation : .nan })
      case .quantile(let share):
        Self.quantile(share, found, isRough: isRough)
      }
    }
  }

  /// A selected quantile with its error.
  private static func quantile(
    _ share: Double, _ found: [SelectedQuantile], isRough: Bool
  ) -> Estimate {
    guard let position = fractions.firstIndex(of: share) else {
      preconditionFailure("every quantile in the list of statistics is selected")
    }
    return found[position].estimate(isDeterministic: false, isRough: isRough)
  }
}
