import BudgetProjection
import BudgetQuestions
import Diagnostics
import SummaryMeasures
import Testing

/// The conventions on rounding, tests, the order of changes and single keys (domain page, 3.1 and
/// 3.3), against numbers worked out by hand.
@Suite struct PlanSemanticsTests {
  private func tiny(_ declarations: String, plan: String = "line nothing { cost = $0 per year }")
    -> String
  {
    LanguageSemanticsTests.tiny(declarations, plan: plan)
  }

  // MARK: Rounding and tests

  /// `ceil(x)` is `ceil(x − 1e-9)`: 7 % of 100 teachers are 7, though 0.07 × 100 is a little more.
  @Test func countsOfLeadersRoundWithoutNoise() throws {
    let found = try MedianFigures(
      tiny(
        "",
        plan: """
          leader up { share = 7% of teachers }
          leader down { share = 29% of teachers; rounding = down }
          leader nearest { share = 2.5% of teachers; rounding = nearest }
          leader above { share = 7.01% of teachers }
          """))
    expectEqual(try found("leader.up.count"), Array(repeating: 7, count: 5), "up")
    expectEqual(try found("leader.down.count"), Array(repeating: 29, count: 5), "down")
    expectEqual(
      try found("leader.nearest.count"), Array(repeating: 3, count: 5), "half away from 0")
    expectEqual(try found("leader.above.count"), Array(repeating: 8, count: 5), "above")
  }

  /// A test against C allows max($1, 1e-9 · C).
  @Test(arguments: [(99.01, true), (98.99, false), (100, true), (0, false)])
  func coverageAllowsOneDollar(_ savings: Double, _ isCovered: Bool) throws {
    let run = try run(
      tiny("", plan: "line c { cost = $100 per year }\nline s { saves = $\(savings) per year }"))
    #expect(run.probability("covered.FY2026")?.estimate.value == (isCovered ? 1 : 0))
    #expect(run.probability("neutral.FY2026")?.estimate.value == (isCovered ? 1 : 0))
  }

  /// A saving whose formula names something that grows is not called flat.
  @Test(arguments: [("", true), (" grow by 2%", false)])
  func aSavingGrowsWithWhatItNames(_ growth: String, _ isFlat: Bool) throws {
    let text = tiny(
      "input price = $10 per year\(growth)\nlet amount = 3 * price",
      plan: "line c { cost = $100 per year grow by 3% }\nrepurpose s { saves = amount }")
    let codes = checkScenario(.text(text)).diagnostics.map(\.code.id)
    #expect(codes.contains("flat-savings") == isFlat)
    let remarks = try MedianFigures(text).budget.remarks
    #expect(remarks.contains { $0.contains("stays flat") } == isFlat)
  }

  /// A year without cost is covered, and its coverage is not defined.
  @Test func aYearWithoutCostIsCovered() throws {
    let run = try run(tiny("", plan: "line c { cost = $100 per year; starts = FY2027 }"))
    let coverage = try #require(run.measure("coverage.recurring"))
    #expect(coverage.byYear[0].statistics == nil && coverage.byYear[0].undefinedReason != nil)
    #expect(coverage.byYear[1].statistics?.mean.value == 0)
    #expect(run.probability("covered.FY2026")?.estimate.value == 1)
    #expect(run.probability("covered.FY2027")?.estimate.value == 0)
    #expect(run.probability("uncovered_from.FY2027")?.estimate.value == 1)
    #expect(run.probability("start_gap.0")?.estimate.value == 1)
  }

  /// Cliff year: total coverage falls below 1 after a year at or above 1; recurring money never
  /// covered.
  @Test func aGrantThatEndsIsACliff() throws {
    let run = try run(
      tiny(
        "fund grant { award = $100 per year; available = 100%; pays_for = other; ends = FY2028 }",
        plan: "line c { cost = $100 per year }"))
    #expect(run.probability("cliff.FY2029")?.estimate.value == 1)
    #expect(run.probability("cliff.FY2028")?.estimate.value == 0)
    #expect(run.probability("uncovered_from.FY2026")?.estimate.value == 1)
    #expect(run.probability("start_gap.never")?.estimate.value == 1)
    expectEqual(
      try #require(run.statistics("funding.one_time")).map(\.mean.value), [100, 100, 100, 0, 0],
      "one-time money pays a recurring line")
    expectEqual(
      try #require(run.statistics("net_cost.cumulative")).map(\.mean.value),
      [0, 0, 0, 100, 200], "cumulative net cost")
    #expect(agrees(run.reserveAtRisk.value, 200))
  }

  // MARK: Sections

  /// max(round(E / target), ceil(E / cap)); the tolerance stretches the target, not the cap; E is
  /// rounded half up first, and students have at least one section.
  @Test(arguments: [
    ("60", "target = 20 students", 3.0), ("61", "target = 20 students", 4),
    ("69", "target = 20 students; rounding = nearest", 3),
    ("70", "target = 20 students; rounding = nearest", 4),
    ("69", "target = 20 students; rounding = nearest; cap = 22 students", 4),
    ("66", "target = 20 students; rounding = nearest; cap = 22 students", 3),
    ("63", "target = 20 students; tolerance = 5%", 3),
    ("64", "target = 20 students; tolerance = 5%", 4),
    ("63", "target = 20 students; tolerance = 5%; cap = 20 students", 4),
    ("3", "target = 20 students; rounding = nearest", 1),
    ("0", "target = 20 students", 0), ("-", "target = 20 students", 0),
  ])
  func sectionsOfAGrade(_ students: String, _ rule: String, _ sections: Double) throws {
    let found = try MedianFigures(
      """
      language 1
      scenario "Sections" { years = FY2026..FY2026 }
      school only { title1 = none }
      enrollment FY2026 {
               1    2
        only  \(students)   20
      }
      class_size first { grades = 1; \(rule) }
      class_size second { grades = 2; target = 20 students }
      staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE }
      plan "Plan" { line nothing { cost = $0 per year } }
      """)
    expectEqual(try found("sections.first"), [sections], "\(students) students, \(rule)")
    expectEqual(try found("sections"), [sections + 1], "all sections")
  }

  /// A cell is whole before sectioning, and its unrounded value goes forward: 100 students less 2 %
  /// a year are 98, 96.04, 94.1192 and need ceil(98 / 24) = 5, ceil(96 / 24) = 4 sections.
  @Test func cellsAreWholeBeforeSectioning() throws {
    let found = try MedianFigures(
      """
      language 1
      scenario "Cells" { years = FY2026..FY2029 }
      school only { title1 = none }
      enrollment FY2026 {
               1
        only  100
        growth = -2%
      }
      class_size all { grades = 1; target = 24 students }
      staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE }
      plan "Plan" { line nothing { cost = $0 per year } }
      """)
    expectEqual(try found("enrollment"), [100, 98, 96.04, 94.1192], "students")
    expectEqual(try found("sections"), [5, 5, 4, 4], "sections")
    expectEqual(
      try found("sections.fractional"), [100 / 24, 98 / 24, 96.04 / 24, 94.1192 / 24], "fractional")
  }

  // MARK: Workforce

  /// With a tenth leaving and no step, six of 100 positions given up wait for no one: 90 stay, 4 are
  /// hired. Twenty given up leave 90 on the payroll, then 81, then 80.
  @Test(arguments: [
    ("6", "no", [94.0, 94, 94], [4.0, 9.4, 9.4]), ("20", "no", [90, 81, 80], [0, 0, 7.1]),
    ("20", "allowed", [80, 80, 80], [0, 8, 8]),
  ])
  func positionsWaitForAttrition(
    _ fewer: String, _ layoffs: String, _ headcount: [Double], _ hires: [Double]
  ) throws {
    let found = try MedianFigures(
      """
      language 1
      scenario "Attrition" { years = FY2026..FY2028 }
      staff aides {
        positions = 100 FTE; salary = $30,000 per FTE; hire_salary = $20,000 per FTE
        turnover = 10%; step = 0%; layoffs = \(layoffs)
        benefits retirement = 10% of pay
        benefits health = $1,000 per FTE
      }
      plan "Fewer" { set aides.positions -= \(fewer) FTE }
      """)
    expectEqual(try found("staff.aides.headcount"), headcount, "headcount")
    expectEqual(try found("staff.aides.hires"), hires, "hires")
    // P_1 = 0.9 · 100 · 30,000 + hires · 20,000, less 20,000 for each laid off; then 0.9 · P + …
    var payroll: [Double] = []
    var before = 100 * 30_000.0
    var stayersBefore = 100.0
    for year in 0..<3 {
      let laid = max(0, 0.9 * stayersBefore - headcount[year] + hires[year])
      before = 0.9 * before + (hires[year] - laid) * 20_000
      payroll.append(before)
      stayersBefore = headcount[year]
    }
    expectEqual(try found("staff.aides.payroll"), payroll, "payroll")
    let cost = zip(payroll, headcount).map { $0 * 1.1 + $1 * 1_000 }
    expectEqual(try found("staff.aides.cost"), cost, "cost")
    let statusQuo = try found("status_quo.staff.aides.cost")
    expectEqual(
      try found("savings.recurring"), zip(statusQuo, cost).map { max(0, $0 - $1) }, "savings")
  }

  // MARK: Order of changes

  static let sections = """
    language 1
    scenario "Order of changes" { years = FY2026..FY2027 }
    school only { title1 = none }
    enrollment FY2026 {
             1
      only  600
    }
    class_size all { grades = 1; target = 20 students }
    staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE }
    plan "Larger classes" { set all.target += 2 students from FY2027 }
    variant both_worlds "Both worlds" { set all.target = 24 students from FY2026 }
    variant replaces "Replaces the plan's set" { plan { set all.target += 5 students from FY2027 } }
    variant adds "Another year" { plan { set all.target = 30 students in FY2026 } }
    """

  /// Status quo → a variant's set in both worlds → the plan's set on top → the variant's plan set
  /// in place of the plan's own of that path and year. Sections are 600 / target, rounded up.
  @Test(arguments: [
    (nil, [30.0, 30], [30.0, 28]), ("both_worlds", [25, 25], [25, 24]),
    ("replaces", [30, 30], [30, 24]), ("adds", [30, 30], [20, 28]),
  ])
  func changesApplyInTheirOrder(
    _ variant: String?, _ statusQuo: [Double], _ plan: [Double]
  ) throws {
    let found = try MedianFigures(Self.sections, variant: variant)
    expectEqual(try found("status_quo.sections"), statusQuo, "status quo")
    expectEqual(try found("sections"), plan, "plan")
  }

  // MARK: One key at a time

  /// A repurposed expenditure and what it saves from FY2026 to FY2030: amount × growth × realised
  /// share × phase-in, from its start.
  static let repurposed: [(keys: String, expected: [Double], claimed: [Double?])] = [
    (
      "saves = $1,000 per year", Array(repeating: 1_000, count: 5),
      Array(repeating: 1_000, count: 5)
    ),
    (
      "saves = $1,000 per year grow by 3%; realised = 50%",
      [500, 515, 530.45, 546.3635, 562.754_405],
      [1_000, 1_030, 1_060.9, 1_092.727, 1_125.508_81]
    ),
    (
      "saves = $2,000 per year grow by 3%; realised = 50%",
      [1_000, 1_030, 1_060.9, 1_092.727, 1_125.508_81],
      [2_000, 2_060, 2_121.8, 2_185.454, 2_251.017_62]
    ),
    (
      "saves = $1,000 per year grow by 10%; realised = 50%", [500, 550, 605, 665.5, 732.05],
      [1_000, 1_100, 1_210, 1_331, 1_464.1]
    ),
    (
      "saves = $1,000 per year grow by 3%; realised = 80%",
      [800, 824, 848.72, 874.1816, 900.407_048],
      [1_000, 1_030, 1_060.9, 1_092.727, 1_125.508_81]
    ),
    (
      "saves = $1,000 per year grow by 3% ramp 50%, 100%; realised = 50%",
      [250, 515, 530.45, 546.3635, 562.754_405],
      [500, 1_030, 1_060.9, 1_092.727, 1_125.508_81]
    ),
    (
      "saves = $1,000 per year grow by 3%; realised = 50%; starts = FY2028",
      [0, 0, 530.45, 546.3635, 562.754_405], [nil, nil, 1_060.9, 1_092.727, 1_125.508_81]
    ),
    (
      "saves = $1,000 per year grow by 3%; realised = 50%; induced = yes",
      [0, 515, 530.45, 546.3635, 562.754_405], [nil, 1_030, 1_060.9, 1_092.727, 1_125.508_81]
    ),
  ]

  private static func plan(_ keys: String) -> String {
    LanguageSemanticsTests.tiny(
      "fund title1 { award = $10,000 per year; available = 10%; pays_for = leader stipends }",
      plan: """
        leader lead { count = 2; stipend = $1,000 }
        line travel { cost = $300 per year }
        repurpose paper { saves = $50 per year }
        repurpose item { \(keys) }
        """)
  }

  /// Keys of a repurposed expenditure change the figures that the formulas say, and no others.
  @Test(arguments: repurposed)
  func keysOfARepurposedExpenditure(
    _ item: (keys: String, expected: [Double], claimed: [Double?])
  ) throws {
    let run = try run(Self.plan(item.keys))
    let line = try #require(run.lines.first { $0.line.id == "repurpose.item" })
    expectEqual(line.byYear.map(\.mean.value), item.expected, item.keys)
    let claimed = try #require(line.line.claimed)
    #expect(
      zip(claimed, item.claimed).allSatisfy { found, expected in
        guard let found, let expected else { return found == nil && expected == nil }
        return agrees(found, expected)
      }, "\(item.keys): claimed \(claimed), expected \(item.claimed)")
    try expectFigures(run, saved: item.expected, induced: item.keys.contains("induced"))
  }

  /// Every figure of the plan with an item that saves so much; 2,000 of stipends, of which the
  /// stream pays 1,000, 300 of travel, 50 of other savings.
  private func expectFigures(_ run: RunSummary, saved: [Double], induced: Bool) throws {
    func expect(_ name: String, _ expected: [Double]) throws {
      let found = try #require(run.statistics(name), "no \(name)").map(\.mean.value)
      expectEqual(found, expected, name)
    }
    func constant(_ value: Double) -> [Double] { saved.map { _ in value } }
    try expect("cost.recurring", constant(2_300))
    try expect("cost.one_time", constant(0))
    try expect("savings.recurring", saved.map { 50 + $0 })
    try expect("savings.one_time", constant(0))
    try expect("funding.recurring", constant(1_000))
    try expect("funding.one_time", constant(0))
    try expect("coverage.recurring", saved.map { (1_050 + $0) / 2_300 })
    try expect("coverage.without_induced", saved.map { (1_050 + (induced ? 0 : $0)) / 2_300 })
    try expect("coverage.savings_only", saved.map { (50 + $0) / 2_300 })
    try expect("coverage.total", saved.map { (1_050 + $0) / 2_300 })
    try expect("net_cost", saved.map { 1_250 - $0 })
    try expect("spending.change", saved.map { 2_250 - $0 })
    try expect("general_fund.draw", saved.map { max(0, 1_250 - $0) })
    try expect("margin", saved.map { $0 - 1_250 })
    try expect("funding.unused", constant(0))
    try expect("leaders", constant(2))
    try expect("fund.title1.received", constant(10_000))
    try expect("fund.title1.direct", constant(1_000))
    try expect("staff.teachers.cost", constant(5_000_000))
    let stipend = try #require(run.lines.first { $0.line.id == "leader.lead.stipend" })
    expectEqual(stipend.byYear.map(\.mean.value), constant(2_000), "stipend")
    let travel = try #require(run.lines.first { $0.line.id == "line.travel" })
    expectEqual(travel.byYear.map(\.mean.value), constant(300), "travel")
  }

  /// `recurring = no` moves the item to the one-time figures and nothing else.
  @Test func aOneTimeItem() throws {
    let run = try run(
      Self.plan("saves = $1,000 per year grow by 3%; realised = 50%; recurring = no"))
    let saved = [500, 515, 530.45, 546.3635, 562.754_405]
    func found(_ name: String) throws -> [Double] {
      try #require(run.statistics(name), "no \(name)").map(\.mean.value)
    }
    expectEqual(try found("savings.one_time"), saved, "one-time savings")
    expectEqual(try found("savings.recurring"), saved.map { _ in 50 }, "recurring savings")
    expectEqual(
      try found("coverage.recurring"), saved.map { _ in 1_050 / 2_300 }, "recurring coverage")
    expectEqual(
      try found("coverage.total"), saved.map { (1_050 + $0) / 2_300 }, "total coverage")
    expectEqual(try found("net_cost"), saved.map { 1_250 - $0 }, "net cost")
  }

  /// `fund = title1` returns the saving to the stream, where it pays stipends only.
  @Test func aRestrictedItem() throws {
    let run = try run(
      Self.plan("saves = $1,000 per year grow by 3%; realised = 80%; fund = title1"))
    let saved = [800, 824, 848.72, 874.1816, 900.407_048]
    func found(_ name: String) throws -> [Double] {
      try #require(run.statistics(name), "no \(name)").map(\.mean.value)
    }
    expectEqual(try found("savings.recurring"), saved.map { 50 + $0 }, "savings")
    expectEqual(try found("funding.recurring"), saved.map { _ in 1_000 }, "this year's award")
    expectEqual(try found("coverage.recurring"), saved.map { (1_050 + $0) / 2_300 }, "coverage")
    expectEqual(try found("coverage.savings_only"), saved.map { (50 + $0) / 2_300 }, "savings only")
    expectEqual(try found("fund.title1.restricted_savings"), saved, "restricted")
    expectEqual(try found("fund.title1.direct"), saved.map { 1_000 + $0 }, "direct")
    expectEqual(try found("net_cost"), saved.map { 1_250 - $0 }, "net cost")
  }

  /// A restricted saving beyond what the stream may pay for lapses: of 1,500 only 1,000 serve.
  @Test func aRestrictedItemBeyondItsUse() throws {
    let run = try run(Self.plan("saves = $1,500 per year grow by 0%; fund = title1"))
    func found(_ name: String) throws -> [Double] {
      try #require(run.statistics(name), "no \(name)").map(\.mean.value)
    }
    let same = { (value: Double) in Array(repeating: value, count: 5) }
    expectEqual(try found("fund.title1.direct"), same(2_000), "direct")
    expectEqual(try found("fund.title1.lapsed"), same(500), "lapsed")
    expectEqual(try found("coverage.recurring"), same(2_050 / 2_300), "coverage")
    expectEqual(try found("coverage.savings_only"), same(1_550 / 2_300), "savings only")
    expectEqual(try found("net_cost"), same(250), "net cost")
    expectEqual(try found("spending.change"), same(750), "change of spending")
  }
}
