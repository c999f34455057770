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
  let checked = check(
    request.source.file, files: request.source.files, variants: request.variants.checked)
  guard checked.isSound else {
    return EnrollmentRun(runs: [], diagnostics: checked.diagnostics)
  }
  let projection = project(checked.budgets)
  let columns = studentColumns(of: projection)
  let start = checked.place ?? SourceRange(file: request.source.file, lowerBound: 0, upperBound: 0)
  guard !columns.isEmpty else {
    return EnrollmentRun(runs: [], diagnostics: checked.diagnostics)
  }
  do throws(SimulationError) {
    let table = try MonteCarloEngine.run(
      projection.graph.keeping(columns), settings: request.settings, mustBeFinite: Set(columns),
      progress: progress)
    let hash = InputHash.sha256(checked.texts.map(\.text))
    let runs = projection.runs.map { run in
      ReportedEnrollment(
        budget: run.budget, students: summariseStudents(run, table),
        provenance: provenance(request, run.budget, table, hash: hash, command: "enrollment"))
    }
    return EnrollmentRun(runs: runs, diagnostics: checked.diagnostics)
  } catch {
    let failed = Diagnostic.failed(error, in: projection, scenario: start)
    return EnrollmentRun(
      runs: [], diagnostics: checked.diagnostics + [failed].compactMap { $0 })
  }
}
