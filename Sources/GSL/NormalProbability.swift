import CGSL

/// The standard normal distribution.
///
/// Probabilities and quantiles are GSL's; outside the domain they are NaN.
public enum NormalProbability {
  /// P(X ≤ x).
  public static func below(_ x: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_ugaussian_P(x) }
  }

  /// P(X > x), without loss in the upper tail.
  public static func above(_ x: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_ugaussian_Q(x) }
  }

  /// The x with P(X ≤ x) = p.
  public static func quantile(below p: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_ugaussian_Pinv(p) }
  }

  /// The x with P(X > x) = q, without loss in the upper tail.
  public static func quantile(above q: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_ugaussian_Qinv(q) }
  }

  /// The density at x.
  public static func density(_ x: Double) -> Double {
    GSLReporting.quietly { gsl_ran_ugaussian_pdf(x) }
  }
}
