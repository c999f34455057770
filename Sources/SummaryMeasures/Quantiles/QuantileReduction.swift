internal import MonteCarlo

/// A question for one quantile of a column.
struct QuantileQuestion: TrialQuestion {
  /// The share of the trials that lie at or below, 0..1.
  let fraction: Double
  /// The column.
  let column: ColumnRequest

  /// The reduction before the first trial.
  func start(_ context: SummaryContext) -> QuantileReduction { QuantileReduction(self, context) }
}

/// Keeps a column and selects one quantile from it.
struct QuantileReduction: TrialReduction {
  private let question: QuantileQuestion
  private let isDeterministic: Bool
  private var kept: KeptColumn
  private var constant: Double?

  /// Starts on a column.
  init(_ question: QuantileQuestion, _ context: SummaryContext) {
    self.question = question
    isDeterministic = context.isDeterministic
    kept = KeptColumn(question.column)
  }

  mutating func update(_ block: TrialBlock) {
    if question.column.defined == nil, let value = block.constant(question.column.node) {
      constant = value
    } else {
      kept.update(block)
    }
  }

  mutating func merge(_ other: QuantileReduction) {
    constant = constant ?? other.constant
    kept.merge(other.kept)
  }

  /// The quantile; `nil` where the column is never defined.
  consuming func finish() -> Estimate? {
    if let constant { return .exact(constant, isDeterministic: isDeterministic) }
    return kept.finish().withReplicates { column in
      column.values.isEmpty
        ? nil : column.quantile(question.fraction, isDeterministic: isDeterministic)
    }
  }
}
