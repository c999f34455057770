import ResultsData
import SummaryMeasures

extension Record where Subject == MeasureSummary {
  /// A measure with its statistics by year.
  static var measure: Record {
    Record(
      "measure", "A measure of the plan.",
      [
        .text("id", "The name that checks and `explain` know it by.") { $0.id }.filling(.measure),
        .text("title", "A plain title.") { $0.title },
        .text("unit", "The unit of its statistics.") { $0.unit }.filling(.unit),
        .list("by_year", "An entry for each year.", of: .measureYear) { measure in
          let isRatio = measure.byYear.contains { $0.ratioOfMeans != nil }
          return measure.byYear.map { MeasureYear(entry: $0, isRatio: isRatio) }
        },
      ])
  }
}

/// A year of a measure.
struct MeasureYear {
  /// What is known of the year.
  let entry: MeasureSummary.YearSummary
  /// Whether the measure is a ratio of two others.
  let isRatio: Bool

  /// Why a value is null.
  var reason: String? {
    if let reason = entry.undefinedReason { return reason }
    return entry.statistics?.mean.value.isFinite == true ? nil : ResultsWording.noFiniteValue
  }
}

extension Record where Subject == MeasureYear {
  /// The statistics of a measure's year, and where it is not defined.
  static var measureYear: Record {
    let ratio: [Field<MeasureYear>] = [
      .figure("ratio_of_means", "Mean numerator / mean denominator.") {
        $0.entry.ratioOfMeans?.value
      }.rowWhereDefined("ratio_of_means"),
      .figure(
        "ratio_of_means_error", "The Monte Carlo error of the ratio of means."
      ) {
        $0.entry.ratioOfMeans?.error
      },
    ]
    return Record(
      "measure_year", "The statistics of a year; mc_error, mc_low and mc_high belong to the mean.",
      [.year { $0.entry.year }.filling(.year)],
      Field<Statistics?>.statistics.from { $0.entry.statistics },
      ratio.map { $0.only { $0.isRatio } },
      [
        .count("undefined_trials", "Futures in which the measure is not defined.") {
          $0.entry.undefinedTrials
        },
        .textWhereAny("reason", "Why a value is null.") { $0.reason },
      ])
  }
}

extension Record where Subject == ProbabilitySummary {
  /// A probability with its error; the year of an id that ends in one stands in its column.
  static var probability: Record {
    Record(
      "probability", "An event with its probability.",
      [
        .text("id", "The event.") { $0.id }.filling(.measure),
        .column(.year) { event in
          let ending = event.id.split(separator: ".").last.map(String.init) ?? ""
          return ending.hasPrefix("FY") ? ending : ""
        },
        .column(.unit, "share"), .text("title", "A plain title.") { $0.title },
      ],
      Field<Estimate?>.estimate(
        "value", "The share of futures in which it happens.", row: "probability", errorHasRow: true,
        within: 0...1
      ).from { $0.estimate })
  }
}
