public import BudgetReports
public import Diagnostics
internal import ProbabilityDistributions
internal import ScenarioChecking
internal import ScenarioFormatting

/// What `check` found.
public struct ScenarioCheck: Sendable {
  /// Errors and warnings.
  public let diagnostics: [Diagnostic]
  /// The assumptions of the base, where the scenario has no errors.
  public let register: AssumptionRegister?

  /// Whether nothing prevents a run.
  public var isSound: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// Checks a scenario with every variant it declares.
public func checkScenario(_ source: ScenarioSource) -> ScenarioCheck {
  let checked = check(source.file, files: source.files, variants: .all)
  let register = checked.budgets.first.map { budget in
    AssumptionRegister(
      of: budget, mainFile: source.file.path,
      quantile: { distribution, share in distribution.quantile(share) })
  }
  return ScenarioCheck(diagnostics: checked.diagnostics, register: register)
}

/// The canonical text of a scenario, or what is wrong with it.
public func formatScenario(_ file: SourceFile) -> (text: String?, diagnostics: [Diagnostic]) {
  format(file)
}
