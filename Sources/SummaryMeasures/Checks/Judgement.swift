internal import BudgetModel

/// How an estimate stands against a threshold; the worse of two comes first.
struct Judgement: Comparable {
  /// Passed where the whole interval is on the good side, failed where it is on the bad side, else
  /// undecided.
  let outcome: CheckResult.Outcome
  /// How far the number is on the good side; negative on the bad side.
  let margin: Double
  /// The number itself is on the good side.
  let isMet: Bool

  /// Compares; `slack` is what the comparison allows for rounding.
  init(_ estimate: Estimate, _ comparison: Comparison, _ threshold: Double, slack: Double) {
    let low = estimate.low ?? -.infinity
    let high = estimate.high ?? .infinity
    let isGood: Bool
    let isBad: Bool
    switch comparison {
    case .greaterOrEqual:
      margin = estimate.value - threshold
      isGood = low >= threshold - slack
      isBad = high < threshold - slack
    case .greater:
      margin = estimate.value - threshold
      isGood = low > threshold
      isBad = high <= threshold
    case .lessOrEqual:
      margin = threshold - estimate.value
      isGood = high <= threshold + slack
      isBad = low > threshold + slack
    case .less:
      margin = threshold - estimate.value
      isGood = high < threshold
      isBad = low >= threshold
    case .equal:
      margin = -abs(estimate.value - threshold)
      isGood = low >= threshold - slack && high <= threshold + slack
      isBad = low > threshold + slack || high < threshold - slack
    }
    switch comparison {
    case .greater, .less: isMet = margin > 0
    case .greaterOrEqual, .lessOrEqual, .equal: isMet = margin >= -slack
    }
    // A number that is not one never passes.
    if estimate.value.isNaN {
      outcome = .failed
    } else {
      outcome = isGood ? .passed : isBad ? .failed : .undecided
    }
  }

  private var order: Int {
    switch outcome {
    case .failed: return 0
    case .undecided: return 1
    case .notEvaluated: return 2
    case .passed: return 3
    }
  }

  static func < (left: Judgement, right: Judgement) -> Bool {
    (left.order, left.margin) < (right.order, right.margin)
  }
}
