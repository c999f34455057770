import ReportDocuments
import SummaryMeasures

/// The plan with class sizes from today's on, a row for each student more.
struct ClassSizeSweep {
  /// What is reported; the first value is today's, and its measure the average class.
  let sweep: ReportedSweep

  private typealias Column = (heading: String, cell: (SweepSummary) -> ReportCell?)

  /// Heading and table.
  var parts: [ReportPart] {
    let columns = columns.filter { column in
      sweep.rows.contains { column.cell($0.summary) != nil }
    }
    let rows = sweep.rows.enumerated().map { position, row in
      let isPlan = row.summary.futures.less == 0 && row.summary.futures.more == 0
      let title = SuperintendentWording.step(
        position, isPlan: isPlan, capBinds: row.summary.capBinds)
      return ReportTable.Row(
        [.text(title)] + columns.map { $0.cell(row.summary) ?? .nothing },
        kind: position == 1 ? .marked : .plain)
    }
    return [
      .heading(level: 2, SuperintendentWording.sweepHeading),
      .table(
        ReportTable(
          caption: nil,
          columns: [.init(SuperintendentWording.sweptValues, isNumber: false)]
            + columns.map { .init($0.heading, isNumber: true) }, rows: rows,
          note: SuperintendentWording.sweepNote(yearLabel(sweep.years.upperBound)), isCards: true)),
    ]
  }

  private var columns: [Column] {
    [
      ("Covered every year, of 100", { .futures($0.covered.everyYear) }),
      (
        BoardWording.leftOver,
        { row in
          row.netCost.map {
            .text(
              BoardWording.leftOver($0.value, place: FigureFormat.place(of: $0.value, digits: 3)))
          }
        }
      ),
      ("Reserve missed, of 100", { $0.breach.map { .futures($0) } }),
      ("Positions freed", { $0.freed.map { .number($0.value, decimals: 1) } }),
      ("Class size", { $0.asked.map { .number($0.value, decimals: 1) } }),
    ]
  }
}
