internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import ScenarioChecking
internal import SummaryMeasures

/// What remains to be paid where the leader roles stop, or why that cannot be said.
public struct UnwindAnswer: Sendable {
  /// One entry a budget, base first; empty where there is a problem.
  public let unwinds: [ReportedUnwind]
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question: no leader roles, a year outside the horizon.
  public let problem: String?
}

/// Stops the leader roles in one year, or in each year after the first, on the draws of the plan.
public func unwindScenario(
  _ request: RunRequest, year: Int?, progress: (@Sendable (Int) -> Void)? = nil
) -> UnwindAnswer {
  let checked = check(
    request.source.file, files: request.source.files, variants: request.variants.checked)
  func answer(_ problem: String? = nil, _ failed: Diagnostic? = nil) -> UnwindAnswer {
    UnwindAnswer(
      unwinds: [], diagnostics: checked.diagnostics + [failed].compactMap { $0 }, problem: problem)
  }
  guard checked.isSound, let base = checked.budgets.first else { return answer() }
  let years = base.years
  if base.plan.leaders.isEmpty { return answer("the plan has no leader roles that could stop") }
  if let year, !years.contains(year) {
    return answer(
      "FY\(year) is outside the horizon FY\(years.lowerBound)..FY\(years.upperBound)")
  }
  let stops = year.map { [$0] } ?? Array(years.dropFirst())
  let budgets = checked.budgets.map { budget in
    var budget = budget
    budget.unwindYears = stops
    return budget
  }
  let projection = project(budgets)
  var seen = Set<Node>()
  let columns = projection.runs.flatMap(unwindColumns).filter { seen.insert($0).inserted }
  do throws(SimulationError) {
    let table = try MonteCarloEngine.run(
      projection.graph.keeping(columns), settings: request.settings, mustBeFinite: Set(columns),
      progress: progress)
    let hash = InputHash.sha256(checked.texts.map(\.text))
    let unwinds = projection.runs.map { run in
      ReportedUnwind(
        title: run.budget.header.title, years: years, stops: summariseUnwinds(run, table),
        provenance: provenance(
          request, run.budget, table, hash: hash, command: "unwind",
          more: year.map { ["--year FY\($0)"] } ?? []))
    }
    return UnwindAnswer(unwinds: unwinds, diagnostics: checked.diagnostics, problem: nil)
  } catch {
    let start = SourceRange(file: request.source.file, lowerBound: 0, upperBound: 0)
    return answer(nil, .failed(error, in: projection, scenario: checked.place ?? start))
  }
}
