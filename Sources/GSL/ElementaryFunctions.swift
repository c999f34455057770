import CGSL

/// Functions that keep their digits near 0.
public enum ElementaryFunctions {
  /// exp(x) − 1.
  public static func exponentialLessOne(_ x: Double) -> Double { gsl_expm1(x) }

  /// log(1 + x).
  public static func logarithmOfOnePlus(_ x: Double) -> Double { gsl_log1p(x) }
}
