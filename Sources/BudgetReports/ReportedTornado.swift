public import SummaryMeasures

/// Which assumptions and decisions move a plan most, with what a report says about its origin.
public struct ReportedTornado: Sendable {
  /// The scenario's title.
  public let title: String
  /// The fiscal years of the horizon.
  public let years: ClosedRange<Int>
  /// What the plan as written comes to.
  public let plan: TornadoOutcome
  /// Trials in which it is not covered in every year.
  public let failing: Int
  /// Trials run.
  public let trials: Int
  /// Assumptions, the widest swing of the margin first.
  public let assumptions: [Assumption]
  /// Decisions, the widest swing first.
  public let decisions: [Decision]
  /// Where the figures come from.
  public let provenance: Provenance

  /// A declared assumption: the draws of one value, all years and cells together.
  public struct Assumption: Sendable {
    /// Its path.
    public let name: String
    /// A plain title.
    public let title: String
    /// Draws in each trial.
    public let draws: Int
    /// The plan in the tenths of futures where it is lowest and highest.
    public let bar: TornadoBar
    /// Failing trials in which the plan would have been covered with its median alone.
    public let rescued: Int

    /// Makes an assumption.
    public init(name: String, title: String, draws: Int, bar: TornadoBar, rescued: Int) {
      self.name = name
      self.title = title
      self.draws = draws
      self.bar = bar
      self.rescued = rescued
    }
  }

  /// A key of the plan that a district decides on.
  public struct Decision: Sendable {
    /// Its path.
    public let name: String
    /// A plain title.
    public let title: String
    /// The step, e.g. "1 student".
    public let step: String
    /// The plan one step down and one step up.
    public let bar: TornadoBar

    /// Makes a decision.
    public init(name: String, title: String, step: String, bar: TornadoBar) {
      self.name = name
      self.title = title
      self.step = step
      self.bar = bar
    }
  }

  /// Makes one to report.
  public init(
    title: String, years: ClosedRange<Int>, plan: TornadoOutcome, failing: Int, trials: Int,
    assumptions: [Assumption], decisions: [Decision], provenance: Provenance
  ) {
    self.title = title
    self.years = years
    self.plan = plan
    self.failing = failing
    self.trials = trials
    self.assumptions = assumptions
    self.decisions = decisions
    self.provenance = provenance
  }
}
