/// A column's statistics, one estimate each.
public struct Statistics: Sendable, Hashable {
  /// The estimates in the order of `Statistic.allCases`.
  private let estimates: [Estimate]

  /// Makes each statistic.
  init(_ estimate: (Statistic) -> Estimate) { estimates = Statistic.allCases.map(estimate) }

  /// The estimate of a statistic.
  public subscript(_ statistic: Statistic) -> Estimate { estimates[statistic.rawValue] }

  /// The mean.
  public var mean: Estimate { self[.mean] }
  /// The sample standard deviation.
  public var sd: Estimate { self[.sd] }
  /// The smallest value at or below which 5 % lie.
  public var p5: Estimate { self[.p5] }
  /// The lower quartile.
  public var p25: Estimate { self[.p25] }
  /// The median.
  public var p50: Estimate { self[.p50] }
  /// The upper quartile.
  public var p75: Estimate { self[.p75] }
  /// The smallest value at or below which 95 % lie.
  public var p95: Estimate { self[.p95] }
}
