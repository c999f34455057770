import ReportDocuments
import SummaryMeasures

/// The words around coverage.
enum CoverageWording {
  /// Above the fan chart.
  static let chartCaption =
    "Recurring coverage ratio: recurring money divided by the plan's recurring cost"
  /// The same above a small chart.
  static let smallCaption =
    "Recurring coverage ratio, and in how many of 100 futures a year is covered"
  /// Before the odds of each year.
  static let oddsName = "of 100"
  /// What the reference line means.
  static let reference = "1.00 = recurring money just covers the plan"
  /// The same below a small chart.
  static let shortReference = "1.00 = just covered"
  /// Above the table.
  static let caption = "Recurring coverage ratio by year (1.00 = covered)"

  /// Below the table: what percentiles are, and why a year may have no ratio.
  static func note(_ measure: MeasureSummary) -> String {
    var text =
      "p5, p50, p95: 5, 50 and 95 of 100 futures lie at or below. "
      + "Ratio of means: mean recurring money / mean recurring cost."
    let undefined = measure.byYear.filter { $0.undefinedTrials > 0 }
    if !undefined.isEmpty {
      let years = undefined.map { "FY\($0.year)" }.joined(separator: ", ")
      let reason = undefined.lazy.compactMap(\.undefinedReason).first
      text +=
        " Some futures have no ratio in \(years)" + (reason.map { " (\($0))" } ?? "")
        + "; they are left out of the percentiles."
    }
    return text
  }
}
