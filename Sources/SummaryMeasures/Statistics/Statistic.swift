/// A statistic of a column: the one list of them, in the order of every output.
public enum Statistic: Int, CaseIterable, Sendable {
  case mean, sd, p5, p25, p50, p75, p95

  /// How a statistic comes about.
  public enum Computation: Sendable, Hashable {
    /// Σx / n.
    case mean
    /// The square root of Σ(x − mean)² / (n − 1).
    case standardDeviation
    /// The smallest number at or below which a share of all numbers lies.
    case quantile(Double)
  }

  /// The quantiles, ascending.
  public static let quantiles =
    allCases.filter { $0.share != nil }.sorted { ($0.share ?? 0) < ($1.share ?? 0) }

  /// The name in JSON, CSV, schema and tables.
  public var name: String { facts.name }
  /// How it comes about.
  public var computation: Computation { facts.computation }
  /// What it is, in one line.
  public var summary: String { facts.summary }

  /// The share of a quantile, 0...1; `nil` for anything else.
  public var share: Double? {
    if case .quantile(let share) = computation { share } else { nil }
  }

  /// Everything that is known of a statistic, a line each.
  private var facts: (name: String, computation: Computation, summary: String) {
    switch self {
    case .mean: ("mean", .mean, "The mean over all futures.")
    case .sd: ("sd", .standardDeviation, "The sample standard deviation.")
    case .p5: ("p5", .quantile(0.05), "The smallest value that 5 of 100 futures lie at or below.")
    case .p25: ("p25", .quantile(0.25), "25 of 100 futures lie at or below it.")
    case .p50: ("p50", .quantile(0.5), "The median: 50 of 100 futures lie at or below it.")
    case .p75: ("p75", .quantile(0.75), "75 of 100 futures lie at or below it.")
    case .p95: ("p95", .quantile(0.95), "95 of 100 futures lie at or below it.")
    }
  }
}
