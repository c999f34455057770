public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel stress`: the base, then a shock a row.
public func composeStressReport(_ stress: ReportedStress) -> ReportDocument {
  let section = StressSection(stress: stress)
  let shocks = StressWording.count(stress.rows.count { $0.summary != nil })
  let runs = ProvenanceWording.variant(stress.provenance.variant, with: shocks)
  return ReportDocument(
    title: StressWording.title(stress.title),
    subtitle: "\(yearLabel(stress.years.lowerBound)) to \(yearLabel(stress.years.upperBound))",
    parts: [.paragraph(StressWording.meaning), section.table] + section.lists
      + [.footer(ProvenanceWording.lines(stress.provenance, runs: runs))])
}

/// A plan under shocks.
struct StressSection {
  /// What is reported.
  let stress: ReportedStress

  private typealias Column = (heading: String, cell: (StressSummary) -> ReportCell?)

  private var isDeterministic: Bool { stress.provenance.isDeterministic }

  /// The same as a section of another report.
  var inReport: [ReportPart] {
    [.heading(level: 2, StressWording.heading), .paragraph(StressWording.meaning), table] + lists
  }

  /// The base, then a shock a row.
  var table: ReportPart { table(caption: StressWording.caption, hasNote: true) }

  /// The same as a table among others.
  var tableInReport: ReportPart { table(caption: StressWording.heading, hasNote: false) }

  private func table(caption: String, hasNote: Bool) -> ReportPart {
    let shown = [stress.base] + stress.rows.compactMap(\.summary)
    let columns = columns.filter { column in shown.contains { column.cell($0) != nil } }
    func row(_ title: String, _ summary: StressSummary) -> ReportTable.Row {
      ReportTable.Row([.text(title)] + columns.map { $0.cell(summary) ?? .nothing })
    }
    return .table(
      ReportTable(
        caption: caption,
        columns: [.init("Shock", isNumber: false)]
          + columns.map { .init($0.heading, isNumber: true) },
        rows: [row(StressWording.base, stress.base)]
          + stress.rows.compactMap { shock in shock.summary.map { row(shock.title, $0) } },
        note: hasNote ? StressWording.note(yearLabel(stress.years.upperBound)) : nil))
  }

  /// What each shock changes, and which do not apply.
  var lists: [ReportPart] {
    let applying = stress.rows.filter { $0.summary != nil }
    let absent = stress.rows.filter { $0.summary == nil }
    var parts: [ReportPart] = []
    if !applying.isEmpty {
      parts += [
        .heading(level: 2, StressWording.listHeading), .points(applying.map(StressWording.shock)),
      ]
    }
    if !absent.isEmpty {
      parts += [
        .heading(level: 2, StressWording.absentHeading),
        .points(absent.map(StressWording.absent)),
      ]
    }
    return parts
  }

  private var columns: [Column] {
    let last = yearLabel(stress.years.upperBound)
    return [
      ("Covered every year, of 100", { odds($0.covered) }),
      ("First short year", { firstShort($0) }),
      ("Margin \(last), p5", { isDeterministic ? nil : dollars($0.margin.p5) }),
      ("Margin \(last), median", { dollars($0.margin.p50) }),
      ("General-fund draw", { dollars($0.draw.mean) }),
      ("Lowest balance", { dollars($0.lowestBalance?.p50) }),
      ("Reserve missed, of 100", { odds($0.breach) }),
      ("Net cost against the base", { dollars($0.difference?.mean) }),
    ]
  }

  private func odds(_ estimate: Estimate?) -> ReportCell? {
    if isDeterministic { return nil }
    return estimate.map { .text(FigureFormat.frequency($0.value, error: $0.error)) }
  }

  private func dollars(_ estimate: Estimate?) -> ReportCell? {
    estimate.map { .dollars($0.value, place: FigureFormat.place(error: $0.error)) }
  }

  private func firstShort(_ summary: StressSummary) -> ReportCell {
    let years = zip(stress.years, summary.firstUncovered)
    guard let worst = years.max(by: { $0.1.value < $1.1.value }), worst.1.value > 0 else {
      return .text(StressWording.never)
    }
    let year = yearLabel(worst.0)
    return .text(isDeterministic ? year : StressWording.firstShort(year, worst.1))
  }
}
