public import BudgetModel
public import BudgetProjection
public import CalculationGraphs
public import MonteCarlo

/// How a plan stands against one goal that was asked for.
public struct GoalSummary: Sendable {
  /// The goal.
  public let check: Check
  /// Its number in the year that speaks for it; `nil` where no future defines it.
  public let estimate: Estimate?
  /// That year; `nil` for all years together.
  public let year: Int?
  /// The number that is asked for.
  public let threshold: Double
  /// The number is a probability, dollars, or neither.
  public let form: Form
  /// The number itself is on the good side, whatever its error.
  public let isMet: Bool
  /// Passed where the whole interval is on the good side, failed where it is on the bad side.
  public let outcome: CheckResult.Outcome
  /// How far the number is on the bad side, in its unit; 0 where it is met, infinite where it is not
  /// defined.
  public let shortfall: Double

  /// What a goal's number is.
  public enum Form: Sendable { case share, dollars, plain }
}

/// Why a plan is not covered by recurring money in every year.
public struct ShortfallCauses: Sendable {
  /// The causes, most frequent first.
  public let causes: [FailureCause]
  /// The futures that fail.
  public let failing: Int
  /// All futures.
  public let trials: Int
}

/// The nodes whose columns `summariseGoals` reads, each once.
public func goalColumns(of runs: some Sequence<ProjectedBudget>) -> [Node] {
  var seen = Set<Node>()
  return runs.flatMap { run in
    run.goals.flatMap { goal -> [Node] in
      guard case .statistic(let statistic, _, _, _) = goal.check.condition else { return [] }
      return goal.nodes.flatMap { year, node in run.question(statistic, node, year).nodes }
    }
  }.filter { seen.insert($0).inserted }
}

/// How each plan stands against its goals, from a run that kept `goalColumns(of: runs)`.
public func summariseGoals(
  _ runs: some Sequence<ProjectedBudget>, _ table: TrialTable
) -> [[GoalSummary]] {
  var questions = SummaryQuestions()
  for run in runs {
    for goal in run.goals {
      guard case .statistic(let statistic, _, _, _) = goal.check.condition else { continue }
      for (year, node) in goal.nodes { questions.ask(run.question(statistic, node, year)) }
    }
  }
  let answers = SummaryAnswers(questions, of: table)
  return runs.map { run in run.goals.compactMap { GoalSummary($0, of: run, answers) } }
}

/// The nodes whose columns `summariseCauses` reads, each once.
public func causeColumns(of run: ProjectedBudget) -> [Node] {
  var seen = Set<Node>()
  return FailureCauses.columns(of: run).filter { seen.insert($0).inserted }
}

/// Why a plan is not covered in every year, from a run that kept `causeColumns(of: run)`.
public func summariseCauses(_ run: ProjectedBudget, _ table: TrialTable) -> ShortfallCauses {
  let found = FailureCauses(run, table)
  return ShortfallCauses(
    causes: found.causes, failing: found.failingTrials, trials: table.trials)
}

extension GoalSummary {
  /// Judges a goal; `nil` for a check that is no expectation.
  fileprivate init?(_ goal: ProjectedCheck, of run: ProjectedBudget, _ answers: SummaryAnswers) {
    guard case .statistic(let statistic, let comparison, let threshold, _) = goal.check.condition
    else { return nil }
    check = goal.check
    self.threshold = threshold
    form =
      switch run.form(of: statistic, goal.check) {
      case .share: .share
      case .dollars: .dollars
      case .plain: .plain
      }
    let found = run.judged(goal, statistic, comparison, threshold, answers)
    estimate = found?.estimate
    year = found?.year
    isMet = found?.judgement.isMet ?? false
    outcome = found?.judgement.outcome ?? .failed
    let margin = found?.judgement.margin ?? -.infinity
    shortfall = isMet ? 0 : margin.isNaN ? .infinity : max(0, -margin)
  }
}

extension ExpectationQuestion {
  /// The columns that it reads.
  fileprivate var nodes: [Node] {
    switch self {
    case .probability(let node): [node]
    case .mean(let column): [column.node] + [column.defined].compactMap(\.self)
    case .quantile(let question):
      [question.column.node] + [question.column.defined].compactMap(\.self)
    }
  }
}
