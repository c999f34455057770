public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel sweep`: a value a row.
public func composeSweepReport(_ sweep: ReportedSweep) -> ReportDocument {
  let year = yearLabel(sweep.years.upperBound)
  let isDeterministic = sweep.provenance.isDeterministic
  typealias Column = (heading: String, cell: (SweepSummary) -> ReportCell?)
  func odds(_ estimate: Estimate?) -> ReportCell? {
    if isDeterministic { return nil }
    return estimate.map { .text(FigureFormat.frequency($0.value, error: $0.error)) }
  }
  func dollars(_ estimate: Estimate?) -> ReportCell? {
    estimate.map { .dollars($0.value, place: FigureFormat.place(error: $0.error)) }
  }
  let all: [Column] = [
    ("Covered every year, of 100", { odds($0.covered.everyYear) }),
    ("Covered in \(year), of 100", { odds($0.covered.finalYear) }),
    ("Net cost, all years", { dollars($0.netCost) }),
    ("Difference to the plan", { dollars($0.difference?.mean) }),
    ("Costs less, of 100", { isDeterministic ? nil : SweepWording.less($0.futures) }),
    ("General fund \(year)", { dollars($0.balance) }),
    ("Reserve missed, of 100", { odds($0.breach) }),
    ("Positions saved", { $0.saved.map { .number($0.value, decimals: 1) } }),
    (sweep.measure ?? "", { $0.asked.map(SweepWording.asked) }),
  ]
  let columns = all.filter { column in sweep.rows.contains { column.cell($0.summary) != nil } }
  let rows = sweep.rows.map { row in
    let mark = row.summary.capBinds ? SweepWording.capBinds : ""
    return ReportTable.Row(
      [.text(row.values.joined(separator: "; ") + mark)]
        + columns.map { $0.cell(row.summary) ?? .nothing })
  }
  return ReportDocument(
    title: SweepWording.title(sweep.title),
    subtitle: "\(yearLabel(sweep.years.lowerBound)) to \(year)",
    parts: [
      .paragraph(SweepWording.meaning),
      .table(
        ReportTable(
          caption: SweepWording.caption,
          columns: [.init(sweep.paths.joined(separator: "; "), isNumber: false)]
            + columns.map { .init($0.heading, isNumber: true) },
          rows: rows, note: SweepWording.note(year))),
      .footer(ProvenanceWording.lines(sweep.provenance)),
    ])
}

/// The words of the sweep report.
enum SweepWording {
  /// What the report is about.
  static let meaning =
    "The plan as written with each value put into it, on the same draws: what differs between two "
    + "rows is the value, not chance."
  /// Above the table.
  static let caption = "A value a row"
  /// Behind a value that a cap overrules.
  static let capBinds = " (cap binds)"

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Sweep: \(scenario)" }

  /// Below the table.
  static func note(_ year: String) -> String {
    "Means over all futures; positions saved and measures by year are of \(year). Differences are to the "
      + "plan as written, future by future. Cap binds: a class size's cap is below its target."
  }

  /// How often a value costs less than the plan as written.
  static func less(_ futures: (less: Int, same: Int, more: Int)) -> ReportCell {
    let all = futures.less + futures.same + futures.more
    return .text(FigureFormat.frequency(all > 0 ? Double(futures.less) / Double(all) : .nan))
  }

  /// A measure that was asked for.
  static func asked(_ estimate: Estimate) -> ReportCell {
    .number(
      estimate.value,
      decimals: abs(estimate.value) >= 1_000
        ? 0 : FigureFormat.decimals(error: estimate.error, most: 3))
  }
}
