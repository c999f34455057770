import CKernels

/// A distribution made ready to turn columns of uniforms or normal scores into draws.
///
/// Each draw is a function of one uniform or score alone and uses only functions that give the same
/// bits on every CPU. Continuous families without a simple inverse run through a table whose error
/// is at most 1e-9 in probability (`ScoreTable`); all others are exact.
public struct PreparedSampler: Sendable {
  /// How the draws are made.
  private let method: SamplingMethod

  /// Prepares a distribution with valid parameters (`Distribution.validated()`).
  public init(_ distribution: Distribution) {
    method = SamplingMethod(distribution)
  }

  /// Whether draws come from standard normal scores rather than from uniforms.
  ///
  /// Both functions work either way; this one saves a conversion.
  public var needsScores: Bool { method.needsScores }

  /// Draws from uniforms strictly inside 0..1; the destination may be the uniforms.
  public func fill(
    fromUniforms uniforms: UnsafePointer<Double>, into destination: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    guard count > 0 else { return }
    if needsScores {
      ek_normal_quantile(destination, uniforms, count)
      method.fill(from: destination, into: destination, count: count)
    } else {
      method.fill(from: uniforms, into: destination, count: count)
    }
  }

  /// Draws from standard normal scores; the destination may be the scores.
  public func fill(
    fromScores scores: UnsafePointer<Double>, into destination: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    guard count > 0 else { return }
    if needsScores {
      method.fill(from: scores, into: destination, count: count)
    } else {
      ek_normal_cdf(destination, scores, count)
      method.fill(from: destination, into: destination, count: count)
    }
  }
}
