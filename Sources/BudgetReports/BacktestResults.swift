public import ReportDocuments
import SummaryMeasures

/// A comparison with the past as data: its scores and every figure.
public func backtestJSON(_ backtest: ReportedBacktest) -> JSONValue {
  func group(_ key: String, _ value: JSONValue, _ points: [BacktestPoint]) -> JSONValue {
    .object([(key: key, value: value)] + score(BacktestScore(points)))
  }
  let horizons = backtest.horizons.map { ahead in
    group("years_ahead", .integer(ahead), backtest.parts.filter { $0.ahead == ahead })
  }
  let series = backtest.series.map { name in
    group("series", .string(name), backtest.points.filter { $0.series == name })
  }
  return .object([
    (key: "schema_version", value: .integer(1)), (key: "title", value: .string(backtest.title)),
    (key: "kind", value: .string(backtest.kind.rawValue)),
    (key: "command", value: .string(backtest.provenance.command)),
    (key: "engine", value: .string(backtest.provenance.engine)),
    (key: "input_sha256", value: .string(backtest.provenance.inputSHA256)),
    (key: "origins", value: .array(backtest.origins.map { .string("FY\($0)") })),
    (key: "all", value: .object(score(BacktestScore(backtest.parts)))),
    (key: "by_years_ahead", value: .array(horizons)), (key: "by_series", value: .array(series)),
    (key: "figures", value: .array(backtest.points.map(figure))),
  ])
}

private func score(_ score: BacktestScore) -> [(key: String, value: JSONValue)] {
  func hits(_ interval: WilsonInterval) -> JSONValue {
    .object([
      (key: "hits", value: .integer(interval.hits)), (key: "low", value: .number(interval.low)),
      (key: "high", value: .number(interval.high)),
    ])
  }
  return [
    (key: "count", value: .integer(score.count)), (key: "bias", value: .optional(score.bias)),
    (key: "mape", value: .optional(score.meanAbsoluteError)),
    (key: "in_50", value: hits(score.inHalf)), (key: "in_90", value: hits(score.inNinety)),
  ]
}

private func figure(_ point: BacktestPoint) -> JSONValue {
  .object([
    (key: "series", value: .string(point.series)),
    (key: "from", value: .string("FY\(point.origin)")),
    (key: "year", value: .string("FY\(point.year)")), (key: "actual", value: .number(point.actual)),
    (key: "mean", value: .number(point.mean)), (key: "p5", value: .number(point.p5)),
    (key: "p25", value: .number(point.p25)), (key: "p75", value: .number(point.p75)),
    (key: "p95", value: .number(point.p95)),
  ])
}

/// Every figure of a comparison as a table.
public func backtestCSV(_ backtest: ReportedBacktest) -> TidyTable {
  TidyTable(
    columns: [
      "series", "from", "year", "years_ahead", "actual", "mean", "p5", "p25", "p75", "p95", "error",
      "in_50", "in_90",
    ],
    rows: backtest.points.map { point in
      let numbers = [point.actual, point.mean, point.p5, point.p25, point.p75, point.p95]
      let digits = numbers.map { JSONValue.digits($0) ?? "" }
      return [point.series, "FY\(point.origin)", "FY\(point.year)", String(point.ahead)] + digits
        + [
          point.error.flatMap { JSONValue.digits($0) } ?? "", point.isInHalf ? "1" : "0",
          point.isInNinety ? "1" : "0",
        ]
    })
}
