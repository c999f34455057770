import CGSL

/// The Poisson distribution with a positive mean.
public enum PoissonProbability {
  /// P(X ≤ k).
  public static func below(_ k: UInt32, mean: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_poisson_P(k, mean) }
  }

  /// P(X > k), without loss in the upper tail.
  public static func above(_ k: UInt32, mean: Double) -> Double {
    GSLReporting.quietly { gsl_cdf_poisson_Q(k, mean) }
  }

  /// P(X = k).
  public static func mass(_ k: UInt32, mean: Double) -> Double {
    GSLReporting.quietly { gsl_ran_poisson_pdf(k, mean) }
  }
}
