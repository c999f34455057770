import BudgetModel
import BudgetProjection
import BudgetReports
import Diagnostics
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// Variants with blocks of their own.
@Suite struct VariantBlockTests {
  private static let scenario = """
    language 1
    scenario "Own blocks" { years = FY2026..FY2027 }
    driver raises = 2%
    input pay = $6,000
    staff teachers { positions = 48 FTE; salary = $50,000 per FTE; turnover = 10% }
    plan "Mentors" {
      leader mentor { one per 8 teachers; stipend = $4,000 }
    }
    variant coaches "Coaches too" {
      plan {
        leader coach "Coach" { count = 2; of = teachers; stipend = pay grow by raises }
        line materials { cost = $500 per year }
        set coach.count += 1 leader from FY2027
      }
      fund grow "Grow your own" { award = $9,000 per year; available = 100%; pays_for = leader stipends }
    }
    variant lower { set mentor.stipend = $3,000 }

    """

  @Test func aVariantHasARoleAndAStreamOfItsOwn() throws {
    let base = try MedianFigures(Self.scenario)
    #expect(try base("cost.recurring") == [24_000, 24_000])
    let found = try MedianFigures(Self.scenario, variant: "coaches")
    #expect(try found("leader.coach.count") == [2, 3])
    // 24,000 for mentors, 500 for materials, 2 coaches at $6,000, then 3 at $6,120.
    #expect(try found("cost.recurring") == [36_500, 42_860])
    #expect(try found("funding.recurring") == [9_000, 9_000])
  }

  /// The base and other variants know nothing of it, and the names that it uses are not called unused.
  @Test func othersHaveNoneOfIt() throws {
    let result = runScenario(
      RunRequest(
        source: .text(Self.scenario), path: "test.scenario", variants: .all, settings: .medians))
    #expect(result.runs.count == 3)
    #expect(!result.diagnostics.contains { $0.code.id == "unused-name" })
    let lower = try MedianFigures(Self.scenario, variant: "lower")
    #expect(try lower("cost.recurring") == [18_000, 18_000])
    #expect(lower.budget.budget.plan.leaders.map(\.id) == ["mentor"])
  }

  /// The lines that only the variant has differ from 0.
  @Test func compareFindsItsLines() throws {
    let compared = compareScenario(
      RunRequest(
        source: .text(Self.scenario), path: "test.scenario",
        variants: .combinations([["coaches"]]), settings: .medians))
    let comparison = try #require(compared.comparison?.comparisons.first)
    let line = comparison.lines.first { $0.line.id == "line.materials" }
    #expect(try #require(line).means.map(\.value) == [500, 500])
  }

  /// Two variants together have the blocks of both.
  @Test func composedVariants() throws {
    let both = try runs(
      .text(Self.scenario), variants: .combinations([["coaches", "lower"]]))[1]
    let cost = try #require(both.statistics("cost.recurring"))
    #expect(cost[0].mean.value == 30_500)
  }

  /// A role is counted in another way: 48 teachers by 12 are 4 leaders, and a number is a number.
  @Test(arguments: [
    ("set mentor.count = 5", [5.0, 5]), ("plan { set mentor.one_per = 12 teachers }", [4, 4]),
    ("plan { set mentor.share = 25% of teachers }", [12, 12]),
    ("set mentor.count = 5\n set mentor.count += 1 leader from FY2027", [5, 6]),
  ])
  func countsChangeTheirForm(_ change: String, _ expected: [Double]) throws {
    let text = Self.scenario + "variant other { \(change) }\n"
    #expect(try MedianFigures(text, variant: "other")("leader.mentor.count") == expected)
  }

  @Test(arguments: [
    ("set mentor.count = 5 from FY2027", "form-change", "leave out `from FY2027`"),
    ("set mentor.count = 2.5", "out-of-range", "write `2` or `3`"),
    ("set mentor.stipend = 12000", "wrong-unit", "write `$12,000`"),
  ])
  func whatIsNoCountIsSaid(_ change: String, _ code: String, _ fix: String) throws {
    let text = Self.scenario + "variant other { \(change) }\n"
    let result = runScenario(
      RunRequest(source: .text(text), path: "test.scenario", variants: .all, settings: .medians))
    let found = try #require(result.diagnostics.first { $0.severity == .error })
    #expect(found.code.id == code)
    #expect(found.fix?.hasPrefix(fix) ?? false, "\(found.fix ?? "")")
  }
}
