import MonteCarlo
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// A requirement that fails says in which year it fails most often and in how many futures at all.
@Suite struct RequirementFindingTests {
  /// Uniform draws of each year: above 90 % in a tenth of the futures of FY2026, above 70 % in three tenths of
  /// FY2027; in some year in 1 − 0.9 × 0.7 = 37 %.
  @Test func theWorstYearAndAllYearsTogether() throws {
    let text = """
      language 1
      scenario "t" { years = FY2026..FY2027 }
      driver x = uniform(low = 0%, high = 100%)
      input limit = 90%
      let most = if(cumulative(x) > x, 70%, limit)
      staff teachers "Teachers" { positions = 10 FTE; salary = $50,000 per FTE }
      plan "p" { leader mentor "Mentor" { count = 1; stipend = $4,000 } }
      require x <= most
      """
    let summary = try run(text, SimulationSettings(trials: 10_000))
    let finding = try #require(summary.checks.first?.finding)
    #expect(finding.hasPrefix("does not hold in 3,000 of 10,000 futures in FY2027, in 3,"))
    let words = finding.split(separator: ", in ")
    let joint = words.last?.split(separator: " ").first.flatMap {
      Double(String($0).replacing(",", with: ""))
    }
    // The standard error of a share of 37 % is 48 of 10,000 futures.
    #expect(abs((joint ?? 0) - 3_700) < 5 * 48)
  }
}
