import BudgetModel
import BudgetProjection
import ReportDocuments
import SummaryMeasures

extension RunSections {
  /// Every role's people, released time and what it costs, by year; nothing where no role states
  /// more than how many leaders it has.
  var leaderTable: [ReportPart] {
    guard run.leaders.contains(where: { $0.name != "count" }) else { return [] }
    var rows: [ReportTable.Row] = []
    var role: String?
    for entry in run.leaders {
      if entry.id != role { rows.append(.init([entry.title], kind: .group)) }
      role = entry.id
      rows.append(
        .init(
          [LeaderWording.title(entry.name)] + entry.byYear.map { figure($0.mean, unit: entry.unit) }
        ))
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
}

/// The words about leader roles.
enum LeaderWording {
  /// Above the table of roles.
  static let heading = "Leader roles"
  /// Above its columns.
  static let caption = "People and released time of each role (means)"
  /// What the two prices of released time are.
  static let releaseNote =
    "Own pay is what a fund may be charged for the leaders' released time; the cost of cover is what "
    + "covering it adds to spending."

  /// The name of a role's figure for people.
  static func title(_ name: String) -> String {
    switch name {
    case "count": "Leaders"
    case "unfilled": "Not filled for want of qualified people"
    case "students": "Students per leader"
    case "release_fte": "Released positions, FTE"
    case "chargeable": "Leaders' own pay for released time"
    case "cover_cost": "Cost of covering released time"
    case "base_pay_holders": "Holders of the permanent raise"
    default: name
    }
  }
}
