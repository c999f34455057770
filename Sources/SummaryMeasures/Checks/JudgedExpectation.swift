internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs

/// The number of an expectation in the year that speaks for it: the one in which it stands worst.
struct JudgedExpectation {
  /// How the number stands against the threshold.
  let judgement: Judgement
  /// The number.
  let estimate: Estimate
  /// The fiscal year; `nil` for all years together.
  let year: Int?
}

extension ProjectedBudget {
  /// Judges an expectation of this budget; `nil` where its number is not defined in any year.
  func judged(
    _ projected: ProjectedCheck, _ statistic: CheckStatistic, _ comparison: Comparison,
    _ threshold: Double, _ answers: SummaryAnswers
  ) -> JudgedExpectation? {
    let slack = slack(of: statistic, threshold, projected.check)
    var worst: JudgedExpectation?
    for (year, node) in projected.nodes {
      guard let estimate = answers.estimate(question(statistic, node, year)) else { continue }
      let judgement = Judgement(estimate, comparison, threshold, slack: slack)
      if let known = worst, !(judgement < known.judgement) { continue }
      worst = JudgedExpectation(judgement: judgement, estimate: estimate, year: year)
    }
    return worst
  }

  /// How the number of an expectation is written.
  func form(of statistic: CheckStatistic, _ check: Check) -> CheckMessages.NumberForm {
    switch statistic {
    case .probability, .jointProbability: return .share
    case .mean(let formula), .quantile(_, let formula): return form(of: formula, check)
    }
  }

  /// How the number of a formula is written.
  func form(of formula: CheckFormula, _ check: Check) -> CheckMessages.NumberForm {
    (measure(formula)?.unit ?? check.unit).hasPrefix("$") ? .dollars : .plain
  }

  /// What a comparison allows for rounding: $1 for money, else 1e-9 (of the threshold if larger).
  private func slack(
    of statistic: CheckStatistic, _ threshold: Double, _ check: Check
  ) -> Double {
    form(of: statistic, check) == .dollars
      ? max(1, 1e-9 * abs(threshold)) : 1e-9 * max(1, abs(threshold))
  }
}
