internal import BudgetNames
internal import Quantities

/// The figures of one kind of thing, as help pages list them.
public struct FigureFamily: Sendable {
  /// What stands above them, e.g. "Of a stream, e.g. title1.spent".
  public let caption: String
  /// What stands before each name, e.g. `FUND.`.
  public let prefix: String
  /// The figures.
  public let figures: [FigureDescription]

  /// Conditions that checks may name as they stand.
  public static let conditions: [FigureDescription] = DistrictFigure.allCases.map(\.description)
    .filter { $0.form == .condition }

  /// Every family, in the order of help.
  public static let all: [FigureFamily] = [
    FigureFamily(
      caption: "Of the plan", prefix: "",
      figures: DistrictFigure.allCases.map(\.description).filter { $0.form != .condition }),
    FigureFamily(
      caption: "Of a stream, e.g. title1.spent", prefix: "FUND.",
      figures: StreamFigure.allCases.map(\.description)),
    FigureFamily(
      caption: "Of a staff group, e.g. teachers.payroll", prefix: "STAFF.",
      figures: StaffFigure.allCases.map(\.description)),
    FigureFamily(
      caption: "Of a leader role, e.g. mentor.count", prefix: "LEADER.",
      figures: LeaderFigure.allCases.map(\.description)
        + LineKey.LeaderLine.allCases.map(description)),
    FigureFamily(
      caption: "Of a class size, e.g. elementary.average", prefix: "CLASS_SIZE.",
      figures: ClassSizeFigure.allCases.flatMap { figure in
        [figure.description] + (line(behind: figure).map { [$0] } ?? [])
      }),
    FigureFamily(
      caption: "Of schools and class sizes, by id", prefix: "", figures: places),
    FigureFamily(
      caption: "Of the general fund, where there is one", prefix: "general_fund.",
      figures: GeneralFundFigure.allCases.map(\.description)),
    FigureFamily(
      caption: "Of a career ladder, e.g. pathway.expert", prefix: "LADDER.",
      figures: [
        plain("STAGE", Unit(.fte), "teachers in the stage"),
        plain(LineKey.LadderLine.pay.rawValue, .flow, "cost of stage pay"),
        plain(
          LineKey.LadderLine.development.rawValue, .flow,
          "cost of the stages' development budgets"),
      ]),
    FigureFamily(
      caption: "Of a bonus, e.g. hard_to_staff.recipients", prefix: "BONUS.",
      figures: [plain("recipients", Unit(.fte), "teachers who receive it")]),
    FigureFamily(
      caption: "Of an exchange, e.g. vacancy.lead", prefix: "EXCHANGE.",
      figures: [plain("PART", .flow, "cost of the part")]),
    FigureFamily(
      caption: "Of a retention effect, e.g. induction.avoided_leavers", prefix: "RETENTION.",
      figures: RetentionFigure.allCases.map(\.description)),
    FigureFamily(caption: "Of lines of the plan", prefix: "", figures: lines),
  ]

  private static func plain(_ name: String, _ unit: Unit, _ summary: String) -> FigureDescription {
    FigureDescription(name, summary, unit, summary)
  }

  private static func description(_ line: LineKey.LeaderLine) -> FigureDescription {
    let summary =
      switch line {
      case .stipend: "cost of stipends with benefits"
      case .extraDays: "cost of extra days with benefits"
      case .basePay: "cost of permanent raises with benefits"
      case .release: "change in spending by released time"
      case .replaces: "change in spending by the positions that leaders replace"
      case .training: "cost of training new leaders of a growing role"
      case .trainingReplacement: "cost of training those who follow leaders who left"
      }
    return plain("\(line.rawValue)_cost", .flow, summary)
  }

  /// The line that stands behind a figure of a class size.
  private static func line(behind figure: ClassSizeFigure) -> FigureDescription? {
    let line: LineKey.ClassSizeMoney
    switch figure {
    case .revenueLost: line = .lostRevenue
    case .overagePaid: line = .overage
    default: return nil
    }
    return plain("\(line.rawValue)_cost", .flow, "change in it by the plan")
  }

  private static let places: [FigureDescription] = [
    plain("enrollment.<school>", Unit(.student), "students of a school"),
    plain("enrollment.<school>.<grade>", Unit(.student), "students of one grade of a school"),
    plain("enrollment.grade.<grade>", Unit(.student), "students of one grade"),
    plain("sections.<class_size>", Unit(.section), "sections of a class size"),
    plain("sections.<class_size>.<school>", Unit(.section), "its sections at one school"),
    plain(
      "sections.<class_size>.<school>.<grade>", Unit(.section),
      "its sections of one grade of a school"),
    plain(
      "sections.<class_size>.fractional", Unit(.section),
      "its students × courses / target, as budget offices count"),
    plain(
      "class_size.<class_size>.<school>", Unit([.student], per: [.section]),
      "its average class at one school"),
    plain("rooms.<school>", Unit(.room), "rooms that a school's sections need"),
    plain(
      "school.<school>.rooms_cost", .flow, "change in the cost of further rooms by the plan"),
    plain(
      "leader.<leader>.count.<school>", Unit(.leader),
      "leaders of a role that is counted `at each school`"),
    plain(
      "leader.<leader>.cost.<school>", .flow,
      "what such a role costs there, by the school's share of the leaders"),
  ]

  private static let lines: [FigureDescription] = [
    plain("line.<line>", .flow, "a cost or a saving"),
    plain("repurpose.<repurpose>", .flow, "what an expenditure saves"),
    plain("class_size.<class_size>", .flow, "change in spending by its sections"),
    plain("positions.<staff>", .flow, "change in spending by changed positions"),
    plain("turnover.<staff>", .flow, "change in spending by changed turnover"),
    plain("pay.<staff>", .flow, "change in spending by changed pay"),
    plain("bonus.<bonus>", .flow, "cost of a bonus"),
    plain("exchange.<exchange>", .flow, "saving of the position given up"),
    plain("retention.<retention>", .flow, "saving of teachers who stay"),
    plain(
      "fund.<fund>.surcharge_one_time", .flow, "the part of a surcharge that is on one-time pay"),
    plain(
      "LINE.cost", .flow,
      "the cost of a line that changes spending either way, e.g. positions.aides.cost"),
    plain("LINE.saving", .flow, "its saving"),
    plain("LINE.paid_by.<fund>", .flow, "what a stream pays of a cost"),
    plain("LINE.paid_by.savings", .flow, "what recurring savings pay of it"),
    plain("LINE.paid_by.one_time_savings", .flow, "what one-time savings pay of it"),
    plain("LINE.paid_by.general_fund", .flow, "what the general fund pays of it"),
  ]
}
