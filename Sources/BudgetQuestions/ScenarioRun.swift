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
  /// The command that asks, with options of its own, for the provenance.
  public let command: [String]

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
    isStrict: Bool = false, command: [String] = ["run"]
  ) {
    self.isStrict = isStrict
    self.command = command
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
  let study = Study(request)
  guard let projection = study.projection else {
    return ScenarioRun(runs: [], diagnostics: study.diagnostics, trials: nil, isCancelled: false)
  }
  // Variants are also held against the base, on the same draws.
  let (comparable, others) = projection.compared(overHorizonOnly: true)
  let kept = comparable.graph.keeping(
    columnsToKeep(of: projection) + comparisonColumns(of: others))
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
    let against = [nil] + summariseComparisons(others, table)
    let runs = zip(summary.runs, against).map { run, againstBase in
      let budget = run.projected.budget
      return ReportedRun(
        run: run, provenance: study.provenance(budget, trials: table.trials),
        register: AssumptionRegister(
          of: budget, mainFile: request.source.file.path,
          quantile: { distribution, share in distribution.quantile(share) }),
        againstBase: againstBase)
    }
    return ScenarioRun(
      runs: runs, diagnostics: study.diagnostics,
      trials: TrialExport(projection: projection, table: table), isCancelled: false)
  } catch {
    let failed = RunMessages.failed(error, in: projection, scenario: study.place)
    return ScenarioRun(
      runs: [], diagnostics: study.diagnostics + [failed].compactMap { $0 }, trials: nil,
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
