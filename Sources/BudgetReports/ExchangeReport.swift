public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel exchange`: what each unit is worth, and what it pays for.
public func composeExchangeReport(_ exchange: ReportedExchange) -> ReportDocument {
  let isDeterministic = exchange.provenance.isDeterministic
  var parts: [ReportPart] = []
  if let first = exchange.pairs.first {
    parts.append(
      .headline(ExchangeWording.headline(first, in: exchange, isDeterministic: isDeterministic)))
  }
  parts.append(.paragraph(ExchangeWording.meaning(exchange)))
  parts.append(.table(unitTable(exchange, isDeterministic: isDeterministic)))
  let unclear = exchange.units.filter { !$0.worth.isDistinguishable(in: exchange.position) }
  if !unclear.isEmpty { parts.append(.paragraph(ExchangeWording.unclear(unclear.map(\.title)))) }
  let shown = exchange.pairs.filter { $0.rate.rate.value >= 0.1 }
  if exchange.pairs.isEmpty { parts.append(.paragraph(ExchangeWording.noPairs)) }
  if !shown.isEmpty {
    parts.append(.table(rateTable(shown, of: exchange, isDeterministic: isDeterministic)))
  }
  if shown.count < exchange.pairs.count {
    parts.append(.paragraph(ExchangeWording.small(exchange.pairs.count - shown.count)))
  }
  parts.append(.table(yearTable(exchange)))
  parts.append(.footer(ProvenanceWording.lines(exchange.provenance)))
  return ReportDocument(
    title: ExchangeWording.title(exchange.title),
    subtitle: "\(yearLabel(exchange.years.lowerBound)) to \(yearLabel(exchange.years.upperBound))",
    parts: parts)
}

/// What each unit saves in the year: general fund and all funds.
private func unitTable(_ exchange: ReportedExchange, isDeterministic: Bool) -> ReportTable {
  let statistics: [Statistic] = isDeterministic ? [.mean] : [.mean, .p5, .p50, .p95]
  let rows = exchange.units.map { unit in
    let saved = unit.worth.saved[exchange.position]
    let spending = unit.worth.savedSpending
    return ReportTable.Row(
      [.text(unit.title)] + statistics.map { ExchangeWording.dollars(saved[$0]) } + [
        spending.indices.contains(exchange.position)
          ? ExchangeWording.dollars(spending[exchange.position]) : .missing
      ])
  }
  return ReportTable(
    caption: ExchangeWording.unitCaption(exchange.year),
    columns: [.init("", isNumber: false)]
      + (isDeterministic ? [ExchangeWording.saved] : ["Mean", "p5", "p50", "p95"]).map {
        .init($0, isNumber: true)
      } + [.init(ExchangeWording.allFunds, isNumber: true)],
    rows: rows, note: isDeterministic ? nil : ExchangeWording.unitNote)
}

/// How much of each unit that costs each unit that saves pays for.
private func rateTable(
  _ pairs: [ReportedExchange.Pair], of exchange: ReportedExchange, isDeterministic: Bool
) -> ReportTable {
  let rows = pairs.map { pair in
    let titles = [pair.rate.saver, pair.rate.coster].map { exchange.units[$0].title }
    let rate: [ReportCell] = [.text(ExchangeWording.rate(pair.rate.rate))]
    let odds: [ReportCell] = [
      .text(FigureFormat.frequency(pair.odds.value, error: pair.odds.error))
    ]
    return ReportTable.Row(titles.map { .text($0) } + rate + (isDeterministic ? [] : odds))
  }
  return ReportTable(
    caption: ExchangeWording.rateCaption(exchange.year),
    columns: [
      .init(ExchangeWording.saver, isNumber: false), .init(ExchangeWording.coster, isNumber: false),
      .init(ExchangeWording.rateHeading, isNumber: true),
    ] + (isDeterministic ? [] : [.init(ExchangeWording.oddsHeading, isNumber: true)]),
    rows: rows, note: ExchangeWording.rateNote)
}

/// What each unit saves on average, year by year.
private func yearTable(_ exchange: ReportedExchange) -> ReportTable {
  ReportTable(
    caption: ExchangeWording.yearCaption,
    columns: [.init("", isNumber: false)]
      + exchange.years.map { .init(yearLabel($0), isNumber: true) },
    rows: exchange.units.map { unit in
      ReportTable.Row(
        [.text(unit.title)] + unit.worth.saved.map { ExchangeWording.dollars($0.mean) })
    }, note: nil)
}
