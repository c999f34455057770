import BudgetModel
import BudgetProjection
import FigureCatalogue
public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel compare`: what tells each variant from the base.
public struct ComparisonAnswer: DataAnswer {
  /// The comparisons.
  public let comparison: ReportedComparison

  /// Makes an answer of comparisons.
  public init(_ comparison: ReportedComparison) { self.comparison = comparison }

  /// One report of all.
  public var documents: [ReportDocument] { [composeComparisonReport(comparison)] }

  /// The differences as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<ComparisonAnswer> {
    let origin: [Field<Provenance>] = [.seed, .trials, .sampling] + Field<Provenance>.origin
    return Dataset(
      title: "Results of evenkeel compare --format json",
      "What tells the variants of a scenario from its base, future by future on the same draws.",
      record: Record(
        "results", "What tells the variants of one scenario from its base.",
        [
          .schemaVersion,
          Field<Provenance>.scenario.from { $0.comparison.provenance },
          .text("title", "The title of the scenario.") {
            $0.comparison.runs.first?.projected.budget.header.title ?? ""
          },
          .textOrNull("against", "The path of the other scenario, where two are compared.") {
            $0.comparison.against?.path
          },
          .texts("draws_only_first", "Draws of the first scenario without a partner.") {
            $0.comparison.against?.onlyFirst ?? []
          },
          .texts("draws_only_other", "Draws of the other scenario without a partner.") {
            $0.comparison.against?.onlyOther ?? []
          },
        ], origin.from { $0.comparison.provenance },
        [
          .dollars,
          .list("comparisons", "One entry a variant.", of: .comparison) {
            $0.comparison.comparisons
          },
        ]),
      columns: [.scenario, .variant, .year, .measure, .line, .stat, .value, .unit], value: .value)
  }
}

extension Record where Subject == ComparisonSummary {
  /// What tells a variant from the base.
  fileprivate static var comparison: Record {
    Record(
      "comparison", "A variant less the base, trial by trial.",
      [
        .text("variant", "The ids of the variants that were applied.") { $0.variant }
          .filling(.variant),
        .text("variant_title", "Their titles.") { $0.title },
        .flag("changes_status_quo", "Whether the district without the plan differs too.") {
          $0.compared.changesStatusQuo
        },
        .list("measures", "The headline measures, by year and over the horizon.", of: .measure) {
          $0.measures
        },
        .list("events", "In how many trials it holds where.", of: .event) { $0.events },
        .list("lines", "Mean differences of lines; absent lines are 0.", of: .line) { comparison in
          comparison.lines.map {
            Dated(value: $0, firstYear: comparison.compared.run.budget.years.lowerBound)
          }
        },
      ])
  }
}

extension Record where Subject == ComparisonSummary.Measure {
  fileprivate static var measure: Record { measure(named: "measure") }

  /// The differences of a measure, under the name by which a schema knows it.
  static func measure(named name: String) -> Record {
    Record(
      name, "The differences of a measure.",
      [
        .text("id", "The id of the measure; over the horizon e.g. net cost summed.") {
          $0.measure.id
        }.filling(.measure),
        .text("title", "A plain title.") { $0.measure.title },
        .text("unit", "The unit.") { $0.measure.unit }.filling(.unit),
        .text("direction", "lower is better, higher is better, or neither.") {
          $0.measure.direction.rawValue
        },
        .list("differences", "An entry a year, or one for the horizon.", of: .difference) {
          $0.figures
        },
      ])
  }
}

extension Record where Subject == ComparisonSummary.Figure {
  fileprivate static var difference: Record {
    func share(_ name: String, _ summary: String, _ count: @escaping @Sendable (Subject) -> Int)
      -> Field<Subject>
    {
      .figure(name, summary, within: 0...1) { figure in
        figure.compared > 0 ? Double(count(figure)) / Double(figure.compared) : nil
      }.row(name)
    }
    return Record(
      "difference", "Variant less base where both are defined.",
      [
        Field("year", .nullable(.fiscalYear), "The fiscal year; null over the horizon.") {
          $0.year.map { .string(yearLabel($0)) } ?? .null
        }.filling(.year)
      ], Field<Statistics?>.statistics.from { $0.difference },
      [
        share("more", "Share of the trials compared in which the variant has more.") { $0.more },
        share("same", "Share in which the two are the same.") { $0.same },
        share("less", "Share in which the variant has less.") { $0.less },
        .count("apart", "Trials in which just one of the two is defined; left out.") { $0.apart },
      ])
  }
}

extension Record where Subject == ComparisonSummary.Event {
  fileprivate static var event: Record {
    Record(
      "event", "In how many trials something holds in both, in one, in neither.",
      [
        .text("id", "The id of the event.") { $0.event.description }.filling(.measure),
        .text("title", "A plain title.") { $0.title },
        .count("both", "Trials in which it holds in both.") { $0.both }.row("both"),
        .count("only_variant", "Trials in which it holds in the variant alone.") { $0.onlyOther }
          .row("only_variant"),
        .count("only_base", "Trials in which it holds in the base alone.") { $0.onlyFirst }
          .row("only_base"),
        .count("neither", "Trials in which it holds in neither.") { $0.neither }.row("neither"),
        .recordOrNull("change", "P(variant) − P(base).", of: .estimate(row: "change")) {
          $0.change
        },
      ])
  }
}

extension Record where Subject == Dated<ComparisonSummary.Line> {
  fileprivate static var line: Record {
    Record(
      "line", "The mean differences of a line.",
      [
        .text("id", "The id of the line.") { $0.line.id }.filling(.line),
        .text("title", "A plain title.") { $0.line.title },
        .text("role", "cost or saving.") { $0.line.role.rawValue }.filling(.measure),
        .list("by_year", "An entry a year.", of: .mean) { $0.yearly($0.value.means) },
      ])
  }
}

extension Record where Subject == OfYear<Estimate> {
  fileprivate static var mean: Record {
    Record(
      "mean", "A mean difference in dollars.",
      [.year { $0.year }.filling(.year), .column(.unit, "$ per year")],
      Field<Estimate?>.estimate("mean", "The mean.", row: "mean").from { $0.value })
  }
}
