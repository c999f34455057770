internal import CalculationGraphs
internal import MonteCarlo

/// A question for what a plan may cost the reserves.
struct DeficitQuestion: TrialQuestion {
  /// The cumulative net cost, one node a year.
  let cumulative: [Node]

  /// The reduction before the first trial.
  func start(_ context: SummaryContext) -> DeficitReduction {
    DeficitReduction(cumulative, context)
  }
}

/// Keeps each trial's largest cumulative deficit and the horizon's cumulative net cost.
struct DeficitReduction: TrialReduction {
  private let cumulative: [Node]
  private let isDeterministic: Bool
  private var isConstant = false
  private var isLastConstant = false
  private var largest: [Double] = []
  private var kept: KeptColumn?

  /// Starts on the cumulative net cost of each year.
  init(_ cumulative: [Node], _ context: SummaryContext) {
    self.cumulative = cumulative
    isDeterministic = context.isDeterministic
    kept = cumulative.last.map { KeptColumn(ColumnRequest($0)) }
  }

  mutating func update(_ block: TrialBlock) {
    guard let last = cumulative.last else { return }
    isConstant = cumulative.allSatisfy { block.constant($0) != nil }
    isLastConstant = block.constant(last) != nil
    kept?.add(block)
    let start = largest.count
    largest.append(contentsOf: repeatElement(0, count: block.count))
    for node in cumulative {
      block.withColumn(node) { column in
        for trial in column.indices where column[trial] > largest[start + trial] {
          largest[start + trial] = column[trial]
        }
      }
    }
  }

  mutating func merge(_ other: DeficitReduction) {
    isConstant = other.isConstant
    isLastConstant = other.isLastConstant
    largest += other.largest
    if let more = other.kept { kept?.merge(more) }
  }

  consuming func finish() -> DeficitMeasures {
    let none = Estimate.exact(0, isDeterministic: isDeterministic)
    guard let numbers = kept?.finish(), let first = largest.first else {
      return DeficitMeasures(reserveAtRisk: none, expectedShortfall: none)
    }
    let reserveAtRisk =
      isConstant
      ? .exact(first, isDeterministic: isDeterministic)
      : largest.withUnsafeBufferPointer {
        ReplicatedColumn(values: $0, bounds: numbers.bounds).quantile(
          0.95, isDeterministic: isDeterministic)
      }
    let isExact = isDeterministic || isLastConstant
    let shortfall = numbers.withReplicates { column in
      let pooled = DeficitMeasures.meanOfWorst(column.values)
      if isExact { return Estimate.exact(pooled, isDeterministic: isDeterministic) }
      return Estimate(
        pooled,
        replicates: (0..<column.replicates).map {
          DeficitMeasures.meanOfWorst(column.replicate($0))
        },
        isRough: column.smallestReplicate < Estimate.fewTrials)
    }
    return DeficitMeasures(reserveAtRisk: reserveAtRisk, expectedShortfall: shortfall)
  }
}

/// What a plan may cost the reserves, from its cumulative net cost by year.
struct DeficitMeasures: Sendable, Hashable {
  /// The 95th percentile over trials of the largest cumulative deficit, $.
  let reserveAtRisk: Estimate
  /// The mean of the worst 5 % of the horizon's cumulative net cost, $.
  let expectedShortfall: Estimate

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
