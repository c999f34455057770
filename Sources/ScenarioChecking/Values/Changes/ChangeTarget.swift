internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// One value that a path names.
struct ChangeTarget {
  let value: ValueKey
  let key: KeyDescription?
  let instance: BlockInstance?
  let quantity: QuantityDescription?
  let shape: QuantityDescription.Shape
  let timing: KeyDescription.Timing
  let name: String
  /// Where its form was written.
  var written: SourceRange?
  /// It multiplies the students of a year, and is written nowhere else.
  var isShock = false
}
