import BudgetModel
import BudgetNames
import BudgetProjection
import FigureCatalogue
import ResultsData
import SummaryMeasures

/// A series of statistics under a name.
struct NamedSeries {
  /// The name.
  let name: String
  /// One entry a year.
  let byYear: [Statistics]
}

extension Record where Subject == Dated<NamedSeries> {
  /// A series whose rows are measures under a prefix.
  static func series(measure prefix: String, unit: String) -> Record {
    Record(
      "series", "A named series by year.",
      [
        .text("name", "What it is.") { $0.name },
        .column(.measure) { "\(prefix).\($0.name)" }, .column(.unit, unit),
        .byYear { $0.yearly($0.value.byYear) },
      ])
  }
}

extension Record where Subject == Dated<StreamSummary> {
  /// A stream with its accounts.
  static var fund: Record {
    Record(
      "fund", "A stream of money with its accounts.",
      [
        .text("id", "The stream's id.") { $0.stream.id }.filling(.line),
        .text("title", "A plain title.") { $0.stream.title },
        .flag("recurring", "Whether it comes every year.") { $0.stream.isRecurring },
        .choiceWhereAny("program", "What the stream is, where the scenario says.") {
          $0.stream.program
        },
        .list(
          "alive",
          "The share of futures in which the stream has not been ended, by year; left out "
            + "where it may not be.", of: .yearlyShare(hasRows: true)
        ) { fund in fund.yearly(fund.value.alive) }
        .sharing { _ in
          [
            .measure: "\(FundKind.keyword).\(StreamFigure.alive.rawValue)", .unit: "share",
          ]
        }
        .only { !$0.value.alive.isEmpty },
        .list(
          "accounts", "What comes in and what becomes of it, $ per year.",
          of: .series(measure: "fund", unit: "$ per year")
        ) { fund in
          fund.accounts.map {
            Dated(
              value: NamedSeries(name: $0.name, byYear: $0.byYear), firstYear: fund.firstYear)
          }
        },
      ])
  }
}
