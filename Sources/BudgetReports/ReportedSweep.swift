public import SummaryMeasures

/// A plan over the values of a sweep, with what a report says about its origin.
public struct ReportedSweep: Sendable {
  /// The scenario's title.
  public let title: String
  /// The fiscal years of the horizon.
  public let years: ClosedRange<Int>
  /// The statements as written.
  public let statements: [String]
  /// What each of them changes, e.g. `class_size.*.target`.
  public let paths: [String]
  /// The measure that was asked for, by its id.
  public let measure: String?
  /// One entry for each combination of values.
  public let rows: [Row]
  /// Where the figures come from.
  public let provenance: Provenance

  /// A combination of values.
  public struct Row: Sendable {
    /// The value of each statement, e.g. `+= 2 students`.
    public let values: [String]
    /// What the plan comes to.
    public let summary: SweepSummary

    /// Makes a row.
    public init(values: [String], summary: SweepSummary) {
      self.values = values
      self.summary = summary
    }
  }

  /// Makes one to report.
  public init(
    title: String, years: ClosedRange<Int>, statements: [String], paths: [String],
    measure: String?, rows: [Row], provenance: Provenance
  ) {
    self.paths = paths
    self.title = title
    self.years = years
    self.statements = statements
    self.measure = measure
    self.rows = rows
    self.provenance = provenance
  }
}
