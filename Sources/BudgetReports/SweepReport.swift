public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel sweep`: a value a row.
public func composeSweepReport(_ sweep: ReportedSweep) -> ReportDocument {
  let runs = ProvenanceWording.variant(
    sweep.provenance.variant, with: SweepWording.count(sweep.rows.count, of: sweep.statements.count)
  )
  return ReportDocument(
    title: SweepWording.title(sweep.title),
    subtitle: "\(yearLabel(sweep.years.lowerBound)) to \(yearLabel(sweep.years.upperBound))",
    parts: [.paragraph(SweepWording.meaning)] + matrix(of: sweep)
      + [
        SweepSection(sweep: sweep).table,
        .footer(ProvenanceWording.lines(sweep.provenance, runs: runs)),
      ])
}

/// A value a row.
struct SweepSection {
  /// What is reported.
  let sweep: ReportedSweep

  private typealias Column = (heading: String, cell: (SweepSummary) -> ReportCell?)

  /// The table.
  var table: ReportPart {
    let columns = columns.filter { column in
      sweep.rows.contains { column.cell($0.summary) != nil }
    }
    let rows = sweep.rows.map { row in
      let mark = row.summary.capBinds ? SweepWording.capBinds : ""
      return ReportTable.Row(
        [.text(row.values.joined(separator: "; ") + mark)]
          + columns.map { $0.cell(row.summary) ?? .nothing })
    }
    return .table(
      ReportTable(
        caption: SweepWording.caption,
        columns: [.init(sweep.paths.joined(separator: "; "), isNumber: false)]
          + columns.map { .init($0.heading, isNumber: true) },
        rows: rows, note: SweepWording.note(yearLabel(sweep.years.upperBound))))
  }

  private var columns: [Column] {
    let year = yearLabel(sweep.years.upperBound)
    let isDeterministic = sweep.provenance.isDeterministic
    return [
      ("Covered every year, of 100", { odds($0.covered.everyYear) }),
      ("Covered in \(year), of 100", { odds($0.covered.finalYear) }),
      ("Net cost, all years", { dollars($0.netCost) }),
      ("Difference to the plan", { dollars($0.difference) }),
      ("Costs less, of 100", { isDeterministic ? nil : SweepWording.less($0.futures) }),
      ("General fund \(year)", { dollars($0.balance) }),
      ("Reserve missed, of 100", { odds($0.breach) }),
      ("Positions saved", { $0.saved.map { .number($0.value, decimals: 1) } }),
      (sweep.measure ?? "", { $0.asked.map(SweepWording.asked) }),
    ]
  }

  private func odds(_ estimate: Estimate?) -> ReportCell? {
    if sweep.provenance.isDeterministic { return nil }
    return estimate.map { .text(FigureFormat.frequency($0.value, error: $0.error)) }
  }

  private func dollars(_ estimate: Estimate?) -> ReportCell? {
    estimate.map { .dollars($0.value, place: FigureFormat.place(error: $0.error)) }
  }
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
