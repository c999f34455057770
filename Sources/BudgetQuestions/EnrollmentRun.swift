internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import ScenarioChecking
internal import SummaryMeasures

/// What became of a projection of students.
public struct EnrollmentRun: Sendable {
  /// One entry a budget, base first; empty where the scenario has errors or no students.
  public let runs: [ReportedEnrollment]
  /// Errors and warnings.
  public let diagnostics: [Diagnostic]

  /// Whether nothing prevented the run.
  public var isSound: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// Projects the students of a scenario by school and grade.
public func runEnrollment(
  _ request: RunRequest, progress: (@Sendable (Int) -> Void)? = nil
) -> EnrollmentRun {
  let study = Study(request)
  guard let projection = study.projection else {
    return EnrollmentRun(runs: [], diagnostics: study.diagnostics)
  }
  let columns = studentColumns(of: projection)
  guard !columns.isEmpty else {
    return EnrollmentRun(runs: [], diagnostics: study.diagnostics)
  }
  do throws(SimulationError) {
    let table = try MonteCarloEngine.run(
      projection.graph.keeping(columns), settings: request.settings, mustBeFinite: Set(columns),
      progress: progress)
    let runs = projection.runs.map { run in
      ReportedEnrollment(
        budget: run.budget, students: summariseStudents(run, table),
        provenance: study.provenance(run.budget, trials: table.trials, command: "enrollment"))
    }
    return EnrollmentRun(runs: runs, diagnostics: study.diagnostics)
  } catch {
    let failed = RunMessages.failed(error, in: projection, scenario: study.place)
    return EnrollmentRun(
      runs: [], diagnostics: study.diagnostics + [failed].compactMap { $0 })
  }
}
