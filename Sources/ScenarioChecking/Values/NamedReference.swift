internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// A name in a formula or check.
struct NamedReference {
  /// What it means.
  let figure: Figure
  /// Its unit was known.
  let hasUnit: Bool
  /// It was asked for without the plan.
  let isOfStatusQuo: Bool
  /// Its place.
  let range: SourceRange
}
