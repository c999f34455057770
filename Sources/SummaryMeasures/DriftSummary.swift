internal import BudgetModel
public import BudgetProjection
public import CalculationGraphs
public import FigureCatalogue
public import MonteCarlo

/// One figure of a horizon before and after a scenario moves on by a year, and what lies between.
///
/// `after − before = closedYear + assumptions + horizon`, in every trial and so in the means.
public struct FigureDrift: Sendable {
  /// What is followed.
  public let figure: DriftFigure
  /// Last year's scenario over its own years.
  public let before: Estimate
  /// What the closed year left behind: its actuals instead of what was expected, in the years that both
  /// horizons have.
  public let closedYear: Estimate
  /// What changed assumptions do in the same years.
  public let assumptions: Estimate
  /// The closed year goes, a year at the end comes.
  public let horizon: Estimate
  /// The rolled scenario over its own years.
  public let after: Estimate
}

/// A figure that a drift follows.
public enum DriftFigure: Sendable, Hashable {
  /// A measure summed over the years of the horizon, $.
  case sum(FigureKey)
  /// A measure in the last year of the horizon, $.
  case last(FigureKey)
  /// The share of futures in which an event happens in every year of the horizon.
  case always(HorizonEvent.Family)
}

/// The means of one measure in one year of either horizon.
public struct YearlyDrift: Sendable {
  /// The measure.
  public let key: FigureKey
  /// The year.
  public let year: Int
  /// Last year's scenario; `nil` in the year that came.
  public let before: Estimate?
  /// Last year's assumptions from the actuals of the closed year on; `nil` in it and in the year that came.
  public let closedYear: Estimate?
  /// The rolled scenario; `nil` in the closed year.
  public let after: Estimate?
}

/// Where an actual lies in the range that was expected of it.
public struct ActualStanding: Sendable {
  /// What 5 of 100 futures lie at or below.
  public let p5: Estimate
  /// The median.
  public let p50: Estimate
  /// What 95 of 100 futures lie at or below.
  public let p95: Estimate
  /// The share of futures below it, and half of those that equal it; `nil` where all futures are the same.
  public let percentile: Double?
}

/// The columns of one run of a scenario, as a drift reads them.
struct DriftColumns {
  let run: ProjectedBudget
  let table: TrialTable

  private func nodes(_ key: FigureKey) -> [Node] {
    run.measures.first { $0.key == key }?.byYear ?? []
  }

  /// A measure in one year, trial by trial.
  func values(_ key: FigureKey, _ year: Int) -> [Double] {
    table.column(nodes(key)[year - run.budget.years.lowerBound])
  }

  /// A figure over some years, trial by trial.
  func values(_ figure: DriftFigure, _ years: ClosedRange<Int>) -> [Double] {
    switch figure {
    case .sum(let key):
      years.reduce([Double](repeating: 0, count: table.trials)) { sum, year in
        zip(sum, values(key, year)).map { $0 + $1 }
      }
    case .last(let key): values(key, years.upperBound)
    case .always(let family):
      years.reduce([Double](repeating: 1, count: table.trials)) { held, year in
        guard let node = run.event(family, year) else { return held }
        return zip(held, table.column(node)).map { $0 * $1 }
      }
    }
  }
}

extension ProjectedBudget {
  fileprivate func event(_ family: HorizonEvent.Family, _ year: Int) -> Node? {
    probabilities.first { $0.event == HorizonEvent(family, .year(year)) }?.node
  }

  /// The measures that a drift follows.
  private static let driftMeasures: [Figure] = [
    .district(.netCost), .district(.costRecurring), .district(.savingsRecurring),
    .district(.fundingRecurring), .district(.margin), .district(.generalFundDraw),
  ]

  /// What a drift follows of a budget.
  public var driftFigures: [DriftFigure] {
    let balance = FigureKey(.generalFund(.balance))
    let hasFund = measures.contains { $0.key == balance }
    return Self.driftMeasures.map { .sum(FigureKey($0)) } + [.always(.covered)]
      + (hasFund ? [.last(balance)] : [])
  }

  /// The measures of which a drift gives the means of each year.
  fileprivate var yearlyDrifts: [FigureKey] {
    let keys =
      (Self.driftMeasures + [.district(.enrollment), .generalFund(.balance)]).map { FigureKey($0) }
    return keys.filter { key in measures.contains { $0.key == key } }
  }

  /// The nodes whose columns `summariseDrift` reads, each once.
  public var driftNodes: [Node] {
    let years = budget.years
    let measured = yearlyDrifts.flatMap { key in
      measures.first { $0.key == key }?.byYear ?? []
    }
    var seen = Set<Node>()
    return (measured + years.compactMap { event(.covered, $0) }).filter {
      seen.insert($0).inserted
    }
  }
}

/// What lies between a scenario and the one that it rolls into, all on the same draws.
///
/// - Parameters:
///   - before: Last year's scenario.
///   - closed: The rolled scenario with last year's assumptions.
///   - after: The rolled scenario.
public func summariseDrift(
  before: (run: ProjectedBudget, table: TrialTable),
  closed: (run: ProjectedBudget, table: TrialTable),
  after: (run: ProjectedBudget, table: TrialTable)
) -> (figures: [FigureDrift], byYear: [YearlyDrift]) {
  let (old, new) = (before.run.budget.years, after.run.budget.years)
  let common = new.lowerBound...max(new.lowerBound, min(old.upperBound, new.upperBound))
  let (a, b, d) = (
    DriftColumns(run: before.run, table: before.table),
    DriftColumns(run: closed.run, table: closed.table),
    DriftColumns(run: after.run, table: after.table)
  )
  let settings = before.table.settings
  func estimate(_ values: [Double]) -> Estimate { Estimate(mean: values, settings) }
  func less(_ one: [Double], _ other: [Double]) -> [Double] { zip(one, other).map { $0 - $1 } }
  let hasCommon = old.upperBound >= new.lowerBound
  let figures = before.run.driftFigures.map { figure -> FigureDrift in
    let (first, last) = (a.values(figure, old), d.values(figure, new))
    guard hasCommon else {
      let none = [Double](repeating: 0, count: first.count)
      return FigureDrift(
        figure: figure, before: estimate(first), closedYear: estimate(none),
        assumptions: estimate(none), horizon: estimate(less(last, first)), after: estimate(last))
    }
    let expected = a.values(figure, common)
    let known = b.values(figure, common)
    let rolled = d.values(figure, common)
    let moved = zip(less(expected, first), less(last, rolled)).map { $0 + $1 }
    return FigureDrift(
      figure: figure, before: estimate(first), closedYear: estimate(less(known, expected)),
      assumptions: estimate(less(rolled, known)), horizon: estimate(moved), after: estimate(last))
  }
  let byYear = before.run.yearlyDrifts.flatMap { key in
    (old.lowerBound...new.upperBound).map { year in
      let isShared = old.contains(year) && new.contains(year)
      return YearlyDrift(
        key: key, year: year, before: old.contains(year) ? estimate(a.values(key, year)) : nil,
        closedYear: isShared ? estimate(b.values(key, year)) : nil,
        after: new.contains(year) ? estimate(d.values(key, year)) : nil)
    }
  }
  return (figures, byYear)
}

/// Where actuals lie in the ranges of their nodes, from a run that kept these.
public func summariseActuals(
  _ actuals: [(node: Node, value: Double)], _ table: TrialTable
) -> [ActualStanding] {
  var questions = SummaryQuestions()
  questions.statistics(actuals.map(\.node))
  let answers = SummaryAnswers(questions, of: table)
  return actuals.map { node, value in
    let statistics = answers.statistics([node])[0]
    let column = table.column(node)
    var (below, equal) = (0, 0)
    var isOne = true
    for found in column {
      let isSame = abs(found - value) <= 1e-9 * max(1, abs(value))
      if isSame { equal += 1 } else if found < value { below += 1 }
      isOne = isOne && Estimate.isSame(found, column[0])
    }
    let share = (Double(below) + Double(equal) / 2) / Double(max(1, column.count))
    return ActualStanding(
      p5: statistics.p5, p50: statistics.p50, p95: statistics.p95,
      percentile: isOne ? nil : share)
  }
}

extension Estimate {
  /// The mean of a column of trials, with the error that its replicates show.
  fileprivate init(mean values: [Double], _ settings: SimulationSettings) {
    func mean(_ part: ArraySlice<Double>) -> Double {
      part.withUnsafeBufferPointer { ColumnMoments($0).mean }
    }
    guard !settings.deterministic else {
      self = .exact(mean(values[...]), isDeterministic: true)
      return
    }
    let size = settings.trialsPerReplicate
    let replicates = stride(from: 0, to: values.count, by: size).map {
      mean(values[$0..<min($0 + size, values.count)])
    }
    self.init(mean(values[...]), replicates: replicates)
  }
}
