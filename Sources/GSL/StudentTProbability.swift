import CGSL

/// Student's t with `degrees` > 0 degrees of freedom.
///
/// Probabilities and quantiles are GSL's; outside the domain they are NaN.
public enum StudentTProbability {
  /// P(X ≤ x).
  public static func below(_ x: Double, degrees: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_tdist_P(x, degrees) }
  }

  /// P(X > x), without loss in the upper tail.
  public static func above(_ x: Double, degrees: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_tdist_Q(x, degrees) }
  }

  /// The x with P(X ≤ x) = p.
  public static func quantile(below p: Double, degrees: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_tdist_Pinv(p, degrees) }
  }

  /// The x with P(X > x) = q, without loss in the upper tail.
  public static func quantile(above q: Double, degrees: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_tdist_Qinv(q, degrees) }
  }

  /// The density at x.
  public static func density(_ x: Double, degrees: Double) -> Double {
    GSLReporting.quietly { gsl_ran_tdist_pdf(x, degrees) }
  }
}
