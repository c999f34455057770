import BudgetModel
import ReportDocuments
import SummaryMeasures

/// What became of the checks.
struct CheckSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// Every check with its outcome.
  var table: [ReportPart] {
    guard !run.checks.isEmpty else { return [.paragraph(CheckWording.none)] }
    // Lines that meet the adopted budget stand in their own table.
    let shown = run.checks.filter { $0.check.line == nil || $0.outcome != .passed }
    guard !shown.isEmpty else { return [.paragraph(CheckWording.onlyLines)] }
    let rows = shown.map { result in
      ReportTable.Row([
        CheckWording.kind(result.check.kind), result.check.title,
        CheckWording.outcome(result.outcome), result.finding,
      ])
    }
    return [
      .table(
        ReportTable(
          caption: nil,
          columns: ["Kind", "Check", "Outcome", "Found"].map { .init($0, isNumber: false) },
          rows: rows))
    ]
  }
}
