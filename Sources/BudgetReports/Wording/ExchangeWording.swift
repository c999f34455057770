import ReportDocuments
import SummaryMeasures

/// The words of the report on exchange rates.
enum ExchangeWording {
  static let saved = "Saves"
  static let allFunds = "All funds, mean"
  static let saver = "This much saved"
  static let coster = "pays for this"
  static let rateHeading = "On average, units"
  static let oddsHeading = "Pays for one, of 100"
  static let yearCaption = "What one unit more saves on average, by year"
  /// Below the units.
  static let unitNote =
    "Net cost of the plan less net cost with one unit more, future by future; below 0 it costs. "
    + "Percentiles are those of this difference. All funds: the change in overall spending."
  /// Below the rates.
  static let rateNote =
    "On average: mean saving over mean cost, ± its error. Pays for one: futures in which the "
    + "plan with both units costs no more than the plan. A step is not a rate: ten units are not ten times one."
  /// Where no unit saves, or none costs.
  static let noPairs =
    "There is no unit that saves beside one that costs, so nothing can be exchanged."

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Exchange rates: \(scenario)" }

  static func unitCaption(_ year: Int) -> String {
    "What one unit more saves in \(yearLabel(year))"
  }

  static func rateCaption(_ year: Int) -> String { "Exchange rates in \(yearLabel(year))" }

  /// What the report is about.
  static func meaning(_ exchange: ReportedExchange) -> String {
    "Each unit is added to the plan as written, from \(yearLabel(exchange.from)) on (a role's leader from its "
      + "start), on the same draws; class-size caps stay. 1% of pay is paid with and without the plan."
  }

  /// The first rate with its odds.
  static func headline(
    _ pair: ReportedExchange.Pair, in exchange: ReportedExchange, isDeterministic: Bool
  ) -> String {
    let titles = [pair.rate.saver, pair.rate.coster].map { exchange.units[$0].title }
    let sentence =
      "In \(yearLabel(exchange.year)) \(titles[0]) pays for \(titles[1]) \(rate(pair.rate.rate)) "
      + "times over\(isDeterministic ? "" : " on average")"
    if isDeterministic { return sentence + "." }
    let futures = FigureFormat.futures(pair.odds.value, error: pair.odds.error)
    return sentence + ", and at least once in \(futures)."
  }

  /// Units that cannot be told from nothing.
  static func unclear(_ titles: [String]) -> String {
    "Not distinguishable from 0 (below three errors): \(titles.joined(separator: "; "))."
  }

  /// A rate with its error, where its digits show one.
  static func rate(_ estimate: Estimate) -> String {
    let decimals = FigureFormat.decimals(error: estimate.error, most: 3)
    let number = FigureFormat.number(estimate.value, decimals: decimals)
    let error = FigureFormat.number(estimate.error ?? 0, decimals: decimals)
    return error == FigureFormat.number(0, decimals: decimals) ? number : "\(number) ± \(error)"
  }

  /// Pairs that are left out.
  static func small(_ count: Int) -> String {
    let pairs = count == 1 ? "1 pair" : "\(count) pairs"
    return
      "\(pairs) of which the first pays for less than a tenth of the second are left out; the data "
      + "(--format json or csv) have them."
  }

  /// Dollars as far as their error goes.
  static func dollars(_ estimate: Estimate) -> ReportCell {
    .dollars(estimate.value, place: FigureFormat.place(error: estimate.error))
  }
}
