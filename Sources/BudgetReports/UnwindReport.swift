public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel unwind`: for each stop, what remains by year.
public func composeUnwindReport(_ unwind: ReportedUnwind) -> ReportDocument {
  var parts: [ReportPart] = [.paragraph(UnwindWording.meaning), overview(unwind)]
  for stop in unwind.stops {
    parts.append(.heading(level: 2, UnwindWording.stop(yearLabel(stop.stop))))
    parts.append(table(unwind, stop))
  }
  parts.append(.footer(ProvenanceWording.lines(unwind.provenance)))
  return ReportDocument(
    title: UnwindWording.title(unwind.title),
    subtitle: "\(yearLabel(unwind.years.lowerBound)) to "
      + yearLabel(unwind.years.upperBound),
    parts: parts)
}

/// A stop a row: its first year, and all years to the end of the horizon.
private func overview(_ unwind: ReportedUnwind) -> ReportPart {
  let rows = unwind.stops.map { stop in
    let first = stop.figure("total").first
    let all = stop.figure("cumulative").last
    return ReportTable.Row(
      [.text(yearLabel(stop.stop))]
        + [first?.mean, all?.mean, all?.p5, all?.p95].map { .dollars($0) })
  }
  let headings = ["In that year", "To the end", "p5", "p95"]
  return .table(
    ReportTable(
      caption: UnwindWording.overview,
      columns: [.init("Roles stop in", isNumber: false)]
        + headings.map { .init($0, isNumber: true) },
      rows: rows, note: UnwindWording.overviewNote))
}

/// What remains of one stop by year.
private func table(_ unwind: ReportedUnwind, _ stop: UnwindSummary) -> ReportPart {
  func row(
    _ title: String, _ name: String, kind: ReportTable.Row.Kind = .plain,
    _ pick: (Statistics) -> Estimate
  ) -> ReportTable.Row {
    ReportTable.Row([.text(title)] + stop.figure(name).map { .dollars(pick($0)) }, kind: kind)
  }
  let positions = stop.figure("held_positions").map { entry in
    ReportCell.number(
      entry.mean.value, decimals: FigureFormat.decimals(error: entry.mean.error, most: 1))
  }
  let rows = [
    ReportTable.Row([.text(UnwindWording.positions)] + positions),
    row(UnwindWording.release, "release") { $0.mean },
    row(UnwindWording.basePay, "base_pay") { $0.mean },
    row(UnwindWording.total, "total", kind: .total) { $0.mean },
    row("Total, p5", "total") { $0.p5 }, row("Total, p95", "total") { $0.p95 },
    row(UnwindWording.savings, "savings_ended") { $0.mean },
  ]
  return .table(
    ReportTable(
      caption: UnwindWording.caption,
      columns: [.init("", isNumber: false)]
        + unwind.labels(stop).map { .init($0, isNumber: true) },
      rows: rows, note: UnwindWording.note))
}

/// The words of the unwind report.
enum UnwindWording {
  /// What the report is about.
  static let meaning =
    "What remains to be paid for the leader roles where all of them stop in a year and the rest of "
    + "the plan stays. Stipends, extra days and training end at once. Positions hired for released "
    + "time wait for attrition, unless layoffs are allowed; permanent raises stay with their people."
  /// Above the overview.
  static let overview = "What remains, by the year in which the roles stop"
  /// Below the overview.
  static let overviewNote =
    "Means of the leader cost lines; p5 and p95 are of the sum to the end of the horizon."
  /// Above a stop's table.
  static let caption = "What remains by year"
  /// Below a stop's table.
  static let note =
    "Means, $ per year, but for the percentiles of the total. Percentiles do not add. Savings that "
    + "end are the induced ones and those of positions that leaders replaced."
  /// The rows.
  static let positions = "Positions held for release, FTE"
  static let release = "Released time"
  static let basePay = "Permanent base pay"
  static let total = "Remains in total"
  static let savings = "Savings that end"

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Unwind: \(scenario)" }
  /// Above one stop.
  static func stop(_ year: String) -> String { "The roles stop in \(year)" }
}
