import FigureCatalogue
public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel roll`: what drifted, where the actuals lie, and what was written anew.
public func composeRollReport(_ roll: ReportedRoll) -> ReportDocument {
  var parts: [ReportPart] = [
    .headline(RollWording.answer(roll)), .paragraph(RollWording.meaning(roll)),
    .heading(level: 2, RollWording.drift), .table(driftTable(roll)),
    .heading(level: 2, RollWording.actuals), .table(actualTable(roll)),
    .heading(level: 2, RollWording.text), .points(RollWording.changes(roll)),
  ]
  parts.append(.footer(ProvenanceWording.lines(roll.provenance)))
  return ReportDocument(
    title: RollWording.title(roll.title),
    subtitle:
      "\(yearLabel(roll.after.lowerBound)) to \(yearLabel(roll.after.upperBound)), after the close of "
      + yearLabel(roll.closed),
    parts: parts)
}

/// A figure a row: before, the three parts, after; the printed parts add up.
private func driftTable(_ roll: ReportedRoll) -> ReportTable {
  func span(_ years: ClosedRange<Int>) -> String {
    "\(yearLabel(years.lowerBound))–\(String(years.upperBound).suffix(2))"
  }
  return ReportTable(
    caption: RollWording.driftCaption,
    columns: [
      .init("", isNumber: false), .init(span(roll.before), isNumber: true),
      .init("Closed year", isNumber: true), .init("Assumptions", isNumber: true),
      .init("Horizon", isNumber: true), .init(span(roll.after), isNumber: true),
    ],
    rows: roll.figures.filter { !roll.provenance.isDeterministic || !$0.figure.isShare }
      .map(driftRow),
    note: RollWording.driftNote)
}

private func driftRow(_ drift: FigureDrift) -> ReportTable.Row {
  let parts = [drift.before, drift.closedYear, drift.assumptions, drift.horizon]
  let isShare = drift.figure.isShare
  let scale = isShare ? 100.0 : 1
  let place =
    isShare ? 1 : FigureFormat.place(error: (parts + [drift.after]).compactMap(\.error).max())
  let printed = FigureFormat.roundedToSum(
    parts.map { $0.value * scale }, total: drift.after.value * scale, place: place)
  let cells = (printed.values + [printed.values.reduce(0, +)]).map { value -> ReportCell in
    isShare ? .number(value) : .dollars(value)
  }
  return ReportTable.Row([.text(RollWording.title(drift.figure))] + cells)
}

/// The actuals: all of a short list; of a long one the sums and those outside the range of 90 of 100 futures.
private func actualTable(_ roll: ReportedRoll) -> ReportTable {
  let isLong = roll.actuals.count > RollWording.mostActuals
  let shown = roll.actuals.filter { actual in
    !isLong || actual.figure.place == nil || actual.isOutside
  }
  return ReportTable(
    caption: RollWording.actualCaption(roll.closed),
    columns: [
      .init("", isNumber: false), .init("p5", isNumber: true), .init("p50", isNumber: true),
      .init("p95", isNumber: true), .init("Actual", isNumber: true),
      .init("Percentile", isNumber: true),
    ],
    rows: shown.map { actual in
      let standing = actual.standing
      let numbers = [
        standing.p5.value, standing.p50.value, standing.p95.value, actual.value,
      ].map(actual.cell)
      let percentile = standing.percentile.map { FigureFormat.number($0 * 100) }
      return ReportTable.Row(
        [.text("\(actual.figure)")] + numbers
          + [percentile.map { .text($0) } ?? .text(RollWording.noRange)])
    }, note: RollWording.actualNote(roll, shown: shown.count))
}

extension DriftFigure {
  /// It is a share of futures.
  var isShare: Bool {
    switch self {
    case .always: true
    case .sum, .last: false
    }
  }
}

extension ReportedRoll.Actual {
  /// It lies below what 5 of 100 futures lie at or below, or above what 95 do.
  var isOutside: Bool { value < standing.p5.value || value > standing.p95.value }

  /// A number of the figure.
  fileprivate func cell(_ number: Double) -> ReportCell {
    if unit == "%" { return .percent(number, decimals: 1) }
    if unit.hasPrefix("$") { return .dollars(number) }
    return .number(number, decimals: number == number.rounded() ? 0 : 1)
  }
}
