public import BudgetModel
public import CalculationGraphs

/// A rule for review: what it finds as written, and where it trips in the trials.
public struct ProjectedRule: Sendable {
  /// 1 where the rule asks for review, in each year and in any of them.
  public struct Odds: Sendable {
    /// One 0/1 node a year.
    public let byYear: [Node]
    /// 1 where it does in some year.
    public let ever: Node
  }

  /// A school, stream or group in which the rule may trip.
  public struct Place: Sendable {
    /// A plain title.
    public let title: String
    /// 1 where it trips there, one node a year.
    public let byYear: [Node]
  }

  /// How much is at stake.
  public struct Amount: Sendable {
    /// A plain title.
    public let title: String
    /// `$ per year`, `FTE` or `share`.
    public let unit: String
    /// One node a year.
    public let byYear: [Node]
  }

  /// The id, e.g. `comparability`.
  public let id: String
  /// What was found before any draw, and what cannot be assessed.
  public let findings: [ReviewFinding]
  /// With the plan; `nil` where nothing of the rule depends on a year or a draw.
  public let plan: Odds?
  /// Without the plan, where the rule concerns the district and not the plan alone.
  public let statusQuo: Odds?
  /// Where it trips with the plan.
  public let places: [Place]
  /// How much is at stake with the plan.
  public let amounts: [Amount]
  /// Why the scenario leaves it out, where it does.
  public let suppression: RuleSuppression?

  /// Every node it names.
  public var nodes: [Node] {
    let odds = [plan, statusQuo].compactMap(\.self)
    return odds.flatMap { $0.byYear + [$0.ever] } + places.flatMap(\.byYear)
      + amounts.flatMap(\.byYear)
  }
}
