import GSL

extension Distribution {
  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    x.isNaN ? .nan : probability(below: x, including: true)
  }

  /// P(X < x), or P(X ≤ x) with `including`.
  func probability(below x: Double, including: Bool) -> Double {
    if let constant = constantValue { return x > constant || (including && x == constant) ? 1 : 0 }
    if x == .infinity { return 1 }
    if x == -.infinity { return 0 }
    switch self {
    case .normal(let mean, let sd): return NormalProbability.below((x - mean) / sd)
    case .lognormal(let mu, let sigma):
      return x <= 0 ? 0 : LognormalProbability.below(x, mu: mu, sigma: sigma)
    case .beta(let alpha, let beta): return Self.shareBelow(x, alpha: alpha, beta: beta)
    case .gamma(let shape, let scale):
      return x <= 0 ? 0 : GammaProbability.below(x / scale, shape: shape)
    case .pert(let low, let mode, let high):
      let shape = Self.pertShape(low: low, mode: mode, high: high)
      return Self.shareBelow((x - low) / (high - low), alpha: shape.alpha, beta: shape.beta)
    case .triangular(let low, let mode, let high):
      if x <= low { return 0 }
      if x >= high { return 1 }
      if x < mode { return (x - low) / (high - low) * ((x - low) / (mode - low)) }
      return 1 - (high - x) / (high - low) * ((high - x) / (high - mode))
    case .uniform(let low, let high): return min(max((x - low) / (high - low), 0), 1)
    case .studentT(let degrees, let mean, let scale):
      return StudentTProbability.below((x - mean) / scale, degrees: degrees)
    case .truncated(let base, let low, let high):
      if x < low || (x == low && !including) { return 0 }
      if x >= high { return including || x > high ? 1 : 1 - base.atomShare(at: high, low, high) }
      let mass = base.mass(from: low, through: x, including: including)
      return min(mass / base.mass(from: low, through: high), 1)
    case .shifted(let base, let scale, let offset):
      return base.probability(below: (x - offset) / scale, including: including)
    case .mixture(let components):
      return components.reduce(0) {
        $0 + $1.weight * $1.distribution.probability(below: x, including: including)
      }
    case .chance, .binomial, .poisson, .discrete, .resampled:
      return countBelow(x, including: including)
    }
  }

  /// P(X > x), or P(X ≥ x) with `including`, without loss in the upper tail.
  func probability(above x: Double, including: Bool) -> Double {
    if let constant = constantValue { return x < constant || (including && x == constant) ? 1 : 0 }
    if x == .infinity { return 0 }
    if x == -.infinity { return 1 }
    switch self {
    case .normal(let mean, let sd): return NormalProbability.above((x - mean) / sd)
    case .lognormal(let mu, let sigma):
      return x <= 0 ? 1 : LognormalProbability.above(x, mu: mu, sigma: sigma)
    case .beta(let alpha, let beta): return Self.shareAbove(x, alpha: alpha, beta: beta)
    case .gamma(let shape, let scale):
      return x <= 0 ? 1 : GammaProbability.above(x / scale, shape: shape)
    case .pert(let low, let mode, let high):
      let shape = Self.pertShape(low: low, mode: mode, high: high)
      return Self.shareAbove((x - low) / (high - low), alpha: shape.alpha, beta: shape.beta)
    case .triangular(let low, let mode, let high):
      if x <= low { return 1 }
      if x >= high { return 0 }
      if x < mode { return 1 - (x - low) / (high - low) * ((x - low) / (mode - low)) }
      return (high - x) / (high - low) * ((high - x) / (high - mode))
    case .uniform(let low, let high): return min(max((high - x) / (high - low), 0), 1)
    case .studentT(let degrees, let mean, let scale):
      return StudentTProbability.above((x - mean) / scale, degrees: degrees)
    case .truncated(let base, let low, let high):
      if x < low || (x == low && including) { return 1 }
      if x > high || (x == high && !including) { return 0 }
      let mass = base.mass(from: x, through: high, excludingStart: !including)
      return min(mass / base.mass(from: low, through: high), 1)
    case .shifted(let base, let scale, let offset):
      return base.probability(above: (x - offset) / scale, including: including)
    case .mixture(let components):
      return components.reduce(0) {
        $0 + $1.weight * $1.distribution.probability(above: x, including: including)
      }
    case .binomial(let n, let p):
      guard let k = Self.count(x, including: !including) else { return 1 }
      return Double(k) >= Double(n)
        ? 0 : BinomialProbability.above(k, p: p, trials: UInt32(clamping: n))
    case .poisson(let mean):
      guard let k = Self.count(x, including: !including) else { return 1 }
      return PoissonProbability.above(k, mean: mean)
    case .chance, .discrete, .resampled: return 1 - countBelow(x, including: !including)
    }
  }

  /// P(low ≤ X ≤ high), from whichever tail loses less; the ends can be left out.
  func mass(
    from low: Double, through high: Double, including: Bool = true, excludingStart: Bool = false
  ) -> Double {
    let before = probability(below: low, including: excludingStart)
    let difference =
      before > 0.5
      ? probability(above: low, including: !excludingStart)
        - probability(above: high, including: !including)
      : probability(below: high, including: including) - before
    return max(difference, 0)
  }

  /// What lies below `low`, above `high` and between them, the bounds included.
  func tails(low: Double, high: Double) -> (below: Double, above: Double, mass: Double) {
    (
      probability(below: low, including: false), probability(above: high, including: false),
      mass(from: low, through: high)
    )
  }

  /// The share of a value in what is left between two bounds.
  private func atomShare(at value: Double, _ low: Double, _ high: Double) -> Double {
    min(mass(from: value, through: value) / mass(from: low, through: high), 1)
  }

  /// P(X ≤ x) or P(X < x) of the families of whole or listed values.
  private func countBelow(_ x: Double, including: Bool) -> Double {
    switch self {
    case .binomial(let n, let p):
      guard let k = Self.count(x, including: including) else { return 0 }
      return Double(k) >= Double(n)
        ? 1 : BinomialProbability.below(k, p: p, trials: UInt32(clamping: n))
    case .poisson(let mean):
      guard let k = Self.count(x, including: including) else { return 0 }
      return PoissonProbability.below(k, mean: mean)
    default: return listedValues?.probability(below: x, including: including) ?? 0
    }
  }

  /// The largest whole number ≤ x (or < x), or nil below 0.
  private static func count(_ x: Double, including: Bool) -> UInt32? {
    let whole = including ? x.rounded(.down) : x.rounded(.up) - 1
    if whole < 0 { return nil }
    return whole >= Double(UInt32.max) ? .max : UInt32(whole)
  }

  /// P(X ≤ x) of a beta.
  private static func shareBelow(_ x: Double, alpha: Double, beta: Double) -> Double {
    if x <= 0 { return 0 }
    return x >= 1 ? 1 : BetaProbability.below(x, alpha: alpha, beta: beta)
  }

  /// P(X > x) of a beta.
  private static func shareAbove(_ x: Double, alpha: Double, beta: Double) -> Double {
    if x <= 0 { return 1 }
    return x >= 1 ? 0 : BetaProbability.above(x, alpha: alpha, beta: beta)
  }

  /// The beta shapes of a PERT with shape 4.
  static func pertShape(low: Double, mode: Double, high: Double) -> (alpha: Double, beta: Double) {
    (1 + 4 * ((mode - low) / (high - low)), 1 + 4 * ((high - mode) / (high - low)))
  }
}
