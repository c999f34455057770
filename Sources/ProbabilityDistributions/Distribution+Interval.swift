import CKernels

extension Distribution {
  /// The standard normal score of the 95th percentile.
  static let score95 = 1.6448536269514722

  /// The distribution of a family whose 5th percentile is `low` and whose 95th is `high`.
  ///
  /// low = high is a constant. Uniform and triangular reach beyond the interval: a uniform by
  /// (high − low)/18 on both sides, a symmetric triangular by √0.1 of its half width.
  public static func interval(_ family: IntervalFamily, low: Double, high: Double)
    throws(DistributionError) -> Distribution
  {
    guard low.isFinite else { throw .notFinite(parameter: "low") }
    guard high.isFinite, (high - low).isFinite else { throw .notFinite(parameter: "high") }
    guard low <= high else { throw .intervalReversed(low: low, high: high) }
    if family == .lognormal || family == .gamma {
      guard low > 0 else { throw .intervalNotPositive(low: low) }
    }
    if family == .beta {
      guard low > 0, high < 1 else { throw .intervalTouchesBounds(low: low, high: high) }
    }
    if low == high { return constant(low) }
    let middle = low + (high - low) / 2
    switch family {
    case .lognormal:
      let logLow = ek_log_scalar(low)
      let logHigh = ek_log_scalar(high)
      return .lognormal(mu: (logLow + logHigh) / 2, sigma: (logHigh - logLow) / (2 * score95))
    case .normal: return .normal(mean: middle, sd: (high - low) / (2 * score95))
    case .uniform:
      return .uniform(low: low - (high - low) / 18, high: high + (high - low) / 18)
    case .triangular:
      let half = (high - low) / 2 / (1 - 0.1.squareRoot())
      return .triangular(low: middle - half, mode: middle, high: middle + half)
    case .pert:
      let fifth = Distribution.beta(alpha: 3, beta: 3).quantile(0.05)
      let half = (high - low) / 2 / (1 - 2 * fifth)
      return .pert(low: middle - half, mode: middle, high: middle + half)
    case .beta: return try IntervalFit.beta(low: low, high: high)
    case .gamma: return try IntervalFit.gamma(low: low, high: high)
    }
  }
}
