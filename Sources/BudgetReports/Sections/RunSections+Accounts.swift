import BudgetModel
import BudgetProjection
import ReportDocuments
import SummaryMeasures

extension RunSections {
  /// Every stream's account by year.
  func streamAccounts(place: Double) -> [ReportPart] {
    guard !run.streams.isEmpty else { return [] }
    return [.heading(level: 2, CFOWording.accountHeading)]
      + run.streams.map { account($0, place: place) }
  }

  /// The entries that do not take part in the account's sums.
  private static let information = [
    "received", "transferred_out", "transferred_in", "set_aside", "committed", "carry_limit",
    "float",
  ]

  /// One stream's account: what comes in, what becomes of it, both with the same total.
  private func account(_ stream: StreamSummary, place: Double) -> ReportPart {
    func entry(_ name: String) -> (title: String, values: [Double])? {
      stream.accounts.first { $0.name == name }.map {
        (CFOWording.account(name), $0.byYear.map(\.mean.value))
      }
    }
    func group(_ title: String, _ names: [String], _ total: String?) -> AdditiveTable.Group {
      AdditiveTable.Group(title: title, lines: names.compactMap(entry), total: total)
    }
    let both = [
      group("Comes in", ["carry_in", "available", "restricted_savings"], "In total"),
      group("Becomes of it", ["direct", "indirect", "surcharge", "carried", "lapsed"], "In total"),
    ]
    let information = AdditiveTable(
      groups: [group("For information", Self.information, nil)], total: nil,
      columns: years.count, place: place)
    let rows = both.flatMap {
      AdditiveTable(groups: [$0], total: nil, columns: years.count, place: place).rows()
    }
    let kind = CFOWording.kind(of: stream.stream)
    return .table(
      ReportTable(
        caption: "\(stream.stream.title) (\(kind))",
        columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
        rows: rows + information.rows(), note: CFOWording.accountNote))
  }

  /// Positions that the plan frees, and every staff group in both worlds.
  var staffingTables: [ReportPart] {
    guard !run.positions.isEmpty || !run.staffing.isEmpty else { return [] }
    var parts: [ReportPart] = [.heading(level: 2, CFOWording.staffingHeading)]
    if !run.positions.isEmpty {
      let rows = run.positions.map { entry in
        ReportTable.Row(
          [.text(CFOWording.staffing(entry.name))]
            + entry.byYear.map { figure($0.mean, unit: "FTE") })
      }
      parts.append(yearTable(CFOWording.positionCaption, rows, note: nil))
    }
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
              + entry.byYear.map { figure($0.mean, unit: unit) })
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
