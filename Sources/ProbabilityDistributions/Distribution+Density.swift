import GSL

extension Distribution {
  /// The density of the continuous part at x; atoms do not count.
  func density(_ x: Double) -> Double {
    if constantValue != nil || !x.isFinite { return 0 }
    switch self {
    case .normal(let mean, let sd): return NormalProbability.density((x - mean) / sd) / sd
    case .lognormal(let mu, let sigma):
      return x <= 0 ? 0 : LognormalProbability.density(x, mu: mu, sigma: sigma)
    case .beta(let alpha, let beta): return BetaProbability.density(x, alpha: alpha, beta: beta)
    case .gamma(let shape, let scale):
      return GammaProbability.density(x / scale, shape: shape) / scale
    case .pert(let low, let mode, let high):
      let shape = Self.pertShape(low: low, mode: mode, high: high)
      let width = high - low
      return BetaProbability.density((x - low) / width, alpha: shape.alpha, beta: shape.beta)
        / width
    case .triangular(let low, let mode, let high):
      if x < low || x > high { return 0 }
      let height = 2 / (high - low)
      if x < mode { return height * (x - low) / (mode - low) }
      return x == mode ? height : height * (high - x) / (high - mode)
    case .uniform(let low, let high): return x < low || x > high ? 0 : 1 / (high - low)
    case .studentT(let degrees, let mean, let scale):
      return StudentTProbability.density((x - mean) / scale, degrees: degrees) / scale
    case .mixture(let components):
      return components.reduce(0) {
        $1.weight == 0 ? $0 : $0 + $1.weight * $1.distribution.density(x)
      }
    case .truncated(let base, let low, let high):
      return x < low || x > high ? 0 : base.density(x) / base.mass(from: low, through: high)
    case .shifted(let base, let scale, let offset):
      return base.density((x - offset) / scale) / scale
    case .chance, .binomial, .poisson, .discrete, .resampled: return 0
    }
  }
}
