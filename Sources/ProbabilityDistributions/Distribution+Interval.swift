import CKernels
import GSL

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
    case .beta: return try betaInterval(low: low, high: high)
    case .gamma: return try gammaInterval(low: low, high: high)
    }
  }

  /// The gamma with these percentiles: the shape from their ratio, then the scale.
  private static func gammaInterval(low: Double, high: Double) throws(DistributionError)
    -> Distribution
  {
    let target = ek_log_scalar(high / low)
    func excess(_ logShape: Double) -> Double {
      let unit = Distribution.gamma(shape: ek_exp_scalar(logShape), scale: 1)
      return ek_log_scalar(unit.quantile(0.95) / unit.quantile(0.05)) - target
    }
    let shape = ek_exp_scalar(
      try root(
        from: ek_log_scalar(0.02), to: ek_log_scalar(largestShape), family: "gamma", of: excess))
    let unit = Distribution.gamma(shape: shape, scale: 1)
    return .gamma(shape: shape, scale: high / unit.quantile(0.95))
  }

  /// The beta with these percentiles.
  ///
  /// For each concentration α + β there is one mean that puts 5 % below `low`; the concentration
  /// is then the one that puts 95 % below `high`.
  private static func betaInterval(low: Double, high: Double) throws(DistributionError)
    -> Distribution
  {
    /// The beta of a logarithm of its concentration that has 5 % below `low`.
    func shape(_ logTotal: Double) throws(DistributionError) -> (alpha: Double, beta: Double) {
      let total = ek_exp_scalar(logTotal)
      let logit = try root(from: -34, to: 34, family: "beta") { logit in
        let odds = ek_exp_scalar(logit)
        let below = BetaProbability.below(
          low, alpha: total * odds / (1 + odds), beta: total / (1 + odds))
        // GSL's continued fraction does not converge close to the mean of a beta of a million, where
        // about half lies below; the search only passes through there.
        return (below.isFinite ? below : 0.5) - 0.05
      }
      let odds = ek_exp_scalar(logit)
      return (total * odds / (1 + odds), total / (1 + odds))
    }
    let logTotal = try root(from: ek_log_scalar(0.01), to: ek_log_scalar(2e6), family: "beta") {
      // A concentration for which no mean suits is too low or too high; its sign says which.
      guard let shape = try? shape($0) else { return $0 < 0 ? -0.5 : .nan }
      return BetaProbability.below(high, alpha: shape.alpha, beta: shape.beta) - 0.95
    }
    let result = try shape(logTotal)
    let interval = Distribution.beta(alpha: result.alpha, beta: result.beta)
    guard (try? interval.validated()) != nil else { throw .intervalTooNarrow(family: "beta") }
    return interval
  }

  /// A zero by GSL's Brent; no zero means that the interval does not suit the family.
  private static func root(
    from low: Double, to high: Double, family: String, of function: (Double) -> Double
  ) throws(DistributionError) -> Double {
    do {
      var finder = try BrentRootFinder()
      return try finder.root(
        between: low, and: high, absoluteTolerance: 1e-14, relativeTolerance: 1e-14, of: function)
    } catch {
      throw .intervalTooNarrow(family: family)
    }
  }
}
