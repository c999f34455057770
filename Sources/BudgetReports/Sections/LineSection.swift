import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// Every cost and saving line of every year with its ranges.
struct LineSection: RunSection {
  /// What is reported.
  let reported: ReportedRun
  /// Dollars to round to.
  let place: Double

  /// What it costs and who pays.
  private var money: CostSection { CostSection(reported: reported, place: place) }

  /// For each year: every cost with its ranges, who pays it, and every saving by fund.
  var byYear: [ReportPart] {
    years.indices.flatMap { index in
      [
        .heading(level: 3, years[index]),
        costRanges(at: index), waterfall(at: index),
        savingRanges(at: index),
      ]
    }
  }

  /// Cost lines of one year.
  private func costRanges(at index: Int) -> ReportPart {
    let costs = money.lines(.cost)
    let rows = rangeRows(
      [
        (CostWording.recurringCost, costs.filter(\.line.isRecurring), .district(.costRecurring)),
        (CostWording.oneTimeCost, costs.filter { !$0.line.isRecurring }, .district(.costOneTime)),
      ], means: money.costs.rounded(), at: index, extra: { _ in [] })
    return .table(
      ReportTable(
        caption: "Cost in \(years[index])", columns: Self.columns([]), rows: rows,
        note: note(CFOWording.lineNote, costs, at: index)))
  }

  /// A table's note, with the lines whose percentiles lie at a step.
  private func note(_ text: String, _ lines: [LineSummary], at index: Int) -> String {
    let steps = StepWording.note(
      lines.map { ($0.line.title, $0.byYear.element(at: index)) }, [.p5, .p50, .p95], unit: "$")
    return [text, steps].compactMap(\.self).joined(separator: " ")
  }

  /// Saving lines of one year, induced ones apart.
  private func savingRanges(at index: Int) -> ReportPart {
    let rows = rangeRows(
      money.savingGroups.map { ($0.title, $0.lines, nil) }, means: money.savings.rounded(),
      at: index
    ) { line in
      guard let line else { return ["", ""] }
      let claimed = line.line.claimed(at: index)
      return [.text(fundTitle(line.line.fund)), claimed.map { .dollars($0) } ?? ""]
    }
    let extra = [
      ReportTable.Column("Fund", isNumber: false), .init("Claimed", isNumber: true),
    ]
    return .table(
      ReportTable(
        caption: "Savings in \(years[index])", columns: Self.columns(extra), rows: rows,
        note: note(
          CFOWording.claimedNote, money.savingGroups.flatMap(\.lines), at: index)))
  }

  /// Which payer pays which line, on average.
  private func waterfall(at index: Int) -> ReportPart {
    let payers = money.payerIDs
    var totals = [Double](repeating: 0, count: payers.count + 1)
    let costs = money.lines(.cost).filter { !$0.payments.isEmpty }
    var rows = costs.map { line in
      let values = payers.map { payer in
        line.payments.first { $0.payer == payer }
          .flatMap { $0.meanByYear.element(at: index) } ?? 0
      }
      let printed = FigureFormat.roundedToSum(values, total: values.reduce(0, +), place: place)
      let cells = printed.values + [printed.total]
      for column in cells.indices { totals[column] += cells[column] }
      return ReportTable.Row([.text(line.line.title)] + cells.map { .dollars($0) })
    }
    rows.append(.init(["Total"] + totals.map { .dollars($0) }, kind: .total))
    let columns = payers.map { ReportTable.Column(money.payerTitle($0), isNumber: true) }
    return .table(
      ReportTable(
        caption: "Who pays what in \(years[index])",
        columns: [.init("Line", isNumber: false)] + columns + [.init("Total", isNumber: true)],
        rows: rows, note: CFOWording.waterfallNote))
  }

  /// Rows of groups of lines with mean and percentiles; `means` are the printed ones by group, line
  /// and year, and add to the printed totals.
  private func rangeRows(
    _ groups: [(title: String, lines: [LineSummary], measure: Figure?)], means: [[[Double]]],
    at index: Int, extra: (LineSummary?) -> [ReportCell]
  ) -> [ReportTable.Row] {
    zip(groups, means).flatMap { group, printed in
      var rows = [ReportTable.Row([group.title], kind: .group)]
      for (line, values) in zip(group.lines, printed) {
        let mean = ReportCell.dollars(values[index])
        let entry = line.byYear.element(at: index)
        rows.append(.init([.text(line.line.title)] + extra(line) + [mean] + ranges(entry)))
      }
      let total = printed.reduce(0) { $0 + $1[index] }
      let cells = group.measure.flatMap { statistics($0, at: index) }.map { ranges($0) }
      rows.append(
        .init(
          ["Total"] + extra(nil) + [.dollars(total)] + (cells ?? ["", "", ""]),
          kind: .total))
      return rows
    }
  }

  /// The percentiles of a line.
  private func ranges(_ statistics: Statistics?) -> [ReportCell] {
    [statistics?.p5, statistics?.p50, statistics?.p95].map { .dollars($0) }
  }

  /// Line, further columns, mean and percentiles.
  private static func columns(_ extra: [ReportTable.Column]) -> [ReportTable.Column] {
    [.init("Line", isNumber: false)] + extra
      + ["Mean", "p5", "p50", "p95"].map { .init($0, isNumber: true) }
  }

  /// The fund a saving returns to.
  private func fundTitle(_ fund: String) -> String {
    run.streams.first { $0.stream.id == fund }?.stream.title ?? "General"
  }
}
