import BudgetQuestions
import Diagnostics
import MonteCarlo
import Testing

/// What is offered for dollars without `per year` can be typed as printed.
@Suite struct YearlyFlowFixTests {
  private func diagnostics(_ award: String) -> [Diagnostic] {
    let text = """
      language 1
      scenario "Flow" { years = FY2026..FY2027 }
      staff teachers { positions = 100 FTE; salary = $50,000 per FTE }
      fund grant { award = \(award) because "a test"; available = 100%; pays_for = leader stipends }
      plan "Plan" { leader lead { count = 2; stipend = $750 because "a test" } }
      """
    return runScenario(
      RunRequest(
        source: .text(text), path: "test.scenario", variants: .base,
        settings: SimulationSettings(trials: 10, seed: 1))
    ).diagnostics.filter { $0.severity == .error }
  }

  @Test(arguments: [
    ("$1,000", "$1,000 per year"), ("$1,000 to $2,000", "$1,000 to $2,000 per year"),
    (
      "uniform(low = $1,000, high = $2,000)",
      "uniform(low = $1,000 per year, high = $2,000 per year)"
    ),
    ("max($1,000, 2 * $600)", "max($1,000 per year, 2 * $600 per year)"),
  ])
  func aBalanceBecomesAFlow(_ written: String, _ fixed: String) throws {
    let found = diagnostics(written)
    #expect(found.map(\.code.id) == ["balance-not-flow"])
    #expect(found.first?.fix == "write `\(fixed)`")
    #expect(diagnostics(fixed).isEmpty)
  }
}
