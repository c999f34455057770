public import BudgetQuestions
public import Diagnostics
public import MonteCarlo
internal import PlainText
internal import Synchronization

/// A scenario that is open on the page: what can be tried, what came of it, and what changed on the disk.
public final class LiveSession: Sendable {
  /// How the scenario is opened and written.
  public struct Scenario: Sendable {
    /// The path as the user wrote it.
    public let path: String
    /// Reads the scenario as it is now.
    public let open: @Sendable () throws(ScenarioSource.Failure) -> ScenarioSource
    /// Replaces the scenario's text, or says why it cannot; `nil` where nothing may be written.
    public let write: (@Sendable (_ text: String) -> String?)?

    /// Names a scenario.
    public init(
      path: String, open: @Sendable @escaping () throws(ScenarioSource.Failure) -> ScenarioSource,
      write: (@Sendable (_ text: String) -> String?)?
    ) {
      self.path = path
      self.open = open
      self.write = write
    }
  }

  /// Futures of the first answer, and of the one that follows it.
  public struct Trials: Sendable {
    /// At once.
    public var preview = 1_000
    /// When the change has settled.
    public var full = 10_000

    /// The usual numbers.
    public init() {}
  }

  /// The scenario.
  public let scenario: Scenario
  /// Seed, way of drawing and threads.
  let settings: SimulationSettings
  /// Futures of an answer.
  let trials: Trials
  private let state: Mutex<State>

  /// What changes while the page is open.
  private struct State {
    /// The last scenario without errors.
    var plan: OpenedPlan
    /// Errors of the scenario as it is on the disk now; empty where it has none.
    var broken: [Diagnostic] = []
    /// Rises with each change of the scenario or of its errors.
    var version = 1
    var results = ResultStore()
    /// What was read last, sound or not.
    var read: (source: ScenarioSource, files: RememberedFiles)
  }

  /// What the page is shown now.
  struct Standing {
    /// The last scenario without errors.
    let plan: OpenedPlan
    /// Errors of the scenario as it is on the disk now.
    let broken: [Diagnostic]
    /// Rises with each change.
    let version: Int
  }

  /// Opens a scenario; the diagnostics where it has errors.
  public static func open(
    _ scenario: Scenario, settings: SimulationSettings, trials: Trials = Trials()
  ) throws(ScenarioSource.Failure) -> (session: LiveSession?, diagnostics: [Diagnostic]) {
    let plan = OpenedPlan(try scenario.open())
    guard plan.isSound else { return (nil, plan.diagnostics) }
    return (
      LiveSession(scenario, plan, settings: settings, trials: trials), plan.diagnostics
    )
  }

  private init(
    _ scenario: Scenario, _ plan: OpenedPlan, settings: SimulationSettings, trials: Trials
  ) {
    self.scenario = scenario
    self.settings = settings
    self.trials = trials
    state = Mutex(State(plan: plan, read: (plan.source, plan.files)))
  }

  /// Nothing is ever written.
  var isReadOnly: Bool { scenario.write == nil }

  /// What the page is shown now.
  var standing: Standing {
    state.withLock { Standing(plan: $0.plan, broken: $0.broken, version: $0.version) }
  }

  /// The settings of a run.
  func settings(isPreview: Bool) -> SimulationSettings {
    var settings = settings
    settings.trials = isPreview ? min(trials.preview, trials.full) : trials.full
    return settings
  }

  /// What a change comes to; taken from the last results where it is among them.
  func result(
    of change: TriedChange, plan: OpenedPlan, isPreview: Bool,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) -> TriedPlan {
    let settings = settings(isPreview: isPreview)
    let key = ResultStore.Key(
      inputSHA256: plan.inputSHA256, change: change, trials: settings.actualTrials)
    if let found = state.withLock({ $0.results.result(key) }) { return found }
    let found = plan.trying(change, settings: settings, isCancelled: isCancelled)
    if !found.isCancelled { state.withLock { $0.results.keep(found, for: key) } }
    return found
  }

  // MARK: the disk

  /// Watches what was read last.
  func watch() -> FileWatch {
    let read = state.withLock { $0.read }
    return FileWatch(read.source, read.files)
  }

  /// Reads the scenario again; whether anything changed.
  @discardableResult
  func reload() -> Bool {
    let fresh: OpenedPlan
    do throws(ScenarioSource.Failure) {
      fresh = OpenedPlan(try scenario.open())
    } catch {
      return setBroken(LiveWording.unreadable(error))
    }
    state.withLock { $0.read = (fresh.source, fresh.files) }
    guard fresh.isSound else {
      return setBroken(fresh.diagnostics.filter { $0.severity == .error })
    }
    return state.withLock { state in
      guard fresh.inputSHA256 != state.plan.inputSHA256 || !state.broken.isEmpty else {
        return false
      }
      state.plan = fresh
      state.broken = []
      state.version += 1
      return true
    }
  }

  private func setBroken(_ found: [Diagnostic]) -> Bool {
    let text = DiagnosticRenderer.json(found)
    return state.withLock { state in
      guard DiagnosticRenderer.json(state.broken) != text else { return false }
      state.broken = found
      state.version += 1
      return true
    }
  }
}
