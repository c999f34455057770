internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// What a value is a value of.
struct ValueTarget {
  /// Which value it is.
  let key: ValueKey
  /// The title for registers.
  var title: String
  /// The name in messages.
  let name: String
  /// The unit and range it must have; `nil` takes any unit.
  var quantity: QuantityDescription?
  /// When a draw is made where nothing is written.
  let timing: KeyDescription.Timing
  /// What holds where nothing is written.
  var standardNumber: Double?
  /// A decision of the district.
  var isDecision = false
  /// The growth may be drawn by school and grade.
  var mayBeByCell = false
  /// The value lives in the plan only.
  var isPlanOnly = false
  /// It was written several times, in one unit.
  var keepsItsUnit = false
  /// The first year of the item, from which a ramp counts.
  var startYear: Int?

  /// What it allows; `nil` where any number is allowed.
  var limits: ValueLimits? {
    guard let quantity, quantity.least != nil || quantity.greatest != nil else { return nil }
    let form: ValueLimits.Form =
      quantity.unit.isRatio && quantity.shape != .amount
      ? .percent : quantity.unit.isMoney ? .dollars : .plain
    return ValueLimits(
      name: name, words: quantity.words, least: quantity.least, greatest: quantity.greatest,
      form: form)
  }
}
