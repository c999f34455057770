public import SummaryMeasures

/// A plan under shocks, with what a report says about its origin.
public struct ReportedStress: Sendable {
  /// The scenario's title.
  public let title: String
  /// The fiscal years of the horizon.
  public let years: ClosedRange<Int>
  /// The plan as written.
  public let base: StressSummary
  /// One entry a shock.
  public let rows: [Row]
  /// Where the figures come from.
  public let provenance: Provenance

  /// One shock, or several together.
  public struct Row: Sendable {
    /// The ids, joined by +.
    public let id: String
    /// A plain title.
    public let title: String
    /// Where it comes from; `nil` where nothing says.
    public let source: String?
    /// The first year in which it acts.
    public let firstYear: Int
    /// What it changes, as written.
    public let changes: [String]
    /// What it does not find, in plain words.
    public let missing: [String]
    /// What the plan comes to; `nil` where the shock does not apply.
    public let summary: StressSummary?

    /// Makes a row.
    public init(
      id: String, title: String, source: String?, firstYear: Int, changes: [String],
      missing: [String], summary: StressSummary?
    ) {
      self.id = id
      self.title = title
      self.source = source
      self.firstYear = firstYear
      self.changes = changes
      self.missing = missing
      self.summary = summary
    }
  }

  /// Makes one to report.
  public init(
    title: String, years: ClosedRange<Int>, base: StressSummary, rows: [Row],
    provenance: Provenance
  ) {
    self.title = title
    self.years = years
    self.base = base
    self.rows = rows
    self.provenance = provenance
  }
}
