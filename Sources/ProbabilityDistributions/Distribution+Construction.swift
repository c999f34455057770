import CKernels
import GSL

extension Distribution {
  /// A lognormal whose amount has this mean (> 0) and standard deviation (≥ 0).
  ///
  /// σ² = ln(1 + (sd/mean)²), μ = ln mean − σ²/2.
  public static func lognormal(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    try check(mean: mean, sd: sd, family: "lognormal")
    let ratio = sd / mean
    let variance = ElementaryFunctions.logarithmOfOnePlus(ratio * ratio)
    return try Distribution.lognormal(
      mu: ek_log_scalar(mean) - variance / 2, sigma: variance.squareRoot()
    ).validated()
  }

  /// A beta with this mean (strictly inside 0..1) and standard deviation (≥ 0).
  ///
  /// α + β = mean(1 − mean)/sd² − 1; sd = 0 is a constant.
  public static func beta(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    guard mean.isFinite else { throw .notFinite(parameter: "mean") }
    guard sd.isFinite else { throw .notFinite(parameter: "sd") }
    guard sd >= 0 else { throw .negativeSpread(parameter: "sd", value: sd) }
    if sd == 0, (0...1).contains(mean) { return constant(mean) }
    guard mean > 0, mean < 1 else { throw .meanOutsideShare(mean: mean) }
    let limit = (mean * (1 - mean)).squareRoot()
    let total = limit / sd * (limit / sd) - 1
    guard total > 0 else { throw .spreadTooLarge(sd: sd, mean: mean, limit: limit) }
    return try Distribution.beta(alpha: mean * total, beta: (1 - mean) * total).validated()
  }

  /// A gamma with this mean (> 0) and standard deviation (≥ 0); sd = 0 is a constant.
  public static func gamma(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    try check(mean: mean, sd: sd, family: "gamma")
    if sd == 0 { return constant(mean) }
    let ratio = mean / sd
    return try Distribution.gamma(shape: ratio * ratio, scale: sd / ratio).validated()
  }

  /// A distribution that is always one value.
  public static func constant(_ value: Double) -> Distribution {
    .discrete([Outcome(value: value, probability: 1)])
  }

  /// Checks the mean and sd of a positive quantity.
  private static func check(mean: Double, sd: Double, family: String) throws(DistributionError) {
    guard mean.isFinite else { throw .notFinite(parameter: "mean") }
    guard sd.isFinite else { throw .notFinite(parameter: "sd") }
    guard mean > 0 else { throw .meanNotPositive(family: family, mean: mean) }
    guard sd >= 0 else { throw .negativeSpread(parameter: "sd", value: sd) }
  }
}
