import BudgetModel
public import ReportDocuments
import SummaryMeasures

/// The superintendent's report: where one student more per class bites, what it buys, who gets the extra
/// student, class sizes before and after, and what becomes of the positions.
///
/// `nil` for a deterministic run, which has no odds.
public func composeSuperintendentReport(
  _ reported: ReportedRun, _ asked: ReportedTradeoffs
) -> ReportDocument? {
  guard !reported.provenance.isDeterministic else { return nil }
  let coverage = CoverageSection(reported: reported)
  var parts: [ReportPart] = []
  if let map = asked.map {
    let district = MapDistrictSection(map: map)
    parts += district.headline + [coverage.headlineAsText]
  } else {
    parts += [coverage.headline] + coverage.likelihood
    parts.append(.paragraph(SuperintendentWording.noClassSizes))
  }
  if let sweep = asked.sweep { parts += ClassSizeSweep(sweep: sweep).parts }
  if let map = asked.map { parts += TradeoffMapSection(map: map).parts }
  parts += ExchangeSentences(exchange: asked.exchange).parts
  parts.append(.heading(level: 2, CFOWording.staffingHeading))
  parts += StaffingSection(reported: reported).positions + LeaderSection(reported: reported).people
  if !asked.missing.isEmpty { parts.append(.points(asked.missing)) }
  return reported.document(
    title: SuperintendentWording.title(reported.budget.header.title), parts: parts)
}

/// What pays for what, in sentences.
struct ExchangeSentences {
  /// What is reported; `nil` without units.
  let exchange: ReportedExchange?

  /// A sentence for each role that one student more per class pays for, with its odds.
  var parts: [ReportPart] {
    guard let exchange, !exchange.pairs.isEmpty else { return [] }
    var points: [String] = []
    for position in exchange.units.indices {
      let pairs = exchange.pairs.filter { $0.rate.saver == position }
      guard !pairs.isEmpty else { continue }
      points.append(SuperintendentWording.saves(exchange.units[position], exchange))
      points += pairs.map { ExchangeWording.headline($0, in: exchange, isDeterministic: false) }
    }
    return [
      .heading(level: 2, SuperintendentWording.exchangeHeading), .points(points),
      .paragraph(SuperintendentWording.notARate),
    ]
  }
}
