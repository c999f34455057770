import CGSL

/// Successes in `trials` independent trials.
public enum BinomialProbability {
  /// P(X ≤ k).
  public static func below(_ k: UInt32, p: Double, trials: UInt32) -> Double {
    GSLReporting.quietly { gsl_cdf_binomial_P(k, p, trials) }
  }

  /// P(X > k), without loss in the upper tail.
  public static func above(_ k: UInt32, p: Double, trials: UInt32) -> Double {
    GSLReporting.quietly { gsl_cdf_binomial_Q(k, p, trials) }
  }

  /// P(X = k).
  public static func mass(_ k: UInt32, p: Double, trials: UInt32) -> Double {
    GSLReporting.quietly { gsl_ran_binomial_pdf(k, p, trials) }
  }
}
