internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// One written value of a target.
struct WrittenValue {
  let value: Expression
  let clauses: Clauses
  let range: SourceRange
  /// Reads the value where it is more than a number with its unit.
  var typed: TypedFormula?
  /// The source of a ready-made value.
  var readyMadeSource: String?
  /// What is settled of it, by fiscal year.
  var settled: [Int: Double] = [:]
}
