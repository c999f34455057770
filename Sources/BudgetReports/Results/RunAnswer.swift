public import ReportDocuments
public import ResultsData

/// The answer of `evenkeel run`: the results of runs, base first.
public struct RunAnswer: DataAnswer {
  /// One entry for each variant asked for.
  public let runs: [ReportedRun]

  /// Makes an answer of runs.
  public init(_ runs: [ReportedRun]) { self.runs = runs }

  /// The short report of each run.
  public var documents: [ReportDocument] {
    runs.enumerated().map { composeRunReport($0.element, beside: $0.offset == 0 ? runs : []) }
  }

  /// The results as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<RunAnswer> {
    Dataset(
      title: "Evenkeel results",
      "Figures have 10 significant digits; money is in nominal dollars; a value that is not defined "
        + "is null.",
      record: Record(
        "results", "The results of one scenario.",
        [
          .schemaVersion,
          .list("runs", "One entry per variant asked for, base first.", of: .run) { $0.runs },
        ]),
      columns: [.scenario, .variant, .year, .measure, .line, .stat, .value, .unit], value: .value)
  }
}
