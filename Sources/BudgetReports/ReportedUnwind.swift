public import SummaryMeasures

/// What remains to be paid where the leader roles stop, with what a report says about its origin.
public struct ReportedUnwind: Sendable {
  /// The scenario's title.
  public let title: String
  /// The fiscal years of the horizon.
  public let years: ClosedRange<Int>
  /// One entry for each year in which the roles stop.
  public let stops: [UnwindSummary]
  /// Where the figures come from.
  public let provenance: Provenance

  /// Makes one to report.
  public init(
    title: String, years: ClosedRange<Int>, stops: [UnwindSummary], provenance: Provenance
  ) {
    self.title = title
    self.years = years
    self.stops = stops
    self.provenance = provenance
  }

  /// The labels of the years of a stop's figures.
  func labels(_ stop: UnwindSummary) -> [String] {
    (stop.stop...max(stop.stop, years.upperBound)).map(yearLabel)
  }
}
