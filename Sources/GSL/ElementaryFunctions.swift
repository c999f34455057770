import CGSL
internal import CKernels

/// Functions that keep their digits near 0.
public enum ElementaryFunctions {
  /// exp(x) − 1.
  public static func exponentialLessOne(_ x: Double) -> Double { gsl_expm1(x) }

  /// e to the power x, the same bytes on every processor.
  public static func exponential(_ x: Double) -> Double { ek_exp_scalar(x) }

  /// The natural logarithm, the same bytes on every processor.
  public static func logarithm(_ x: Double) -> Double { ek_log_scalar(x) }

  /// log(1 + x).
  public static func logarithmOfOnePlus(_ x: Double) -> Double { gsl_log1p(x) }
}
