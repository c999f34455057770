/// A figure that checks and explanations may name.
public struct FigureDescription: Sendable {
  /// The name; `<fund>`, `<staff>`, `<leader>` stand for ids.
  public let name: String
  /// The unit.
  public let unit: Unit
  /// One line that says what it is.
  public let summary: String

  /// Describes a figure.
  public init(_ name: String, _ unit: Unit, _ summary: String) {
    self.name = name
    self.unit = unit
    self.summary = summary
  }
}

extension LanguageTable {
  private static let flow = Unit([.dollar], per: [.year])

  /// Short names that stand for a figure of the results.
  public static let figureAliases: [(alias: String, figure: String)] = [
    ("coverage", "coverage.recurring"), ("cost", "cost.recurring"),
    ("savings", "savings.recurring"),
  ]

  /// Figures of the whole plan.
  public static let planFigures: [FigureDescription] = [
    FigureDescription("cost.recurring", flow, "recurring cost of the plan"),
    FigureDescription("cost.one_time", flow, "one-time cost of the plan"),
    FigureDescription("savings.recurring", flow, "recurring savings"),
    FigureDescription("savings.one_time", flow, "one-time savings"),
    FigureDescription(
      "funding.recurring", flow, "this year's awards of recurring streams on recurring lines"),
    FigureDescription("funding.one_time", flow, "all other stream dollars applied"),
    FigureDescription(
      "coverage.recurring", .ratio, "recurring savings and funding over recurring cost"),
    FigureDescription(
      "coverage.without_induced", .ratio, "the same without induced savings"),
    FigureDescription("coverage.savings_only", .ratio, "recurring savings over recurring cost"),
    FigureDescription("coverage.total", .ratio, "all money over all cost"),
    FigureDescription("margin", flow, "recurring money less recurring cost"),
    FigureDescription("funding.unused", flow, "stream dollars available and not spent"),
    FigureDescription("net_cost", flow, "cost less savings and funding; negative is a margin"),
    FigureDescription("net_cost.cumulative", Unit(.dollar), "net cost summed up to the year"),
    FigureDescription("spending.change", flow, "cost less savings, all funds"),
    FigureDescription("general_fund.draw", flow, "what the general fund must pay"),
    FigureDescription("leaders", Unit(.leader), "leaders of all roles"),
    FigureDescription("release_fte", Unit(.fte), "positions released"),
    FigureDescription("teachers", Unit(.fte), "required positions before backfill"),
    FigureDescription("teachers_per_leader", .ratio, "other teachers for each leader"),
    FigureDescription("leaders.share", .ratio, "leaders as a share of the faculty"),
    FigureDescription(
      "leaders.share_unrounded", .ratio, "the same before leaders are rounded to whole people"),
    FigureDescription("cost.per_pupil", flow.over(Unit(.student)), "plan cost per student"),
    FigureDescription("cost.per_teacher", flow.over(Unit(.fte)), "plan cost per teacher"),
    FigureDescription("sections", Unit(.section), "sections of the plan"),
    FigureDescription("sections.fractional", Unit(.section), "students / target, not rounded"),
    FigureDescription(
      "class_size.average", Unit([.student], per: [.section]), "students / sections"),
    FigureDescription("enrollment", Unit(.student), "students"),
    FigureDescription(
      "attendance", Unit(.student), "average daily attendance: students x attendance"),
    FigureDescription(
      "positions.freed", Unit(.fte), "positions that class sizes and position changes take away"),
    FigureDescription(
      "positions.used_by_release", Unit(.fte), "of these, taken by released leaders"),
    FigureDescription("positions.saved", Unit(.fte), "freed positions no longer paid"),
    FigureDescription(
      "positions.waiting", Unit(.fte), "the plan's headcount above need, less the status quo's"),
  ]

  /// Conditions that checks may name as they stand.
  public static let conditions: [(name: String, summary: String)] = [
    ("covered", "recurring coverage is at least 1"),
    ("neutral", "cost is at most savings, all funds"),
  ]

  /// Figures of each stream, behind `fund.<id>.` or `<id>.`.
  public static let fundFigures: [FigureDescription] = [
    FigureDescription("received", flow, "award after floor, events and end"),
    FigureDescription("transferred_out", flow, "dollars of the award moved to another stream"),
    FigureDescription("transferred_in", flow, "dollars moved in from other streams"),
    FigureDescription("set_aside", flow, "dollars set aside, private schools' share included"),
    FigureDescription("committed", flow, "dollars that stay with today's uses"),
    FigureDescription("carry_in", flow, "carried over from the year before"),
    FigureDescription("restricted_savings", flow, "savings that return to the stream"),
    FigureDescription("spendable", flow, "carry-in, available dollars and restricted savings"),
    FigureDescription("spent", flow, "direct and indirect dollars and surcharge"),
    FigureDescription("direct", flow, "plan cost paid"),
    FigureDescription("indirect", flow, "indirect cost taken"),
    FigureDescription("surcharge", flow, "surcharge on the pay it paid for"),
    FigureDescription(
      "carry_limit", flow, "the most that may be carried over; the award where there is no limit"),
    FigureDescription(
      "float", Unit(.dollar), "dollars advanced by the general fund until reimbursement"),
    FigureDescription("carried", flow, "carried over to the next year"),
    FigureDescription("lapsed", flow, "lost at the end of the year"),
  ]

  /// Figures of each staff group, behind `staff.<id>.` or `<id>.`.
  public static let staffFigures: [FigureDescription] = [
    FigureDescription("required", Unit(.fte), "required positions"),
    FigureDescription("headcount", Unit(.fte), "FTE employed"),
    FigureDescription("stayers", Unit(.fte), "FTE of the year before who stay"),
    FigureDescription("hires", Unit(.fte), "FTE hired"),
    FigureDescription("layoffs", Unit(.fte), "FTE laid off"),
    FigureDescription("retirements", Unit(.fte), "FTE who retire, on top of turnover"),
    FigureDescription("waiting", Unit(.fte), "headcount above need"),
    FigureDescription("vacant", Unit(.fte), "required positions left unfilled"),
    FigureDescription("payroll", flow, "salaries"),
    FigureDescription("substitutes", flow, "cover of vacant positions and of absences"),
    FigureDescription("cost", flow, "salaries with benefits and substitutes"),
    FigureDescription("average_pay", flow.over(Unit(.fte)), "payroll / headcount"),
  ]

  /// Figures of each leader role, behind `leader.<id>.` or `<id>.`.
  public static let leaderFigures: [FigureDescription] = [
    FigureDescription("count", Unit(.leader), "leaders of the role"),
    FigureDescription("new", Unit(.leader), "new leaders of the year"),
    FigureDescription("pool", Unit(.leader), "qualified people; the leaders where none is stated"),
    FigureDescription("unfilled", Unit(.leader), "leaders that the pool could not give"),
    FigureDescription("students", Unit([.student], per: [.leader]), "students for each leader"),
    FigureDescription("release_fte", Unit(.fte), "positions that leaders are released from"),
    FigureDescription(
      "chargeable", flow, "the leaders' own pay and benefits for their released time"),
    FigureDescription(
      "base_pay_holders", Unit(.leader), "people who hold the permanent raise of the role"),
  ]

  /// Figures of each class-size block, behind `class_size.<id>.` or `<id>.`.
  public static let classSizeFigures: [FigureDescription] = [
    FigureDescription("students", Unit(.student), "students of its grades"),
    FigureDescription(
      "average", Unit([.student], per: [.section]), "students × courses / sections"),
    FigureDescription(
      "largest", Unit([.student], per: [.section]), "students in its largest class"),
    FigureDescription("revenue_lost", flow, "revenue lost above the site average"),
    FigureDescription("lost_revenue_cost", flow, "change in it by the plan"),
    FigureDescription("overage_paid", flow, "overage pay"),
    FigureDescription("overage_cost", flow, "change in it by the plan"),
  ]

  /// Figures with the id behind them, as `enrollment.<school>`.
  public static let figuresByID: [FigureDescription] = [
    FigureDescription("enrollment.<school>", Unit(.student), "students of a school"),
    FigureDescription("sections.<class_size>", Unit(.section), "sections of a class size"),
    FigureDescription(
      "sections.<class_size>.<school>", Unit(.section), "its sections at one school"),
    FigureDescription(
      "sections.<class_size>.fractional", Unit(.section),
      "its students × courses / target, as budget offices count"),
    FigureDescription("rooms.<school>", Unit(.room), "rooms that a school's sections need"),
    FigureDescription(
      "school.<school>.rooms_cost", flow, "change in the cost of further rooms by the plan"),
  ]

  /// The line figures of each leader role.
  public static let leaderLines = [
    "stipend", "extra_days", "base_pay", "release", "replaces", "training",
    "training_replacement",
  ]
}
