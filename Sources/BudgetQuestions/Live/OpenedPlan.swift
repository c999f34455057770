internal import BudgetModel
public import Diagnostics
internal import MonteCarlo
internal import ScenarioChecking

/// A scenario that was read once, to try changes of its plan.
public struct OpenedPlan: Sendable {
  /// The scenario with the texts as they were read.
  public let source: ScenarioSource
  /// The files that were read, with the scenario first.
  public let files: RememberedFiles
  /// The title; empty where the scenario has errors.
  public let title: String
  /// The fiscal years; `nil` where the scenario has errors.
  public let years: ClosedRange<Int>?
  /// The decisions that a slider can move, in declared order.
  public let controls: [PlanControl]
  /// The variants that the scenario declares, in order.
  public let variants: [(id: String, title: String)]
  /// The shocks that apply to it, its own first.
  public let shocks: [Shock]
  /// The fingerprint of every text that was read.
  public let inputSHA256: String
  /// Errors and warnings of the plan as written.
  public let diagnostics: [Diagnostic]

  /// A shock that finds something in the scenario.
  public struct Shock: Sendable {
    /// The id.
    public let id: String
    /// A plain title.
    public let title: String
    /// What it changes, as written.
    public let changes: [String]
  }

  /// Whether nothing prevents a run.
  public var isSound: Bool { years != nil }

  /// Reads a scenario and what it names, and lists what can be tried.
  public init(_ source: ScenarioSource) {
    let files = RememberedFiles(source.files)
    self.files = files
    let remembered = ScenarioSource(file: source.file, files: files, root: source.root)
    self.source = remembered
    let request = RunRequest(
      source: remembered, path: source.file.path, variants: .all,
      settings: SimulationSettings(trials: 1))
    let study = Study(request)
    diagnostics = study.diagnostics
    variants = study.variants.map { (id: $0.id, title: $0.title) }
    guard let budget = study.budgets.first else {
      (title, years, controls, shocks) = ("", nil, [], [])
      inputSHA256 = InputHash.sha256(files.remembered.map(\.text) + [remembered.text])
      return
    }
    title = budget.header.title
    years = budget.years
    controls = PlanControl.all(of: budget, in: remembered)
    let stressed = check(
      remembered.file, files: files, variants: .base, shocks: ShockRequest(combinations: nil))
    shocks = stressed.shocks.compactMap { shock in
      guard let shock, shock.budget != nil else { return nil }
      return Shock(id: shock.id, title: shock.title, changes: shock.changes)
    }
    inputSHA256 = InputHash.sha256(files.remembered.map(\.text) + [remembered.text])
  }
}

extension ScenarioSource {
  /// The scenario's own text.
  public var text: String { file.text(from: 0, to: file.bytes.count) }

  /// The fingerprint of a text.
  public static func fingerprint(_ text: String) -> String { InputHash.sha256([text]) }
}
