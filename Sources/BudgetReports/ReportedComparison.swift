import BudgetModel
import BudgetProjection
public import SummaryMeasures

/// Variants beside the base, with what a report says about their origin.
public struct ReportedComparison: Sendable {
  /// What each budget amounts to, base first.
  public let runs: [RunSummary]
  /// What tells each variant from the base.
  public let comparisons: [ComparisonSummary]
  /// The number of futures.
  public let trials: Int
  /// Where the figures come from.
  public let provenance: Provenance
  /// The other scenario, where two files are compared.
  public let against: Against?

  /// Another scenario that is compared with the first.
  public struct Against: Sendable {
    /// Its path as written.
    public let path: String
    /// The draws that only the first scenario has, by name.
    public let onlyFirst: [String]
    /// The draws that only the other one has.
    public let onlyOther: [String]

    /// Names another scenario.
    public init(path: String, onlyFirst: [String], onlyOther: [String]) {
      self.path = path
      self.onlyFirst = onlyFirst
      self.onlyOther = onlyOther
    }
  }

  /// Makes one to report.
  public init(
    runs: [RunSummary], comparisons: [ComparisonSummary], trials: Int, provenance: Provenance,
    against: Against? = nil
  ) {
    self.against = against
    self.runs = runs
    self.comparisons = comparisons
    self.trials = trials
    self.provenance = provenance
  }
}

extension ComparisonSummary {
  /// The variants' titles; of another scenario its own.
  var title: String {
    let budget = compared.run.budget
    return budget.variantTitle ?? budget.header.title
  }
  /// The variants' ids.
  var variant: String { compared.run.budget.variants.map(\.id).joined(separator: "+") }
}

extension DistrictBudget {
  /// The titles of the variants that were applied; `nil` for the base.
  var variantTitle: String? {
    variants.isEmpty ? nil : variants.map(\.title).joined(separator: " + ")
  }
}
