public import BudgetNames
public import Diagnostics

/// What changes against the status quo.
public struct Plan: Sendable {
  /// The title.
  public let title: String
  /// The leader roles in declared order.
  public let leaders: [LeaderRole]
  /// The repurposed expenditures in declared order.
  public let repurposed: [RepurposedExpenditure]
  /// The other lines in declared order.
  public var lines: [PlanLine]
  /// The career ladders in declared order.
  public var ladders: [CareerLadder] = []
  /// The bonuses in declared order.
  public var bonuses: [Bonus] = []
  /// The exchanged positions in declared order.
  public var exchanges: [PositionExchange] = []
  /// The retention effects in declared order, at most one a staff group.
  public var retentions: [RetentionEffect] = []

  /// Makes a plan.
  public init(
    title: String, leaders: [LeaderRole], repurposed: [RepurposedExpenditure], lines: [PlanLine]
  ) {
    self.title = title
    self.leaders = leaders
    self.repurposed = repurposed
    self.lines = lines
  }
}

/// A leader role.
///
/// Values under `leader.<id>.` (all in `planValues`): `one_per` (teachers per leader), `share` or
/// `count` (leaders), by `countForm`; `phase_in` (share, optional); `stipend`: dollars a leader a
/// year, or a share of salary, or hours (`stipend`) with `stipend_rate` ($ per hour, absent for
/// `own`); `release` (share), `extra_days` (days), `training` ($ per new leader), `contract_days`,
/// `hours_per_day`; `substitute` ($ per day), `pool` (people, or a share of positions),
/// `turnover` (share), `filled_share` (of places left that `filledFrom` fills), `replaces` (FTE per
/// leader), `extra_students` (students per section above the target), `base_pay` ($ a leader a year),
/// `added` (leaders more after rounding, or fewer). Absent optional values mean none, or what the
/// language states for the key (turnover that of the group).
public struct LeaderRole: Sendable {
  /// The key of leaders that are added after rounding, of the district.
  public static let addedKey = "added"

  /// How leaders are counted.
  public enum CountForm: String, Sendable { case onePer, onePerStudents, share, count }
  /// How the stipend is stated.
  public enum StipendForm: String, Sendable {
    case none, dollars, shareOfSalary, hoursAtRate, hoursAtOwnRate
  }

  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The staff group its leaders come from.
  public let group: String
  /// How leaders are counted.
  public let countForm: CountForm
  /// Counted and rounded at each school, or once for the district.
  public let atEachSchool: Bool
  /// The schools that have it, by their ids; `nil` for all.
  public var schools: Set<String>?
  /// How a count becomes whole.
  public let rounding: Rounding
  /// How the stipend is stated.
  public let stipendForm: StipendForm
  /// The first fiscal year with leaders.
  public let startYear: Int
  /// Where it was written.
  public let range: SourceRange
  /// Up to when one-time money may pay its lines.
  public var sunset: Sunset?
  /// Local money paid for such a role last year.
  public var isPaidLocallyBefore = false
  /// How released time is covered.
  public var cover = Cover.hire
  /// How the number of qualified people is stated; `nil` where there are always enough.
  public var poolForm: PoolForm?
  /// The role whose leaders take the places of those who leave this one, by its id.
  public var filledFrom: String?

  /// Whether a school has the role.
  public func isAt(_ school: String) -> Bool { schools?.contains(school) ?? true }

  /// Makes a role.
  public init(
    id: String, title: String, group: String, countForm: CountForm, atEachSchool: Bool,
    rounding: Rounding, stipendForm: StipendForm, startYear: Int, range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.countForm = countForm
    self.atEachSchool = atEachSchool
    self.rounding = rounding
    self.stipendForm = stipendForm
    self.startYear = startYear
    self.range = range
  }
}

/// An expenditure that ends so that its money can be used for the plan.
///
/// Values under `repurpose.<id>.` (all in `planValues`): `saves` ($ per year; its ramp counts from
/// the start), `realised` (share, optional: 100 %); or, where positions end, `removes` (FTE) of
/// `removesFrom` instead of both.
public struct RepurposedExpenditure: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The first year of the saving; `nil` where not written: the first of the horizon, or, where
  /// induced, the year after the first leaders.
  public let startYear: Int?
  /// Comes about through the leaders' work: zero in years without leaders.
  public let isInduced: Bool
  /// Recurring, or one-time.
  public let isRecurring: Bool
  /// The stream it returns to, or `nil` for unrestricted money; of removed positions `nil` leaves it
  /// to who pays their group.
  public let fund: String?
  /// Where it was written.
  public let range: SourceRange
  /// What kind of use it was; `nil` where not stated.
  public var use: FundingUse?
  /// The staff group whose positions it removes; `nil` for a saving in dollars.
  public var removesFrom: String?

  /// Makes an expenditure.
  public init(
    id: String, title: String, startYear: Int?, isInduced: Bool, isRecurring: Bool, fund: String?,
    range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.startYear = startYear
    self.isInduced = isInduced
    self.isRecurring = isRecurring
    self.fund = fund
    self.range = range
  }
}

/// A cost or saving of the plan that no other block describes.
///
/// Its value is `line.<id>.cost` or `line.<id>.saves` ($ per year), in `planValues`; a negative
/// amount in a trial counts as 0 on its own side and is reported as a violation. Added positions
/// are `line.<id>.adds` (FTE) of `addsTo` instead, a cost.
public struct PlanLine: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// A cost, or else a saving.
  public let isCost: Bool
  /// Recurring, or one-time.
  public let isRecurring: Bool
  /// What kind of use it is, for the streams.
  public let use: FundingUse
  /// A saving's source stream, or the only stream that may pay a cost; `nil` for none.
  public let fund: String?
  /// The first year of the line.
  public let startYear: Int
  /// Where it was written.
  public let range: SourceRange
  /// Up to when one-time money may pay it.
  public var sunset: Sunset?
  /// Local money paid for it last year.
  public var isPaidLocallyBefore = false
  /// The staff group whose positions it adds to; `nil` for dollars.
  public var addsTo: String?
  /// The streams that may pay a cost, each up to its share; empty where none are named.
  public var braid: [BraidedShare] = []
  /// A cost that is pay.
  public var isPay = false
  /// The schools a cost falls at; empty where none are named.
  public var schools: [String] = []

  /// The most of a line that one stream pays.
  public struct BraidedShare: Sendable {
    /// The stream's id; `nil` for savings and the general fund.
    public let fund: String?
    /// Its share, e.g. `line.coach.braid.title1`.
    public let key: ValueKey

    /// Makes a share.
    public init(fund: String?, key: ValueKey) {
      self.fund = fund
      self.key = key
    }
  }

  /// Makes a line.
  public init(
    id: String, title: String, isCost: Bool, isRecurring: Bool, use: FundingUse, fund: String?,
    startYear: Int, range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.isCost = isCost
    self.isRecurring = isRecurring
    self.use = use
    self.fund = fund
    self.startYear = startYear
    self.range = range
  }
}
