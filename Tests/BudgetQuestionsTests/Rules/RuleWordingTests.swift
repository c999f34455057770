import BudgetModel
import BudgetProjection
import BudgetQuestions
import MonteCarlo
import SummaryMeasures
import Testing

@testable import BudgetReports

/// What reports print about a rule beside its odds by year.
@Suite struct RuleWordingTests {
  private static let years = ["FY2026", "FY2027", "FY2028"]

  private static func details(
    _ id: String, _ text: String, isDeterministic: Bool = false, trials: Int = 2_000
  ) throws -> [String] {
    let summary = try run(text, SimulationSettings(trials: trials, threads: 1))
    let rule = try #require(summary.rules.first { $0.rule.id == id })
    return RuleWording.details(rule, years: years, isDeterministic: isDeterministic)
  }

  /// A rule that trips in fewer futures than ask for review says so with both shares.
  @Test(arguments: [
    (4, "", "It trips in 4 of 100 futures, below the 5.0% from which a rule asks for review "),
    (6, "review_from = 12.5%", "It trips in 6 of 100 futures, below the 12.5% from which a rule "),
    (5, "", nil), (0, "", nil),
  ])
  func below(_ chance: Int, _ header: String, _ start: String?) throws {
    // A chance of 0 is one of spending more, which no rule minds.
    let text = ReviewShareTests.text(max(chance, 1), header)
      .replacing("$900,000", with: chance == 0 ? "$1,100,000" : "$900,000")
    let found = try Self.details("idea-moe", text).filter { $0.contains("below the") }
    #expect(found.count == (start == nil ? 0 : 1))
    if let start {
      #expect(found[0].hasPrefix(start))
      #expect(found[0].hasSuffix("(`review_from`)."))
    }
  }

  /// What leaving out small schools would come to.
  @Test(arguments: ComparabilityTests.cases)
  func alternative(_ tried: ComparabilityTests.Case) throws {
    let found = try Self.details("comparability", ComparabilityTests.text(tried), trials: 40)
      .filter { $0.hasPrefix("With `comparability_leaves_out = 100 students`") }
    let words = tried.without.map { $0 ? "it would stay." : "this would vanish." }
    #expect(
      found == (words.map { ["With `comparability_leaves_out = 100 students` \($0)"] } ?? []))
  }

  /// Award years after the horizon in which effort is missed, and what awards are cut by there.
  @Test(arguments: FiscalEffortTests.cases)
  func awardYearsAfterTheHorizon(_ tried: FiscalEffortTests.Case) throws {
    let text = FiscalEffortTests.text(tried)
    let later = [2029, 2030].filter { tried.trips[$0 - 2026] == 1 }
    for isDeterministic in [true, false] {
      let found = try Self.details("essa-moe", text, isDeterministic: isDeterministic, trials: 40)
        .filter { $0.hasPrefix("Award years after the horizon") }
      let odds = isDeterministic ? "" : "every future in "
      let span = later.map { "FY\($0)" }.joined(separator: " to ")
      #expect(
        found == (later.isEmpty ? [] : ["Award years after the horizon: in \(odds)\(span)."]))
    }
    let isCut = tried.cuts[3] != 0 || tried.cuts[4] != 0
    let cuts = try Self.details("essa-moe", text, trials: 40).filter { $0.contains("on average: ") }
    #expect(!cuts.isEmpty == isCut, "\(cuts)")
  }
}
