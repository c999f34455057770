import Testing

@testable import BudgetReports
@testable import SummaryMeasures

/// No reader is told of 0 of 100, or of 100 of 100: none, every and all are words.
@Suite struct OddsWordingTests {
  private func odds(_ value: Double) -> Estimate {
    Estimate(value: value, error: 0, low: value, high: value, isRough: false)
  }

  @Test(arguments: [
    (
      0.0,
      "In none of the futures simulated does recurring money cover the plan in every year from FY2026"
    ),
    (0.62, "In 62 of 100 futures recurring money covers the plan in every year from FY2026"),
    (1.0, "In every future simulated recurring money covers the plan in every year from FY2026"),
  ])
  func headline(_ covered: Double, _ expected: String) {
    let text = HeadlineWording.futures(
      covered: odds(covered), savingsAlone: odds(covered == 1 ? 1 : 0), withoutInduced: nil,
      firstYear: "FY2026")
    // Where nothing covers the plan, savings alone need not be named.
    let alone = [0: ".", 1: "; in all savings alone do."][covered]
    #expect(text == expected + (alone ?? "; in none do savings alone."))
  }

  @Test(arguments: [
    (0.0, "in none of the futures."), (0.46, "in 46 of 100 futures."), (1.0, "in every future."),
  ])
  func lastYear(_ last: Double, _ expected: String) {
    let text = HeadlineWording.likelihood(
      covered: odds(0.5), finalYear: odds(last), lastYear: "FY2030")
    #expect(text.hasSuffix("FY2030, it covers the plan \(expected)"))
  }

  @Test(arguments: [
    (0.0, "So recurring money falls short in at least one year of every future simulated."),
    (1.0, "So recurring money covers the plan in every single year of every future simulated."),
    (0.6, "So recurring money is likely to cover the plan in every single year."),
  ])
  func likelihood(_ covered: Double, _ expected: String) {
    #expect(
      HeadlineWording.likelihood(covered: odds(covered), finalYear: nil, lastYear: "") == expected)
  }

  @Test func oneYearDecides() {
    let text = HeadlineWording.decidingYear(
      ("FY2028", odds(0)), [("FY2026", odds(1)), ("FY2029", odds(0.29)), ("FY2030", odds(0))])
    #expect(
      text
        == "One year decides: FY2028 is covered in none of 100 futures; FY2026 in all, FY2029 in 29, "
        + "FY2030 in none.")
  }

  @Test(arguments: [
    (
      38,
      "In 38 of 100 futures recurring money falls short of the plan in at least one year. The largest "
        + "reasons there, and what else would change the odds:"
    ),
    (
      100,
      "In every future recurring money falls short of the plan in at least one year. The largest "
        + "reasons there, and what else would change the odds:"
    ),
  ])
  func failing(_ trials: Int, _ expected: String) {
    #expect(RiskWording.failing(trials: trials, of: 100) == expected)
  }

  @Test(arguments: [
    (0.0, 0.62, "covered in every year in none of 100 futures instead of 62."),
    (0.93, 1.0, "covered in every year in 93 of 100 futures instead of all."),
  ])
  func instead(_ odds: Double, _ base: Double, _ expected: String) {
    #expect(RiskWording.covered("Title", self.odds(odds), instead: base) == "Title: " + expected)
  }

  @Test func firstShortYear() {
    #expect(
      RiskWording.firstShort([("FY2027", "100")])
        == "The first year in which recurring money falls short: FY2027 in every future.")
    #expect(
      RiskWording.firstShort([("FY2030", "92"), ("FY2031", "4")])?.hasSuffix(
        "FY2030 in 92, FY2031 in 4 of 100 futures.") ?? false)
  }

  @Test(arguments: [
    (0.0, "in none of the futures simulated has it been by FY2030."),
    (0.41, "in 41 of 100 futures it has been by FY2030, and does not come back."),
    (1.0, "in every future it has been by FY2030, and does not come back."),
  ])
  func endedStreams(_ ended: Double, _ expected: String) {
    let text = RiskWording.endableStream("Grant", ended, error: 0, last: "FY2030")
    #expect(text == "Grant may be ended: " + expected)
  }

  @Test func netCostOfAComparison() {
    let mean = odds(-12_830_000)
    #expect(
      ComparisonWording.netCost(mean, odds: [0, 0, 100]).hasSuffix(
        "less in all 100 futures, the same in none, more in none."))
    #expect(
      ComparisonWording.netCost(mean, odds: [3, 5, 92]).hasSuffix(
        "less in 92 of 100 futures, the same in 5, more in 3."))
  }

  @Test func whatWasRun() {
    #expect(
      ProvenanceWording.variants(["two_more", "a+b"], against: nil)
        == "Variants: base, two_more, a+b")
    #expect(
      ProvenanceWording.variant(nil, with: "5 values") == "Variant: none (base), with 5 values")
  }
}
