internal import BudgetModel
public import BudgetProjection
public import CalculationGraphs
internal import FigureCatalogue
public import MonteCarlo

/// What a plan comes to with one value of a sweep.
public struct SweepSummary: Sendable {
  /// The odds that recurring money covers the plan in every year, and in the last.
  public let covered: (everyYear: Estimate, finalYear: Estimate)
  /// Mean net cost of all years, $.
  public let netCost: Estimate?
  /// Mean net cost of all years less that of the plan as written, $.
  public let difference: Estimate?
  /// Futures in which it costs less, the same, more.
  public let futures: (less: Int, same: Int, more: Int)
  /// Mean general-fund balance of the last year, $; `nil` without a general fund.
  public let balance: Estimate?
  /// The odds that the reserve floor is missed; `nil` without a general fund.
  public let breach: Estimate?
  /// Mean positions saved in the last year, FTE.
  public let saved: Estimate?
  /// Mean positions that the plan frees in the last year, FTE: those saved, used by released leaders, or
  /// waiting for attrition.
  public let freed: Estimate?
  /// The measure asked for: a probability, or the mean of the last year.
  public let asked: Estimate?
  /// In some year a class size's cap is below its target, so that sections follow the cap.
  public let capBinds: Bool
}

extension ProjectedBudget {
  /// The nodes of a measure or event by its id; `nil` where there is none.
  public func sweptNodes(_ id: String) -> [Node]? {
    if let event = probabilities.first(where: { $0.id == id }) { return [event.node] }
    return measures.first { $0.id == id }?.byYear
  }

  private func event(_ family: HorizonEvent.Family, _ moment: HorizonEvent.Moment) -> Node? {
    probabilities.first { $0.event == HorizonEvent(family, moment) }?.node
  }

  /// The 0/1 columns of a sweep: covered in every year, in the last, reserve missed.
  fileprivate var sweptEvents: [Node?] {
    [event(.covered, .everyYear), event(.covered, .finalYear), event(.reserveBreach, .ever)]
  }

  /// The columns of which a sweep shows means: net cost of all years, balance, positions saved and freed.
  fileprivate var sweptMeans: [Node?] {
    func last(_ figure: Figure) -> Node? {
      measures.first { $0.key == FigureKey(figure) }?.byYear.last
    }
    return [
      last(.district(.netCostCumulative)), last(.generalFund(.balance)), positions.saved.last,
      positions.freed.last,
    ]
  }

  /// The limits and targets of class sizes, years by rule.
  fileprivate var caps: [(cap: Node, target: Node)] {
    classSizes.flatMap { rule in
      ([rule.plan.target] + rule.plan.targetsByCell.map(\.target)).flatMap { targets in
        zip(rule.plan.cap ?? [], targets).map { (cap: $0, target: $1) }
      }
    }
  }
}

/// The nodes whose columns `summariseSweep` reads, each once.
public func sweepColumns(of others: [ComparedBudget], measure: String?) -> [Node] {
  var seen = Set<Node>()
  return others.flatMap { other -> [Node] in
    let run = other.run
    let sum = other.netCostSum
    return (run.sweptEvents + run.sweptMeans).compactMap(\.self)
      + (measure.flatMap { run.sweptNodes($0) } ?? []).suffix(1)
      + (sum.map { [$0.difference, $0.more, $0.less] } ?? [])
      + run.caps.flatMap { [$0.cap, $0.target] }
  }.filter { seen.insert($0).inserted }
}

/// What each value of a sweep comes to, from a run that kept `sweepColumns(of: others, measure: measure)`.
public func summariseSweep(
  _ others: [ComparedBudget], _ table: TrialTable, measure: String?
) -> [SweepSummary] {
  var questions = SummaryQuestions()
  for other in others {
    questions.probabilities(other.run.sweptEvents.compactMap(\.self))
    questions.means(other.run.sweptMeans.compactMap(\.self))
    questions.means((measure.flatMap { other.run.sweptNodes($0) } ?? []).suffix(1))
    questions.means(other.run.caps.flatMap { [$0.cap, $0.target] })
    guard let sum = other.netCostSum else { continue }
    questions.means([sum.difference])
    questions.probabilities([sum.more, sum.less])
  }
  let answers = SummaryAnswers(questions, of: table)
  return others.map { SweepSummary($0, answers, measure: measure) }
}

extension ComparedBudget {
  /// The difference of net cost over all years.
  fileprivate var netCostSum: ComparedFigure? {
    measures.first { $0.horizon == .netCostSum }?.figures.first
  }
}

extension SweepSummary {
  fileprivate init(_ other: ComparedBudget, _ answers: SummaryAnswers, measure: String?) {
    let run = other.run
    let odds = run.sweptEvents.map { $0.map(answers.probability) }
    guard let every = odds[0], let last = odds[1], let sum = other.netCostSum else {
      preconditionFailure("every plan is covered or not, and has a net cost")
    }
    covered = (every, last)
    breach = odds[2]
    let means = run.sweptMeans.map { $0.flatMap(answers.mean) }
    (netCost, balance, saved, freed) = (means[0], means[1], means[2], means[3])
    difference = answers.mean(sum.difference)
    let (more, less) = (answers.hits(sum.more), answers.hits(sum.less))
    futures = (less, answers.trials - more - less, more)
    asked = measure.flatMap { run.sweptNodes($0)?.last }.flatMap(answers.mean)
    capBinds = run.caps.contains { cap, target in
      answers.means(cap).mean < answers.means(target).mean
    }
  }
}
