public import BudgetModel
public import CalculationGraphs

/// A rule for review: what it finds as written, and where it trips in the trials.
public struct ProjectedRule: Sendable {
  /// 1 where the rule asks for review, in each year and in any of them.
  public struct Odds: Sendable {
    /// One 0/1 node a year.
    public let byYear: [Node]
    /// 1 where it does in some year, those after the horizon with them.
    public let ever: Node
    /// Years after the horizon that the horizon's last years decide.
    public let later: [Later]
    /// Which years of the horizon can be assessed; empty where all can.
    public let isAssessed: [Bool]

    /// Every node it names.
    var nodes: [Node] { byYear + [ever] + later.map(\.node) }
  }

  /// A year after the horizon.
  public struct Later: Sendable {
    /// The fiscal year.
    public let year: Int
    /// Its node.
    public let node: Node
  }

  /// The rule with another setting.
  public struct Alternative: Sendable {
    /// What is set otherwise, as typed.
    public let setting: String
    /// 1 where it then asks for review in some year with the plan.
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
    /// Years after the horizon.
    public let later: [Later]
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
  /// Whether everything that the rule asks for can be assessed.
  public internal(set) var isWhole = true
  /// What another setting would come to, where it may make a difference.
  public internal(set) var alternative: Alternative?

  /// Every node it names.
  public var nodes: [Node] {
    let odds = [plan, statusQuo].compactMap(\.self)
    return odds.flatMap(\.nodes) + places.flatMap(\.byYear)
      + amounts.flatMap { $0.byYear + $0.later.map(\.node) }
      + [alternative?.ever].compactMap(\.self)
  }
}
