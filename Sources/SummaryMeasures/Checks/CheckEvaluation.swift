internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs
internal import FigureCatalogue
internal import MonteCarlo

/// Decides checks on the trials of a run and on its deterministic path.
struct CheckEvaluation {
  /// The budget whose checks they are.
  let run: ProjectedBudget
  /// What the trials answer to its questions.
  let answers: SummaryAnswers
  /// The one trial with every draw at its median.
  let deterministic: TrialTable

  /// What becomes of one check.
  func result(of projected: ProjectedCheck) -> CheckResult {
    switch projected.check.condition {
    case .everyTrial(let formula, _):
      return requirement(projected, formula)
    case .statistic(let statistic, let comparison, let threshold, _):
      if answers.isDeterministic {
        return CheckResult(
          check: projected.check, outcome: .notEvaluated,
          finding: CheckMessages.notEvaluated, year: nil, trial: nil)
      }
      return expectation(projected, statistic, comparison, threshold)
    case .figure(let formula, let comparison, let value, let tolerance, _):
      return figure(projected, formula, comparison, value, tolerance)
    }
  }

  // MARK: Requirements

  /// True in every trial, in every year; else the year that fails in most trials, its first trial, and
  /// in how many trials some year fails.
  private func requirement(_ projected: ProjectedCheck, _ formula: CheckFormula) -> CheckResult {
    let byYear = projected.nodes.map { year, node in
      (year: year, failures: answers.requirements[run.requirement(node, formula, year)])
    }
    let most = byYear.map(\.failures.count).max() ?? 0
    if let (year, failures) = byYear.first(where: { $0.failures.count == most }),
      let trial = failures.first
    {
      let joint = projected.joint.map {
        answers.requirements[RequirementQuestion(node: $0, figures: [])].count
      }
      let values = formula.figures.compactMap { key -> (name: String, value: Double)? in
        guard let shown = run.node(of: key, year: year), let value = failures.values[shown] else {
          return nil
        }
        return (key.description, value)
      }
      return CheckResult(
        check: projected.check, outcome: .failed,
        finding: CheckMessages.requirementFails(
          trials: failures.count, of: failures.trials, year: year, inSomeYear: joint, trial: trial,
          values: values),
        year: year, trial: trial)
    }
    return CheckResult(
      check: projected.check, outcome: .passed,
      finding: CheckMessages.requirementHolds(trials: answers.trials), year: nil, trial: nil)
  }

  // MARK: Expectations

  /// Each year on its own; the worst one speaks for the check.
  private func expectation(
    _ projected: ProjectedCheck, _ statistic: CheckStatistic, _ comparison: Comparison,
    _ threshold: Double
  ) -> CheckResult {
    let worst = run.judged(projected, statistic, comparison, threshold, answers)
    guard let worst else {
      return CheckResult(
        check: projected.check, outcome: .notEvaluated, finding: CheckMessages.undefined,
        year: nil, trial: nil)
    }
    return CheckResult(
      check: projected.check, outcome: worst.judgement.outcome,
      finding: CheckMessages.expectation(
        worst.estimate, run.form(of: statistic, projected.check), comparison, threshold,
        year: worst.year),
      year: worst.year, trial: nil)
  }

  // MARK: Examples and adopted figures

  private func figure(
    _ projected: ProjectedCheck, _ formula: CheckFormula, _ comparison: Comparison,
    _ value: Double, _ tolerance: Tolerance
  ) -> CheckResult {
    let slack: Double
    switch tolerance {
    case .absolute(let amount): slack = amount
    case .relative(let share): slack = abs(value) * share
    }
    var worst: (judgement: Judgement, found: Double, year: Int?)?
    for (year, node) in projected.nodes {
      let found = deterministic.value(node, trial: 0)
      let judgement = Judgement(
        .exact(found, isDeterministic: false), comparison, value, slack: slack)
      if let known = worst, !(judgement < known.judgement) { continue }
      worst = (judgement, found, year)
    }
    guard let worst else {
      return CheckResult(
        check: projected.check, outcome: .notEvaluated, finding: CheckMessages.undefined,
        year: nil, trial: nil)
    }
    return CheckResult(
      check: projected.check, outcome: worst.judgement.outcome,
      finding: CheckMessages.figure(
        worst.found, run.form(of: formula, projected.check), comparison, value, year: worst.year),
      year: worst.year, trial: nil, found: worst.found)
  }
}
