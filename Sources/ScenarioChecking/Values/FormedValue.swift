internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Which form a value has, with its number.
struct FormedValue {
  /// The form's name, e.g. `shareOfSalary`.
  let form: String
  /// The number.
  let typed: TypedFormula
  /// The rate of hours, where it is in dollars.
  var rate: TypedFormula?
}
