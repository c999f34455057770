public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel unwind`: what remains after each stop, base first.
public struct UnwindAnswer: DataAnswer {
  /// One entry for each variant asked for.
  public let unwinds: [ReportedUnwind]

  /// Makes an answer of unwinds.
  public init(_ unwinds: [ReportedUnwind]) { self.unwinds = unwinds }

  /// The report of each variant.
  public var documents: [ReportDocument] { unwinds.map(composeUnwindReport) }

  /// What remains as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<UnwindAnswer> {
    Dataset(
      title: "Results of evenkeel unwind --format json",
      "What remains to be paid if the leader roles stop, in nominal dollars.",
      record: Record(
        "results", "What remains of one scenario.",
        [
          .schemaVersion,
          .list("runs", "One entry per variant asked for, base first.", of: .run) { $0.unwinds },
        ]),
      columns: [.scenario, .variant, .stop, .year, .figure, .stat, .value, .unit], value: .value)
  }
}

extension Record where Subject == ReportedUnwind {
  /// What remains of one variant.
  fileprivate static var run: Record {
    let provenance: [Field<Provenance>] = [.variant, .seed, .trials, .sampling]
    return Record(
      "run", "What remains of one variant.",
      [
        Field<Provenance>.scenario.from { $0.provenance },
        .text("title", "The title of the scenario.") { $0.title },
      ], (provenance + Field<Provenance>.origin).from { $0.provenance },
      [
        .dollars,
        .list("stops", "One entry for each year in which the roles stop.", of: .stop) { unwind in
          unwind.stops
        },
      ])
  }
}

extension Record where Subject == UnwindSummary {
  /// What remains after a stop.
  fileprivate static var stop: Record {
    Record(
      "stop", "The first fiscal year without leaders, and what remains from then on.",
      [
        .year("stop", "The first fiscal year without leaders.") { $0.stop }.filling(.stop),
        .list("figures", "What remains, figure by figure.", of: .figure) { stop in
          stop.figures.map { figure in
            Dated(
              value: UnwindFigure(name: figure.name, unit: figure.unit, byYear: figure.byYear),
              firstYear: stop.stop)
          }
        },
      ])
  }
}

/// A figure of what remains.
private struct UnwindFigure {
  /// Which figure it is.
  let name: String
  /// Its unit.
  let unit: String
  /// One entry a year from the stop on.
  let byYear: [Statistics]
}

extension Record where Subject == Dated<UnwindFigure> {
  /// A figure by year.
  fileprivate static var figure: Record {
    Record(
      "figure", "held_positions, release, base_pay, total, cumulative, savings_ended.",
      [
        .text("name", "Which figure it is.") { $0.name }.filling(.figure),
        .text("unit", "The unit of its statistics.") { $0.unit }.filling(.unit),
        .byYear { $0.yearly($0.value.byYear) },
      ])
  }
}
