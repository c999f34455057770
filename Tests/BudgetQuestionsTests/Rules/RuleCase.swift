import BudgetProjection
import BudgetQuestions
import MonteCarlo
import SummaryMeasures
import Testing

/// Small districts on which single rules are tried, without any draw.
enum RuleCase {
  /// A school with two classes, and a plan that costs nothing.
  static func district(_ years: String = "FY2026..FY2028", _ header: String = "") -> String {
    """
    language 1
    scenario "Rule" { years = \(years); \(header) }
    school oak "Oak" { }
    enrollment FY2026 { K 1; oak 40 40 }
    class_size lower { grades = K..1; target = 20 students }
    staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE }
    plan { line kits { cost = $0 per year } }

    """.replacing("K 1; oak 40 40", with: "\n    K 1\n  oak 40 40\n")
  }

  /// A rule's summary on the path without draws.
  static func rule(_ id: String, _ text: String) throws -> RuleSummary {
    let found = try run(text, SimulationSettings(trials: 40, threads: 1))
    return try #require(found.rules.first { $0.rule.id == id })
  }

  /// Amounts of years of the horizon, one dated setting each.
  static func dated(_ key: String, _ amounts: [Double], _ unit: String) -> String {
    amounts.enumerated().map { "\(key) = \(number($0.element))\(unit) in FY\(2026 + $0.offset)" }
      .joined(separator: "\n  ")
  }

  /// A number as the language writes it.
  static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
