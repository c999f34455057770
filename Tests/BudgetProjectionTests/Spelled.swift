import BudgetModel
import BudgetNames
import BudgetProjection
import CalculationGraphs
import FigureCatalogue

// Names as they are spelled, so that tests can be read.

extension ValueKey {
  /// The key of a spelled path, e.g. `staff.teachers.salary`.
  static func spelled(_ path: String) -> ValueKey {
    guard let key = ValueKey(path: path) else { preconditionFailure("\(path) is no path") }
    return key
  }
}

extension ValueFormula {
  /// A declared value by its spelled path.
  static func value(_ path: String) -> ValueFormula {
    .reference(.value(.spelled(path)), at: nil)
  }

  /// A figure of the whole district.
  static func figure(_ figure: Figure) -> ValueFormula { .reference(figure, at: nil) }
}

extension ProjectedBudget {
  /// The keys of all figures by all their spellings.
  var keysByName: [String: FigureKey] {
    var keys: [String: FigureKey] = [:]
    for key in figures.keys { keys[key.description] = key }
    for alias in FigureKey.aliases where figures[alias.key] != nil { keys[alias.name] = alias.key }
    for key in figures.keys {
      for other in key.otherSpellings where keys[other] == nil { keys[other] = key }
    }
    return keys
  }
}
