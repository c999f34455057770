public import BudgetNames
public import Diagnostics

/// What money may be used for.
public enum FundingUse: Sendable, Hashable {
  case leaderStipends
  case leaderRelease
  case leaderBonuses
  case training
  case professionalDevelopment
  case other
  /// One named line of the plan.
  case line(String)
}

/// What a stream is, for rules and for the schools it may pay at.
public enum FundingProgram: String, Sendable, Hashable, CaseIterable {
  case title1, title2, title3, title4, idea, esser, state, grant, local

  /// Its name for people.
  public var title: String {
    switch self {
    case .title1: "Title I, Part A"
    case .title2: "Title II, Part A"
    case .title3: "Title III, Part A"
    case .title4: "Title IV, Part A"
    case .idea: "IDEA, Part B"
    case .esser: "ESSER"
    case .state: "state money"
    case .grant: "grant"
    case .local: "local money"
    }
  }
}

/// A funding stream.
///
/// Values under `fund.<id>.`: `award` ($ per year, or $ per student per year), `transfer`,
/// `set_aside.<name>`, `private_school` (share), `surcharge` (share of pay), `reimbursed_after`
/// (days), `available` (see `availability`), `loss` and
/// `loss_chance`, `delay` and `delay_chance` (shares; absent where not written), `indirect`,
/// `carryover` (share of the award), `carryover_free_below` ($), `renewal_chance`,
/// `termination_chance` and `termination_keeps` (shares).
public struct FundingStream: Sendable {
  /// How `available` is stated.
  public enum Availability: String, Sendable {
    /// A share of the award.
    case share
    /// Dollars a year, at most the award.
    case amount
    /// What the award exceeds the committed dollars by; the value is the committed dollars.
    case afterCommitted
  }

  /// When a chance is drawn.
  public enum EventTiming: String, Sendable { case eachYear, once }

  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// How `available` is stated.
  public let availability: Availability
  /// When a loss is drawn.
  public let lossTiming: EventTiming
  /// When a delay is drawn.
  public let delayTiming: EventTiming
  /// The last fiscal year with an award, or `nil` for a stream without an end.
  public let lastYear: Int?
  /// A chance of renewal was written.
  public let mayRenew: Bool
  /// What it may pay for.
  public let paysFor: [FundingUse]
  /// Where it was written.
  public let range: SourceRange
  /// What the stream is, for rules; `nil` where not written.
  public var program: FundingProgram?
  /// Each year may be its last.
  public var mayTerminate = false
  /// Up to when its one-time money may pay recurring lines.
  public var sunset: Sunset?
  /// The award is dollars a student a year.
  public var isPerStudent = false
  /// An award per student counts the students of the year before.
  public var countsPriorYear = false
  /// What is set aside of the award, in written order.
  public var setAsides: [SetAside] = []
  /// What moves to another stream.
  public var transfer: FundTransfer?
  /// Uses of which it pays at most a share.
  public var useShares: [UseShare] = []
  /// It pays for leaders at Title I schools only.
  public var onlyTitleOneSchools = false

  /// Dollars of the award that are reserved.
  public struct SetAside: Sendable {
    /// Its value, e.g. `fund.title1.set_aside.homeless`.
    public let key: ValueKey
    /// A share of the award, or else dollars a year.
    public let isShare: Bool

    /// Makes a set-aside.
    public init(key: ValueKey, isShare: Bool) {
      self.key = key
      self.isShare = isShare
    }
  }

  /// Dollars of the award that move to another stream; the value is `fund.<id>.transfer`.
  public struct FundTransfer: Sendable {
    /// The stream that receives them.
    public let recipient: String
    /// A share of the award, or else dollars a year.
    public let isShare: Bool

    /// Makes a transfer.
    public init(recipient: String, isShare: Bool) {
      self.recipient = recipient
      self.isShare = isShare
    }
  }

  /// The largest share of each line of a use.
  public struct UseShare: Sendable {
    /// The use.
    public let use: FundingUse
    /// Its value, e.g. `fund.title1.pays_for.training`.
    public let key: ValueKey

    /// Makes a share.
    public init(use: FundingUse, key: ValueKey) {
      self.use = use
      self.key = key
    }
  }

  /// Makes a stream.
  public init(
    id: String, title: String, availability: Availability, lossTiming: EventTiming,
    delayTiming: EventTiming, lastYear: Int?, mayRenew: Bool, paysFor: [FundingUse],
    range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.availability = availability
    self.lossTiming = lossTiming
    self.delayTiming = delayTiming
    self.lastYear = lastYear
    self.mayRenew = mayRenew
    self.paysFor = paysFor
    self.range = range
  }

  /// A stream without an end, or one that may be renewed, is recurring money.
  public var isRecurring: Bool { lastYear == nil || mayRenew }
}
