import BudgetModel
import BudgetProjection
import BudgetQuestions
import Foundation
import SummaryMeasures
import Testing

/// Maintenance of effort under ESEA §8521 and 34 CFR 299.5, case by case.
@Suite struct FiscalEffortTests {
  /// A district's effort by fiscal year, and what is found for award years FY2026 to FY2030.
  struct Case: CustomTestStringConvertible, Sendable {
    /// Where the law says so.
    let source: String
    /// Effort of FY2023, FY2024 and FY2025, in millions; `nil` where it is not written.
    let past: [Double?]
    /// Effort of FY2026 to FY2028, in millions.
    let horizon: [Double]
    /// Students of FY2023 to FY2025; empty where they are not written. The horizon has 80.
    var pupils: [Double] = []
    /// More keys of the general fund.
    var keys = ""
    /// 1 for each award year FY2026 to FY2030 in which the rule trips; `nil` where not assessed.
    let trips: [Double?]
    /// What awards are cut by, in award years FY2026 to FY2030.
    var cuts: [Double] = [0, 0, 0, 0, 0]
    var testDescription: String { source }
  }

  static let failed = "moe_failed = FY2022"
  static let met = "moe_met = FY2021..FY2025"

  static let cases: [Case] = [
    // §8521(a): not less than 90 percent of the second preceding year.
    Case(
      source: "§8521(a): 90 of 100 is enough", past: [100, 100, 90], horizon: [90, 90, 90],
      keys: met, trips: [0, 0, 0, 0, 0]),
    Case(
      source: "§8521(a): 89 of 100 is not enough", past: [100, 100, 89], horizon: [90, 90, 90],
      keys: met, trips: [0, 1, 0, 0, 0]),
    Case(
      source: "§8521(a): two falls of 10 percent each pass", past: [100, 90, 81],
      horizon: [72.9, 65.61, 59.049], keys: met, trips: [0, 0, 0, 0, 0]),
    // 299.5(c): money of July 2020 (award FY2021) compares FY2019 with FY2018: t − 2 with t − 3.
    Case(
      source: "299.5(c): a fall from t-3 to t-2 trips award t", past: [100, 80, 100],
      horizon: [100, 100, 100], keys: met, trips: [1, 0, 0, 0, 0]),
    Case(
      source: "299.5(c): a fall in the last year but two trips the last award year",
      past: [100, 100, 100], horizon: [80, 100, 100], keys: met, trips: [0, 0, 1, 0, 0]),
    Case(
      source: "299.5(c): a fall in the last year but one trips the year after the horizon",
      past: [100, 100, 100], horizon: [100, 80, 100], keys: met, trips: [0, 0, 0, 1, 0]),
    Case(
      source: "299.5(c): a fall in the last year trips the second year after the horizon",
      past: [100, 100, 100], horizon: [100, 100, 80], keys: met, trips: [0, 0, 0, 0, 1]),
    // §8521(b)(1): a cut in the exact proportion, only after a failure in one of five years.
    Case(
      source: "§8521(b)(1), T13: 100 to 88 after an earlier failure", past: [100, 88, 88],
      horizon: [88, 88, 88], keys: failed, trips: [1, 0, 0, 0, 0], cuts: [2.0 / 90, 0, 0, 0, 0]),
    Case(
      source: "§8521(b)(1), T13: 100 to 88 without one", past: [100, 88, 88],
      horizon: [88, 88, 88], keys: met, trips: [1, 0, 0, 0, 0]),
    Case(
      source: "§8521(b)(1): a failure five award years before counts", past: [100, 100, 100],
      horizon: [80, 100, 100], keys: "moe_failed = FY2023",
      trips: [0, 0, 1, 0, 0], cuts: [0, 0, 10.0 / 90, 0, 0]),
    Case(
      source: "§8521(b)(1): a failure six award years before does not", past: [100, 100, 100],
      horizon: [80, 100, 100], keys: "moe_failed = FY2022", trips: [0, 0, 1, 0, 0]),
    // Per pupil nothing is known before FY2026, so that the lesser amount cannot be its base.
    Case(
      source: "§8521(b)(1): a failure within the horizon counts for the next", past: [100, 80, 80],
      horizon: [60, 60, 60], keys: met, trips: [1, 1, 1, 1, 0],
      cuts: [0, 1.0 / 81, 12.9 / 72.9, 5.61 / 65.61, 0]),
    // §8521(b)(2): no such lesser amount for subsequent years; base 90 as a reading.
    Case(
      source: "§8521(b)(2): 100 to 80, then 72 fails with a cut of 11.1 %", past: [100, 80, 72],
      horizon: [90, 90, 90], keys: met, trips: [1, 1, 0, 0, 0], cuts: [0, 9.0 / 81, 0, 0, 0]),
    Case(
      source: "§8521(b)(2): 100 to 80, then 82 passes", past: [100, 80, 82],
      horizon: [82, 82, 82], keys: met, trips: [1, 0, 0, 0, 0]),
    Case(
      source: "§8521(b)(2): 100 to 80, then 81 is what is required", past: [100, 80, 81],
      horizon: [81, 81, 81], keys: met, trips: [1, 0, 0, 0, 0]),
    Case(
      source: "§8521(b)(2): after a year that passes its own amount is the base again",
      past: [100, 80, 82], horizon: [73.8, 73.8, 66.42], keys: met, trips: [1, 0, 0, 0, 0]),
    Case(
      source: "§8521(b)(2): two failures, the third requirement is 72.9", past: [100, 80, 72],
      horizon: [72.9, 72.9, 72.9], keys: met, trips: [1, 1, 0, 0, 0],
      cuts: [0, 9.0 / 81, 0, 0, 0]),
    // The measure most favourable to the district: in total or per pupil.
    Case(
      source: "§8521(a): per pupil is enough", past: [100, 80, 80], horizon: [80, 80, 80],
      pupils: [100, 80, 80], keys: met, trips: [0, 0, 0, 0, 0]),
    Case(
      source: "§8521(a): in total is enough", past: [100, 90, 90], horizon: [90, 90, 90],
      pupils: [60, 80, 80], keys: met, trips: [0, 0, 0, 0, 0]),
    Case(
      source: "§8521(b)(1): the cut follows the better measure", past: [100, 80, 80],
      horizon: [80, 80, 80], pupils: [100, 96, 80], keys: failed,
      trips: [1, 0, 0, 0, 0], cuts: [(90 - 100 * 80.0 / 96) / 90, 0, 0, 0, 0]),
    // The finding of the state goes before the calculation.
    Case(
      source: "a failure that the state found counts though effort is not written",
      past: [100, 88, 88], horizon: [88, 88, 88], keys: "moe_failed = FY2024",
      trips: [1, 0, 0, 0, 0], cuts: [2.0 / 90, 0, 0, 0, 0]),
    // Without history: not assessed, never clear.
    Case(
      source: "without FY2023 award year FY2026 is not assessed", past: [nil, 100, 100],
      horizon: [100, 100, 100], keys: met, trips: [nil, 0, 0, 0, 0]),
    Case(
      source: "without any history the horizon is not assessed", past: [nil, nil, nil],
      horizon: [100, 100, 80], keys: met, trips: [nil, nil, nil, 0, 1]),
  ]

  static func text(_ tried: Case) -> String {
    var keys = [tried.keys, "opening = $5,000,000"]
    for (year, effort) in zip(2023..., tried.past) {
      if let effort { keys.append("effort FY\(year) = $\(RuleCase.number(effort * 1_000_000))") }
    }
    for (year, pupils) in zip(2023..., tried.pupils) {
      keys.append("pupils FY\(year) = \(RuleCase.number(pupils)) students")
    }
    let amounts = tried.horizon.enumerated().map { offset, effort in
      "amount = $\(RuleCase.number((effort * 1_000_000).rounded())) per year in FY\(2026 + offset)"
    }
    return RuleCase.district() + "general_fund {\n\(keys.joined(separator: "\n"))\n}\n"
      + "spending all {\n\(amounts.joined(separator: "\n"))\n}\n"
  }

  @Test(arguments: cases)
  func awardYears(_ tried: Case) throws {
    let rule = try RuleCase.rule("essa-moe", Self.text(tried))
    for odds in [rule.plan, rule.statusQuo] {
      let odds = try #require(odds)
      let horizon = odds.byYear.enumerated().map { position, estimate in
        odds.isAssessed(position) ? estimate.value : nil
      }
      #expect(horizon + odds.later.map(\.estimate.value) == tried.trips)
      #expect(odds.later.map(\.year) == [2029, 2030])
    }
    let amount = rule.amounts.first { $0.unit == "share" }
    let cuts =
      amount.map { $0.meanByYear.map(\.value) + $0.later.map(\.estimate.value) } ?? [0, 0, 0, 0, 0]
    expectEqual(cuts, tried.cuts, tried.source)
    let isTripped = tried.trips.contains(1)
    let isOpen = tried.trips.contains(nil)
    #expect(rule.status == (isTripped ? .forReview : isOpen ? .notAssessed : .clear))
  }

  /// Nothing is said of a cut where nobody knows whether effort failed before.
  @Test func cutIsNotAssessed() throws {
    let open = Case(
      source: "", past: [100, 88, 88], horizon: [88, 88, 88], trips: [1, 0, 0, 0, 0])
    let texts = try RuleCase.rule("essa-moe", Self.text(open)).rule.findings.map(\.text)
    // Effort of FY2023 and FY2024 is that of award year FY2026; none of FY2021 to FY2025 is known.
    #expect(
      texts == [
        "Cut not assessed for award years FY2026 to FY2030: whether effort failed for FY2021 to "
          + "FY2025 is not known (write `moe_met` or `moe_failed` for them, e.g. `moe_met = "
          + "FY2021..FY2025`, or `effort` of the years that they ask for); failures that are known "
          + "count."
      ])
    var known = open
    known.keys = Self.met
    #expect(try RuleCase.rule("essa-moe", Self.text(known)).rule.findings.isEmpty)
  }

  /// What would have to be written is named with the year.
  @Test func missingEffortIsNamed() throws {
    let open = Case(
      source: "", past: [nil, 100, 100], horizon: [100, 100, 100], keys: Self.met, trips: [])
    let rule = try RuleCase.rule("essa-moe", Self.text(open))
    #expect(
      rule.rule.findings.map(\.text) == [
        "Not assessed for award years FY2026: write `effort FY2023 = $…`."
      ])
    #expect(rule.status == .notAssessed)
  }
}
