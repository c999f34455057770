internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import ProbabilityDistributions
internal import ScenarioChecking
internal import ScenarioFormatting
internal import SummaryMeasures

/// What `check` found.
public struct ScenarioCheck: Sendable {
  /// Errors and warnings.
  public let diagnostics: [Diagnostic]
  /// The assumptions of the base, where the scenario has no errors.
  public let register: AssumptionRegister?
  /// What the rules for review find in the base before any draw, where it has no errors.
  public let rules: [RuleAsWritten]

  /// Whether nothing prevents a run.
  public var isSound: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// Checks and projects a scenario with every variant it declares; where `isStrict`, a stream that ends
/// and may pay recurring cost is an error.
public func checkScenario(_ source: ScenarioSource, isStrict: Bool = false) -> ScenarioCheck {
  let study = Study(
    RunRequest(
      source: source, path: source.file.path, variants: .all,
      settings: SimulationSettings(trials: 1), isStrict: isStrict))
  let register = study.budgets.first.map { budget in
    AssumptionRegister(
      of: budget, mainFile: source.file.path,
      quantile: { distribution, share in distribution.quantile(share) })
  }
  let failed = study.projection.flatMap { failureAtMedians($0, place: study.place) }
  let rules = study.projection?.runs.first.map { RuleAsWritten.all(of: $0.rules) }
  var found = study.found
  if let failed { found.add(failed) }
  return ScenarioCheck(diagnostics: found.sorted, register: register, rules: rules ?? [])
}

/// What would stop a run already with every draw at its median: a figure that is not finite, or more
/// streams and lines than can be matched.
private func failureAtMedians(_ projection: Projection, place: SourceRange) -> Diagnostic? {
  let allocations = projection.graph.allocations
  if let large = allocations.first(where: { max($0.supplies.count, $0.demands.count) > 128 }) {
    let error = SimulationError.allocationTooLarge(
      supplies: large.supplies.count, demands: large.demands.count)
    return RunMessages.failed(error, in: projection, scenario: place)
  }
  let found = projection.medians(of: columnsThatMustBeFinite(of: projection).sorted())
    .filter { !$0.value.isFinite }
    .map { NonFiniteValue(node: $0.node, trial: 0, value: $0.value) }
  if found.isEmpty { return nil }
  return RunMessages.failed(.nonFinite(found), in: projection, scenario: place)
}

/// The canonical text of a scenario, or what is wrong with it.
public func formatScenario(_ file: SourceFile) -> (text: String?, diagnostics: [Diagnostic]) {
  format(file)
}
