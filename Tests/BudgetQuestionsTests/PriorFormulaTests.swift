import BudgetProjection
import BudgetQuestions
import Diagnostics
import MonteCarlo
import ReportDocuments
import ScenarioChecking
import SummaryMeasures
import Testing

/// `prior(x)` and `status_quo.` in formulas, against numbers worked out by hand.
@Suite struct PriorFormulaTests {
  private func tiny(_ declarations: String, plan: String = "line nothing { cost = $0 per year }")
    -> String
  {
    LanguageSemanticsTests.tiny(declarations, plan: plan)
  }

  // MARK: state aid on the best of three counts

  /// Students of FY2024 to FY2028 are 300, 320, 310, 280, 290; nine of ten attend, of FY2025 19 of 20.
  static func aid(_ amount: String, attendance: String = "attendance = 90%") -> String {
    """
    language 1
    scenario "State aid" { years = FY2026..FY2028 }
    school a { }
    enrollment FY2024 {
         K  1
      a  160  140
    }
    enrollment FY2025 {
         K  1
      a  170  150
    }
    enrollment FY2026 {
         K  1
      a  155  155
    }
    enrollment FY2027 {
         K  1
      a  140  140
    }
    enrollment FY2028 {
         K  1
      a  150  140
      method = table
      \(attendance)
    }
    general_fund { opening = $1,000; reserve = 3% of spending }
    revenue aid "State aid" { amount = \(amount) }
    spending everything { amount = $200,000 per year }
    plan { line nothing { cost = $0 per year } }
    """
  }

  /// The higher of this year's attendance, last year's and the mean of three years.
  static let bestOfThree =
    "max(attendance, prior(attendance), (attendance + prior(attendance) + prior(attendance, 2)) / 3)"
    + " * $1,000 per student per year"

  @Test func theHighestOfThreeCountsOfAttendance() throws {
    // Attendance 270, 288, then 279, 252, 261; means 279, 273, 264.
    let found = try MedianFigures(Self.aid(Self.bestOfThree))
    expectEqual(try found("revenue.aid"), [288_000, 279_000, 264_000], "aid")
  }

  /// The attendance of an earlier year is that year's: 320 x 95 % = 304.
  @Test func anEarlierYearHasItsOwnAttendance() throws {
    let found = try MedianFigures(
      Self.aid(
        Self.bestOfThree, attendance: "attendance = 90%\n  attendance = 95% in FY2025"))
    expectEqual(try found("attendance"), [279, 252, 261], "the undated one is of FY2026 on")
    // FY2026: 304 is above 279 and (279 + 304 + 270) / 3. FY2027: (252 + 279 + 304) / 3 = 278.33.
    expectEqual(try found("revenue.aid"), [304_000, 279_000, 264_000], "aid")
  }

  /// One school and one grade look back at their own counts.
  @Test func placesLookBackAtTheirOwnCounts() throws {
    let found = try MedianFigures(
      Self.aid(
        "(prior(enrollment.a.K) + prior(enrollment.a, 2) + prior(enrollment.grade.1, 2))"
          + " * $1,000 per student per year"))
    // K a year before 170, 155, 140; all two years before 300, 320, 310; grade 1 140, 150, 155.
    expectEqual(try found("revenue.aid"), [610_000, 625_000, 605_000], "aid")
  }

  @Test func theExplanationNamesTheYearsAndTheCounts() throws {
    let request = RunRequest(
      source: .text(Self.aid(Self.bestOfThree)), path: "test.scenario", variants: .base,
      settings: .medians)
    let answer = explainFigure(
      request, figure: "revenue.aid", year: 2026, trial: nil, depth: 4, inASCII: false)
    let text = render(try #require(answer.document), as: .text)
    let words = text.split { $0.isWhitespace }.filter { $0 != "│" }.joined(separator: " ")
    #expect(
      words.contains(
        "max(status_quo.attendance, status_quo.attendance FY2025, (status_quo.attendance + "
          + "status_quo.attendance FY2025 + status_quo.attendance FY2024) ÷ 3) × 1,000"))
    #expect(words.contains("= max(279, 288, (279 + 288 + 270) ÷ 3) × 1,000"))
    #expect(words.contains("students as given, FY2025 = 320 students"))
    // What stands before the horizon cannot be asked for.
    #expect(!words.contains("--year FY2025"))
  }

  // MARK: years before the horizon

  /// What is written of FY2025, and what `prior(v)` is from FY2026 to FY2030.
  static let given: [(written: String, expected: [Double])] = [
    // Without a year and without growth a value is the same in all years.
    ("input v = 7 FTE", [7, 7, 7, 7, 7]),
    ("let v = 7 FTE + 1 FTE", [8, 8, 8, 8, 8]),
    // One line a year, in any order.
    ("input v = 7 FTE in FY2025\ninput v = 9 FTE from FY2026", [7, 9, 9, 9, 9]),
    ("input v = 9 FTE\ninput v = 7 FTE in FY2025", [7, 9, 9, 9, 9]),
    ("input v = 7 FTE in FY2025\ninput v = 9 FTE", [7, 9, 9, 9, 9]),
    ("let v = 5 FTE in FY2025\nlet v = teachers.headcount", [5, 100, 100, 100, 100]),
    // Dated earlier it grows at the median rate up to the year before the horizon.
    ("input v = 100 FTE grow by 10% in FY2024", [110, 121, 133.1, 146.41, 161.051]),
    // A value that stands on its own past begins with what is given.
    (
      "let v = 10 FTE in FY2025\nlet v = prior(v) * 1.1 from FY2026",
      [10, 11, 12.1, 13.31, 14.641]
    ),
    // Two values that stand on each other's past.
    (
      "let v = 10 FTE in FY2025\nlet v = prior(w) from FY2026\nlet w = v + 1 FTE",
      [10, 11, 12, 13, 14]
    ),
    // A process starts in the year before the horizon.
    ("driver v = random_walk(start = 2%, drift = 1%, sd = 1%)", [0.02, 0.03, 0.04, 0.05, 0.06]),
    (
      "driver v = ar1(mean = 2%, sd = 1%, persistence = 0.5, last = 6%)",
      [0.06, 0.04, 0.03, 0.025, 0.0225]
    ),
    // Nobody of the plan is there before the plan.
    ("let v = leaders", [0, 2, 2, 2, 2]),
    // People with whom the horizon starts.
    ("let v = aides.headcount", [12, 12, 12, 12, 12]),
  ]

  @Test(arguments: given)
  func whatIsGivenOfTheYearBefore(_ written: String, _ expected: [Double]) throws {
    let text = tiny(
      "staff aides { positions = 10 FTE; salary = $1 per FTE; headcount = 12 FTE }\n\(written)\n"
        + "let before = prior(v)",
      plan: "leader coach { count = 2; of = teachers }")
    expectEqual(try MedianFigures(text)("let.before"), expected, written)
  }

  /// Drawn once is one number that we do not know, in earlier years too.
  @Test func whatIsDrawnOnceIsTheSameBefore() throws {
    let text = tiny(
      """
      input v = normal(mean = 7 FTE, sd = 2 FTE)
      let change = v - prior(v)
      """)
    let all = try AllTrials(.text(text), SimulationSettings(trials: 200))
    let nodes = try #require(all.projection.runs[0].figuresByName["let.change"])
    for column in all.columns(nodes) { #expect(column.allSatisfy { $0 == 0 }) }
  }

  /// A revenue line reads last year's balance: interest of 2 % on 1,000, then on what is left.
  @Test func revenueReadsTheBalanceOfTheYearBefore() throws {
    let text = tiny(
      """
      general_fund { opening = $1,000; reserve = 3% of spending }
      revenue tax { amount = $950 per year }
      revenue interest { amount = prior(general_fund.balance) * 2% per year }
      spending everything { amount = $900 per year }
      """)
    let found = try MedianFigures(text)
    expectEqual(
      try found("revenue.interest"), [20, 21.4, 22.828, 24.28456, 25.7702512], "interest")
    expectEqual(
      try found("general_fund.balance").dropLast(2), [1_070, 1_141.4, 1_214.228], "balance")
  }

  /// A spending line reads last year's spending: 20 % of it.
  @Test func spendingReadsTheSpendingOfTheYearBefore() throws {
    let text = tiny(
      """
      general_fund { opening = $1,000; reserve = 3% of spending }
      revenue tax { amount = $950 per year }
      spending own {
        amount = $100 per year
        amount = prior(general_fund.spending) * 20% from FY2027
      }
      spending everything { amount = $900 per year }
      let before = prior(spending.everything)
      """)
    let found = try MedianFigures(text)
    expectEqual(try found("spending.own"), [100, 200, 220, 224, 224.8], "own")
    expectEqual(try found("let.before"), Array(repeating: 900, count: 5), "given")
  }

  @Test func checksLookBack() throws {
    let text = tiny(
      """
      input v = 1 FTE in FY2025
      input v = 2 FTE from FY2026
      require prior(v) <= 2 FTE
      require prior(v, 2) + 1 FTE <= 3 FTE in each year from FY2028
      example "before" { prior(v) in FY2026 = 1 FTE }
      example "two before" { prior(v, 2) in FY2027 = 1 FTE }
      expect "more" { P(v > prior(status_quo.v) in FY2026) >= 99% }
      """)
    let checks = try run(text, SimulationSettings(trials: 400)).checks
    #expect(checks.count == 5)
    for check in checks { #expect(check.outcome == .passed, "\(check)") }
  }

  // MARK: status_quo

  /// A saving and a stream that follow what the district would have had without the plan.
  @Test func formulasNameTheStatusQuo() throws {
    let text = tiny(
      """
      let fewer = status_quo.teachers.required - teachers.required
      fund grant { award = status_quo.teachers.headcount * $100 per FTE per year; available = 100%; pays_for = other }
      """,
      plan: """
        set teachers.positions -= 5 FTE from FY2027
        line c { cost = $20,000 per year }
        repurpose s { saves = fewer * $1,000 per FTE per year }
        """)
    let found = try MedianFigures(text)
    expectEqual(try found("let.fewer"), [0, 5, 5, 5, 5], "with the plan")
    expectEqual(try found("status_quo.let.fewer"), [0, 0, 0, 0, 0], "without it")
    expectEqual(try found("repurpose.s"), [0, 5_000, 5_000, 5_000, 5_000], "saving")
    expectEqual(
      try found("fund.grant.received"), Array(repeating: 10_000, count: 5), "award")
  }

  @Test func theStatusQuoLooksBackToo() throws {
    let text = tiny(
      "let ended = prior(status_quo.teachers.required) - teachers.required",
      plan: "set teachers.positions -= 5 FTE from FY2027")
    #expect(throws: NoFigures.self) { try MedianFigures(text) }
    let given = text.replacing(
      "let ended = prior(status_quo.teachers.required)",
      with: """
        let required_by_year = 104 FTE in FY2025
        let required_by_year = status_quo.staff.teachers.required from FY2026
        let ended = prior(required_by_year)
        """)
    expectEqual(try MedianFigures(given)("let.ended"), [4, 5, 5, 5, 5], "ended")
  }

  // MARK: circles

  /// Coaches follow hires, and half of each coach is a further hire.
  private func coaches(_ count: String) -> String {
    tiny(
      """
      let hires_by_year = 20 FTE in FY2025
      let hires_by_year = teachers.hires from FY2026
      """,
      plan: "leader coach { count = \(count); of = teachers; release = 50% }"
    ).replacing("salary = $50,000 per FTE", with: "salary = $50,000 per FTE; turnover = 10%")
  }

  /// Required 101, 101, 101: hires 101 − 90 = 11, then 101 − 90.9 = 10.1; coaches are 20/10, 11/10 and
  /// 10.1/10, rounded up.
  @Test func coachesOfLastYearsHiresAreNoCircle() throws {
    let found = try MedianFigures(coaches("prior(hires_by_year) / 10 FTE per leader"))
    expectEqual(try found("leader.coach.count"), [2, 2, 2, 2, 2], "coaches")
    expectEqual(try found("staff.teachers.hires"), [11, 10.1, 10.1, 10.1, 10.1], "hires")
  }

  /// Without the plan 10 are hired each year.
  @Test func coachesOfTheStatusQuosHiresAreNoCircle() throws {
    let found = try MedianFigures(coaches("status_quo.teachers.hires / 5 FTE per leader"))
    expectEqual(try found("leader.coach.count"), [2, 2, 2, 2, 2], "coaches")
    expectEqual(
      try found("status_quo.staff.teachers.hires"), Array(repeating: 10, count: 5), "hires")
  }

  @Test func coachesOfThisYearsHiresAreACircle() throws {
    let found = checkScenario(.text(coaches("hires_by_year / 10 FTE per leader"))).diagnostics
    let circle = try #require(found.first { $0.severity == .error })
    #expect(circle.code.id == "circular-reference")
    let chain = try #require(circle.notes.first)
    for name in ["let.hires_by_year", "staff.teachers.hires", "leader.coach.count"] {
      #expect(chain.contains(name), "\(name) is missing in: \(chain)")
    }
  }

  // MARK: what nothing says

  /// A scenario, the figure whose past is missing, and what the fix says, typed: a part of the text with
  /// what takes its place.
  static let missing: [(text: String, names: String, part: String, typed: String)] = [
    (
      "let v = prior(teachers.hires)", "`staff.teachers.hires` of FY2025",
      "let v = prior(teachers.hires)",
      """
      let hires_by_year = 0 FTE in FY2025
      let hires_by_year = staff.teachers.hires from FY2026
      let v = prior(hires_by_year)
      """
    ),
    (
      "let v = prior(teachers.headcount)", "`staff.teachers.headcount` of FY2025",
      "positions = 100 FTE;", "positions = 100 FTE; headcount = 85 FTE;"
    ),
    (
      "input w = 5 FTE grow by 2%\nlet v = prior(w, 2)", "`w` of FY2024", "let v",
      "input w = 4 FTE in FY2024\nlet v"
    ),
    (
      "let v = prior(v) + 1 FTE", "`v` of FY2025", "let v = prior(v) + 1 FTE",
      "let v = prior(v) + 1 FTE\nlet v = 1 FTE in FY2025"
    ),
    (
      "let v = prior(teachers.salary)\nlet w = 1", "`staff.teachers.salary` of FY2025",
      "salary = $50,000 per FTE grow by 2%",
      "salary = $50,000 per FTE grow by 2%; salary = $49,000 per FTE in FY2025"
    ),
    (
      "driver d = normal(mean = 2%, sd = 1%)\nlet v = prior(d)", "`d` of FY2025", "let v",
      "driver d = 3% in FY2025\nlet v"
    ),
  ]

  @Test(arguments: missing)
  func aYearThatNothingGivesIsAnError(
    _ text: String, _ names: String, _ part: String, _ typed: String
  ) throws {
    let growing = text.contains("salary")
    let whole = tiny(text).replacing(
      "salary = $50,000 per FTE",
      with: growing ? "salary = $50,000 per FTE grow by 2%" : "salary = $50,000 per FTE")
    let found = checkScenario(.text(whole)).diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code.id) == ["year-not-given"], "\(found.map(\.message))")
    #expect(found.first?.message.contains(names) == true, "\(found.map(\.message))")
    let repaired = whole.replacing(part, with: typed)
    let left = checkScenario(.text(repaired)).diagnostics.filter { $0.severity == .error }
    #expect(left.map(\.message) == [], "\(repaired)")
  }

  /// The message stands where somebody looks back too far, and not where a given year is asked for.
  @Test func theMessageStandsWhereThePastIsAskedFor() throws {
    let text = tiny("input w = 5 FTE in FY2025\nlet a = prior(w)\nlet b = prior(prior(w))")
    let found = checkScenario(.text(text)).diagnostics.filter { $0.severity == .error }
    #expect(found.first?.message.contains("`w` of FY2024") == true)
    #expect(found.first?.range?.text == "let b = prior(prior(w))")
    let far = tiny("input w = 5 FTE in FY2025\nlet b = prior(prior(w, 50), 50)")
    let fix = checkScenario(.text(far)).diagnostics.first { $0.severity == .error }?.fix
    #expect(fix == "look back at most 50 years")
  }

  /// Students of the year before that are not given.
  @Test func studentsThatNobodyCounted() throws {
    let part = """
      enrollment FY2024 {
           K  1
        a  160  140
      }

      """
    let text = Self.aid(Self.bestOfThree).replacing(part, with: "")
    let found = checkScenario(.text(text)).diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code.id) == ["year-not-given"])
    let message = try #require(found.first)
    #expect(message.message.contains("`attendance` of FY2024"))
    #expect(message.range?.text.contains("prior(attendance, 2)") == true)
    #expect(message.fix?.contains("`enrollment FY2024 { … }`") == true)
  }

  /// Leaders in post before the horizon are what a count looks back at; those of a new role are none.
  @Test func leadersInPostAreTheCountOfTheYearBefore() throws {
    let found = try MedianFigures(
      tiny(
        "let before = prior(coach.count)\nlet all = prior(leaders)\nlet fresh = prior(mentor.count)",
        plan: "leader coach { count = 5; incumbents = 3; stipend = $1,000 }\n"
          + "leader mentor { count = 2; stipend = $1,000 }"))
    #expect(try found("let.before").prefix(2) == [3, 5])
    #expect(try found("let.all").prefix(2) == [3, 7])
    #expect(try found("let.fresh").prefix(2) == [0, 2])
  }
}
