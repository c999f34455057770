internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import ScenarioChecking
internal import SummaryMeasures

/// What units of a plan are worth in one another, or why that cannot be said.
public struct ExchangedScenario: Sendable {
  /// The units and their rates; `nil` where there is a problem.
  public let exchange: ReportedExchange?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question.
  public let problem: String?
}

/// Which units are exchanged.
public enum ExchangeScope: Sendable {
  /// Every unit of a plan.
  case all
  /// One student more per class and one leader of each role.
  case classesAndLeaders
}

/// Adds one unit of each thing to a plan, and then each unit that saves together with each that costs,
/// all on the same draws. The units act from a year on, by default the plan's first; rates and odds are
/// those of a year, by default the last.
public func exchangeScenario(
  _ request: RunRequest, scope: ExchangeScope = .all, from: Int? = nil, year: Int? = nil,
  progress: (@Sendable (Int) -> Void)? = nil
) -> ExchangedScenario {
  let study = Study(request)
  func answer(_ problem: String? = nil, _ failed: Diagnostic? = nil) -> ExchangedScenario {
    ExchangedScenario(
      exchange: nil, diagnostics: study.diagnostics + [failed].compactMap { $0 }, problem: problem)
  }
  guard let base = study.budgets.last else { return answer() }
  let years = base.years
  let first = from ?? ExchangeUnits.firstYear(of: base)
  let last = year ?? years.upperBound
  for asked in [from, year].compactMap(\.self) where !years.contains(asked) {
    return answer(ExchangeMessages.outside(asked, years))
  }
  if last < first { return answer(ExchangeMessages.before(last, first)) }
  let every = ExchangeUnits(budget: base, from: first)
  let units = scope == .all ? every.all : every.classesAndLeaders
  if units.isEmpty { return answer(ExchangeMessages.noUnits) }
  var passes = ExchangePasses(
    base: base, units: units, position: last - years.lowerBound, settings: request.settings)
  passes.progress = progress
  do throws(ExchangePasses.Failure) {
    let (worth, rates) = try passes.worth()
    let pairs = try passes.pairs(rates)
    let words =
      (from.map { ["--from FY\($0)"] } ?? []) + (year.map { ["--year FY\($0)"] } ?? [])
    return ExchangedScenario(
      exchange: ReportedExchange(
        title: base.header.title, years: years, from: first, year: last,
        units: zip(units, worth).map { .init(id: $0.id, title: $0.title, worth: $1) },
        pairs: pairs,
        provenance: study.provenance(
          base, trials: request.settings.actualTrials, command: "exchange", more: words)),
      diagnostics: study.diagnostics, problem: nil)
  } catch {
    switch error {
    case .fault: return answer(ExchangeMessages.fault)
    case .failed(let failure, let projection):
      return answer(nil, RunMessages.failed(failure, in: projection, scenario: study.place))
    }
  }
}

/// The two runs of an exchange: each unit by itself, then pairs.
private struct ExchangePasses {
  let base: DistrictBudget
  let units: [ExchangeUnit]
  /// The position of the year of rates and odds.
  let position: Int
  let settings: SimulationSettings
  var progress: (@Sendable (Int) -> Void)?

  /// Why there are no figures.
  enum Failure: Error {
    case fault
    case failed(SimulationError, Projection)
  }

  /// What each unit is worth by itself, and the rates of those that save in those that cost.
  func worth() throws(Failure) -> (units: [ExchangedUnit], rates: [ExchangeRate]) {
    let (projection, exchanged) = try projected(units.map { $0.added(base) })
    let table = try run(projection, unitColumns(of: exchanged))
    return summariseUnits(exchanged, table, year: position)
  }

  /// The rates with the odds of the plan that has both units.
  func pairs(_ rates: [ExchangeRate]) throws(Failure) -> [ReportedExchange.Pair] {
    if rates.isEmpty { return [] }
    let budgets = rates.map { units[$0.coster].added(units[$0.saver].added(base)) }
    let (projection, exchanged) = try projected(budgets)
    var seen = Set<Node>()
    let columns = exchanged.map { $0.pays[position] }.filter { seen.insert($0).inserted }
    let odds = summarisePairs(exchanged, try run(projection, columns), year: position)
    return zip(rates, odds).map { .init(rate: $0, odds: $1) }
  }

  private func projected(
    _ budgets: [DistrictBudget]
  ) throws(Failure) -> (projection: Projection, exchanged: [ExchangedBudget]) {
    let projection = project([base] + budgets, detail: .results)
    guard projection.faults.isEmpty else { throw .fault }
    return projection.exchanges()
  }

  private func run(_ projection: Projection, _ columns: [Node]) throws(Failure) -> TrialTable {
    do throws(SimulationError) {
      return try MonteCarloEngine.run(
        projection.graph.keeping(columns), settings: settings, mustBeFinite: Set(columns),
        progress: progress)
    } catch {
      throw .failed(error, projection)
    }
  }
}
