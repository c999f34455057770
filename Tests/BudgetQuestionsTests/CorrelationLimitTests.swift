import BudgetProjection
import Diagnostics
import MonteCarlo
import ScenarioFiles
import Testing

@testable import BudgetQuestions

/// Correlations of exactly ±1, and all others that draws can have together, are taken; what cannot be is
/// told with its pairs and with what would be possible.
@Suite struct CorrelationLimitTests {
  private func diagnostics(_ correlations: [String]) -> [Diagnostic] {
    checkScenario(
      .text(
        """
        language 1
        scenario "t" { years = FY2026..FY2028 }
        driver a = normal(mean = 3%, sd = 1%)
        driver b = normal(mean = 3%, sd = 1%)
        driver c = normal(mean = 3%, sd = 1%)
        \(correlations.joined(separator: "\n"))
        staff teachers "Teachers" { positions = 10 FTE; salary = $50,000 per FTE grow by c }
        plan "p" {
          leader mentor "Mentor Teacher" { count = 1; stipend = $4,000 grow by b }
          repurpose copiers "Extra photocopiers" { saves = $8,000 per year grow by a }
        }
        """)
    ).diagnostics.filter { $0.severity == .error }
  }

  @Test(arguments: [
    ["correlate a with b at 1"], ["correlate a with b at -1"],
    ["correlate a with b at 1", "correlate b with c at 1", "correlate a with c at 1"],
    ["correlate a with b at 1", "correlate a with c at 0.5", "correlate b with c at 0.5"],
    // The determinant 1 − 0.36 − 0.64 is 0.
    ["correlate a with b at 0.6", "correlate b with c at 0.8"],
  ])
  func whatDrawsCanHaveIsTaken(_ correlations: [String]) {
    #expect(diagnostics(correlations).map(\.message) == [])
  }

  /// Of correlated drivers the one declared first keeps its strata, however the pair is written; the
  /// later one does not, and one without correlation does.
  @Test(arguments: ["late with early", "early with late"])
  func theOneDeclaredFirstKeepsItsStrata(_ pair: String) throws {
    let all = try AllTrials(
      .text(
        """
        language 1
        scenario "t" { years = FY2026..FY2027 }
        driver early = uniform(low = 0%, high = 1%)
        driver late = uniform(low = 0%, high = 1%)
        driver alone = uniform(low = 0%, high = 1%)
        correlate \(pair) at 0.5
        plan "p" {
          repurpose copiers "Extra photocopiers" { saves = $8,000 per year grow by late }
          repurpose paper "Paper" { saves = $8,000 per year grow by early }
        }
        """), SimulationSettings(trials: 20_000, seed: 4))
    let figures = try #require(all.projection.runs.first).figuresByName
    func strata(_ name: String) throws -> [Int] {
      let nodes = try #require(figures["driver.\(name)"])
      return all.columns(nodes).flatMap { column in
        stride(from: 0, to: 20_000, by: 1_000).map { first in
          Set(column[first..<first + 1_000].map { Int($0 * 100_000) }).count
        }
      }
    }
    // 0.01 · u · 100,000 may fall a last digit below a whole number.
    #expect(try strata("alone").allSatisfy { $0 >= 998 })
    #expect(try strata("early").allSatisfy { $0 >= 998 })
    #expect(try strata("late").allSatisfy { (582...682).contains($0) })
    #expect(try strata("early").count == 40)
  }

  /// With a–b 1 and b–c 0.5 only 0.5 is possible for a–c; with 0.9 and 0.9 from 0.62 to 1
  /// (0.81 ± 0.19).
  @Test func whatCannotBeNamesPairsAndRange() throws {
    let one = try #require(
      diagnostics(["correlate a with b at 1", "correlate b with c at 0.5"]).first)
    #expect(one.code.id == "correlation-matrix")
    #expect(one.notes.contains("a pair that is not written counts as 0"))
    let three = try #require(
      diagnostics([
        "correlate a with b at 0.9", "correlate b with c at 0.9", "correlate a with c at 0",
      ]).first)
    #expect(
      three.notes.first?.contains("driver.a with driver.b at 0.9; driver.b with driver.c at 0.9")
        == true)
    #expect(three.notes.contains { $0.hasSuffix("can be from 0.62 to 1") })
  }

  /// The growth of a cohort method is read by nobody.
  @Test func aChangeThatNothingReadsIsTold() throws {
    let found = checkScenario(
      .text(
        """
        language 1
        scenario "t" { years = FY2026..FY2027 }
        school oak "Oak" { }
        enrollment FY2025 {
              K  1
          oak 62 58
          method = cohort_survival
          survival = 99%
        }
        class_size all { grades = K..1; target = 22 students; cap = 25 students }
        staff teachers "Teachers" { positions = 1 FTE per section; salary = $56,000 per FTE }
        plan "p" { leader mentor "Mentor" { count = 1; stipend = $4,000 } }
        variant x "3% fewer" { set enrollment.growth = -3% }
        """)
    ).diagnostics
    let told = found.filter { $0.code.id == "unused-key" }.map(\.message)
    #expect(
      told.contains("`enrollment.growth` has no effect: the method is `cohort_survival`"))
  }
}
