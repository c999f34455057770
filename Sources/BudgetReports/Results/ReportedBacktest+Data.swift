public import ReportDocuments
public import ResultsData
import SummaryMeasures

extension ReportedBacktest: DataAnswer {
  /// The report.
  public var documents: [ReportDocument] { [composeBacktestReport(self)] }

  /// A comparison's scores and every figure as JSON with a schema; as a table every figure.
  public static var dataset: Dataset<ReportedBacktest> {
    Dataset(
      title: "Results of evenkeel backtest --format json",
      "Earlier projections against what happened; errors are shares of what happened.",
      record: .backtest,
      columns: ["series", "from", "year", "years_ahead", "actual"].map(TableColumn.init)
        + BacktestPoint.statistics.map { TableColumn($0.statistic.name) }
        + ["plain", "error", "in_50", "in_90"].map(TableColumn.init))
  }
}

extension Record where Subject == ReportedBacktest {
  /// A comparison with the past: its scores and every figure.
  fileprivate static var backtest: Record {
    Record(
      "results", "A comparison of earlier projections with what happened.",
      [
        .schemaVersion, .text("title", "The district or file.") { $0.title },
        .choice("kind", "What was projected.") { $0.kind },
        .text("command", "The command that gives the same figures again.") {
          $0.provenance.command
        },
        .text("engine", "The program and its version.") { $0.provenance.engine },
        .text("input_sha256", "The SHA-256 of all input files.") { $0.provenance.inputSHA256 },
        .years("origins", "The last known years, in order.") { $0.origins },
      ],
      [
        .record(
          "all", "The score of all figures but sums of others.",
          of: Record<BacktestScore>("score", "How well projections did.", .score)
        ) { BacktestScore($0.parts) },
        .list("by_years_ahead", "Scores by years ahead.", of: .yearsAhead) { backtest in
          backtest.horizons.map { ahead in
            (ahead, BacktestScore(backtest.parts.filter { $0.ahead == ahead }))
          }
        },
        .list("by_series", "Scores by series.", of: .bySeries) { backtest in
          backtest.series.map { name in
            (name, BacktestScore(backtest.points.filter { $0.series == name }))
          }
        },
        .list("figures", "Every figure of every year.", of: .point) { $0.points },
      ])
  }
}

extension [Field<BacktestScore>] {
  /// How well a set of projections did.
  fileprivate static var score: [Field<BacktestScore>] {
    [
      .count("count", "The number of figures.") { $0.count },
      .figure("bias", "The mean error; positive where too much was projected.") {
        $0.bias
      },
      .figure("mape", "The mean absolute error.") { $0.meanAbsoluteError },
      .figure(
        "plain_bias", "The mean error of the plain method, over the figures that it projects."
      ) { $0.plainBias },
      .figure("plain_mape", "The mean absolute error of the plain method.") {
        $0.plainMeanAbsoluteError
      },
      .record("in_50", "Figures inside the central 50 %.", of: .hits) { $0.inHalf },
      .record("in_90", "Figures inside the central 90 %.", of: .hits) { $0.inNinety },
    ]
  }
}

extension Record where Subject == (Int, BacktestScore) {
  /// The score of one number of years ahead.
  fileprivate static var yearsAhead: Record {
    Record(
      "years_ahead", "The score of so many years ahead.",
      [.count("years_ahead", "Years ahead.", least: 1) { $0.0 }],
      [Field<BacktestScore>].score.from { $0.1 })
  }
}

extension Record where Subject == (String, BacktestScore) {
  /// The score of one series.
  fileprivate static var bySeries: Record {
    Record(
      "series", "The score of a series.", [.text("series", "A grade or a series.") { $0.0 }],
      [Field<BacktestScore>].score.from { $0.1 })
  }
}

extension Record where Subject == WilsonInterval {
  /// A count of hits with the interval of its share.
  fileprivate static var hits: Record {
    Record(
      "hits", "A count of hits with Wilson's 95 % interval for its share.",
      [
        .count("hits", "How many hit.") { $0.hits },
        .number("low", "The lower end, a share.") { $0.low },
        .number("high", "The upper end, a share.") { $0.high },
      ])
  }
}

extension BacktestPoint {
  /// The projected statistics of a point in the order of every output.
  static var statistics: [(statistic: Statistic, value: @Sendable (BacktestPoint) -> Double)] {
    [
      (.mean, { $0.mean }), (.p5, { $0.p5 }), (.p25, { $0.p25 }), (.p75, { $0.p75 }),
      (.p95, { $0.p95 }),
    ]
  }
}

extension Record where Subject == BacktestPoint {
  /// One figure of one year, projected and as it came about: a row of the table.
  fileprivate static var point: Record {
    func column(_ name: String, _ text: @escaping @Sendable (BacktestPoint) -> String)
      -> Field<BacktestPoint>
    {
      .column(TableColumn(name), text)
    }
    let fields: [Field<BacktestPoint>] = [
      .text("series", "A grade or a series.") { $0.series },
      .year("from", "The last known year.") { $0.origin }, .year { $0.year },
      .number("actual", "What came about.") { $0.actual },
    ]
    let projected = BacktestPoint.statistics.map { entry in
      Field<BacktestPoint>.figure(
        entry.statistic.name, entry.statistic.summary, entry.value)
    }
    let plain = Field<BacktestPoint>.figure(
      "plain", "The same by the plain method: means of three years."
    ) { $0.plain }
    return Record(
      "figure", "A figure of a year as projected and as it came about.", isRow: true,
      (fields + projected + [plain]).map(\.fillingItsColumn),
      [
        column("years_ahead") { String($0.ahead) },
        column("error") { $0.error.flatMap { FigureFormat.result($0) } ?? "" },
        column("in_50") { $0.isInHalf ? "1" : "0" }, column("in_90") { $0.isInNinety ? "1" : "0" },
      ])
  }
}
