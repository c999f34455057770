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
      .paragraph(SweepWording.meaning)
    ] + matrix(of: sweep) + [
      .table(
        ReportTable(
          caption: SweepWording.caption,
          columns: [.init(sweep.paths.joined(separator: "; "), isNumber: false)]
            + columns.map { .init($0.heading, isNumber: true) },
          rows: rows, note: SweepWording.note(year))),
      .footer(ProvenanceWording.lines(sweep.provenance)),
    ])
}

/// Two statements as a table: the values of the first down, those of the second across, and one measure in
/// the cells: the one asked for, else the odds of coverage in every year, else net cost of all years.
private func matrix(of sweep: ReportedSweep) -> [ReportPart] {
  guard sweep.statements.count == 2 else { return [] }
  func values(_ position: Int) -> [String] {
    var seen = Set<String>()
    return sweep.rows.map { $0.values[position] }.filter { seen.insert($0).inserted }
  }
  let isDeterministic = sweep.provenance.isDeterministic
  func cell(_ summary: SweepSummary) -> ReportCell {
    if sweep.measure != nil { return summary.asked.map(SweepWording.asked) ?? .missing }
    let odds = summary.covered.everyYear
    if !isDeterministic { return .text(FigureFormat.frequency(odds.value, error: odds.error)) }
    return summary.netCost.map { .dollars($0.value, place: 1) } ?? .missing
  }
  let across = values(1)
  return [
    .table(
      ReportTable(
        caption: SweepWording.matrix(sweep, isDeterministic: isDeterministic),
        columns: [.init(sweep.paths[0], isNumber: false)]
          + across.map { .init($0, isNumber: true) },
        rows: values(0).map { down in
          ReportTable.Row(
            [.text(down)]
              + across.map { value in
                sweep.rows.first { $0.values == [down, value] }.map { cell($0.summary) } ?? .missing
              })
        }))
  ]
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

  /// Above the matrix of two statements.
  static func matrix(_ sweep: ReportedSweep, isDeterministic: Bool) -> String {
    let what =
      sweep.measure ?? (isDeterministic ? "Net cost of all years" : "Covered every year, of 100")
    return "\(what): \(sweep.paths[0]) down, \(sweep.paths[1]) across"
  }

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
