import CGSL

/// The beta distribution on 0..1 with positive `alpha` and `beta`.
///
/// Probabilities and quantiles are GSL's; outside the domain they are NaN.
public enum BetaProbability {
  /// P(X ≤ x).
  public static func below(_ x: Double, alpha: Double, beta: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_beta_P(x, alpha, beta) }
  }

  /// P(X > x), without loss in the upper tail.
  public static func above(_ x: Double, alpha: Double, beta: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_beta_Q(x, alpha, beta) }
  }

  /// The x with P(X ≤ x) = p.
  public static func quantile(below p: Double, alpha: Double, beta: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_beta_Pinv(p, alpha, beta) }
  }

  /// The x with P(X > x) = q, without loss in the upper tail.
  public static func quantile(above q: Double, alpha: Double, beta: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_beta_Qinv(q, alpha, beta) }
  }

  /// The density at x.
  public static func density(_ x: Double, alpha: Double, beta: Double) -> Double {
    GSLReporting.quietly { gsl_ran_beta_pdf(x, alpha, beta) }
  }
}
