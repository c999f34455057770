public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel exchange`: what units of a plan are worth in one another.
public struct ExchangeAnswer: DataAnswer {
  /// The units and their rates.
  public let exchange: ReportedExchange

  /// Makes an answer.
  public init(_ exchange: ReportedExchange) { self.exchange = exchange }

  /// One report.
  public var documents: [ReportDocument] { [composeExchangeReport(exchange)] }

  /// The units and rates as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<ExchangeAnswer> {
    let origin: [Field<Provenance>] = [.seed, .trials, .sampling] + Field<Provenance>.origin
    return Dataset(
      title: "Results of evenkeel exchange --format json",
      "What one unit more of each thing saves, and what it pays for.",
      record: Record(
        "results", "What units of one plan are worth in one another.",
        [
          .schemaVersion,
          Field<Provenance>.scenario.from { $0.exchange.provenance },
          .text("title", "The title of the scenario.") { $0.exchange.title },
          .year("from", "The first year in which the units act.") { $0.exchange.from },
          .year("year", "The year of rates and odds.") { $0.exchange.year },
        ], origin.from { $0.exchange.provenance },
        [
          .dollars,
          .list("units", "One entry a unit.", of: .unit) { answer in
            answer.exchange.units.map {
              Dated(value: $0, firstYear: answer.exchange.years.lowerBound)
            }
          },
          .list("rates", "Each unit that saves with each that costs.", of: .rate) { answer in
            answer.exchange.pairs.map { NamedPair(pair: $0, exchange: answer.exchange) }
          },
        ]),
      columns: [.scenario, .line, .pays, .year, .measure, .stat, .value, .unit], value: .value)
  }
}

/// A pair with the names of its units.
private struct NamedPair {
  /// The pair.
  let pair: ReportedExchange.Pair
  /// What it belongs to.
  let exchange: ReportedExchange

  var saver: String { exchange.units[pair.rate.saver].id }
  var coster: String { exchange.units[pair.rate.coster].id }
}

extension TableColumn {
  /// The unit that is paid for.
  fileprivate static let pays = TableColumn("pays_for")
}

extension Record where Subject == Dated<ReportedExchange.Unit> {
  fileprivate static var unit: Record {
    Record(
      "unit", "What one unit more saves; below 0 it costs.",
      [
        .text("id", "The unit, e.g. leader.master.") { $0.value.id }.filling(.line),
        .text("title", "One unit in words.") { $0.value.title },
        .list("net_cost", "Net cost of the plan less net cost with the unit.", of: .saved) {
          $0.yearly($0.value.worth.saved)
        },
        .list("all_funds", "The same of the change in overall spending.", of: .spending) {
          $0.yearly($0.value.worth.savedSpending)
        },
      ])
  }
}

extension Record where Subject == OfYear<Statistics> {
  fileprivate static var saved: Record {
    Record(
      "saved", "What the unit saves of net cost in a year, $.",
      [
        .year { $0.year }.filling(.year), .column(.measure, "net_cost"),
        .column(.unit, "$ per year"),
      ], Field<Statistics?>.statistics.from { $0.value })
  }
}

extension Record where Subject == OfYear<Estimate> {
  fileprivate static var spending: Record {
    Record(
      "spending", "What the unit saves of overall spending in a year, $.",
      [
        .year { $0.year }.filling(.year), .column(.measure, "all_funds"),
        .column(.unit, "$ per year"),
      ], Field<Estimate?>.estimate("mean", "The mean.", row: "mean").from { $0.value })
  }
}

extension Record where Subject == NamedPair {
  fileprivate static var rate: Record {
    Record(
      "rate", "What a unit that saves pays for of one that costs.",
      [
        .text("saves", "The unit that saves.") { $0.saver }.filling(.line),
        .text("pays_for", "The unit that costs.") { $0.coster }.filling(.pays),
        .record("rate", "Units paid for on average.", of: .exchanged("rate", "units")) {
          $0.pair.rate.rate
        },
        .record(
          "odds", "The odds that the plan with both costs no more.", of: .exchanged("odds", "share")
        ) { $0.pair.odds },
      ])
  }
}

extension Record where Subject == Estimate {
  /// An estimate of a pair under a name.
  fileprivate static func exchanged(_ name: String, _ unit: String) -> Record {
    Record(
      "estimate", "A number with its Monte Carlo error.",
      [.column(.measure, name), .column(.unit, unit)],
      Field<Estimate?>.estimate("value", "The number.", row: "mean").from { $0 })
  }
}
