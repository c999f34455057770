import ReportDocuments
import SummaryMeasures

extension ResultsWriter {
  /// Mean, sd and quantiles with the error of the mean and an object of all errors.
  static func statistics(_ statistics: Statistics?) -> [(key: String, value: JSONValue)] {
    let named = named(statistics)
    let errors = named.map { (key: $0.name, value: settled($0.estimate?.error)) }
    let isRough = named.contains { $0.estimate?.isRough == true }
    return named.map { (key: $0.name, value: value($0.estimate)) }
      + errorMembers(statistics?.mean)
      + [
        (key: "errors", value: .object(errors + [(key: "rough", value: .boolean(isRough))]))
      ]
  }

  /// Statistics by the names of the schema, in its order.
  static func named(_ statistics: Statistics?) -> [(name: String, estimate: Estimate?)] {
    [
      ("mean", statistics?.mean), ("sd", statistics?.sd), ("p5", statistics?.p5),
      ("p25", statistics?.p25), ("p50", statistics?.p50), ("p75", statistics?.p75),
      ("p95", statistics?.p95),
    ]
  }

  /// A number with its error and interval.
  static func estimate(_ estimate: Estimate) -> [(key: String, value: JSONValue)] {
    [(key: "value", value: .number(estimate.value))] + errorMembers(estimate)
  }

  /// The value of an estimate, or null.
  static func value(_ estimate: Estimate?) -> JSONValue { settled(estimate?.value) }

  /// A number without the dust that differences of large amounts leave behind: below 1e-9 it is 0.
  static func settled(_ value: Double?) -> JSONValue {
    .optional(value.map { abs($0) < 1e-9 ? 0 : $0 })
  }

  /// The error and the 95 % interval of an estimate.
  private static func errorMembers(_ estimate: Estimate?) -> [(key: String, value: JSONValue)] {
    [
      (key: "mc_error", value: settled(estimate?.error)),
      (key: "mc_low", value: settled(estimate?.low)),
      (key: "mc_high", value: settled(estimate?.high)),
    ]
  }

  /// A named series of statistics by year.
  func series(_ name: String, _ byYear: [Statistics]) -> JSONValue {
    .object([
      (key: "name", value: .string(name)),
      (key: "by_year", value: .array(yearly(byYear))),
    ])
  }

  /// Statistics by year.
  func yearly(_ byYear: [Statistics]) -> [JSONValue] {
    byYear.enumerated().map { index, statistics in
      .object(
        [(key: "year", value: .string(label(at: index)))] + Self.statistics(statistics))
    }
  }
}
