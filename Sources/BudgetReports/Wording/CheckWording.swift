import BudgetModel
import SummaryMeasures

/// The words of checks.
enum CheckWording {
  /// Where nothing is checked.
  static let none = "The scenario states no checks."

  /// Where the only checks are the lines of the adopted budget, all met.
  static let onlyLines = "Every line meets its adopted amount; the scenario states no other checks."

  /// The kind of a check.
  static func kind(_ kind: Check.Kind) -> String { kind.rawValue }

  /// What became of a check.
  static func outcome(_ outcome: CheckResult.Outcome) -> String {
    switch outcome {
    case .passed: "holds"
    case .failed: "FAILS"
    case .undecided: "undecided"
    case .notEvaluated: "not evaluated"
    }
  }
}
