public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel tornado`: what moves the plan most.
public struct TornadoAnswer: DataAnswer {
  /// The bars.
  public let tornado: ReportedTornado

  /// Makes an answer of bars.
  public init(_ tornado: ReportedTornado) { self.tornado = tornado }

  /// One report.
  public var documents: [ReportDocument] { [composeTornadoReport(tornado)] }

  /// The bars as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<TornadoAnswer> {
    let origin: [Field<Provenance>] = [.seed, .trials, .sampling] + Field<Provenance>.origin
    return Dataset(
      title: "Results of evenkeel tornado --format json",
      "How far each assumption and decision moves the plan.",
      record: Record(
        "results", "What moves one plan.",
        [
          .schemaVersion,
          Field<Provenance>.scenario.from { $0.tornado.provenance },
          .text("title", "The title of the scenario.") { $0.tornado.title },
        ], origin.from { $0.tornado.provenance },
        [
          .dollars,
          .count("failing", "Trials in which it is not covered in every year.") {
            $0.tornado.failing
          },
          .record("plan", "The plan as written.", of: .outcome("plan")) { $0.tornado.plan },
          .list("assumptions", "The widest swing of the margin first.", of: .assumption) {
            $0.tornado.assumptions
          },
          .list("decisions", "The widest swing first.", of: .decision) { $0.tornado.decisions },
        ]),
      columns: [.scenario, .line, .measure, .stat, .value, .unit], value: .value)
  }
}

extension Record where Subject == ReportedTornado.Assumption {
  fileprivate static var assumption: Record {
    Record(
      "assumption", "A declared assumption: all draws of one value.",
      [
        .text("id", "Its path.") { $0.name }.filling(.line),
        .text("title", "A plain title.") { $0.title },
        .count("draws", "Draws in each trial.") { $0.draws },
        .recordOrNull("lowest", "In the tenth of futures where it is lowest.", of: .outcome("low"))
        {
          $0.bar.low
        },
        .recordOrNull(
          "highest", "In the tenth of futures where it is highest.", of: .outcome("high")
        ) { $0.bar.high },
        .count(
          "would_have_held", "Failing trials that are covered with its median alone."
        ) { $0.rescued },
      ])
  }
}

extension Record where Subject == ReportedTornado.Decision {
  fileprivate static var decision: Record {
    Record(
      "decision", "A key of the plan that a district decides on.",
      [
        .text("id", "Its path.") { $0.name }.filling(.line),
        .text("title", "A plain title.") { $0.title },
        .text("step", "The step in words.") { $0.step },
        .recordOrNull(
          "down", "With one step less; null where that is not allowed.", of: .outcome("down")
        ) { $0.bar.low },
        .recordOrNull(
          "up", "With one step more; null where that is not allowed.", of: .outcome("up")
        ) { $0.bar.high },
      ])
  }
}

extension Record where Subject == TornadoOutcome {
  /// The plan in some futures; `name` is the row's statistic.
  fileprivate static func outcome(_ name: String) -> Record {
    Record(
      "outcome", "The plan in some futures.",
      [
        .record("margin", "Mean margin of the last year, $.", of: .part("margin", "$", name)) {
          $0.margin
        },
        .record(
          "covered", "The odds that it is covered in every year.",
          of: .part("covered", "share", name)
        ) { $0.covered },
      ])
  }
}

extension Record where Subject == Estimate {
  fileprivate static func part(_ name: String, _ unit: String, _ stat: String) -> Record {
    Record(
      "estimate", "A number with its Monte Carlo error.",
      [.column(.measure, name), .column(.unit, unit)],
      Field<Estimate?>.estimate("value", "The number.", row: stat).from { $0 })
  }
}
