import BudgetProjection
import BudgetQuestions
import Diagnostics
import MonteCarlo
import ReportDocuments
import ScenarioChecking
import Testing

/// `amount = rest of adopted`: what the adopted total leaves, against numbers worked out by hand.
@Suite struct RestOfAdoptedTests {
  /// Payroll 500,000 and utilities 120,000 (at the median) of an adopted total of 700,000 leave 80,000.
  static let text = """
    language 1
    scenario "Rest" { years = FY2026..FY2028 }
    driver raises = normal(mean = 2%, sd = 1%)
    staff teachers { positions = 10 FTE; salary = $50,000 per FTE grow by raises; turnover = 5% to 15% drawn each year; hire_salary = $40,000 per FTE }
    general_fund { opening = $100,000; reserve = 3% of spending }
    revenue aid "State aid" { amount = $600,000 per year }
    revenue fees "Fees" { amount = rest of adopted }
    spending payroll { staff = teachers }
    spending other { amount = rest of adopted grow by 2% }
    spending utilities { amount = uniform(low = $100,000 per year, high = $140,000 per year) grow by 5% }
    adopted general_fund.spending in FY2026 = $700,000
    adopted general_fund.revenue in FY2026 = $690,000
    plan { line nothing { cost = $0 per year } }
    variant colder { set utilities.amount *= 150% from FY2026 }
    variant leaner { set other.amount *= 90% from FY2027 }
    """

  @Test func theFirstYearIsTheRestAndLaterYearsGrow() throws {
    let found = try MedianFigures(Self.text)
    let payroll = try found("spending.payroll")[0]
    let rest = 700_000 - 120_000 - payroll
    expectEqual(try found("spending.other"), [rest, rest * 1.02, rest * 1.0404], "spending")
    expectEqual(try found("revenue.fees"), [90_000, 90_000, 90_000], "revenue")
    expectEqual([try found("status_quo.general_fund.spending")[0]], [700_000], "total")
  }

  /// Turnover and utilities differ in each future, the rest does not.
  @Test func theRestIsOneNumberInAllFutures() throws {
    let all = try AllTrials(.text(Self.text), variants: .base, SimulationSettings(trials: 200))
    let figures = all.projection.runs[0].figuresByName
    for (name, isFixed) in [("spending.other", true), ("spending.utilities", false)] {
      let column = all.table.column(try #require(figures[name])[0])
      let isSame = column.allSatisfy { $0 == column[0] }
      #expect(isSame == isFixed, "\(name)")
    }
  }

  /// A variant changes lines of the first year, and not what was adopted.
  @Test func aVariantKeepsTheRestOfTheBase() throws {
    let base = try MedianFigures(Self.text)("spending.other")
    expectEqual(try MedianFigures(Self.text, variant: "colder")("spending.other"), base, "colder")
    expectEqual(
      try MedianFigures(Self.text, variant: "leaner")("spending.other"),
      [base[0], base[1] * 0.9, base[2] * 0.9], "leaner")
  }

  @Test func theExplanationTakesTheOtherLinesOff() throws {
    let request = RunRequest(
      source: .text(Self.text), path: "test.scenario", variants: .base, settings: .medians)
    let answer = explainFigure(
      request, figure: "spending.other", year: 2026, trial: nil, depth: 4, inASCII: false)
    let text = render(try #require(answer.document), as: .text)
    #expect(text.contains("[spending.utilities, with every draw at its median]"))
    #expect(text.contains("rest of adopted grow by 2%"))
  }

  /// What the messages print is accepted.
  @Test func theFixesAreAccepted() throws {
    let without = Self.text.replacing(
      "adopted general_fund.spending in FY2026 = $700,000\n", with: "")
    let found = checkScenario(.text(without)).diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code.id) == ["rest-of-adopted"])
    let fix = try #require(found.first?.fix)
    let typed = try #require(fix.split(separator: "`").first { $0.hasPrefix("adopted") })
    let repaired = without + "\n" + typed
    #expect(!checkScenario(.text(repaired)).diagnostics.contains { $0.severity == .error })
  }
}
