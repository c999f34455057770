public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel tornado`: assumptions by how far they move the plan, then decisions.
public func composeTornadoReport(_ tornado: ReportedTornado) -> ReportDocument {
  let year = yearLabel(tornado.years.upperBound)
  let shown = tornado.assumptions.prefix(TornadoWording.mostRows)
  var parts: [ReportPart] = [.headline(TornadoWording.answer(tornado))]
  if tornado.provenance.isDeterministic {
    parts.append(.paragraph(TornadoWording.deterministic))
  } else if shown.isEmpty {
    parts.append(.paragraph(TornadoWording.nothingDrawn))
  } else {
    parts += [
      .heading(level: 2, TornadoWording.assumptions),
      chart(
        shown.map { ($0.title, $0.bar) }, tornado, year,
        assumptionTable(Array(shown), tornado, year)),
    ]
  }
  if !tornado.decisions.isEmpty {
    parts += [
      .heading(level: 2, TornadoWording.decisions),
      chart(
        tornado.decisions.map { ("\($0.title), \($0.step)", $0.bar) }, tornado, year,
        decisionTable(tornado, year)),
    ]
  }
  return ReportDocument(
    title: TornadoWording.title(tornado.title),
    subtitle: "\(yearLabel(tornado.years.lowerBound)) to \(year)",
    parts: parts + [.footer(ProvenanceWording.lines(tornado.provenance))])
}

/// Bars from the lowest to the highest mean margin, around that of the plan, with the table behind.
private func chart(
  _ bars: [(title: String, bar: TornadoBar)], _ tornado: ReportedTornado, _ year: String,
  _ table: ReportTable
) -> ReportPart {
  let center = tornado.plan.margin.value
  return .chart(
    .tornado(
      TornadoChart(
        caption: TornadoWording.chartCaption(year),
        center: (center, TornadoWording.center),
        bars: bars.compactMap { title, bar in
          let ends = [bar.low, bar.high].compactMap { $0?.margin.value } + [center]
          guard ends.count > 1, let low = ends.min(), let high = ends.max() else { return nil }
          return TornadoChart.Bar(title: title, low: low, high: high)
        }, format: .dollars, table: table)))
}

private func assumptionTable(
  _ shown: [ReportedTornado.Assumption], _ tornado: ReportedTornado, _ year: String
) -> ReportTable {
  ReportTable(
    caption: TornadoWording.assumptionCaption(year),
    columns: [
      .init("", isNumber: false), .init("Margin, lowest", isNumber: true),
      .init("highest", isNumber: true), .init("Covered, lowest", isNumber: true),
      .init("highest", isNumber: true), .init("Would have held", isNumber: true),
    ],
    rows: shown.map { assumption in
      ReportTable.Row(
        [.text(assumption.title), dollars(assumption.bar.low), dollars(assumption.bar.high)]
          + [odds(assumption.bar.low), odds(assumption.bar.high)]
          + [
            tornado.failing > 0
              ? .text(
                FigureFormat.frequency(Double(assumption.rescued) / Double(tornado.failing)))
              : .missing
          ])
    }, note: TornadoWording.assumptionNote(tornado, shown: shown.count))
}

private func decisionTable(_ tornado: ReportedTornado, _ year: String) -> ReportTable {
  let isDeterministic = tornado.provenance.isDeterministic
  return ReportTable(
    caption: TornadoWording.decisionCaption(year),
    columns: [
      .init("", isNumber: false), .init("One step", isNumber: false),
      .init("Margin, down", isNumber: true), .init("up", isNumber: true),
    ]
      + (isDeterministic
        ? [] : [.init("Covered, down", isNumber: true), .init("up", isNumber: true)]),
    rows: tornado.decisions.map { decision in
      ReportTable.Row(
        [.text(decision.title), .text(decision.step)]
          + [dollars(decision.bar.low), dollars(decision.bar.high)]
          + (isDeterministic ? [] : [odds(decision.bar.low), odds(decision.bar.high)]))
    }, note: TornadoWording.decisionNote)
}

private func dollars(_ outcome: TornadoOutcome?) -> ReportCell {
  guard let margin = outcome?.margin else { return .missing }
  return .dollars(margin.value, place: FigureFormat.place(error: margin.error))
}

private func odds(_ outcome: TornadoOutcome?) -> ReportCell {
  guard let covered = outcome?.covered else { return .missing }
  return .text(FigureFormat.frequency(covered.value, error: covered.error))
}
