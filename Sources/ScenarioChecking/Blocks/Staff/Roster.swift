internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// People by lane and step as a file gives them.
struct Roster {
  /// One row.
  struct Row {
    /// The lane; `nil` for the schedule's only one.
    let lane: String?
    /// The number of the step.
    let step: Int
    /// FTE.
    let people: Double
    /// The place of the step's cell.
    let range: SourceRange
  }

  /// The rows in written order.
  let rows: [Row]
  /// The place of the block.
  let range: SourceRange
}
