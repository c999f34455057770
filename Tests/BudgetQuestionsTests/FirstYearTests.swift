import BudgetModel
import Diagnostics
import MonteCarlo
import ScenarioFiles
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// What does not fit together in the first year is told: people and positions, revenue and spending,
/// lines that nothing reconciles, the same money in two places, money after a stream's end.
@Suite struct FirstYearTests {
  /// The warnings of a budget of 6,000,000 dollars of pay, by code, with their first line.
  private func warnings(
    headcount: String = "100 FTE", fund: String = "", lines: String = "", plan: String = ""
  ) -> [String] {
    let text = """
      language 1
      scenario "t" { years = FY2026..FY2028 }
      school north "North" { }
      enrollment FY2025 {
              K
        north 20
        growth = 1%
      }
      class_size k "K" { grades = K; target = 20 students }
      staff teachers "Teachers" {
        positions = 100 FTE
        headcount = \(headcount)
        salary = $60,000 per FTE
      }
      \(fund)
      general_fund { opening = $1,000,000; reserve = gfoa }
      \(lines)
      plan "p" {
        leader mentor "Mentor" { count = 1; stipend = $4,000 }
        \(plan)
      }

      """
    let file = SourceFile(path: "t.scenario", text: text)
    let source = ScenarioSource(file: file, files: MemoryFiles(["t.scenario": text]), root: nil)
    return checkScenario(source).diagnostics.map { "\($0.severity) \($0.code.id) \($0.message)" }
      .filter { message in Self.codes.contains { message.contains($0) } }
  }

  private static let codes = [
    "people-and-positions", "revenue-and-spending", "not-reconciled", "same-money-twice",
    "award-after-end", "number-in-parentheses", "error",
  ]

  @Test(arguments: [("90 FTE", 0), ("110 FTE", 0), ("89.9 FTE", 1), ("110.1 FTE", 1)])
  func peopleMoreThanATenthOffTheirPositionsAreTold(_ people: String, _ expected: Int) {
    let found = warnings(headcount: people)
    #expect(found.count == expected, "\(found)")
    #expect(found.allSatisfy { $0.contains("people-and-positions") && $0.contains("100 FTE") })
  }

  /// Spending is 100 FTE × $60,000 = $6,000,000.
  @Test(arguments: [("5,400,000", 0), ("6,600,000", 0), ("5,399,000", 1), ("6,601,000", 1)])
  func sidesOfTheBudgetMoreThanATenthApartAreTold(_ revenue: String, _ expected: Int) {
    let found = warnings(
      lines: """
        revenue aid "Aid" { amount = $\(revenue) per year }
        spending pay "Pay" { staff = teachers }
        """)
    #expect(found.count == expected, "\(found)")
    #expect(found.allSatisfy { $0.contains("revenue-and-spending") })
  }

  /// $60,600 of $6,060,600 + … stands on a line without `adopted`: 1 %.
  @Test func theShareOfTheBudgetThatNothingReconcilesIsTold() {
    func found(_ open: String) -> [String] {
      warnings(
        lines: """
          revenue aid "Aid" { amount = $6,060,000 per year; adopted = $6,060,000 }
          spending pay "Pay" { staff = teachers; adopted = $6,000,000 }
          spending util "Utilities" { amount = $\(open) per year }
          """)
    }
    #expect(
      found("60,606") == [
        "warning not-reconciled 1 % of FY2026's spending has no `adopted` amount"
      ])
    // Half a per cent is the fund's tolerance.
    #expect(found("30,000") == [])
  }

  @Test(arguments: [
    ("title1", "Title I, Part A", "fed", "Federal grant: Title I", 1),
    ("title1", "Title I, Part A", "title_1", "Federal grant", 1),
    ("two", "Teacher quality (Title II-A)", "t2", "TITLE IIA", 1),
    ("idea", "Special education", "fed", "IDEA", 1),
    ("title1", "Title I, Part A", "t3", "Title III", 0),
    ("title1", "Title I, Part A", "ideal", "An ideal title", 0),
    ("other", "Some grant", "fed", "Federal grant", 0),
  ])
  func theSameProgrammeAsRevenueAndAsAStreamIsTold(
    _ fund: String, _ title: String, _ line: String, _ lineTitle: String, _ expected: Int
  ) {
    let found = warnings(
      fund: """
        fund \(fund) "\(title)" { award = $50,000 per year; available = 100%; pays_for = leader stipends }
        """,
      lines: """
        revenue \(line) "\(lineTitle)" { amount = $6,000,000 per year }
        spending pay "Pay" { staff = teachers }
        """)
    #expect(found.count == expected, "\(found)")
    #expect(found.allSatisfy { $0.contains("same-money-twice") && $0.contains("fund.\(fund)") })
  }

  @Test(arguments: [("50,500", 1), ("49,500", 1), ("50,600", 0), ("49,400", 0)])
  func anAmountWithinAPercentOfAnAwardIsTold(_ amount: String, _ expected: Int) {
    func found(_ program: String) -> [String] {
      warnings(
        fund: """
          fund g "G" { \(program)award = $50,000 per year; available = 100%; pays_for = leader stipends }
          """,
        lines: """
          revenue a "A" { amount = $\(amount) per year }
          revenue b "B" { amount = $6,000,000 per year }
          spending pay "Pay" { staff = teachers }
          """)
    }
    #expect(found("").count == expected)
    #expect(found("program = state; ").isEmpty)
  }

  @Test func anAwardAfterTheStreamsEndIsTold() {
    func found(_ award: String, _ change: String = "") -> [String] {
      warnings(
        fund: """
          fund g "G" {
            \(award)
            available = 100%
            ends = FY2027
            pays_for = leader stipends
          }
          """, plan: change)
    }
    let told = [
      "warning award-after-end `g` ends with FY2027, so that its award of FY2028 is never paid"
    ]
    #expect(found("award = $5,000 per year\n award = $4,000 per year from FY2028") == told)
    #expect(found("award = $5,000 per year", "set g.award = $4,000 per year from FY2028") == told)
    #expect(found("award = $5,000 per year\n award = $4,000 per year from FY2027") == [])
    #expect(
      found(
        "award = $5,000 per year\n award = $4,000 per year from FY2028\n renews with chance 50%")
        == [])
  }

  @Test(arguments: [
    "($4,000)", "($4,000 per year)", "(-$4,000)", "(4000) * 1 per year", "$1 + (2)",
  ])
  func aNumberInParenthesesIsRefused(_ amount: String) {
    let found = warnings(lines: "spending util \"Utilities\" { amount = \(amount) }")
    #expect(found.count == 1 && found[0].contains("number-in-parentheses"), "\(found)")
  }

  /// A role that starts later than the others raises cost as planned: recurring money is short from
  /// then on, and no line is blamed for it.
  @Test func aPlannedStartIsNoCauseOfFailure() throws {
    func causes(_ second: String) throws -> [String] {
      let text = """
        language 1
        scenario "t" { years = FY2026..FY2029 }
        staff teachers "Teachers" { positions = 100 FTE; salary = $60,000 per FTE }
        fund g "G" { award = $100,000 per year; available = 100%; pays_for = leader stipends }
        plan "p" {
          leader mentor "Mentor" {
            count = 8
            stipend = $10,000 per leader per year
          }
          \(second)
        }

        """
      let file = SourceFile(path: "t.scenario", text: text)
      let source = ScenarioSource(file: file, files: MemoryFiles(["t.scenario": text]), root: nil)
      return try runs(source, SimulationSettings(trials: 100, seed: 1))[0].causes.map {
        "\($0.id) \($0.trials) \($0.meanDollars)"
      }
    }
    // 140,000 of cost against an award of 100,000.
    let planned = ["structural 100 40000.0"]
    #expect(
      try causes(
        "leader coach \"Coach\" { starts = FY2028; count = 6; stipend = $10,000 per leader per year }"
      ) == planned)
    #expect(
      try causes("line l \"L\" { cost = $60,000 per year; use = leader stipends; starts = FY2028 }")
        == planned)
    #expect(try causes("set mentor.count = 14 from FY2028") == planned)
    // A price that rises by itself is a cause.
    #expect(
      try causes("line l \"L\" { cost = $15,000 per year grow by 40%; use = leader stipends }")
        == ["line.l 100 6000.0"])
  }
}
