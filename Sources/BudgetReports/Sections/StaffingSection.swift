import BudgetModel
import ReportDocuments
import SummaryMeasures

/// Positions and pay of the staff groups.
struct StaffingSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// What becomes of the positions that the plan frees.
  var positions: [ReportPart] {
    guard !run.positions.isEmpty else { return [] }
    let rows = run.positions.map { entry in
      ReportTable.Row(
        [.text(CFOWording.staffing(entry.name))]
          + entry.byYear.map { .figure($0.mean, unit: "FTE") })
    }
    return [yearTable(CFOWording.positionCaption, rows, note: nil)]
  }

  /// Positions that the plan frees, and every staff group in both worlds.
  var tables: [ReportPart] {
    guard !run.positions.isEmpty || !run.staffing.isEmpty else { return [] }
    let parts = [.heading(level: 2, CFOWording.staffingHeading)] + positions
    var groups: [(id: String, title: String)] = []
    for entry in run.staffing where !groups.contains(where: { $0.id == entry.id }) {
      groups.append((entry.id, entry.title))
    }
    return parts
      + groups.map { group in
        let rows = run.staffing.filter { $0.id == group.id }.map { entry in
          let unit = Self.isMoney(entry.name) ? "$" : "FTE"
          return ReportTable.Row(
            [.text(CFOWording.staffing(entry.name))]
              + entry.byYear.map { .figure($0.mean, unit: unit) })
        }
        return yearTable("\(group.title) (means)", rows, note: CFOWording.valueNote)
      }
  }

  /// A table with one column a year.
  private func yearTable(_ caption: String, _ rows: [ReportTable.Row], note: String?) -> ReportPart
  {
    .table(
      ReportTable(
        caption: caption,
        columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
        rows: rows, note: note))
  }

  /// Whether a staffing figure is dollars.
  private static func isMoney(_ name: String) -> Bool {
    ["payroll", "cost", "substitutes", "_value"].contains { name.hasSuffix($0) }
  }
}
