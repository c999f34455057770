public import BudgetModel
public import SummaryMeasures

/// A map of class sizes, with what a report says about its origin.
public struct ReportedMap: Sendable {
  /// The budget that is mapped.
  public let budget: DistrictBudget
  /// What it comes to.
  public let summary: ClassMapSummary
  /// The most students that were asked for; `nil` for up to the cap.
  public let most: Int?
  /// The fiscal year of the tables.
  public let year: Int
  /// Where the figures come from.
  public let provenance: Provenance

  /// Makes one to report.
  public init(
    budget: DistrictBudget, summary: ClassMapSummary, most: Int?, year: Int,
    provenance: Provenance
  ) {
    self.budget = budget
    self.summary = summary
    self.most = most
    self.year = year
    self.provenance = provenance
  }
}
