import BudgetModel
import BudgetProjection
import ReportDocuments
import SummaryMeasures

/// The leader roles: people, released time and what it costs.
struct LeaderSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// Leaders and new leaders of every role by year.
  var people: [ReportPart] {
    let rows = run.leaders.filter { ["count", "new"].contains($0.name) }.map { entry in
      ReportTable.Row(
        [.text("\(entry.title): \(LeaderWording.title(entry.name).lowercased())")]
          + entry.byYear.map { ReportCell.figure($0.mean, unit: entry.unit) })
    }
    if rows.isEmpty { return [] }
    return [
      .table(
        ReportTable(
          caption: LeaderWording.peopleCaption,
          columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
          rows: rows))
    ]
  }

  /// Every role's people, released time and what it costs, by year.
  var table: [ReportPart] {
    guard !run.leaders.isEmpty else { return [] }
    var rows: [ReportTable.Row] = []
    var role: String?
    for entry in run.leaders {
      if entry.id != role { rows.append(.init([entry.title], kind: .group)) }
      role = entry.id
      let means = entry.byYear.map { ReportCell.figure($0.mean, unit: entry.unit) }
      rows.append(.init([.text(LeaderWording.title(entry.name))] + means))
      if entry.name == "chargeable" { rows.append(coverRow(entry.id)) }
    }
    let hasRelease = run.leaders.contains { $0.name == "chargeable" }
    return [
      .heading(level: 2, LeaderWording.heading),
      .table(
        ReportTable(
          caption: LeaderWording.caption,
          columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
          rows: rows, note: hasRelease ? LeaderWording.releaseNote : nil)),
    ]
  }

  /// What covering a role's released time adds to spending: the cost side of its line less the saving
  /// side.
  private func coverRow(_ role: String) -> ReportTable.Row {
    let sides = run.lines.filter { $0.line.id == "leader.\(role).release" }
    let cells = years.indices.map { index in
      let means = sides.compactMap { side in
        side.byYear.element(at: index).map { (side.line.role, $0.mean) }
      }
      let sum = means.reduce(0) { $0 + ($1.0 == .cost ? $1.1.value : -$1.1.value) }
      let error = means.compactMap(\.1.error).max()
      return ReportCell.dollars(sum, place: FigureFormat.place(error: error))
    }
    return ReportTable.Row([.text(LeaderWording.coverCost)] + cells)
  }
}

/// The words about leader roles.
enum LeaderWording {
  /// Above the table of roles.
  static let heading = "Leader roles"
  /// Above its columns.
  static let caption = "People and released time of each role (means)"
  /// Above its people alone.
  static let peopleCaption = "People of each role (means)"
  /// What the two prices of released time are.
  static let releaseNote =
    "Own pay is what a fund may be charged for the leaders' released time; the cost of cover is what "
    + "covering it adds to spending. Teachers served are the group's other teachers where the role works."

  /// What covering adds to spending.
  static let coverCost = "Cost of covering released time"

  /// The name of a role's figure for people.
  static func title(_ name: String) -> String {
    switch name {
    case "count": "Leaders"
    case "new": "New leaders of the year"
    case "moved_up": "Moved up to another role"
    case "unfilled": "Not filled for want of qualified people"
    case "students": "Students per leader"
    case "hours_per_teacher": "Released hours per teacher served"
    case "chargeable": "Leaders' own pay for released time"
    case "sections_spared": "Sections spared by larger classes"
    case "base_pay_holders": "Holders of the permanent raise"
    default: name
    }
  }
}
