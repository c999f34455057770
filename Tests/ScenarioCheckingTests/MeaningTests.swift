import BudgetModel
import BudgetNames
import Diagnostics
import FigureCatalogue
import Quantities
import ScenarioChecking
import Testing

/// A name means the same in a formula and in a check, with the same unit.
@Suite struct MeaningTests {
  /// A name with what it means.
  struct Name: Sendable, CustomTestStringConvertible {
    let text: String
    let figure: Figure
    let place: Place?

    init(_ text: String, _ figure: Figure, at place: Place? = nil) {
      (self.text, self.figure, self.place) = (text, figure, place)
    }

    /// A declared value.
    init(_ text: String, value block: String, _ id: String?, _ key: String?, _ more: String? = nil)
    {
      self.init(text, .value(ValueKey(block, id, key, more)))
    }

    var testDescription: String { text }
  }

  private static let lower = ClassSizeID("lower")
  private static let teachers = StaffID("teachers")
  private static let title1 = FundID("title1")
  private static let mentor = LeaderID("mentor")
  private static let stipend = LineKey(.leader(mentor, .stipend))

  static let names: [Name] = [
    Name("net_cost", .district(.netCost)), Name("coverage", .district(.coverageRecurring)),
    Name("coverage.recurring", .district(.coverageRecurring)),
    Name("cost", .district(.costRecurring)), Name("leaders", .district(.leaders)),
    Name("general_fund.draw", .district(.generalFundDraw)),
    Name("positions.freed", .district(.positionsFreed)),
    Name("enrollment", .district(.enrollment)),
    Name("enrollment.north", .district(.enrollment), at: Place(school: "north")),
    Name("enrollment.grade.K", .district(.enrollment), at: Place(grade: .k)),
    Name("enrollment.north.1", .district(.enrollment), at: Place(school: "north", grade: .g1)),
    Name("sections", .district(.sections)), Name("sections.lower", .sections(lower)),
    Name("sections.lower.south", .sections(lower), at: Place(school: "south")),
    Name("sections.lower.south.K", .sections(lower), at: Place(school: "south", grade: .k)),
    Name("sections.lower.fractional", .fractionalSections(lower)),
    Name("lower.average", .classSize(lower, .average)),
    Name("class_size.lower.largest", .classSize(lower, .largest)),
    Name("class_size.lower.north", .classSize(lower, .average), at: Place(school: "north")),
    Name("lower.target", value: "class_size", "lower", "target"),
    Name("rooms.north", .rooms, at: Place(school: "north")),
    Name("teachers", .district(.teachers)),
    Name("teachers.payroll", .staff(teachers, .payroll)),
    Name("staff.teachers.cost", .staff(teachers, .cost)),
    Name("teachers.positions", .staff(teachers, .required)),
    Name("value.teachers.positions", value: "staff", "teachers", "positions"),
    Name("teachers.salary", value: "staff", "teachers", "salary"),
    Name("value.staff.teachers.salary", value: "staff", "teachers", "salary"),
    Name("title1.spent", .stream(title1, .spent)),
    Name("fund.title1.received", .stream(title1, .received)),
    Name("title1.available", .stream(title1, .available)),
    Name("value.title1.available", value: "fund", "title1", "available"),
    Name("title1.set_aside", .stream(title1, .setAside)),
    Name("title1.set_aside.homeless", value: "fund", "title1", "set_aside", "homeless"),
    Name("title1.award", value: "fund", "title1", "award"),
    Name("mentor.count", .leader(mentor, .count)),
    Name("value.mentor.count", value: "leader", "mentor", "count"),
    Name("mentor.cost", .leader(mentor, .cost)),
    Name("mentor.stipend", value: "leader", "mentor", "stipend"),
    Name("mentor.stipend_cost", .line(stipend)),
    Name("leader.mentor.stipend.paid_by.title1", .payment(stipend, .stream(title1))),
    Name("pathway.expert", .ladderStage(LadderID("pathway"), "expert")),
    Name("pathway.pay", .line(LineKey(.ladder(LadderID("pathway"), .pay)))),
    Name("pathway.pay.expert", value: "ladder", "pathway", "pay", "expert"),
    Name("repurpose.copiers", .line(LineKey(.repurpose(RepurposeID("copiers"))))),
    Name("copiers.saves", value: "repurpose", "copiers", "saves"),
    Name("line.kits", .line(LineKey(.line(LineID("kits"))))),
    Name("general_fund.balance", .generalFund(.balance)),
    Name("fund.balance", .generalFund(.balance)),
    Name("general_fund.reserve", .generalFund(.reserve)),
    Name("value.general_fund.reserve", value: "general_fund", nil, "reserve"),
    Name("general_fund.opening", value: "general_fund", nil, "opening"),
    Name("revenue.levy", .budgetLine(.revenue, "levy")),
    Name("levy.amount", value: "revenue", "levy", "amount"),
    Name("spending.heat", .budgetLine(.spending, "heat")),
    Name("price", value: "input", "price", nil), Name("input.price", value: "input", "price", nil),
    Name("cpi", value: "driver", "cpi", nil), Name("driver.cpi", value: "driver", "cpi", nil),
    Name("between", value: "let", "between", nil),
    Name("let.between", value: "let", "between", nil),
    Name("covered", .district(.covered)), Name("self_paying", .district(.selfPaying)),
    Name("rule.double_booking", .rule("double-booking")),
  ]

  /// A formula and a check that name one thing.
  private func district(_ name: String) -> NamedDistrict {
    var district = NamedDistrict()
    district.more = """
      let between = price * 2
      let probe = \(name)
      expect "probe" { mean(\(name) in each year) >= 0 }
      """
    return district
  }

  @Test(arguments: names) func meansTheSameInAFormulaAndInACheck(_ name: Name) throws {
    let checked = district(name.text).checked
    let budget = try #require(
      checked.budgets.first, "\(checked.diagnostics.map { DiagnosticRenderer.line($0) })")
    let value = try #require(budget.statusQuoValues[ValueKey("let", "probe", nil)])
    #expect(value.segments.map(\.formula) == [.reference(name.figure, at: name.place)])
    let check = try #require(budget.checks.first)
    guard case .statistic(.mean(.figure(let key)), _, _, _) = check.condition else {
      Issue.record("the check does not compare a figure: \(check.condition)")
      return
    }
    #expect(key == FigureKey(name.figure, at: name.place))
    #expect(check.unit == budget.namedValues.first { $0.id == "probe" }?.unit)
    // A name that is a figure's own is what the figure prints, with the kind before it.
    #expect(
      key.description.hasSuffix(name.text) || name.text.hasPrefix("value.")
        || FigureKey.aliases.contains { $0.name == name.text }
        || name.text == "teachers.positions")
  }

  /// What a check reads of the status quo, where it says so.
  @Test func aCheckMayReadTheStatusQuo() throws {
    var district = NamedDistrict()
    district.more = """
      require status_quo.enrollment.north >= 0 in each year
      require status_quo.teachers.payroll >= 0 in each year
      require status_quo.title1.award >= 0 in each year
      """
    let budget = try #require(
      district.checked.budgets.first, "\(district.errors.map(\.message))")
    let keys = budget.checks.compactMap { check -> FigureKey? in
      guard case .everyTrial(.comparison(_, .figure(let key), _, _), _) = check.condition else {
        return nil
      }
      return key
    }
    #expect(
      keys.map(\.description) == [
        "status_quo.enrollment.north", "status_quo.staff.teachers.payroll",
        "status_quo.fund.title1.award",
      ])
  }

  /// Names that mean nothing, with their message, in a formula as in a check.
  @Test(
    arguments: [
      ("title1.spnt", "unknown-name"), ("net_cots", "unknown-name"), ("mentor", "unknown-name"),
      ("title9.spent", "unknown-name"), ("enrollment.west", "unknown-name"),
      ("enrollment.grade.13", "unknown-name"), ("sections.lower.K", "unknown-name"),
      ("sections.lower.west", "unknown-name"), ("fund.title1", "unknown-name"),
      ("covered.each_year", "unknown-name"), ("rule.nothing", "unknown-name"),
      ("pathway.master", "unknown-name"), ("title1.set_aside.foster", "unknown-name"),
      ("mentor.count.north", "place-of-figure"), ("title2.loss", "not-written"),
      ("mentor.release", "not-written"),
    ])
  func meansNothingInBoth(_ name: String, _ code: String) {
    var district = NamedDistrict()
    district.more = "let probe = \(name)"
    #expect(Set(district.errors.map(\.code.id)) == [code], "\(district.errors.map(\.message))")
    #expect(district.errors.allSatisfy { $0.range?.text == name })
    district.more = "expect \"probe\" { mean(\(name) in each year) >= 0 }"
    #expect(Set(district.errors.map(\.code.id)) == [code], "\(district.errors.map(\.message))")
    #expect(district.errors.allSatisfy { $0.range?.text == name })
  }

  /// With `at each school` a role has leaders of one school.
  @Test func aRoleCountedAtEachSchoolHasItsPlaces() {
    var district = district("mentor.count.north")
    district.write(
      "leader", "leader mentor { one per 4 teachers at each school; stipend = $4,000 }")
    #expect(district.errors.map(\.message) == [])
    district = self.district("mentor.cost.south")
    district.write(
      "leader", "leader mentor { one per 4 teachers at each school; stipend = $4,000 }")
    #expect(district.errors.map(\.message) == [])
  }

  /// Grades that share sections have none of their own.
  @Test func combinedGradesHaveNoSectionsOfTheirOwn() {
    var district = district("sections.lower.north.K")
    district.write(
      "class_size", "class_size lower { grades = K..1; target = 20 students; combined = yes }")
    #expect(Set(district.errors.map(\.code.id)) == ["place-of-figure"])
    district = self.district("sections.lower.north")
    district.write(
      "class_size", "class_size lower { grades = K..1; target = 20 students; combined = yes }")
    #expect(district.errors.map(\.message) == [])
  }
}
