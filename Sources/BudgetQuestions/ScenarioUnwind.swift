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
  let study = Study(request) { budget in
    var budget = budget
    budget.unwindYears = year.map { [$0] } ?? Array(budget.years.dropFirst())
    return budget
  }
  func answer(_ problem: String? = nil, _ failed: Diagnostic? = nil) -> UnwindAnswer {
    UnwindAnswer(
      unwinds: [], diagnostics: study.diagnostics + [failed].compactMap { $0 }, problem: problem)
  }
  guard let projection = study.projection, let base = study.budgets.first else { return answer() }
  let years = base.years
  if base.plan.leaders.isEmpty { return answer("the plan has no leader roles that could stop") }
  if let year, !years.contains(year) {
    return answer(
      "FY\(year) is outside the horizon FY\(years.lowerBound)..FY\(years.upperBound)")
  }
  var seen = Set<Node>()
  let columns = projection.runs.flatMap(unwindColumns).filter { seen.insert($0).inserted }
  do throws(SimulationError) {
    let table = try MonteCarloEngine.run(
      projection.graph.keeping(columns), settings: request.settings, mustBeFinite: Set(columns),
      progress: progress)
    let unwinds = projection.runs.map { run in
      ReportedUnwind(
        title: run.budget.header.title, years: years, stops: summariseUnwinds(run, table),
        provenance: study.provenance(
          run.budget, trials: table.trials, command: "unwind",
          more: year.map { ["--year FY\($0)"] } ?? []))
    }
    return UnwindAnswer(unwinds: unwinds, diagnostics: study.diagnostics, problem: nil)
  } catch {
    return answer(nil, RunMessages.failed(error, in: projection, scenario: study.place))
  }
}
