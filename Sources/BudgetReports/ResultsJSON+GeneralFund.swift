import BudgetModel
import FigureCatalogue
import ReportDocuments
import SummaryMeasures

extension ResultsWriter {
  /// A revenue or spending line.
  func budgetLine(_ summary: BudgetLineSummary) -> JSONValue {
    let line = summary.line
    return .object([
      (key: "id", value: .string(line.path)), (key: "title", value: .string(line.title)),
      (key: "side", value: .string(line.side.rawValue)),
      (key: "group", value: .optional(line.group)),
      (key: "recurring", value: .boolean(line.isRecurring)),
      (
        key: "by_year",
        value: .array(
          summary.byYear.enumerated().map { index, statistics in
            .object([
              (key: "year", value: .string(label(at: index))),
              (key: "mean", value: .number(statistics.mean.value)),
              (key: "p5", value: .number(statistics.p5.value)),
              (key: "p50", value: .number(statistics.p50.value)),
              (key: "p95", value: .number(statistics.p95.value)),
            ])
          })
      ),
    ])
  }

  /// A line held against its adopted amount.
  func reconciliation(_ line: ReconciledLine) -> JSONValue {
    .object([
      (key: "id", value: .string(line.line.path)), (key: "title", value: .string(line.line.title)),
      (key: "group", value: .optional(line.line.group)),
      (key: "year", value: .string(Self.label(line.year))),
      (key: "adopted", value: .number(line.adopted)),
      (key: "projected", value: .number(line.projected)),
      (key: "difference", value: .number(line.difference)),
      (key: "holds", value: .boolean(line.holds)),
    ])
  }
}
