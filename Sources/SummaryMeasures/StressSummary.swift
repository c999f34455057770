internal import BudgetModel
public import BudgetProjection
public import CalculationGraphs
internal import FigureCatalogue
public import MonteCarlo

/// What a plan comes to under a shock.
public struct StressSummary: Sendable {
  /// The odds that recurring money covers the plan in every year.
  public let covered: Estimate
  /// The odds that recurring money first falls short in each year of the horizon.
  public let firstUncovered: [Estimate]
  /// Dollars of the last year by which recurring money exceeds recurring cost, $ per year.
  public let margin: Statistics
  /// General-fund draw of all years together, $.
  public let draw: Statistics
  /// The lowest general-fund balance of any year, $; `nil` without a general fund.
  public let lowestBalance: Statistics?
  /// The odds that the reserve floor is missed; `nil` without a general fund.
  public let breach: Estimate?
  /// Net cost of all years less that of the base, $; `nil` for the base.
  public let difference: Statistics?
  /// Futures in which it costs less than in the base, the same, more; `nil` for the base.
  public let futures: (less: Int, same: Int, more: Int)?
}

extension ProjectedBudget {
  fileprivate func event(_ family: HorizonEvent.Family, _ moment: HorizonEvent.Moment) -> Node? {
    probabilities.first { $0.event == HorizonEvent(family, moment) }?.node
  }
}

extension StressedBudget {
  /// Covered in every year; the margin of the last year.
  fileprivate var always: (covered: Node, margin: Node) {
    guard let covered = run.event(.covered, .everyYear),
      let margin = run.measures.first(where: { $0.key == FigureKey(.district(.margin)) })?.byYear
        .last
    else { preconditionFailure("every plan is covered or not, and has a margin") }
    return (covered, margin)
  }

  fileprivate var firstUncovered: [Node] {
    run.budget.years.compactMap { run.event(.uncoveredFrom, .year($0)) }
  }

  fileprivate var breach: Node? { run.event(.reserveBreach, .ever) }

  fileprivate var netCostSum: ComparedFigure? {
    compared?.measures.first { $0.horizon == .netCostSum }?.figures.first
  }

  fileprivate var amounts: [Node] {
    [always.margin, draw] + [lowestBalance, netCostSum?.difference].compactMap(\.self)
  }

  fileprivate var odds: [Node] {
    [always.covered] + firstUncovered
      + [breach, netCostSum?.more, netCostSum?.less].compactMap(\.self)
  }
}

/// The nodes whose columns `summariseStress` reads, each once.
public func stressColumns(of budgets: [StressedBudget]) -> [Node] {
  var seen = Set<Node>()
  return budgets.flatMap { $0.amounts + $0.odds }.filter { seen.insert($0).inserted }
}

/// What each budget comes to, from a run that kept `stressColumns(of: budgets)`.
public func summariseStress(_ budgets: [StressedBudget], _ table: TrialTable) -> [StressSummary] {
  var questions = SummaryQuestions()
  for budget in budgets {
    questions.statistics(budget.amounts)
    questions.probabilities(budget.odds)
  }
  let answers = SummaryAnswers(questions, of: table)
  return budgets.map { budget in
    func statistics(_ node: Node) -> Statistics { answers.statistics([node])[0] }
    let futures = budget.netCostSum.map { sum in
      let (more, less) = (answers.hits(sum.more), answers.hits(sum.less))
      return (less: less, same: answers.trials - more - less, more: more)
    }
    return StressSummary(
      covered: answers.probability(budget.always.covered),
      firstUncovered: budget.firstUncovered.map(answers.probability),
      margin: statistics(budget.always.margin), draw: statistics(budget.draw),
      lowestBalance: budget.lowestBalance.map(statistics),
      breach: budget.breach.map(answers.probability),
      difference: budget.netCostSum.map { statistics($0.difference) }, futures: futures)
  }
}
