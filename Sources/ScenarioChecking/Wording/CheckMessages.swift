internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

/// The wording of messages about checks.
enum CheckMessages {
  static func emptyCheck(_ block: Block) -> Diagnostic {
    Diagnostic(
      .badCondition, "this `\(block.keyword.text)` says nothing that must hold", at: block.header,
      fix: "write a condition between the braces")
  }

  static func toleranceUnit(_ typed: TypedFormula, _ unit: Unit) -> Diagnostic {
    Diagnostic(
      .mixedUnits,
      "the tolerance is \(typed.words), the figure \(unit.isRatio ? "a ratio" : unit.words)",
      at: typed.range, fix: "write it in the figure's unit, or as a percentage of the value")
  }

  static func badCondition(_ range: SourceRange, _ form: String) -> Diagnostic {
    Diagnostic(
      .badCondition, "the condition is not of a form this check takes", at: range,
      fix: "write \(form)")
  }

  static func missingCheckYears(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingYearsOfCheck, "it is not said in which years this is tested", at: range,
      fix: "add `in each year`, `in all years`, `in each year from FY…` or `in FY…`")
  }
}
