public import BudgetNames

/// One key of a scenario with everything that was written about it.
public struct AssumptionEntry: Sendable {
  /// Which value it is.
  public let key: ValueKey
  /// A plain title.
  public let title: String
  /// The unit in full.
  public let unit: String
  /// Belongs to the plan alone, or to the status quo (and so to both worlds).
  public let isPlanOnly: Bool
  /// Written values in order; usually one.
  public let statements: [Statement]
  /// Changes by `set`, in the order in which they apply.
  public let changes: [Change]

  /// A value as written once.
  public struct Statement: Sendable {
    /// The value in full words with its unit, its shape and its timing.
    public let value: String
    /// What was written.
    public let written: String
    /// How it moves after its first year, or `nil`.
    public let growth: String?
    /// The years in which it holds, or `nil` for all.
    public let years: String?
    /// 5th, 50th and 95th percentile in the first year it is drawn, in the value's unit (shares and
    /// rates as ratios); `nil` where it is not drawn or has no simple form.
    public let range: Range?
    /// The `source` given.
    public let source: String?
    /// The `because` given.
    public let because: String?
    /// `file:line`, or `nil` for a default.
    public let place: String?
  }

  /// A central range.
  public struct Range: Sendable, Hashable {
    /// The 5th percentile.
    public let p5: Double
    /// The median.
    public let p50: Double
    /// The 95th percentile.
    public let p95: Double
  }

  /// A change by `set`.
  public struct Change: Sendable {
    /// Who changes it: `variant plus_one`, `plan`, `scenario`.
    public let author: String
    /// What was written.
    public let written: String
    /// The years in which it acts.
    public let years: String
    /// The `source` or `because` given.
    public let basis: String?
    /// `file:line`.
    public let place: String
  }

  /// The full path, e.g. `staff.teachers.salary`.
  public var path: String { key.description }
  /// Every value and every replacing change behind it names a source.
  public let isCited: Bool
}
