internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import PlainText
internal import ProbabilityDistributions
internal import ScenarioChecking
internal import SummaryMeasures

/// What tells variants from the base, or why that cannot be said.
public struct ComparedScenario: Sendable {
  /// The comparisons; `nil` where there is a problem.
  public let comparison: ReportedComparison?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question: no variants.
  public let problem: String?
}

/// Compares each variant asked for with the base, or another scenario's base with it, future by future
/// on the same draws.
public func compareScenario(
  _ request: RunRequest, against: RunRequest? = nil, progress: (@Sendable (Int) -> Void)? = nil
) -> ComparedScenario {
  let study = Study(request)
  let other = against.map { Study($0) }
  let messages = study.diagnostics + (other?.diagnostics ?? [])
  func answer(_ problem: String? = nil, _ failed: Diagnostic? = nil) -> ComparedScenario {
    ComparedScenario(
      comparison: nil, diagnostics: messages + [failed].compactMap { $0 }, problem: problem)
  }
  guard var projected = study.projection else { return answer() }
  var pairing: ReportedComparison.Against?
  if let other {
    guard let second = other.projection else { return answer() }
    if let problem = mismatch(study, other) { return answer(problem) }
    pairing = unpaired(projected, second, path: other.request.path)
    projected = project(other.budgets, beside: projected, detail: .results)
  }
  guard projected.runs.count > 1 else {
    return answer(
      study.variants.isEmpty
        ? ComparisonMessages.noVariant : ComparisonMessages.noneNamed(study.variants.map(\.id)))
  }
  let (projection, others) = projected.compared()
  do throws(SimulationError) {
    let (table, median) = try simulate(projection, others, request.settings, progress)
    let summary = summarise(projection, table, deterministic: median)
    let comparison = ReportedComparison(
      runs: summary.runs, comparisons: summariseComparisons(others, table), trials: table.trials,
      provenance: study.provenance(
        projection.runs[0].budget, trials: table.trials, command: "compare",
        more: words(request, against: against)), against: pairing)
    return ComparedScenario(comparison: comparison, diagnostics: messages, problem: nil)
  } catch {
    return answer(nil, RunMessages.failed(error, in: projection, scenario: study.place))
  }
}

/// The trials of all that a comparison needs, and the path with every draw at its median.
private func simulate(
  _ projection: Projection, _ others: [ComparedBudget], _ asked: SimulationSettings,
  _ progress: (@Sendable (Int) -> Void)?
) throws(SimulationError) -> (table: TrialTable, median: TrialTable) {
  var seen = Set<Node>()
  let columns = (columnsToKeep(of: projection) + comparisonColumns(of: others))
    .filter { seen.insert($0).inserted }
  let kept = projection.graph.keeping(columns)
  let finite = columnsThatMustBeFinite(of: projection)
  var settings = asked
  settings.deterministic = true
  let median = try MonteCarloEngine.run(kept, settings: settings, mustBeFinite: finite)
  if asked.deterministic { return (median, median) }
  let table = try MonteCarloEngine.run(
    kept, settings: asked, mustBeFinite: finite, progress: progress)
  return (table, median)
}

/// Why two scenarios cannot be compared; `nil` where they can.
private func mismatch(_ first: Study, _ other: Study) -> String? {
  guard let one = first.budgets.first, let two = other.budgets.first else { return nil }
  if one.years != two.years {
    return ComparisonMessages.otherYears(one.years, two.years)
  }
  for pair in one.correlations {
    let names = Set([pair.first, pair.second])
    guard
      let same = two.correlations.first(where: { Set([$0.first, $0.second]) == names }),
      same.coefficient != pair.coefficient
    else { continue }
    return ComparisonMessages.otherCorrelation(
      pair.first, pair.second, pair.coefficient, same.coefficient)
  }
  return nil
}

/// The draws of two scenarios that have no partner of the same name in the other.
private func unpaired(
  _ first: Projection, _ other: Projection, path: String
) -> ReportedComparison.Against {
  func names(_ projection: Projection, without partner: Projection) -> [String] {
    var seen = Set(partner.graph.inputs.map(\.name))
    return projection.graph.inputs.map(\.name).filter { seen.insert($0).inserted }
  }
  return ReportedComparison.Against(
    path: path, onlyFirst: names(first, without: other), onlyOther: names(other, without: first))
}

/// The words of the command that name what is compared.
private func words(_ request: RunRequest, against: RunRequest?) -> [String] {
  if let against { return ["--against \(ShellWords.path(against.path))"] }
  guard case .combinations(let combinations) = request.variants else { return [] }
  let names = combinations.map { $0.joined(separator: "+") }.joined(separator: ",")
  return ["--variants \(ShellWords.quoted(names))"]
}
