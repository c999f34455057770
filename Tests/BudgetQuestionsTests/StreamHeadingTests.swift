import BudgetQuestions
import BudgetReports
import ReportDocuments
import Testing

/// How the finance officer's report heads a stream's accounts.
@Suite struct StreamHeadingTests {
  /// The program stands beside the title unless the title says it already.
  @Test(arguments: [
    ("Title II, Part A", "Title II, Part A (recurring)"),
    ("Teacher quality", "Teacher quality (Title II, Part A, recurring)"),
  ])
  func theProgramIsSaidOnce(_ title: String, _ heading: String) throws {
    let text = """
      language 1
      scenario "One stream" { years = FY2026..FY2026 }
      staff teachers { positions = 10 FTE; salary = $50,000 per FTE }
      fund quality "\(title)" {
        program = title2; award = $9,000 per year; available = 100%; pays_for = leader stipends
      }
      plan "Mentors" { leader mentor { count = 2; stipend = $3,000 } }
      """
    let result = runScenario(
      RunRequest(source: .text(text), path: "x", variants: .base, settings: .medians))
    let report = render(CFOAppendix.lines.compose(try #require(result.runs.first)), as: .text)
    #expect(report.contains(heading))
    #expect(!report.contains("Part A (Title II"))
  }
}
