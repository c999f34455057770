internal import BudgetModel
internal import BudgetNames
internal import LanguageTable
internal import ScenarioSyntax

/// One entry whose value was kept.
struct KeptEntry {
  /// What stands before the equals sign, and its second part.
  let first: Word
  let second: Word?
  /// Its value, e.g. `enrollment.survival.9`.
  let key: ValueKey
}
