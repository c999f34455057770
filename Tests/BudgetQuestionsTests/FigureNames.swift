import BudgetNames
import BudgetProjection
import CalculationGraphs
import FigureCatalogue
import SummaryMeasures

// Figures by their names as people write them; expected figures of other programs have such names.

extension ProjectedBudget {
  /// Every figure by each of its spellings, one node a year.
  var figuresByName: [String: [Node]] {
    var found: [String: [Node]] = [:]
    for key in figures.keys { found[key.description] = figures[key]?.byYear }
    for alias in FigureKey.aliases { found[alias.name] = figures[alias.key]?.byYear }
    for key in figures.keys {
      for other in key.otherSpellings where found[other] == nil {
        found[other] = figures[key]?.byYear
      }
    }
    return found
  }
}

extension ValueKey {
  /// The key of a spelled path, e.g. `class_size.all.rules.PK_4`.
  static func spelled(_ path: String) -> ValueKey {
    guard let key = ValueKey(path: path) else { preconditionFailure("\(path) is no path") }
    return key
  }
}

extension RunSummary {
  /// A measure by its id in the results, e.g. `coverage.recurring`.
  func measure(_ id: String) -> MeasureSummary? { measures.first { $0.id == id } }

  /// A probability by its id in the results, e.g. `covered.FY2027`.
  func probability(_ id: String) -> ProbabilitySummary? { probabilities.first { $0.id == id } }
}
