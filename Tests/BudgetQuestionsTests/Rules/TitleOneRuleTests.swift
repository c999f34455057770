import BudgetModel
import BudgetProjection
import BudgetQuestions
import LanguageTable
import SummaryMeasures
import Testing

/// The limit on Title I-A money carried over (ESEA §1127) and the hold-harmless floor (§1122(c)).
@Suite struct TitleOneRuleTests {
  /// An award, what the plan spends of it, and what lapses above the limit.
  struct Carryover: CustomTestStringConvertible, Sendable {
    /// Where the law says so.
    let source: String
    /// The award, $.
    let award: Int
    /// What the plan spends of it, $ a year.
    let spent: Int
    /// More keys of the stream.
    var keys = ""
    /// What is left above 15 % of the award, $ a year.
    let excess: Double
    /// Whether the rule asks for review.
    let trips: Bool
    var testDescription: String { source }
  }

  static let carryovers: [Carryover] = [
    Carryover(
      source: "§1127(a): 15 % of 100,000 may be carried over", award: 100_000, spent: 85_000,
      excess: 0, trips: false),
    Carryover(
      source: "§1127(a): 16 % may not", award: 100_000, spent: 84_000, excess: 1_000, trips: true),
    Carryover(
      source: "§1127(a): nothing is spent", award: 100_000, spent: 0, excess: 85_000, trips: true),
    Carryover(
      source: "§1127(a): all is spent", award: 100_000, spent: 100_000, excess: 0, trips: false),
    Carryover(
      source: "§1127(c): below $50,000 there is no limit", award: 49_999, spent: 0, excess: 0,
      trips: false),
    Carryover(
      source: "§1127(c): at $50,000 there is", award: 50_000, spent: 0, excess: 42_500, trips: true),
    Carryover(
      source: "§1127(a): a stream that carries over 15 %", award: 100_000, spent: 90_000,
      keys: "carryover = 15%", excess: 0, trips: false),
    Carryover(
      source: "§1127(a): a stream that carries over 16 % is found as written", award: 100_000,
      spent: 100_000, keys: "carryover = 16%", excess: 0, trips: true),
    Carryover(
      source: "§1127(c): a small award may be carried over whole", award: 49_999, spent: 40_000,
      keys: "carryover = 100%", excess: 0, trips: false),
  ]

  private static func text(_ fund: String, spent: Int) -> String {
    RuleCase.district().replacing(
      "school oak \"Oak\" { }", with: "school oak { title1 = schoolwide }"
    )
    .replacing("line kits { cost = $0 per year }", with: "line aid { cost = $\(spent) per year }")
      + "fund title1 { program = title1; available = 100%; pays_for = other; schools = all\n"
      + fund + "\n}\n"
  }

  @Test(arguments: carryovers)
  func carryover(_ tried: Carryover) throws {
    let award = "award = $\(tried.award) per year floor 85% of prior year\n\(tried.keys)"
    let rule = try RuleCase.rule("title1-carryover", Self.text(award, spent: tried.spent))
    let excess = rule.amounts.first?.meanByYear.map(\.value) ?? [0, 0, 0]
    expectEqual(excess, [tried.excess, tried.excess, tried.excess], tried.source)
    #expect(rule.status == (tried.trips ? .forReview : .clear))
  }

  /// The rule names the waiver of §1127(b).
  @Test func waiverIsNamed() throws {
    let rule = try #require(LanguageTable.reviewRule("title1-carryover"))
    #expect(rule.wording.contains("waive the limit once in three years"))
    #expect(rule.wording.contains("(§1127(b))"))
    #expect(rule.citation == "ESEA §1127(a) to (c) (20 U.S.C. 6339)")
  }

  /// §1122(c)(1): 95 % of the year before from 30 % of children in poverty, 90 % from 15 %, else 85 %.
  @Test(
    arguments: [
      ("30%", "95%", false), ("30%", "90%", true), ("29.9%", "90%", false),
      ("29.9%", "95%", true), ("15%", "90%", false), ("15%", "85%", true),
      ("14.9%", "85%", false), ("14.9%", "90%", true),
    ])
  func floor(_ poverty: String, _ floor: String, _ trips: Bool) throws {
    let keys = "award = $90,000 per year floor \(floor) of prior year; poverty = \(poverty)"
    let rule = try RuleCase.rule("title1-floor", Self.text(keys, spent: 90_000))
    #expect(rule.status == (trips ? .forReview : .clear))
  }
}
