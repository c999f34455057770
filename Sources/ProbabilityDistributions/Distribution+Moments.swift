import CKernels
import GSL

extension Distribution {
  /// The mean; infinite or NaN where there is none.
  public var mean: Double { moments.mean }

  /// The standard deviation; infinite or NaN where there is none.
  public var standardDeviation: Double { max(moments.variance, 0).squareRoot() }

  /// Mean and variance, from closed forms; what is truncated is integrated.
  private var moments: (mean: Double, variance: Double) {
    if let constant = constantValue { return (constant, 0) }
    switch self {
    case .normal(let mean, let sd): return (mean, sd * sd)
    case .lognormal(let mu, let sigma):
      let mean = ek_exp_scalar(mu + sigma * sigma / 2)
      return (mean, mean * mean * ElementaryFunctions.exponentialLessOne(sigma * sigma))
    case .beta(let alpha, let beta): return Self.shareMoments(alpha: alpha, beta: beta)
    case .gamma(let shape, let scale): return (shape * scale, shape * scale * scale)
    case .pert(let low, let mode, let high):
      let shape = Self.pertShape(low: low, mode: mode, high: high)
      let unit = Self.shareMoments(alpha: shape.alpha, beta: shape.beta)
      let width = high - low
      return (low + width * unit.mean, width * width * unit.variance)
    case .triangular(let low, let mode, let high):
      let left = mode - low
      let right = high - mode
      return (low + (2 * left + right) / 3, (left * left + left * right + right * right) / 18)
    case .uniform(let low, let high):
      return (low + (high - low) / 2, (high - low) * (high - low) / 12)
    case .studentT(let degrees, let mean, let scale):
      let variance = degrees > 1 ? Double.infinity : .nan
      return (
        degrees > 1 ? mean : .nan,
        degrees > 2 ? scale * scale * degrees / (degrees - 2) : variance
      )
    case .chance(let p): return (p, p * (1 - p))
    case .binomial(let n, let p): return (Double(n) * p, Double(n) * p * (1 - p))
    case .poisson(let mean): return (mean, mean)
    case .discrete(let outcomes):
      return Self.pooled(outcomes.map { ($0.probability, $0.value, 0) })
    case .resampled(let values):
      return Self.pooled(values.map { (1 / Double(values.count), $0, 0) })
    case .mixture(let components):
      return Self.pooled(
        components.filter { $0.weight > 0 }.map {
          let part = $0.distribution.moments
          return ($0.weight, part.mean, part.variance)
        })
    case .truncated: return integratedMoments
    case .shifted(let base, let scale, let offset):
      let inner = base.moments
      return (offset + scale * inner.mean, scale * scale * inner.variance)
    }
  }

  /// Mean and variance of a beta.
  private static func shareMoments(alpha: Double, beta: Double) -> (mean: Double, variance: Double)
  {
    let total = alpha + beta
    return (alpha / total, alpha / total * (beta / total) / (total + 1))
  }

  /// Mean and variance of weighted parts.
  private static func pooled(_ parts: [(weight: Double, mean: Double, variance: Double)])
    -> (mean: Double, variance: Double)
  {
    let total = parts.reduce(0) { $0 + $1.weight }
    let mean = parts.reduce(0) { $0 + $1.weight * $1.mean } / total
    let variance = parts.reduce(0) {
      $0 + $1.weight * ($1.variance + ($1.mean - mean) * ($1.mean - mean))
    }
    return (mean, variance / total)
  }

  /// Mean and variance by integrating the quantile function over each smooth piece.
  ///
  /// Over normal scores the trapezoidal rule converges exponentially for a smooth integrand.
  private var integratedMoments: (mean: Double, variance: Double) {
    Self.pooled(
      QuantilePiece.pieces(of: self).flatMap { piece -> [(Double, Double, Double)] in
        if let value = piece.atom { return [(piece.mass, value, 0)] }
        let scores = stride(from: -8.25, through: 8.25, by: 0.0625)
        let weights = scores.map { NormalProbability.density($0) }
        let total = weights.reduce(0, +)
        return zip(scores, weights).map { score, weight in
          (piece.mass * weight / total, piece.value(atScore: score), 0)
        }
      })
  }
}
