internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// A `set` with its target and years resolved.
struct ResolvedChange {
  /// The change.
  let change: ValueChange
  /// It acts in the plan's world only.
  let isPlan: Bool
  /// It takes the place of a change of the plan, so that even one that adds nothing says something.
  var replacesAnother = false
}
