import BudgetNames
import FigureCatalogue
import Quantities

/// Keys of every kind for a district with one thing of each kind, two schools and two grades.
struct KeyList {
  /// The ids by their kind; `line` moves positions, and so does `repurpose`.
  var ids = [
    "school": "north", "class_size": "lower", "staff": "teachers", "fund": "title1",
    "leader": "mentor", "ladder": "pathway", "bonus": "stay", "exchange": "swap",
    "retention": "mentored", "repurpose": "copiers", "line": "coach", "revenue": "levy",
    "spending": "heat", "schedule": "licensed", "driver": "cpi", "input": "pool", "let": "total",
    "stage": "expert", "part": "lead",
  ]

  /// The district of the examples.
  static let usual = KeyList()

  /// The id of a kind.
  func id(_ kind: String) -> String {
    guard let id = ids[kind] else { preconditionFailure("no id of \(kind)") }
    return id
  }

  /// What its scenario declares.
  var names: DeclaredNames {
    var names = DeclaredNames()
    for (kind, id) in ids.sorted(by: { $0.key < $1.key }) where !["stage", "part"].contains(kind) {
      names.declare(id, kind)
    }
    names.declare("south", "school")
    names.declare("books", "line")
    names.declare(stages: ["novice", id("stage")], of: id("ladder"))
    names.declare(parts: [id("part")], of: id("exchange"))
    names.declarePositions(of: id("line"))
    names.declarePositions(of: id("repurpose"))
    names.hasGeneralFund = true
    return names
  }

  private var schools: [String] { [id("school"), "south"] }
  private var classSize: ClassSizeID { ClassSizeID(id("class_size")) }
  private var staff: StaffID { StaffID(id("staff")) }
  private var fund: FundID { FundID(id("fund")) }
  private var leader: LeaderID { LeaderID(id("leader")) }
  private var ladder: LadderID { LadderID(id("ladder")) }
  private var retention: RetentionID { RetentionID(id("retention")) }
  private var repurpose: RepurposeID { RepurposeID(id("repurpose")) }

  // MARK: lines

  /// Every kind of whole line of a plan.
  var wholeLines: [LineKey] {
    var sources: [LineKey.Source] = LineKey.LeaderLine.allCases.map { .leader(leader, $0) }
    sources += [.classSize(classSize)]
    sources += LineKey.ClassSizeMoney.allCases.map { .classSizeMoney(classSize, $0) }
    sources += schools.map { .rooms(SchoolID($0)) }
    sources += [.positions(staff), .turnover(staff), .pay(staff)]
    sources += [.repurpose(repurpose), .line(LineID(id("line")))]
    sources += LineKey.LadderLine.allCases.map { .ladder(ladder, $0) }
    sources += [.bonus(BonusID(id("bonus"))), .retention(retention)]
    sources += [nil, id("part")].map { .exchange(ExchangeID(id("exchange")), part: $0) }
    sources += [true, false].map { .surcharge(fund, oneTime: $0) }
    return sources.map { LineKey($0) }
  }

  /// The lines that stand in both roles, and whether their savings have parts.
  private var linesOfBothRoles: [(line: LineKey, hasParts: Bool)] {
    wholeLines.compactMap { line in
      switch line.source {
      case .leader(_, .release), .leader(_, .replaces), .classSize, .positions, .turnover, .pay,
        .repurpose, .line:
        (line, true)
      case .classSizeMoney, .rooms: (line, false)
      default: nil
      }
    }
  }

  /// The parts of savings that return to one fund.
  var partsOfLines: [LineKey] {
    linesOfBothRoles.filter(\.hasParts).flatMap { line, _ in
      [fund.text, "general"].map { LineKey(line.source, part: $0) }
    }
  }

  // MARK: figures

  /// Every figure of every list, line and payer, and some values; without worlds and places.
  var figures: [Figure] {
    var all: [Figure] = DistrictFigure.allCases.map(Figure.district)
    all += [.sections(classSize), .fractionalSections(classSize)]
    all += ClassSizeFigure.allCases.map { .classSize(classSize, $0) }
    all += StaffFigure.allCases.map { .staff(staff, $0) }
    all += StreamFigure.allCases.map { .stream(fund, $0) }
    all += LeaderFigure.allCases.map { .leader(leader, $0) }
    all += RetentionFigure.allCases.map { .retention(retention, $0) }
    all += GeneralFundFigure.allCases.map(Figure.generalFund)
    all += ["novice", id("stage")].map { .ladderStage(ladder, $0) }
    all += [.bonusRecipients(BonusID(id("bonus")))]
    all += [.budgetLine(.revenue, id("revenue")), .budgetLine(.spending, id("spending"))]
    all += ["double-booking", "cap-exceeded"].map(Figure.rule)
    return all + figuresOfLines + values.map(Figure.value)
  }

  private var figuresOfLines: [Figure] {
    let payers: [Payer] = [.stream(fund), .savings, .oneTimeSavings, .generalFund]
    let sided = linesOfBothRoles.map(\.line) + partsOfLines
    return (wholeLines + partsOfLines).map(Figure.line)
      + sided.flatMap { line in [.lineSide(line, .cost), .lineSide(line, .saving)] }
      + wholeLines.flatMap { line in payers.map { .payment(line, $0) } }
  }

  /// Values of every block, with and without qualifiers, among them some that figures shadow.
  var values: [ValueKey] {
    func of(_ kind: String, _ key: String?, _ qualifier: String? = nil) -> ValueKey {
      ValueKey(kind, id(kind), key, qualifier)
    }
    return [
      of("driver", nil), of("input", nil), of("let", nil),
      ValueKey("general_fund", nil, "opening"), ValueKey("general_fund", nil, "reserve"),
      ValueKey("enrollment", nil, "growth"), ValueKey("enrollment", nil, "survival", "9"),
      of("class_size", "target"), of("class_size", "rules", "PK_4"), of("staff", "positions"),
      of("staff", "salary"), of("staff", "headcount"), of("staff", "benefits", "health"),
      of("staff", "turnover", "1_5"), of("fund", "award"), of("fund", "indirect"),
      of("fund", "available"), of("fund", "set_aside"), of("fund", "set_aside", "homeless"),
      of("leader", "count"), of("leader", "stipend"), of("leader", "one_per"),
      of("repurpose", "saves"), of("repurpose", "removes"), of("line", "adds"),
      ValueKey("line", "books", "cost"), ValueKey("line", "books", "braid", id("fund")),
      of("schedule", "raise"), of("school", "room_cost"), of("exchange", "part", id("part")),
      of("revenue", "amount"), of("spending", "amount"), of("bonus", "amount"),
    ]
  }

  /// Events of every family.
  var events: [HorizonEvent] {
    let moments: [HorizonEvent.Moment] = [
      .never, .everyYear, .finalYear, .year(2026), .year(2027), .gap(0), .gap(2),
    ]
    let dated = HorizonEvent.Family.allCases.flatMap { family in
      moments.map { HorizonEvent(family, $0) }
    }
    return dated
      + [
        .reserveBreach, .reserveBreachStatusQuo, .reserveExhausted, .reserveExhaustedStatusQuo,
      ].map { HorizonEvent($0, .ever) }
  }

  // MARK: keys

  /// Every figure in both worlds, and at schools and grades where a figure may have a place.
  var keys: [FigureKey] {
    World.allCases.flatMap(keys(of:)) + events.map { FigureKey(.event($0)) }
  }

  /// Every figure of one world, events apart.
  func keys(of world: World) -> [FigureKey] {
    figures.map { FigureKey($0, world) }
      + placed.map { FigureKey($0.figure, world, at: $0.place) }
  }

  /// Figures at their places.
  private var placed: [(figure: Figure, place: Place)] {
    let grades: [Grade] = [.k, .g3]
    let cells = schools.flatMap { school in grades.map { Place(school: school, grade: $0) } }
    let atSchools = schools.map { Place(school: $0) }
    var found: [(Figure, Place)] = grades.map { (.district(.enrollment), Place(grade: $0)) }
    for place in cells + atSchools {
      found += [(.district(.enrollment), place), (.sections(classSize), place)]
    }
    for place in atSchools {
      found += [(.rooms, place), (.classSize(classSize, .average), place)]
      found += [(.leader(leader, .count), place), (.leader(leader, .cost), place)]
    }
    return found.map { (figure: $0.0, place: $0.1) }
  }
}
