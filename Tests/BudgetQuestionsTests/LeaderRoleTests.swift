import BudgetProjection
import BudgetQuestions
import BudgetReports
import Diagnostics
import MonteCarlo
import ReportDocuments
import Testing

/// Leader roles in depth: what holds in every future, and what reports and `explain` say of them.
@Suite struct LeaderRoleTests {
  private static let roles = "Tests/Reference/fixtures/roles-in-depth.scenario"

  /// Leaders never exceed the pool, unfilled is what is missing, and holders of the raise are at least
  /// the leaders.
  @Test func poolsAndHoldersInEveryFuture() throws {
    let text = """
      language 1
      scenario "Pools" { years = FY2026..FY2030 }
      school only { title1 = none }
      enrollment FY2026 {
               K    1    2
        only  90   80   85
        growth = normal(mean = 1%, sd = 8%) drawn each year
      }
      class_size all { grades = K..2; target = 20 students }
      staff teachers {
        positions = 1 FTE per section; salary = $50,000 per FTE
        turnover = uniform(low = 5%, high = 20%) drawn each year
      }
      plan "Roles" {
        leader mentor { one per 30 students; pool = 5 to 9 leaders; base_pay = $2,000
          turnover = uniform(low = 2%, high = 30%) drawn each year }
      }
      """
    let all = try AllTrials(.text(text), SimulationSettings(trials: 400, threads: 2))
    let figures = all.projection.runs[0].figuresByName
    func columns(_ name: String) throws -> [[Double]] {
      all.columns(try #require(figures["leader.mentor.\(name)"]))
    }
    let count = try columns("count")
    let pool = try columns("pool")
    let unfilled = try columns("unfilled")
    let holders = try columns("base_pay_holders")
    let students = all.columns(try #require(figures["enrollment"]))
    var missing = 0
    for year in count.indices {
      for trial in count[year].indices {
        let asked = (students[year][trial] / 30 - 1e-9).rounded(.up)
        let wanted = min(asked, pool[year][trial])
        #expect(count[year][trial] == wanted && pool[year][trial].rounded() == pool[year][trial])
        #expect(unfilled[year][trial] == asked - wanted)
        #expect(holders[year][trial] >= count[year][trial] - 1e-9)
        if asked > wanted { missing += 1 }
      }
    }
    #expect(missing > 100)
  }

  /// A lead teacher responsible for 90 students with a team: 360 students, four leads, half released,
  /// each replacing one and a half positions: 18 teachers need 18 + 2 − 6 positions.
  @Test func aLeadTeacherWithATeamAndFewerTeachers() throws {
    let found = try MedianFigures(
      """
      language 1
      scenario "Lead teachers" { years = FY2026..FY2028 }
      school only { title1 = none }
      enrollment FY2026 {
                1    2    3
        only  120  120  120
      }
      class_size all { grades = 1..3; target = 20 students }
      staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; layoffs = allowed }
      plan "Leads" {
        leader lead { one per 90 students; release = 50%; replaces = 1.5 FTE per leader; stipend = $12,000 }
      }
      """)
    expectEqual(try found("leader.lead.count"), [4, 4, 4], "leads")
    expectEqual(try found("leader.lead.students"), [90, 90, 90], "students of a lead")
    expectEqual(try found("staff.teachers.required"), [14, 14, 14], "positions")
    expectEqual(
      try found("leader.lead.release_cost"), [100_000, 100_000, 100_000], "released time")
    expectEqual(
      try found("leader.lead.replaces_cost"), [-300_000, -300_000, -300_000], "replaced")
    expectEqual(try found("spending.change"), [-152_000, -152_000, -152_000], "all funds")
  }

  /// Two leaders at half time and $60,000 with benefits of 10 % and $5,000: a fund may be charged
  /// $71,000, while substitutes at $150 on 187 days cost $28,050, and the timetable nothing.
  @Test(arguments: [
    ("substitutes; substitute = $150 per day", 28_050.0), ("timetable", 0), ("hire", 71_000),
  ])
  func chargeablePayBesideTheCostOfCover(_ cover: String, _ cost: Double) throws {
    let found = try MedianFigures(
      """
      language 1
      scenario "Cover" { years = FY2026..FY2027 }
      staff teachers {
        positions = 20 FTE; salary = $60,000 per FTE
        benefits retirement = 10% of pay; benefits health = $5,000 per FTE
      }
      plan "Roles" { leader coach { count = 2; release = 50%; cover = \(cover) } }
      """)
    expectEqual(try found("leader.coach.chargeable"), [71_000, 71_000], "own pay")
    expectEqual(try found("leader.coach.release_cost"), [cost, cost], "cover")
    expectEqual(try found("release_fte"), [1, 1], "released")
  }

  /// 100 teachers, one leader for ten with a fifth of the year: 2 FTE x 187 days x 7.5 hours over the 90
  /// others; of 180 days with 7 hours 2,520 / 90; from half of the schools 5 leaders for 45 others.
  @Test(arguments: [
    ("", 2_805.0 / 90), ("contract_days = 180 days; hours_per_day = 7 hours", 28.0),
    ("schools = west", 2_805.0 / 90),
    ("schools = west; pool = 2 leaders", 0.4 * 1_402.5 / 48), ("starts = FY2028", 0.0),
  ])
  func releasedHoursForEachTeacherServed(_ keys: String, _ hours: Double) throws {
    let text = """
      language 1
      scenario "Hours" { years = FY2026..FY2028 }
      school west { }
      school east { }
      enrollment FY2025 {
               K
        west  500
        east  500
        method = flat
      }
      staff teachers { positions = 0.1 FTE per student; salary = $60,000 per FTE }
      plan "Roles" { leader coach { one per 10 teachers; release = 20%; \(keys) } }
      """
    let found = try MedianFigures(text)
    expectEqual(
      Array(try found("leader.coach.hours_per_teacher").prefix(2)), [hours, hours], keys)
    #expect(
      !checkScenario(.text(text)).diagnostics.contains { $0.code.id == "unused-key" }, "\(keys)")
  }

  /// The finance officer's report names people, both prices of released time and the raise.
  @Test func theReportShowsRoles() throws {
    let source = try ScenarioSource.file(Self.roles)
    let result = runScenario(
      RunRequest(source: source, path: "x", variants: .base, settings: .medians))
    let run = try #require(result.runs.first)
    let text =
      render(composeCFOReport(run), as: .markdown)
      + render(CFOAppendix.register.compose(run), as: .markdown)
    for words in [
      "## Leader roles", "Leaders' own pay for released time", "Cost of covering released time",
      "Released hours per teacher served", "Not filled for want of qualified people",
      "Holders of the permanent raise",
      "Lead teacher: positions replaced", "the timetable covers the released time",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  /// `explain` names what a role's figure comes from.
  @Test(arguments: [
    ("mentor.unfilled", ["leader.mentor.pool", "18%"]),
    ("lead.count", ["90 students per leader"]),
    ("model.base_pay_cost", ["leader.model.base_pay_holders", "$20,000"]),
    ("lead.hours_per_teacher", ["leader.lead.release_fte", "leader.lead.count", "187"]),
    ("lead.chargeable", ["leader.lead.release_fte", "status_quo.staff.teachers.average_pay"]),
    ("mentor.release_cost", ["$150 per day", "contract_days"]),
    ("lead.replaces_cost", ["1.25 FTE per leader"]),
  ])
  func explainNamesTheParts(_ figure: String, _ words: [String]) throws {
    let source = try ScenarioSource.file(Self.roles)
    let answer = explainFigure(
      RunRequest(
        source: source, path: "x", variants: .base,
        settings: SimulationSettings(trials: 20, threads: 1)),
      figure: figure, year: 2028, trial: nil, depth: 8, inASCII: true)
    let text = render(try #require(answer.document), as: .ascii)
    for word in words { #expect(text.contains(word), "\(figure): \(word)") }
  }
}
