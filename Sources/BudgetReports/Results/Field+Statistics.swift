import ResultsData
import SummaryMeasures

extension Field where Subject == Statistics? {
  /// Every statistic of the list with its row, the error of the mean, and the errors of all.
  static var statistics: [Field] {
    Statistic.allCases.map { statistic in
      .figure(statistic.name, statistic.summary) { $0?[statistic].value }.row(statistic.name)
    } + Field<Estimate?>.errors(hasRow: true).from { $0?.mean } + [
      .record("errors", "The Monte Carlo error of each statistic.", of: .errors) { $0 },
      .record("intervals", "The 95 % interval of each percentile; its ends occur.", of: .intervals)
      {
        $0
      },
    ]
  }

  /// A few statistics with their rows, without errors.
  static func some(_ statistics: [Statistic]) -> [Field] {
    statistics.map { statistic in
      .figure(statistic.name, statistic.summary) { $0?[statistic].value }.row(
        statistic.name)
    }
  }
}

extension Field where Subject == Estimate? {
  /// The error of an estimate and the ends of its 95 % interval; the error may have a row.
  static func errors(hasRow: Bool) -> [Field] {
    let error = Field.figure("mc_error", "The Monte Carlo error; null on the deterministic path.") {
      $0?.error
    }
    return [
      hasRow ? error.row("mc_error") : error,
      .figure("mc_low", "The lower end of its 95 % interval.") { $0?.low },
      .figure("mc_high", "The upper end of its 95 % interval.") { $0?.high },
    ]
  }

  /// A number with its error and interval; `statistic` names the row of the number, where it has
  /// one.
  static func estimate(
    _ name: String = "value", _ summary: String, row statistic: String? = nil,
    errorHasRow: Bool = false, within range: ClosedRange<Double>? = nil
  ) -> [Field] {
    let value = Field.figure(name, summary, within: range) { $0?.value }
    return [statistic.map { value.row($0) } ?? value] + errors(hasRow: errorHasRow)
  }
}

extension Record where Subject == Statistics? {
  /// The error of each statistic.
  static var errors: Record {
    Record(
      "errors", "The Monte Carlo error of each statistic.",
      Statistic.allCases.map { statistic in
        .figure(statistic.name, "The error of \(statistic.name).") { $0?[statistic].error }
      },
      [
        .flag("rough", "Whether few trials leave the errors of quantiles rough.") { statistics in
          Statistic.allCases.contains { statistics?[$0].isRough == true }
        }
      ])
  }
}

extension Record where Subject == Statistics? {
  /// The interval of each quantile.
  static var intervals: Record {
    Record(
      "intervals", "The 95 % interval of each percentile; its ends occur.",
      Statistic.quantiles.map { statistic in
        .record(statistic.name, "The interval of \(statistic.name).", of: .interval) {
          $0?[statistic]
        }
      })
  }
}

extension Record where Subject == Estimate? {
  /// The ends of an interval.
  static var interval: Record {
    Record(
      "interval", "The ends of a 95 % interval.",
      [
        .figure("low", "The lower end.") { $0?.low },
        .figure("high", "The upper end.") { $0?.high },
        .flag("step", "Whether it spans a gap between values that occur.") {
          $0?.isAtStep == true
        },
      ])
  }
}

extension Record where Subject == Estimate {
  /// A number with its error, with one row.
  static func estimate(row statistic: String) -> Record {
    Record(
      "estimate", "A number with its Monte Carlo error.",
      Field<Estimate?>.estimate("value", "The number.", row: statistic).from { $0 })
  }
}

extension Record where Subject == OfYear<Statistics> {
  /// The statistics of a year.
  static var statistics: Record {
    Record(
      "statistics", "The statistics of a year; mc_error, mc_low and mc_high belong to the mean.",
      [.year { $0.year }.filling(.year)], Field<Statistics?>.statistics.from { $0.value })
  }
}

extension Field {
  /// Statistics by year.
  static func byYear(_ values: @escaping @Sendable (Subject) -> [OfYear<Statistics>]) -> Field {
    .list("by_year", "An entry for each year.", of: .statistics, values)
  }
}
