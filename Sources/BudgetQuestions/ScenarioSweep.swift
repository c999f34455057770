internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import PlainText
internal import ScenarioChecking
internal import SummaryMeasures

/// What a plan comes to over the values of a sweep, or why that cannot be said.
public struct SweptScenario: Sendable {
  /// The rows; `nil` where there is a problem.
  public let sweep: ReportedSweep?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question.
  public let problem: String?
}

/// Runs a plan with each value of some statements, all on the draws of the plan as written.
public func sweepScenario(
  _ request: RunRequest, set statements: [String], measure: String? = nil,
  progress: (@Sendable (Int) -> Void)? = nil
) -> SweptScenario {
  let base = Study(request)
  func answer(_ problem: String? = nil, _ more: [Diagnostic] = []) -> SweptScenario {
    SweptScenario(sweep: nil, diagnostics: base.diagnostics + more, problem: problem)
  }
  guard let first = base.projection?.runs.first else { return answer() }
  let swept: [SweptStatement]
  do throws(SweptStatement.Problem) {
    var read: [SweptStatement] = []
    for statement in statements { read.append(try SweptStatement(statement)) }
    swept = read
  } catch {
    return answer(error.message)
  }
  let rows = combinations(of: swept)
  guard rows.count <= SweptStatement.mostValues else {
    return answer(ComparisonMessages.tooManyRows(rows.count))
  }
  if let measure, first.sweptNodes(measure) == nil {
    return answer(ComparisonMessages.unknownMeasure(measure))
  }
  let study = Study(request.withVariants(rows.map(\.body)))
  guard let projected = study.projection else { return answer(refusal(study, base, swept)) }
  let (projection, others) = projected.compared(overHorizonOnly: true)
  do throws(SimulationError) {
    let kept = projection.graph.keeping(sweepColumns(of: others, measure: measure))
    let finite = columnsThatMustBeFinite(of: projection)
    let table = try MonteCarloEngine.run(
      kept, settings: request.settings, mustBeFinite: finite, progress: progress)
    let summaries = summariseSweep(others, table, measure: measure)
    let words =
      statements.map { "--set \(ShellWords.quoted($0))" }
      + (measure.map { ["--measure \(ShellWords.quoted($0))"] } ?? [])
    let sweep = ReportedSweep(
      title: first.budget.header.title, years: first.budget.years,
      statements: statements, paths: swept.map { $0.path + $0.place }, measure: measure,
      rows: zip(rows, summaries).map { ReportedSweep.Row(values: $0.labels, summary: $1) },
      provenance: base.provenance(
        first.budget, trials: table.trials, command: "sweep", more: words))
    return SweptScenario(sweep: sweep, diagnostics: base.diagnostics, problem: nil)
  } catch {
    let failed = RunMessages.failed(error, in: projection, scenario: base.place)
    return answer(nil, [failed].compactMap { $0 })
  }
}

/// Every combination of the values, those of the last statement changing first.
private func combinations(of swept: [SweptStatement]) -> [(labels: [String], body: String)] {
  var rows: [(labels: [String], body: String)] = [([], "")]
  for statement in swept {
    rows = rows.flatMap { row in
      statement.values.map { value in
        let parts = [row.body, statement.body(value)].filter { !$0.isEmpty }
        return (row.labels + [statement.label(value)], parts.joined(separator: "\n"))
      }
    }
  }
  return rows
}

/// What stands against the values, in the words of the statement that brings it.
private func refusal(_ study: Study, _ base: Study, _ swept: [SweptStatement]) -> String {
  let known = Set(base.diagnostics.map(\.message))
  let error = study.diagnostics.first { $0.severity == .error && !known.contains($0.message) }
  guard let error else { return ComparisonMessages.noBudget }
  let word = error.range?.text.split(separator: " ").first ?? ""
  let statement = swept.first { word.isEmpty || $0.text.contains(word) } ?? swept[0]
  return ComparisonMessages.refused(statement.text, error)
}
