internal import BudgetProjection
internal import CalculationGraphs
public import Diagnostics
public import MonteCarlo
internal import ScenarioChecking
public import SummaryMeasures

/// What became of a change that was tried.
public struct TriedPlan: Sendable {
  /// What the plan comes to with it; `nil` where there are errors or it was stopped.
  public let glance: Glance?
  /// Errors and warnings that the plan as written does not have.
  public let diagnostics: [Diagnostic]
  /// It was stopped on request.
  public let isCancelled: Bool

  /// Whether an error stands against it.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension OpenedPlan {
  /// The id of the variant that is tried; nothing of it is ever written.
  private var triedID: String {
    var id = "tried_on_the_page"
    while variants.contains(where: { $0.id == id }) { id += "_" }
    return id
  }

  /// The line of the text with a tried variant where the text that was given begins.
  public var firstTriedLine: Int { source.file.lineStarts.count + 2 }

  /// Runs the plan with a change, on the draws of every other run with these settings.
  ///
  /// The change goes through the language: the scenario's text with a further variant, checked as any.
  public func trying(
    _ change: TriedChange, settings: SimulationSettings,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) -> TriedPlan {
    func answer(
      _ glance: Glance?, _ found: [Diagnostic], isCancelled: Bool = false
    ) -> TriedPlan {
      let known = Set(diagnostics.map(\.message))
      return TriedPlan(
        glance: glance, diagnostics: found.filter { !known.contains($0.message) },
        isCancelled: isCancelled)
    }
    let id = triedID
    let block = change.block(id: id, title: nil)
    let file = block.map { SourceFile(path: source.file.path, text: source.text + "\n\n" + $0) }
    let applied = change.variants + (block == nil ? [] : [id])
    let isStressed = !change.shocks.isEmpty
    let request = RunRequest(
      source: ScenarioSource(file: file ?? source.file, files: files, root: source.root),
      path: source.file.path,
      variants: isStressed || applied.isEmpty ? .base : .combinations([applied]),
      settings: settings)
    let study = Study(
      request,
      shocks: isStressed ? ShockRequest(combinations: [change.shocks], variants: applied) : nil)
    if isCancelled?() == true { return answer(nil, [], isCancelled: true) }
    guard let projected = study.projection, let (projection, nodes) = projected.glanced() else {
      return answer(nil, study.diagnostics)
    }
    do throws(SimulationError) {
      let table = try MonteCarloEngine.run(
        projection.graph.keeping(nodes.columns), settings: settings,
        mustBeFinite: Set(nodes.columns), isCancelled: isCancelled)
      return answer(Glance(nodes, table), study.diagnostics)
    } catch {
      let failed = RunMessages.failed(error, in: projection, scenario: study.place)
      return answer(
        nil, study.diagnostics + [failed].compactMap { $0 }, isCancelled: failed == nil)
    }
  }
}
