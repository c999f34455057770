import CGSL

/// The gamma distribution with a positive shape and scale 1.
///
/// Probabilities and quantiles are GSL's; outside the domain they are NaN.
public enum GammaProbability {
  /// P(X ≤ x).
  public static func below(_ x: Double, shape: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_gamma_P(x, shape, 1) }
  }

  /// P(X > x), without loss in the upper tail.
  public static func above(_ x: Double, shape: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_gamma_Q(x, shape, 1) }
  }

  /// The x with P(X ≤ x) = p.
  public static func quantile(below p: Double, shape: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_gamma_Pinv(p, shape, 1) }
  }

  /// The x with P(X > x) = q, without loss in the upper tail.
  public static func quantile(above q: Double, shape: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_gamma_Qinv(q, shape, 1) }
  }

  /// The density at x.
  public static func density(_ x: Double, shape: Double) -> Double {
    GSLReporting.quietly { gsl_ran_gamma_pdf(x, shape, 1) }
  }
}
