import CKernels
import GSL

/// Finds by root finding the member of a family whose 5th and 95th percentile are given.
enum IntervalFit {
  /// The gamma with these percentiles: the shape from their ratio, then the scale.
  static func gamma(low: Double, high: Double) throws(DistributionError)
    -> Distribution
  {
    let target = ek_log_scalar(high / low)
    func excess(_ logShape: Double) -> Double {
      let unit = Distribution.gamma(shape: ek_exp_scalar(logShape), scale: 1)
      return ek_log_scalar(unit.quantile(0.95) / unit.quantile(0.05)) - target
    }
    let shape = ek_exp_scalar(
      try root(
        from: ek_log_scalar(0.02), to: ek_log_scalar(Distribution.largestShape), family: "gamma",
        of: excess))
    let unit = Distribution.gamma(shape: shape, scale: 1)
    return .gamma(shape: shape, scale: high / unit.quantile(0.95))
  }

  /// The beta with these percentiles.
  ///
  /// For each concentration α + β there is one mean that puts 5 % below `low`; the concentration
  /// is then the one that puts 95 % below `high`.
  static func beta(low: Double, high: Double) throws(DistributionError)
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
