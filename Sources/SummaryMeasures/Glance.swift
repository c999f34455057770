public import BudgetProjection
internal import CalculationGraphs
public import MonteCarlo

/// What one budget amounts to at a glance: the few figures that are looked at while a plan is changed.
public struct Glance: Sendable {
  /// The odds that recurring money covers the plan in every year.
  public let covered: Estimate
  /// The same for each year of the horizon.
  public let coveredByYear: [Estimate]
  /// What is found for the plan less what it costs, one entry a year, $ per year; positive is left over.
  public let left: [Statistics]
  /// The same for all years together, $.
  public let leftInAll: Statistics
  /// Recurring cost of the plan, mean of each year, $ per year.
  public let cost: [Estimate]
  /// What the general fund adds, one entry a year, $ per year.
  public let draw: [Statistics]
  /// Positions that the plan needs less those of the status quo, mean of the last year, FTE.
  public let positions: Estimate?
  /// Average class of the last year, with the plan and without it; `nil` without class sizes.
  public let averageClass: (plan: Estimate, statusQuo: Estimate)?
  /// The odds that the reserve floor is missed; `nil` without a general fund.
  public let breach: Estimate?
  /// General-fund balance at the end of the last year, $; `nil` without a general fund.
  public let balance: Statistics?
  /// Trial by trial: 1 where every year is covered.
  let coveredTrials: [Double]
  /// Trial by trial: what is left of all years together, $.
  let leftTrials: [Double]
}

/// What tells one glance from another, future by future on the same draws.
public struct GlanceDifference: Sendable {
  /// Dollars left of all years together under the second less those under the first: the mean.
  public let left: Estimate
  /// The dollars that 5 of 100 futures lie at or below, and at or below which 95 of 100 lie.
  public let range: (low: Double, high: Double)
  /// Futures in which the second leaves less, the same (within a dollar or a billionth), more.
  public let futures: (less: Int, same: Int, more: Int)
  /// Futures in which every year is covered under both, one alone, the other alone, neither.
  public let covered: (both: Int, onlyFirst: Int, onlySecond: Int, neither: Int)
  /// The odds of coverage under the second less those under the first.
  public let odds: Estimate
}

extension Glance {
  /// What a budget amounts to, from a run that kept `nodes.columns`.
  public init(_ nodes: GlanceNodes, _ table: TrialTable) {
    var questions = SummaryQuestions()
    questions.probabilities([nodes.covered] + nodes.coveredByYear)
    questions.probabilities([nodes.breach].compactMap(\.self))
    questions.statistics(nodes.left + nodes.draw + [nodes.leftInAll])
    questions.statistics([nodes.balance].compactMap(\.self))
    questions.means(nodes.cost + [nodes.positions])
    let seats = [nodes.classes?.plan, nodes.classes?.statusQuo].compactMap(\.self)
    questions.means(seats.flatMap { [$0.students, $0.sections] })
    let answers = SummaryAnswers(questions, of: table)
    covered = answers.probability(nodes.covered)
    coveredByYear = nodes.coveredByYear.map(answers.probability)
    left = answers.statistics(nodes.left)
    leftInAll = answers.statistics([nodes.leftInAll])[0]
    cost = nodes.cost.compactMap(answers.mean)
    draw = answers.statistics(nodes.draw)
    positions = answers.mean(nodes.positions)
    let averages = seats.compactMap { answers.ratioOfMeans($0.students, $0.sections) }
    averageClass = averages.count == 2 ? (averages[0], averages[1]) : nil
    breach = nodes.breach.map(answers.probability)
    balance = nodes.balance.map { answers.statistics([$0])[0] }
    func trials(_ node: Node) -> [Double] {
      if let constant = table.constant(node) {
        return [Double](repeating: constant, count: table.trials)
      }
      return table.column(node)
    }
    coveredTrials = trials(nodes.covered)
    leftTrials = trials(nodes.leftInAll)
  }

  /// What tells another glance from this one; `nil` where they are not of the same number of trials.
  ///
  /// Both must come from runs with the same seed and way of drawing.
  public func difference(to other: Glance) -> GlanceDifference? {
    let count = leftTrials.count
    guard count > 0, other.leftTrials.count == count,
      count % SimulationSettings.replicates == 0
    else { return nil }
    let size = count / SimulationSettings.replicates
    func means(_ values: [Double]) -> [Double] {
      stride(from: 0, to: count, by: size).map { start in
        values[start..<start + size].withUnsafeBufferPointer { ColumnMoments($0).mean }
      }
    }
    func mean(_ values: [Double]) -> Estimate {
      let all = values.withUnsafeBufferPointer { ColumnMoments($0).mean }
      return Estimate(all, replicates: means(values))
    }
    let dollars = zip(other.leftTrials, leftTrials).map { $0 - $1 }
    var futures = (less: 0, same: 0, more: 0)
    for (position, difference) in dollars.enumerated() {
      let size = max(abs(leftTrials[position]), abs(other.leftTrials[position]))
      let tolerance = max(1, 1e-9 * size)
      if difference > tolerance {
        futures.more += 1
      } else if -difference > tolerance {
        futures.less += 1
      } else {
        futures.same += 1
      }
    }
    var events = (both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
    for (first, second) in zip(coveredTrials, other.coveredTrials) {
      switch (first != 0, second != 0) {
      case (true, true): events.both += 1
      case (true, false): events.onlyFirst += 1
      case (false, true): events.onlySecond += 1
      case (false, false): events.neither += 1
      }
    }
    let sorted = dollars.sorted()
    func quantile(_ share: Double) -> Double {
      sorted[QuantileRank.rank(share, of: count) - 1]
    }
    return GlanceDifference(
      left: mean(dollars), range: (quantile(0.05), quantile(0.95)), futures: futures,
      covered: events, odds: mean(zip(other.coveredTrials, coveredTrials).map { $0 - $1 }))
  }
}
