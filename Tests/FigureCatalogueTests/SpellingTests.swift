import BudgetNames
import FigureCatalogue
import Quantities
import Testing

/// The one spelling of each key.
@Suite struct SpellingTests {
  static let examples: [(key: FigureKey, name: String)] = [
    // Districts and schools.
    (FigureKey(.district(.netCost)), "net_cost"),
    (FigureKey(.district(.netCostCumulative)), "net_cost.cumulative"),
    (FigureKey(.district(.coverageRecurring)), "coverage.recurring"),
    (FigureKey(.district(.enrollment)), "enrollment"),
    (FigureKey(.district(.enrollment), .statusQuo), "status_quo.enrollment"),
    (FigureKey(.district(.enrollment), at: Place(school: "north")), "enrollment.north"),
    (FigureKey(.district(.enrollment), at: Place(grade: .g3)), "enrollment.grade.3"),
    (FigureKey(.district(.enrollment), at: Place(grade: .k)), "enrollment.grade.K"),
    (
      FigureKey(.district(.enrollment), at: Place(school: "north", grade: .g3)),
      "enrollment.north.3"
    ),
    (
      FigureKey(.district(.enrollment), .statusQuo, at: Place(school: "north", grade: .g3)),
      "status_quo.enrollment.north.3"
    ),
    (FigureKey(.rooms, at: Place(school: "north")), "rooms.north"),
    // Class sizes.
    (FigureKey(.district(.sections)), "sections"),
    (FigureKey(.district(.sectionsFractional)), "sections.fractional"),
    (FigureKey(.sections(lower)), "sections.lower"),
    (FigureKey(.sections(lower), at: Place(school: "north")), "sections.lower.north"),
    (
      FigureKey(.sections(lower), at: Place(school: "north", grade: .k)), "sections.lower.north.K"
    ),
    (FigureKey(.fractionalSections(lower)), "sections.lower.fractional"),
    (FigureKey(.classSize(lower, .average)), "class_size.lower.average"),
    (FigureKey(.classSize(lower, .average), at: Place(school: "north")), "class_size.lower.north"),
    (FigureKey(.classSize(lower, .largest)), "class_size.lower.largest"),
    // Staff and leaders.
    (FigureKey(.staff(teachers, .payroll)), "staff.teachers.payroll"),
    (FigureKey(.staff(teachers, .averagePay), .statusQuo), "status_quo.staff.teachers.average_pay"),
    (FigureKey(.leader(mentor, .count)), "leader.mentor.count"),
    (FigureKey(.leader(mentor, .count), at: Place(school: "north")), "leader.mentor.count.north"),
    (FigureKey(.leader(mentor, .cost), at: Place(school: "north")), "leader.mentor.cost.north"),
    (FigureKey(.ladderStage(LadderID("pathway"), "expert")), "ladder.pathway.expert"),
    (FigureKey(.bonusRecipients(BonusID("stay"))), "bonus.stay.recipients"),
    (
      FigureKey(.retention(RetentionID("mentored"), .avoidedLeavers)),
      "retention.mentored.avoided_leavers"
    ),
    // Money.
    (FigureKey(.stream(title1, .received)), "fund.title1.received"),
    (FigureKey(.stream(title1, .carryIn)), "fund.title1.carry_in"),
    (FigureKey(.generalFund(.balance), .statusQuo), "status_quo.general_fund.balance"),
    (FigureKey(.generalFund(.daysOfCash)), "general_fund.days_of_cash"),
    (FigureKey(.budgetLine(.revenue, "levy")), "revenue.levy"),
    (FigureKey(.budgetLine(.spending, "heat")), "spending.heat"),
    // Lines: `_cost` stands where the line's id is also the path of a value.
    (FigureKey(.line(LineKey(.leader(mentor, .stipend)))), "leader.mentor.stipend_cost"),
    (FigureKey(.line(LineKey(.repurpose(copiers)))), "repurpose.copiers"),
    (FigureKey(.line(LineKey(.repurpose(copiers), part: "title1"))), "repurpose.copiers.title1"),
    (FigureKey(.line(LineKey(.line(LineID("coach"))))), "line.coach"),
    (FigureKey(.line(LineKey(.classSize(lower)))), "class_size.lower"),
    (FigureKey(.line(LineKey(.rooms(SchoolID("north"))))), "school.north.rooms_cost"),
    (
      FigureKey(.line(LineKey(.classSizeMoney(lower, .overage)))), "class_size.lower.overage_cost"
    ),
    (
      FigureKey(.line(LineKey(.surcharge(title1, oneTime: false)))), "fund.title1.surcharge_cost"
    ),
    (
      FigureKey(.line(LineKey(.surcharge(title1, oneTime: true)))),
      "fund.title1.surcharge_one_time"
    ),
    (FigureKey(.lineSide(LineKey(.classSize(lower)), .saving)), "class_size.lower.saving"),
    (FigureKey(.lineSide(LineKey(.positions(teachers)), .cost)), "positions.teachers.cost"),
    (
      FigureKey(.payment(LineKey(.leader(mentor, .stipend)), .stream(title1))),
      "leader.mentor.stipend.paid_by.title1"
    ),
    (
      FigureKey(.payment(LineKey(.line(LineID("coach"))), .oneTimeSavings)),
      "line.coach.paid_by.one_time_savings"
    ),
    // Rules and events.
    (FigureKey(.rule("double-booking")), "rule.double_booking"),
    (FigureKey(.event(HorizonEvent(.covered, .everyYear))), "covered.every_year"),
    (FigureKey(.event(HorizonEvent(.cliff, .year(2028)))), "cliff.FY2028"),
    (FigureKey(.event(HorizonEvent(.startGap, .gap(1)))), "start_gap.1"),
    (FigureKey(.event(HorizonEvent(.neutralCumulative, .year(2029)))), "neutral.cumulative.FY2029"),
    (FigureKey(.event(HorizonEvent(.cliff, .never))), "cliff.never"),
    (FigureKey(.event(HorizonEvent(.reserveBreachStatusQuo, .ever))), "reserve.breach.status_quo"),
    // Declared values; `value.` stands where a figure has the name.
    (FigureKey(.value(ValueKey("driver", "cpi", nil))), "driver.cpi"),
    (FigureKey(.value(ValueKey("general_fund", nil, "opening"))), "general_fund.opening"),
    (FigureKey(.value(ValueKey("staff", "teachers", "salary"))), "staff.teachers.salary"),
    (
      FigureKey(.value(ValueKey("fund", "title1", "set_aside", "homeless"))),
      "fund.title1.set_aside.homeless"
    ),
    (FigureKey(.value(ValueKey("fund", "title1", "surcharge"))), "value.fund.title1.surcharge"),
    (FigureKey(.value(ValueKey("leader", "mentor", "count"))), "value.leader.mentor.count"),
    (
      FigureKey(.value(ValueKey("staff", "teachers", "positions"))),
      "value.staff.teachers.positions"
    ),
    (
      FigureKey(.value(ValueKey("general_fund", nil, "reserve")), .statusQuo),
      "status_quo.value.general_fund.reserve"
    ),
  ]

  private static let lower = ClassSizeID("lower")
  private static let teachers = StaffID("teachers")
  private static let mentor = LeaderID("mentor")
  private static let title1 = FundID("title1")
  private static let copiers = RepurposeID("copiers")

  @Test(arguments: examples) func aKeyIsPrinted(_ example: (key: FigureKey, name: String)) {
    #expect(example.key.description == example.name)
  }

  @Test func otherSpellingsOfAValue() {
    let salary = FigureKey(.value(ValueKey("staff", "teachers", "salary")), .statusQuo)
    #expect(salary.otherSpellings == ["status_quo.value.staff.teachers.salary"])
    let shadowed = FigureKey(.value(ValueKey("fund", "title1", "indirect")))
    #expect(shadowed.otherSpellings == [])
    #expect(FigureKey(.district(.netCost)).otherSpellings == [])
  }

  @Test func aliasesAreNamesOfNothingElse() {
    let aliases = FigureKey.aliases
    #expect(Set(aliases.map(\.name)).count == aliases.count)
    let printed = Set(KeyList.usual.keys.map(\.description))
    for alias in aliases {
      #expect(!printed.contains(alias.name), "\(alias.name) is also a figure's own name")
    }
    func key(_ name: String) -> FigureKey? { aliases.first { $0.name == name }?.key }
    #expect(key("coverage") == FigureKey(.district(.coverageRecurring)))
    #expect(key("cost") == FigureKey(.district(.costRecurring)))
    #expect(key("savings") == FigureKey(.district(.savingsRecurring)))
    #expect(key("fund.balance") == FigureKey(.generalFund(.balance)))
    #expect(key("fund.balance.status_quo") == FigureKey(.generalFund(.balance), .statusQuo))
  }

  /// No two keys share a name, over every figure of every list.
  @Test func differentKeysHaveDifferentNames() {
    var keys: [String: FigureKey] = [:]
    for key in KeyList.usual.keys {
      if let other = keys[key.description], other != key {
        Issue.record("\(key.description) is the name of two figures")
      }
      keys[key.description] = key
    }
    #expect(keys.count == KeyList.usual.keys.count)
  }
}
