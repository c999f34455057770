import BudgetModel
import ReportDocuments
import SummaryMeasures

/// The people of the career ladders.
struct LadderSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The people of each career ladder by stage and year, under a heading; nothing without ladders.
  var tables: [ReportPart] {
    var ladders: [(id: String, title: String)] = []
    for entry in run.ladders where !ladders.contains(where: { $0.id == entry.id }) {
      ladders.append((entry.id, entry.title))
    }
    guard !ladders.isEmpty else { return [] }
    return [.heading(level: 2, CFOWording.ladderHeading)] + ladders.map { table($0) }
  }

  /// One ladder; means that add up as printed.
  private func table(_ ladder: (id: String, title: String)) -> ReportPart {
    let entries = run.ladders.filter { $0.id == ladder.id }
    let columns = years.indices.map { index in
      let means = entries.map { $0.byYear.element(at: index)?.mean.value ?? 0 }
      let tenths = means.map { $0 * 10 }
      let printed = FigureFormat.roundedToSum(tenths, total: tenths.reduce(0, +))
      return (values: printed.values.map { $0 / 10 }, total: printed.total / 10)
    }
    func row(_ title: String, _ values: [Double], _ kind: ReportTable.Row.Kind) -> ReportTable.Row {
      ReportTable.Row([.text(title)] + values.map { .number($0, decimals: 1) }, kind: kind)
    }
    let rows = entries.indices.map { index in
      row(
        entries[index].stage.replacing("_", with: " "), columns.map { $0.values[index] }, .plain)
    }
    let total = row(CFOWording.ladderTotal, columns.map(\.total), .total)
    return .table(
      ReportTable(
        caption: CFOWording.ladderCaption(ladder.title),
        columns: [.init("Stage", isNumber: false)] + years.map { .init($0, isNumber: true) },
        rows: rows + [total], note: CFOWording.ladderNote))
  }
}
