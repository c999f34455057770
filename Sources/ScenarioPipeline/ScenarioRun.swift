internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
public import MonteCarlo
internal import ProbabilityDistributions
internal import ScenarioChecking
internal import SummaryMeasures

/// What a run is asked for.
public struct RunRequest: Sendable {
  /// The scenario.
  public let source: ScenarioSource
  /// The path as the user wrote it, for the provenance.
  public let path: String
  /// Which variants to run beside the base.
  public let variants: VariantChoice
  /// Trials, seed and the like.
  public let settings: SimulationSettings
  /// A stream that ends and may pay recurring cost is an error.
  public let isStrict: Bool

  /// Which variants to run beside the base.
  public enum VariantChoice: Sendable, Hashable {
    /// None.
    case base
    /// Each declared variant on its own.
    case all
    /// Combinations as written, e.g. `plus_one+no_title2`.
    case combinations([[String]])
  }

  /// Asks for a run.
  public init(
    source: ScenarioSource, path: String, variants: VariantChoice, settings: SimulationSettings,
    isStrict: Bool = false
  ) {
    self.isStrict = isStrict
    self.source = source
    self.path = path
    self.variants = variants
    self.settings = settings
  }
}

/// What became of a run.
public struct ScenarioRun: Sendable {
  /// One entry a budget, base first; empty where the scenario has errors.
  public let runs: [ReportedRun]
  /// Errors and warnings.
  public let diagnostics: [Diagnostic]
  /// Every trial of every figure, for `--trials-out`.
  public let trials: TrialExport?
  /// It was stopped on request.
  public let isCancelled: Bool

  /// Whether nothing prevented the run.
  public var isSound: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// Calls the stages in their order: check, project, run, summarise.
public func runScenario(
  _ request: RunRequest, progress: (@Sendable (Int) -> Void)? = nil,
  isCancelled: (@Sendable () -> Bool)? = nil
) -> ScenarioRun {
  let checked = check(
    request.source.file, files: request.source.files, variants: request.variants.checked,
    isStrict: request.isStrict)
  guard checked.isSound else {
    return ScenarioRun(
      runs: [], diagnostics: checked.diagnostics, trials: nil, isCancelled: false)
  }
  let projection = project(checked.budgets)
  let kept = projection.graph.keeping(columnsToKeep(of: projection))
  var settings = request.settings
  settings.deterministic = true
  do throws(SimulationError) {
    let finite = columnsThatMustBeFinite(of: projection)
    let median = try MonteCarloEngine.run(kept, settings: settings, mustBeFinite: finite)
    let table =
      request.settings.deterministic
      ? median
      : try MonteCarloEngine.run(
        kept, settings: request.settings, mustBeFinite: finite, progress: progress,
        isCancelled: isCancelled)
    let summary = summarise(projection, table, deterministic: median)
    let hash = InputHash.sha256(checked.texts.map(\.text))
    let runs = summary.runs.map { run in
      ReportedRun(
        run: run, provenance: provenance(request, run.projected.budget, table, hash: hash),
        register: AssumptionRegister(
          of: run.projected.budget, mainFile: request.source.file.path,
          quantile: { distribution, share in distribution.quantile(share) }))
    }
    return ScenarioRun(
      runs: runs, diagnostics: checked.diagnostics,
      trials: TrialExport(projection: projection, table: table), isCancelled: false)
  } catch {
    let start = SourceRange(file: request.source.file, lowerBound: 0, upperBound: 0)
    let failed = Diagnostic.failed(
      error, in: projection, scenario: checked.place ?? start)
    return ScenarioRun(
      runs: [], diagnostics: checked.diagnostics + [failed].compactMap { $0 }, trials: nil,
      isCancelled: failed == nil)
  }
}

extension RunRequest.VariantChoice {
  /// The same for the checker.
  var checked: VariantRequest {
    switch self {
    case .base: .base
    case .all: .all
    case .combinations(let ids): .combinations(ids)
    }
  }
}

/// What is needed to get a run's figures again.
func provenance(
  _ request: RunRequest, _ budget: DistrictBudget, _ table: TrialTable, hash: String,
  command: String = "run", more: [String] = []
) -> Provenance {
  let settings = request.settings
  let variant = budget.variants.isEmpty ? nil : budget.variants.map(\.id).joined(separator: "+")
  var words = ["evenkeel \(command) \(request.path)"] + more
  if let variant { words.append("--variant \(variant)") }
  if settings.deterministic {
    words.append("--deterministic")
  } else {
    words.append("--trials \(table.trials) --seed \(settings.seed)")
    if settings.sampling != .latin { words.append("--sampling \(settings.sampling.rawValue)") }
  }
  return Provenance(
    scenario: request.path, variant: variant, seed: settings.seed, trials: table.trials,
    sampling: settings.sampling.rawValue, inputSHA256: hash,
    command: words.joined(separator: " "), isDeterministic: settings.deterministic)
}
