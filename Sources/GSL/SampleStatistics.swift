import CGSL

/// Statistics of a sample held in memory.
///
/// Those of an empty sample are NaN, and so are spreads of a single value.
public enum SampleStatistics {
  /// The mean.
  public static func mean(_ values: UnsafeBufferPointer<Double>) -> Double {
    guard let base = values.baseAddress, !values.isEmpty else { return .nan }
    return GSLReporting.quietly { gsl_stats_mean(base, 1, values.count) }
  }

  /// The mean.
  public static func mean(_ values: [Double]) -> Double {
    values.withUnsafeBufferPointer { mean($0) }
  }

  /// The sample variance (divisor n − 1).
  public static func variance(_ values: UnsafeBufferPointer<Double>) -> Double {
    guard let base = values.baseAddress, values.count > 1 else { return .nan }
    return GSLReporting.quietly { gsl_stats_variance(base, 1, values.count) }
  }

  /// The sample variance (divisor n − 1).
  public static func variance(_ values: [Double]) -> Double {
    values.withUnsafeBufferPointer { variance($0) }
  }

  /// The sample standard deviation (divisor n − 1).
  public static func standardDeviation(_ values: UnsafeBufferPointer<Double>) -> Double {
    variance(values).squareRoot()
  }

  /// The sample standard deviation (divisor n − 1).
  public static func standardDeviation(_ values: [Double]) -> Double {
    variance(values).squareRoot()
  }

  /// The quantile at `fraction` (0..1) of ascending values, type 7 (R's and numpy's default).
  public static func quantile(ofSorted values: UnsafeBufferPointer<Double>, at fraction: Double)
    -> Double
  {
    guard let base = values.baseAddress, !values.isEmpty, (0...1).contains(fraction) else {
      return .nan
    }
    return GSLReporting.quietly {
      gsl_stats_quantile_from_sorted_data(base, 1, values.count, fraction)
    }
  }

  /// The quantile at `fraction` (0..1) of ascending values, type 7 (R's and numpy's default).
  public static func quantile(ofSorted values: [Double], at fraction: Double) -> Double {
    values.withUnsafeBufferPointer { quantile(ofSorted: $0, at: fraction) }
  }

  /// Pearson's correlation of pairs; NaN unless both have the same count of at least two.
  public static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    guard first.count == second.count, first.count > 1 else { return .nan }
    return GSLReporting.quietly { gsl_stats_correlation(first, 1, second, 1, first.count) }
  }
}
