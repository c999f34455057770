internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// A formula of a check with its unit.
struct TypedCheck {
  let formula: CheckFormula
  let unit: Unit
  let isPercent: Bool
  /// The number, where it is one.
  let constant: Double?
  let range: SourceRange
}
