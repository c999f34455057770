internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// A distribution with the unit of what it draws.
struct TypedDistribution {
  let distribution: Distribution
  let unit: Unit
  let isPercent: Bool
  /// A CSV column of plain numbers of which is not said whether they are percentages.
  var plainColumn: PlainColumn?
}
