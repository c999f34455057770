public import BudgetModel
public import BudgetProjection
public import FigureCatalogue
public import MonteCarlo

/// What the trials of one scenario amount to, base first.
public struct ScenarioSummary: Sendable {
  /// The settings of the run.
  public let settings: SimulationSettings
  /// One entry a run.
  public let runs: [RunSummary]
}

/// What the trials of one budget amount to.
public struct RunSummary: Sendable {
  /// The budget with its nodes.
  public let projected: ProjectedBudget
  /// The measures in the projection's order.
  public let measures: [MeasureSummary]
  /// The probabilities in the projection's order.
  public let probabilities: [ProbabilitySummary]
  /// The lines in the projection's order.
  public let lines: [LineSummary]
  /// The streams in declared order.
  public let streams: [StreamSummary]
  /// What becomes of the positions the plan frees, in FTE: `freed`, `used_by_release`, `saved`,
  /// `waiting`, in this order.
  public let positions: [(name: String, byYear: [Statistics])]
  /// Each staff group's figures in declared order, each with `status_quo.required`,
  /// `status_quo.headcount`, `status_quo.hires`, `status_quo.payroll`, `status_quo.cost`, the same
  /// five under `plan.`, then `hire_value` and `average_value`, in this order.
  public let staffing: [(id: String, title: String, name: String, byYear: [Statistics])]
  /// The class-size rules in declared order, each without and then with the plan.
  public var classSizes: [ClassSizeSummary] = []
  /// The people of career ladders by stage, FTE, in declared order.
  public var ladders: [(id: String, title: String, stage: String, byYear: [Statistics])] = []
  /// 95th percentile of the largest cumulative deficit, $.
  public let reserveAtRisk: Estimate
  /// Mean of the worst 5 % of the horizon's cumulative net cost, $.
  public let expectedShortfall: Estimate
  /// Why futures fail, most frequent first; empty where none fails.
  public let causes: [FailureCause]
  /// The number of trials in which recurring money does not cover the plan in every year.
  public let failingTrials: Int
  /// The checks in written order.
  public let checks: [CheckResult]
  /// The district's students by grade and in all, lowest grade first; empty without history.
  public var students: [StudentSummary] = []
  /// The rules for review in their order.
  public var rules: [RuleSummary] = []
  /// Each leader role's figures in declared order, see `ProjectedLeader.figures`.
  public internal(set) var leaders: [LeaderFigure] = []
  /// The revenue and spending lines of the general fund in declared order.
  public var budgetLines: [BudgetLineSummary] = []

  /// The measure of a figure.
  public func measure(_ key: FigureKey) -> MeasureSummary? { measures.first { $0.key == key } }
  /// The probability of an event.
  public func probability(_ event: HorizonEvent) -> ProbabilitySummary? {
    probabilities.first { $0.event == event }
  }
}

/// One figure of a leader role by year.
public struct LeaderFigure: Sendable {
  /// The role's id.
  public let id: String
  /// The role's title, or the id.
  public let title: String
  /// The figure's name, e.g. `chargeable`.
  public let name: String
  /// Its unit as printed.
  public let unit: String
  /// One entry a year of the horizon.
  public let byYear: [Statistics]
}

/// A number with its Monte Carlo error.
public struct Estimate: Sendable, Hashable {
  /// The number.
  public let value: Double
  /// Standard deviation between replicates / √R; `nil` on the deterministic path.
  public let error: Double?
  /// The lower end of its 95 % interval; `nil` on the deterministic path.
  public let low: Double?
  /// The upper end of its 95 % interval; `nil` on the deterministic path.
  public let high: Double?
  /// Too few trials per replicate for this error to be more than rough.
  public let isRough: Bool
  /// A quantile beside a gap between the values that occur: its interval reaches the other side.
  public internal(set) var isAtStep = false
}

/// A measure's statistics by year.
public struct MeasureSummary: Sendable {
  /// The figure.
  public let key: FigureKey
  /// The id of the results schema.
  public let id: String
  /// A plain title.
  public let title: String
  /// The unit as printed.
  public let unit: String
  /// One entry a year of the horizon.
  public let byYear: [YearSummary]

  /// One year.
  public struct YearSummary: Sendable {
    /// The fiscal year.
    public let year: Int
    /// `nil` where it is defined in no trial.
    public let statistics: Statistics?
    /// Why it is not defined, for the trials where it is not.
    public let undefinedReason: String?
    /// The number of trials in which it is not defined.
    public let undefinedTrials: Int
    /// For a ratio: mean numerator / mean denominator; `nil` where the denominator's mean is 0.
    public let ratioOfMeans: Estimate?
  }
}

/// The students of one cell, of a school, of a grade, or of the district, by year.
public struct StudentSummary: Sendable {
  /// Which students, with their nodes.
  public let students: ProjectedStudents
  /// One entry a year of the horizon.
  public let byYear: [Statistics]
}

/// An event's probability.
public struct ProbabilitySummary: Sendable {
  /// The event.
  public let event: HorizonEvent
  /// A plain title.
  public let title: String
  /// The probability, 0..1.
  public let estimate: Estimate

  /// The id of the results schema.
  public var id: String { event.description }
}

/// A line's statistics by year, with who pays.
public struct LineSummary: Sendable {
  /// The line with its nodes.
  public let line: ProjectedLine
  /// Its dollars, one entry a year.
  public let byYear: [Statistics]
  /// Mean dollars by payer and year, in the line's order of payers.
  public let payments: [PaymentSummary]

  /// What one payer pays, on average.
  public struct PaymentSummary: Sendable {
    /// A stream's id, `savings`, `one_time_savings` or `general_fund`.
    public let payer: String
    /// Mean dollars, one entry a year.
    public let meanByYear: [Double]
  }
}

/// A revenue or spending line by year.
public struct BudgetLineSummary: Sendable {
  /// The line.
  public let line: BudgetLine
  /// Its dollars, one entry a year.
  public let byYear: [Statistics]
}

/// A stream's account by year, each entry named as in `ProjectedStream`.
public struct StreamSummary: Sendable {
  /// The stream with its nodes.
  public let stream: ProjectedStream
  /// `received`, `committed`, `available`, `restricted_savings`, `carry_in`, `direct`, `indirect`,
  /// `carried`, `lapsed`, in this order.
  public let accounts: [(name: String, byYear: [Statistics])]
  /// The share of futures in which it has not been ended, one entry a year; empty where it may not be.
  public let alive: [Estimate]
}

/// What most often pulls failing futures below the line.
public struct FailureCause: Sendable {
  /// The line or stream, e.g. `repurpose.pullout`, `fund.title2`, `leader.master.release`.
  public let id: String
  /// A plain sentence part, e.g. "Pull-out program saves less than expected".
  public let title: String
  /// In how many failing trials it is the largest single reason.
  public let trials: Int
  /// Its mean contribution to the gap in those trials' first failing year, $ (positive = worse).
  public let meanDollars: Double
}

/// What became of a check.
public struct CheckResult: Sendable {
  /// The outcomes.
  public enum Outcome: String, Sendable, CaseIterable {
    case passed
    case failed
    case undecided
    case notEvaluated = "not evaluated"
  }

  /// The check.
  public let check: Check
  /// What became of it.
  public let outcome: Outcome
  /// What was found, in plain words with the figures, e.g. "83.1 % ± 0.4 in FY2027, asked ≥ 80 %".
  public let finding: String
  /// The year that decided.
  public let year: Int?
  /// For a `require`, the first failing trial, counted from 0.
  public let trial: Int?
  /// For `example` and `adopted`, the figure on the deterministic path.
  public var found: Double?
}
