import BudgetNames
import FigureCatalogue
import Quantities
import Testing

/// Spellings read back into keys.
@Suite struct ReadingTests {
  private func read(_ spelling: String) -> FigureKey? {
    FigureKey(spelling: spelling, in: KeyList.usual.names)
  }

  /// What a key prints means this key again, over every figure of every list.
  @Test func whatIsPrintedIsReadBack() {
    let names = KeyList.usual.names
    #expect(KeyList.usual.keys.count > 700)
    for key in KeyList.usual.keys {
      let found = FigureKey(spelling: key.description, in: names)
      #expect(found == key, "\(key) is read as \(found.map { "\($0)" } ?? "nothing")")
    }
  }

  @Test func otherSpellingsAreReadToo() {
    let names = KeyList.usual.names
    for key in KeyList.usual.keys {
      for spelling in key.otherSpellings {
        #expect(FigureKey(spelling: spelling, in: names) == key, "\(spelling)")
      }
    }
    for alias in FigureKey.aliases {
      #expect(FigureKey(spelling: alias.name, in: names) == alias.key, "\(alias.name)")
    }
  }

  /// A row of the results has a measure and a line; joined they are a name too.
  @Test(
    arguments: [
      ("fund.received.title1", "fund.title1.received"),
      ("staff.plan.required.teachers", "staff.teachers.required"),
      ("staff.status_quo.hires.teachers", "status_quo.staff.teachers.hires"),
      ("staff.hire_value.teachers", "staff.teachers.hire_value"),
      ("leader.count.mentor", "leader.mentor.count"),
      ("class_size.status_quo.sections.lower", "status_quo.sections.lower"),
      ("class_size.plan.fractional.lower", "sections.lower.fractional"),
      ("class_size.plan.target.lower", "class_size.lower.target"),
      ("ladder.expert.pathway", "ladder.pathway.expert"),
      ("cost.leader.mentor.stipend", "leader.mentor.stipend_cost"),
      ("cost.positions.teachers", "positions.teachers.cost"),
      ("saving.positions.teachers", "positions.teachers.saving"),
      ("cost.line.coach", "line.coach.cost"), ("cost.line.books", "line.books"),
      ("let.pool.total", nil), ("cost.pool", nil),
    ] as [(String, String?)])
  func rowsOfResultsAreNames(_ example: (written: String, full: String?)) {
    #expect(read(example.written)?.description == example.full)
  }

  /// The kind may be left off, since a name has one kind.
  @Test(
    arguments: [
      ("title1.spent", "fund.title1.spent"), ("teachers.payroll", "staff.teachers.payroll"),
      ("mentor.count", "leader.mentor.count"),
      ("mentor.count.north", "leader.mentor.count.north"), ("cpi", "driver.cpi"),
      ("pool", "input.pool"), ("total", "let.total"), ("copiers", nil),
      ("mentor.stipend", "leader.mentor.stipend"),
      ("mentor.stipend_cost", "leader.mentor.stipend_cost"),
      ("lower.average", "class_size.lower.average"), ("lower.north", "class_size.lower.north"),
      ("teachers.salary", "staff.teachers.salary"), ("expert", nil),
      ("pathway.expert", "ladder.pathway.expert"), ("swap.lead", "exchange.swap.lead"),
      ("value.title1.indirect", "value.fund.title1.indirect"),
      ("title1.indirect", "fund.title1.indirect"),
      ("status_quo.teachers.cost", "status_quo.staff.teachers.cost"),
    ] as [(String, String?)])
  func theKindMayBeLeftOff(_ example: (written: String, full: String?)) {
    #expect(read(example.written)?.description == example.full)
  }

  @Test(
    arguments: [
      "", ".", "net_cots", "net_cost.", "fund", "fund.title9.spent", "status_quo", "value",
      "value.net_cost", "sections.north", "sections.lower.K", "enrollment.grade.13",
      "enrollment.north.13", "rooms.lower", "leader.mentor.new.north", "ladder.pathway.",
      "cliff.fy2028", "cliff.FY", "start_gap.-1", "line.coach.paid_by.nobody",
    ])
  func noFigureHasThisName(_ spelling: String) {
    let found = read(spelling)
    // What stands behind a declared name may be a value; whether there is one, others see.
    let isValue = if case .value? = found?.figure { true } else { false }
    #expect(found == nil || isValue, "\(spelling) is read as \(found.map { "\($0)" } ?? "")")
  }

  /// Without a general fund its figures have no names.
  @Test func aGeneralFundMustBeThere() {
    var names = KeyList.usual.names
    names.hasGeneralFund = false
    for spelling in ["general_fund.balance", "fund.balance", "general_fund.opening"] {
      #expect(FigureKey(spelling: spelling, in: names) == nil, "\(spelling)")
    }
    #expect(
      FigureKey(spelling: "general_fund.draw", in: names)
        == FigureKey(.district(.generalFundDraw)))
  }

  /// A staff group on a schedule has no salary of its own: its average pay stands for it.
  @Test func salaryOfAScheduledGroup() {
    var names = KeyList.usual.names
    names.declareSchedule(of: "teachers")
    let key = FigureKey(spelling: "teachers.salary", in: names)
    #expect(key == FigureKey(.staff(StaffID("teachers"), .averagePay)))
  }
}

/// Ids that would make one spelling mean two things.
@Suite struct ShadowingTests {
  private static let shadowing = ShadowingNames(
    values: KeyList.usual.values.compactMap { value in
      guard let key = value.key else { return nil }
      let id: [SpelledWord] = value.id == nil ? [] : [.name(value.block)]
      return [.text(value.block)] + id + [.text(key)] + (value.qualifier == nil ? [] : [.any])
    })
  /// Keywords of blocks, which are no ids for another reason.
  private static let keywords = Set(KeyList.usual.ids.keys).union(["enrollment", "general_fund"])

  @Test(
    arguments: [
      ("fractional", "school"), ("average", "school"), ("grade", "school"), ("saving", "fund"),
      ("pay", "stage"), ("coverage", "let"), ("net_cost", "input"), ("margin", "driver"),
      ("value", "school"), ("status_quo", "staff"), ("general_fund", "fund"),
    ])
  func isRefused(_ id: (word: String, kind: String)) {
    #expect(Self.shadowing.form(id.word, as: id.kind) != nil)
  }

  @Test(
    arguments: [
      ("north", "school"), ("lower", "class_size"), ("teachers_now", "staff"), ("title1", "fund"),
      ("average", "staff"), ("mentor", "leader"), ("expert", "stage"), ("raises", "driver"),
    ])
  func isAllowed(_ id: (word: String, kind: String)) {
    #expect(Self.shadowing.form(id.word, as: id.kind) == nil)
  }

  /// The words of all figures, rules, lines and events.
  private static let words: [String] = Set(
    KeyList.usual.keys.flatMap { $0.description.split(separator: ".").map(String.init) }
  ).filter { Grade(rawValue: $0) == nil && !$0.hasPrefix("FY") && Int($0) == nil }.sorted()

  /// A word that is not refused as an id names one thing: every key that holds the id is read back.
  @Test(arguments: KeyList.usual.ids.keys.sorted())
  func whatIsNotRefusedIsReadBack(_ kind: String) {
    #expect(Self.words.count > 100)
    var wrong: [String] = []
    for word in Self.words where Self.shadowing.form(word, as: kind) == nil {
      let isTaken = KeyList.usual.ids.values.contains(word) || ["south", "books"].contains(word)
      if isTaken || Self.keywords.contains(word) { continue }
      var list = KeyList()
      list.ids[kind] = word
      let names = list.names
      let lost = list.keys(of: .plan).first {
        FigureKey(spelling: $0.description, in: names) != $0
      }
      if let lost { wrong.append("\(word): \(lost)") }
    }
    #expect(wrong == [])
  }
}
