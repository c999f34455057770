internal import Diagnostics
internal import Quantities
internal import ScenarioSyntax

/// A grade whose number is taken from history, and where that was written.
struct HistoryGrade {
  let grade: Grade
  let method: HistoryMethod
  let range: SourceRange
  let clauses: Clauses
  /// What is written for some years instead.
  var later: [WrittenValue] = []
  /// It was written for all grades that have no number of their own.
  var isForAll = false
  /// The grade behind a keyword where it was written for it alone.
  var qualifier: String { isForAll ? "" : " \(grade.rawValue)" }
}
