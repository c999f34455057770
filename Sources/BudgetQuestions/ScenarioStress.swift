internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import PlainText
internal import ScenarioChecking
internal import SummaryMeasures

/// What a plan comes to under shocks, or why that cannot be said.
public struct StressedScenario: Sendable {
  /// The base and the shocks; `nil` where there is a problem.
  public let stress: ReportedStress?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question.
  public let problem: String?
}

/// The text of the shocks that come with the program.
public var shockLibraryText: String { ShockLibrary.text }

/// Runs a plan under shocks, each forced in every future, all on the draws of the base.
///
/// - Parameters:
///   - combinations: Ids of shocks, those of one entry together; `nil` for each shock on its own.
///   - from: The first year of shocks that state none; `nil` for the second year of the horizon.
public func stressScenario(
  _ request: RunRequest, shocks combinations: [[String]]? = nil, from: Int? = nil,
  progress: (@Sendable (Int) -> Void)? = nil
) -> StressedScenario {
  let study = Study(request, shocks: ShockRequest(combinations: combinations, from: from))
  func answer(_ problem: String? = nil, _ more: [Diagnostic] = []) -> StressedScenario {
    StressedScenario(stress: nil, diagnostics: study.diagnostics + more, problem: problem)
  }
  if let position = study.shocks.firstIndex(where: { $0 == nil }) {
    let asked = combinations?[position].joined(separator: "+") ?? ""
    return answer(StressMessages.unknownShock(asked, among: study.shockNames))
  }
  guard let projected = study.projection, let budget = study.budgets.first else {
    return answer()
  }
  if let from, !budget.years.contains(from) {
    return answer(StressMessages.outside(from, budget.years))
  }
  let (projection, budgets) = projected.stressed()
  do throws(SimulationError) {
    let kept = projection.graph.keeping(stressColumns(of: budgets))
    let table = try MonteCarloEngine.run(
      kept, settings: request.settings, mustBeFinite: columnsThatMustBeFinite(of: projection),
      progress: progress)
    let summaries = summariseStress(budgets, table)
    let rows = study.shocks.compactMap { $0 }.map { shock in
      ReportedStress.Row(
        id: shock.id, title: shock.title, source: shock.source, firstYear: shock.firstYear,
        changes: shock.changes, missing: shock.missing,
        summary: shock.budget.map { summaries[$0] })
    }
    var words: [String] = []
    if let combinations {
      let list = combinations.map { $0.joined(separator: "+") }.joined(separator: ",")
      words.append("--shocks \(ShellWords.quoted(list))")
    }
    if let from { words.append("--from FY\(from)") }
    let stress = ReportedStress(
      title: budget.header.title, years: budget.years, base: summaries[0], rows: rows,
      provenance: study.provenance(
        budget, trials: table.trials, command: "stress", more: words))
    return StressedScenario(stress: stress, diagnostics: study.diagnostics, problem: nil)
  } catch {
    let failed = RunMessages.failed(error, in: projection, scenario: study.place)
    return answer(nil, [failed].compactMap { $0 })
  }
}
