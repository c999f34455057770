public import BudgetProjection
public import CalculationGraphs
public import MonteCarlo

/// What one unit more of something is worth.
public struct ExchangedUnit: Sendable {
  /// What it saves of net cost, $ per year, one entry a year; negative where it costs.
  public let saved: [Statistics]
  /// What it saves of the change in overall spending, all funds, $ per year: means.
  public let savedSpending: [Estimate]

  /// Whether a year's mean is at least three errors from 0.
  public func isDistinguishable(in position: Int) -> Bool {
    let mean = saved[position].mean
    return mean.value != 0 && abs(mean.value) >= 3 * (mean.error ?? 0)
  }
}

/// The nodes whose columns `summariseUnits` reads, each once.
public func unitColumns(of exchanged: [ExchangedBudget]) -> [Node] {
  var seen = Set<Node>()
  return exchanged.flatMap { $0.saved + $0.cost + $0.savedSpending }
    .filter { seen.insert($0).inserted }
}

/// What each unit is worth, and the rate at which each saving one pays for each costing one in a year, by
/// their positions: mean saving over mean cost, with the error of the replicates' ratios.
///
/// The table is of a run that kept `unitColumns(of: exchanged)`.
public func summariseUnits(
  _ exchanged: [ExchangedBudget], _ table: TrialTable, year position: Int
) -> (units: [ExchangedUnit], rates: [ExchangeRate]) {
  var questions = SummaryQuestions()
  for unit in exchanged {
    questions.statistics(unit.saved)
    questions.means(unit.savedSpending + [unit.saved[position], unit.cost[position]])
  }
  let answers = SummaryAnswers(questions, of: table)
  let units = exchanged.map { unit in
    ExchangedUnit(
      saved: answers.statistics(unit.saved),
      savedSpending: unit.savedSpending.compactMap(answers.mean))
  }
  let known = units.indices.filter { units[$0].isDistinguishable(in: position) }
  let savers = known.filter { units[$0].saved[position].mean.value > 0 }
  let costers = known.filter { units[$0].saved[position].mean.value < 0 }
  let rates = savers.flatMap { saver in
    costers.compactMap { coster in
      answers.ratioOfMeans(exchanged[saver].saved[position], exchanged[coster].cost[position])
        .map { ExchangeRate(saver: saver, coster: coster, rate: $0) }
    }
  }
  return (units, rates)
}

/// How much of one unit another pays for on average.
public struct ExchangeRate: Sendable {
  /// The position of the unit that saves.
  public let saver: Int
  /// The position of the unit that costs.
  public let coster: Int
  /// Units that cost for one that saves.
  public let rate: Estimate
}

/// The odds that both units together cost no more than neither, in a year, from a run that kept their
/// `pays` of the year.
public func summarisePairs(
  _ exchanged: [ExchangedBudget], _ table: TrialTable, year position: Int
) -> [Estimate] {
  var questions = SummaryQuestions()
  questions.probabilities(exchanged.map { $0.pays[position] })
  let answers = SummaryAnswers(questions, of: table)
  return exchanged.map { answers.probability($0.pays[position]) }
}
