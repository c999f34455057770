import BudgetModel
import BudgetProjection
import BudgetQuestions
import MonteCarlo
import SummaryMeasures
import Testing

/// From which share of futures a rule asks for review.
@Suite struct ReviewShareTests {
  /// Spending on special education falls below that of FY2025 with a stated chance.
  static func text(_ chance: Int, _ header: String) -> String {
    RuleCase.district("FY2026..FY2028", header)
      + """
      general_fund { opening = $5,000,000; special_education FY2025 = $1,000,000 }
      spending sped {
        special_education = yes
        amount = mixture(\(chance)%: $900,000 per year, \(100 - chance)%: $1,000,000 per year)
      }

      """
  }

  /// A Latin hypercube of 100 trials a replicate holds each hundredth once.
  @Test(
    arguments: [
      (4, "", RuleSummary.Status.clear), (5, "", .forReview), (6, "", .forReview),
      (6, "review_from = 10%", .clear), (10, "review_from = 10%", .forReview),
      (1, "review_from = 1%", .forReview), (1, "review_from = 0%", .forReview),
      (99, "review_from = 100%", .clear),
    ])
  func share(_ chance: Int, _ header: String, _ status: RuleSummary.Status) throws {
    let settings = SimulationSettings(trials: 2_000, threads: 1)
    let found = try run(Self.text(chance, header), settings)
    let rule = try #require(found.rules.first { $0.rule.id == "idea-moe" })
    #expect(rule.plan?.ever.value == Double(chance) / 100)
    #expect(rule.status == status)
    #expect(rule.isBelowReview == (status == .clear))
  }

  /// With nothing that trips there is nothing below.
  @Test func never() throws {
    let rule = try RuleCase.rule(
      "idea-moe", Self.text(4, "review_from = 0%").replacing("$900,000", with: "$1,100,000"))
    #expect(rule.status == .clear)
    #expect(!rule.isBelowReview)
  }
}
