internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

extension Collection<ValueKey> {
  /// The keys in the order of their paths.
  var sortedByPath: [ValueKey] {
    map { ($0, $0.description) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
