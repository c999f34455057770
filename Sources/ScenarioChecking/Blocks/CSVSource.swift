internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

/// Where a field of a CSV file is taken from.
enum CSVSource {
  case column(Int)
  case fixed(String)
}
