import BudgetModel
import BudgetNames
import Diagnostics
import FigureCatalogue
import ProbabilityDistributions

@testable import SummaryMeasures

extension ReportedRunFixture {
  /// A value written once.
  static func value(
    _ path: String, _ title: String, unit: String, _ formula: ValueFormula, line: Int?,
    growth: Growth? = nil, source: String? = nil, because: String? = nil,
    changes: [ValueChange] = []
  ) -> YearlyValue {
    guard let key = ValueKey(path: path) else { preconditionFailure("\(path) is no path") }
    return YearlyValue(
      key: key, title: title, unit: unit,
      segments: [
        ValueSegment(
          formula: formula, growth: growth, datedYear: 2026, text: "as written",
          range: line.map { range(line: $0) }, source: source, because: because)
      ], changes: changes)
  }

  /// The status quo's values: an award with a source, a driver and a default.
  static var statusQuoValues: [ValueKey: YearlyValue] {
    let growth = Growth(
      rate: .reference(.value(ValueKey("driver", "raises", nil)), at: nil),
      floorShare: .constant(0.9))
    let values = [
      value(
        "fund.title2.award", "Title II, Part A: award", unit: "$ per year", .constant(61_000),
        line: 20, growth: growth, source: "State allocation table"),
      value(
        "driver.raises", "Raises", unit: "rate",
        .process(
          DrawnProcess(
            name: "raises",
            form: .autoregressive(mean: 0.025, sd: 0.01, persistence: 0.8, last: 0.03))),
        line: 3),
      value(
        "staff.teachers.step", "Teachers: step", unit: "rate", .constant(0.011), line: nil),
    ]
    return Dictionary(uniqueKeysWithValues: values.map { ($0.key, $0) })
  }

  /// The plan's values: a cited stipend, an illustrative saving and a drawn induced one.
  static var planValues: [ValueKey: YearlyValue] {
    let change = ValueChange(
      operation: .increase, operand: .constant(1_000), growth: nil, firstYear: 2027, lastYear: nil,
      author: "variant plus_one", text: "set repurpose.copiers.saves += $1,000 from FY2027",
      range: range(line: 33), source: nil, because: "quote of the vendor")
    let values = [
      value(
        "leader.master.stipend", "Master Teacher: stipend", unit: "$ per leader per year",
        .constant(10_000), line: 11, source: "NIET: $7,000-$15,000"),
      value(
        "repurpose.copiers.saves", "Extra photocopiers: saves", unit: "$ per year",
        .constant(160_000), line: 12, because: "illustrative", changes: [change]),
      value(
        "repurpose.intervention.saves", "Intervention: saves", unit: "$ per year",
        .arithmetic(
          .multiply, .constant(64_000),
          .draw(
            DrawnValue(
              name: "r", distribution: .uniform(low: 0.2, high: 0.8), eachYear: false))),
        line: 14),
    ]
    return Dictionary(uniqueKeysWithValues: values.map { ($0.key, $0) })
  }

  /// A check that fails.
  static var check: CheckResult {
    CheckResult(
      check: Check(
        kind: .expect, title: "recurring money covers it",
        text: "P(coverage >= 1 in each year) >= 95%",
        condition: .everyTrial(.constant(1), years: [2026]), range: range(line: 30)),
      outcome: .failed, finding: "85.0 % ± 0.4 in FY2026, asked ≥ 95 %", year: 2026, trial: nil)
  }
}
