import FigureCatalogue
public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel roll`: what drifted since last year.
public struct RollAnswer: DataAnswer {
  /// The roll.
  public let roll: ReportedRoll

  /// Makes an answer of a roll.
  public init(_ roll: ReportedRoll) { self.roll = roll }

  /// One report.
  public var documents: [ReportDocument] { [composeRollReport(roll)] }

  /// The drift as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<RollAnswer> {
    let origin: [Field<Provenance>] = [.seed, .trials, .sampling] + Field<Provenance>.origin
    return Dataset(
      title: "Results of evenkeel roll --format json",
      "What drifted since last year where a scenario moves on by a year.",
      record: Record(
        "results", "What drifted since last year.",
        [
          .schemaVersion,
          Field<Provenance>.scenario.from { $0.roll.provenance },
          .text("title", "The title of the scenario.") { $0.roll.title },
          .text("closed", "The year that is closed.") { yearLabel($0.roll.closed) },
          .texts("before", "The years of last year's horizon.") {
            $0.roll.before.map(yearLabel)
          },
          .texts("after", "The years of the new horizon.") { $0.roll.after.map(yearLabel) },
        ], origin.from { $0.roll.provenance },
        [
          .dollars,
          .list("drift", "One entry for each figure; the three parts add up.", of: .drift) {
            $0.roll.figures
          },
          .list("by_year", "The means of each measure by year.", of: .yearly) { $0.roll.byYear },
          .list("actuals", "The actuals of the closed year.", of: .actual) { answer in
            answer.roll.actuals.map { DatedActual(actual: $0, year: answer.roll.closed) }
          },
          .list("changes", "What was written anew, in written order.", of: .change) {
            $0.roll.changes
          },
          .textOrNull("students_file", "A new CSV file of students, where there is one.") {
            $0.roll.students
          },
        ]),
      columns: [.scenario, .line, .measure, .stat, .year, .value, .unit], value: .value)
  }
}

/// An actual with its year.
private struct DatedActual {
  let actual: ReportedRoll.Actual
  let year: Int
}

extension DriftFigure {
  /// The id of the results.
  fileprivate var id: String {
    switch self {
    case .sum(let key), .last(let key): key.measureID
    case .always(let family): "\(HorizonEvent(family, .everyYear))"
    }
  }

  /// The years it is of, as rows of the table say it.
  fileprivate var scope: String {
    switch self {
    case .sum: "sum"
    case .last: "last_year"
    case .always: "every_year"
    }
  }

  fileprivate var unit: String { isShare ? "share" : "$" }
}

extension FigureKey {
  /// The id of a measure in the results.
  fileprivate var measureID: String {
    GeneralFundMeasure.all.first { $0.key == self }?.id ?? "\(self)"
  }
}

extension Record where Subject == FigureDrift {
  fileprivate static var drift: Record {
    func estimate(
      _ name: String, _ summary: String, _ value: @escaping @Sendable (FigureDrift) -> Estimate
    ) -> Field<Subject> {
      .record(name, summary, of: .rolled(name)) { value($0) }
    }
    return Record(
      "drift", "A figure before and after, and what lies between.",
      [
        .text("id", "The measure or probability.") { $0.figure.id }.filling(.measure),
        .text("over", "sum of all years, last_year, or every_year of the horizon.") {
          $0.figure.scope
        }.filling(.line),
        .text("unit", "$ or share.") { $0.figure.unit }.filling(.unit),
        estimate("before", "Last year's scenario over its years.") { $0.before },
        estimate("closed_year", "What the actuals do in the years of both horizons.") {
          $0.closedYear
        },
        estimate("assumptions", "What changed assumptions do in the same years.") {
          $0.assumptions
        },
        estimate("horizon", "The closed year goes, a year at the end comes.") { $0.horizon },
        estimate("after", "The rolled scenario over its years.") { $0.after },
      ])
  }
}

extension Record where Subject == YearlyDrift {
  fileprivate static var yearly: Record {
    func estimate(
      _ name: String, _ summary: String, _ value: @escaping @Sendable (YearlyDrift) -> Estimate?
    ) -> Field<Subject> {
      .recordOrNull(name, summary, of: .rolled(name)) { value($0) }
    }
    return Record(
      "yearly", "The means of a measure in one year.",
      [
        .column(.line, "by_year"),
        .text("id", "The measure.") { $0.key.measureID }.filling(.measure),
        .text("year", "The fiscal year.") { yearLabel($0.year) }.filling(.year),
        estimate("before", "Last year's scenario; null in the year that came.") { $0.before },
        estimate(
          "closed_year",
          "From the actuals on, with last year's assumptions; null in both years that only one horizon has."
        ) { $0.closedYear },
        estimate("after", "The rolled scenario; null in the closed year.") { $0.after },
      ])
  }
}

extension Record where Subject == DatedActual {
  fileprivate static var actual: Record {
    func estimate(
      _ name: String, _ summary: String,
      _ value: @escaping @Sendable (ActualStanding) -> Estimate
    ) -> Field<Subject> {
      .record(name, summary, of: .rolled(name)) { value($0.actual.standing) }
    }
    return Record(
      "actual", "An actual in last year's range.",
      [
        .column(.line, "actual"),
        .text("id", "The figure.") { "\($0.actual.figure)" }.filling(.measure),
        .column(.year) { yearLabel($0.year) },
        .text("unit", "Its unit; % is a ratio.") { $0.actual.unit }.filling(.unit),
        .figure("actual", "What happened.") { $0.actual.value }.row("actual"),
        .figure(
          "percentile",
          "The share of futures below it and half of those that equal it; null where all are the same."
        ) { $0.actual.standing.percentile }.row("percentile"),
        estimate("p5", "5 of 100 futures lie at or below it.") { $0.p5 },
        estimate("p50", "The median.") { $0.p50 },
        estimate("p95", "95 of 100 futures lie at or below it.") { $0.p95 },
      ])
  }
}

extension Record where Subject == ReportedRoll.Change {
  fileprivate static var change: Record {
    Record(
      "change", "A statement that was written anew.",
      [
        .choice("kind", "Why it was.") { $0.kind },
        .text("place", "file:line in the old text.") { $0.place },
        .text("written", "As it was written.") { $0.written },
        .textOrNull("now", "What stands in it now; null where it was taken out.") { $0.now },
      ])
  }
}

extension Record where Subject == Estimate {
  fileprivate static func rolled(_ stat: String) -> Record {
    Record(
      "estimate", "A number with its Monte Carlo error.",
      Field<Estimate?>.estimate("value", "The number.", row: stat).from { $0 })
  }
}
