import CGSL

/// exp of a normal with mean `mu` and standard deviation `sigma` > 0.
///
/// Probabilities and quantiles are GSL's; outside the domain they are NaN.
public enum LognormalProbability {
  /// P(X ≤ x).
  public static func below(_ x: Double, mu: Double, sigma: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_lognormal_P(x, mu, sigma) }
  }

  /// P(X > x), without loss in the upper tail.
  public static func above(_ x: Double, mu: Double, sigma: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_lognormal_Q(x, mu, sigma) }
  }

  /// The x with P(X ≤ x) = p.
  public static func quantile(below p: Double, mu: Double, sigma: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_lognormal_Pinv(p, mu, sigma) }
  }

  /// The x with P(X > x) = q, without loss in the upper tail.
  public static func quantile(above q: Double, mu: Double, sigma: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_lognormal_Qinv(q, mu, sigma) }
  }

  /// The density at x.
  public static func density(_ x: Double, mu: Double, sigma: Double) -> Double {
    GSLReporting.quietly { gsl_ran_lognormal_pdf(x, mu, sigma) }
  }
}
