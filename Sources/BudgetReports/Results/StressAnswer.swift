import FigureCatalogue
public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel stress`: what the plan comes to under each shock.
public struct StressAnswer: DataAnswer {
  /// The base and the shocks.
  public let stress: ReportedStress

  /// Makes an answer of a stress test.
  public init(_ stress: ReportedStress) { self.stress = stress }

  /// One report of all shocks.
  public var documents: [ReportDocument] { [composeStressReport(stress)] }

  /// The shocks as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<StressAnswer> {
    let origin: [Field<Provenance>] = [.seed, .trials, .sampling] + Field<Provenance>.origin
    return Dataset(
      title: "Results of evenkeel stress --format json",
      "A plan under shocks, each forced in every future, on the draws of the base.",
      record: Record(
        "results", "What one plan comes to under each shock.",
        [
          .schemaVersion,
          Field<Provenance>.scenario.from { $0.stress.provenance },
          .text("title", "The title of the scenario.") { $0.stress.title },
        ], origin.from { $0.stress.provenance },
        [
          .dollars,
          .record("base", "The plan as written.", of: .stressed) {
            Stressed(line: "base", summary: $0.stress.base, years: $0.stress.years)
          },
          .list("shocks", "One entry for each shock.", of: .shock) { answer in
            answer.stress.rows.map { StressedRow(row: $0, years: answer.stress.years) }
          },
        ]),
      columns: [.scenario, .line, .measure, .stat, .year, .value, .unit], value: .value)
  }
}

/// A shock with the years of its scenario.
private struct StressedRow {
  let row: ReportedStress.Row
  let years: ClosedRange<Int>
}

/// What a plan comes to, with the name of its rows.
private struct Stressed {
  let line: String
  let summary: StressSummary
  let years: ClosedRange<Int>
}

extension Record where Subject == StressedRow {
  fileprivate static var shock: Record {
    Record(
      "shock", "A shock, or several together.",
      [
        .text("id", "The ids, joined by +.") { $0.row.id },
        .text("title", "A plain title.") { $0.row.title },
        .textOrNull("source", "Where it comes from, where that is said.") { $0.row.source },
        .count("from", "The first year in which it acts.") { $0.row.firstYear },
        .texts("changes", "What it changes, as written.") { $0.row.changes },
        .texts("missing", "What it does not find in the scenario.") { $0.row.missing },
        .recordOrNull(
          "result", "What the plan comes to; null where the shock does not apply.", of: .stressed
        ) { shock in
          shock.row.summary.map {
            Stressed(line: shock.row.id, summary: $0, years: shock.years)
          }
        },
      ])
  }
}

extension Record where Subject == Stressed {
  fileprivate static var stressed: Record {
    func estimate(
      _ name: String, _ summary: String, _ unit: String,
      _ value: @escaping @Sendable (StressSummary) -> Estimate?
    ) -> Field<Subject> {
      .recordOrNull(name, summary, of: .stressed(name, unit)) { value($0.summary) }
    }
    func statistics(
      _ name: String, _ summary: String, _ unit: String,
      _ value: @escaping @Sendable (StressSummary) -> Statistics?
    ) -> Field<Subject> {
      .recordOrNull(name, summary, of: .stressed(name, unit)) { value($0.summary) }
    }
    return Record(
      "stressed", "What the plan comes to.",
      [
        .column(.line) { $0.line },
        estimate(
          "\(HorizonEvent(.covered, .everyYear))", "The odds that it is covered in every year.",
          "share"
        ) { $0.covered },
        .list(
          "first_uncovered", "The odds that recurring money first falls short in a year.",
          of: .yearlyShare(hasRows: true)
        ) { stressed in
          zip(stressed.years, stressed.summary.firstUncovered).map { OfYear(year: $0, value: $1) }
        }.sharing { _ in [.measure: "first_uncovered", .unit: "share"] },
        statistics("margin", "Dollars above recurring cost in the last year.", "$ per year") {
          $0.margin
        },
        statistics("draw", "General-fund draw of all years.", "$") { $0.draw },
        statistics("lowest_balance", "The lowest general-fund balance of any year.", "$") {
          $0.lowestBalance
        },
        estimate(
          "\(HorizonEvent(.reserveBreach, .ever))", "The odds that the reserve floor is missed.",
          "share"
        ) { $0.breach },
        statistics(
          "difference", "Net cost of all years less that of the base; null for the base.", "$"
        ) { $0.difference },
      ],
      [
        .countOrNull("less", "Trials in which it costs less than the base.") {
          $0.summary.futures?.less
        },
        .countOrNull("same", "Trials in which it costs the same.") { $0.summary.futures?.same },
        .countOrNull("more", "Trials in which it costs more.") { $0.summary.futures?.more },
      ])
  }
}

extension Record where Subject == Estimate {
  /// A probability of a row under a name.
  fileprivate static func stressed(_ name: String, _ unit: String) -> Record {
    Record(
      "estimate", "A number with its Monte Carlo error.",
      [.column(.measure, name), .column(.unit, unit)],
      Field<Estimate?>.estimate("value", "The number.", row: "probability").from { $0 })
  }
}

extension Record where Subject == Statistics {
  /// The statistics of a row under a name.
  fileprivate static func stressed(_ name: String, _ unit: String) -> Record {
    Record(
      "statistics", "Statistics over all futures.",
      [.column(.measure, name), .column(.unit, unit)],
      Field<Statistics?>.statistics.from { $0 })
  }
}
