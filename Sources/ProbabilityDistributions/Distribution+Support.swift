import CKernels

extension Distribution {
  /// The only value the distribution takes, if there is only one.
  var constantValue: Double? {
    switch self {
    case .normal(let mean, let sd): return sd == 0 ? mean : nil
    case .lognormal(let mu, let sigma): return sigma == 0 ? ek_exp_scalar(mu) : nil
    case .pert(let low, _, let high), .triangular(let low, _, let high),
      .uniform(let low, let high):
      return low == high ? low : nil
    case .studentT(_, let mean, let scale): return scale == 0 ? mean : nil
    case .chance(let p): return p == 0 || p == 1 ? p : nil
    case .binomial(let n, let p): return p == 0 || n == 0 ? 0 : p == 1 ? Double(n) : nil
    case .poisson(let mean): return mean == 0 ? 0 : nil
    case .discrete(let outcomes):
      return Self.common(outcomes.lazy.filter { $0.probability > 0 }.map { $0.value })
    case .resampled(let values): return Self.common(values)
    case .mixture(let components):
      return Self.common(
        components.lazy.filter { $0.weight > 0 }.map { $0.distribution.constantValue })
    case .truncated(let base, let low, let high):
      return low == high ? low : base.constantValue
    case .shifted(let base, let scale, let offset):
      return base.constantValue.map { offset + scale * $0 }
    case .beta, .gamma: return nil
    }
  }

  /// Whether only separate values occur.
  public var isDiscrete: Bool {
    if constantValue != nil { return true }
    switch self {
    case .chance, .binomial, .poisson, .discrete, .resampled: return true
    case .mixture(let components):
      return components.allSatisfy { $0.weight == 0 || $0.distribution.isDiscrete }
    case .truncated(let base, _, _), .shifted(let base, _, _): return base.isDiscrete
    default: return false
    }
  }

  /// From the smallest to the largest possible value; either may be infinite.
  public var support: ClosedRange<Double> {
    if let constant = constantValue { return constant...constant }
    switch self {
    case .normal, .studentT: return -Double.infinity...Double.infinity
    case .lognormal, .gamma, .poisson: return 0...Double.infinity
    case .beta, .chance: return 0...1
    case .pert(let low, _, let high), .triangular(let low, _, let high),
      .uniform(let low, let high):
      return low...high
    case .binomial(let n, _): return 0...Double(n)
    case .discrete, .resampled:
      guard let values = listedValues?.values, let low = values.first, let high = values.last else {
        return 0...0
      }
      return low...high
    case .mixture(let components):
      let parts = components.filter { $0.weight > 0 }.map(\.distribution.support)
      let low = parts.map(\.lowerBound).min() ?? 0
      return low...(parts.map(\.upperBound).max() ?? low)
    case .truncated(let base, let low, let high):
      let inner = base.support.clamped(to: low...high)
      guard base.isDiscrete else { return inner }
      let values = atoms(negligible: 1e-18)
      let first = values.first ?? inner.lowerBound
      return first...(inner.upperBound == .infinity ? .infinity : values.last ?? first)
    case .shifted(let base, let scale, let offset):
      let inner = base.support
      return (offset + scale * inner.lowerBound)...(offset + scale * inner.upperBound)
    }
  }

  /// Ascending values with a probability above 0, without tails of a negligible probability.
  func atoms(negligible: Double) -> [Double] {
    if let constant = constantValue { return [constant] }
    switch self {
    case .binomial, .poisson:
      let first = quantile(below: negligible, above: 1 - negligible)
      let last = quantile(below: 1 - negligible, above: negligible)
      return Array(stride(from: first, through: last, by: 1))
    case .chance, .discrete, .resampled: return listedValues?.values ?? []
    case .mixture(let components):
      let values = components.filter { $0.weight > 0 }
        .flatMap { $0.distribution.atoms(negligible: negligible) }
      return Set(values).sorted()
    case .truncated(let base, let low, let high):
      let tails = base.tails(low: low, high: high)
      return base.atoms(negligible: negligible * tails.mass).filter { low <= $0 && $0 <= high }
    case .shifted(let base, let scale, let offset):
      return base.atoms(negligible: negligible).map { offset + scale * $0 }
    default: return []
    }
  }

  /// Ascending finite values where the distribution has an atom or its density is not smooth.
  func breakpoints() -> [Double] {
    if let constant = constantValue { return [constant] }
    switch self {
    case .triangular(let low, let mode, let high): return Set([low, mode, high]).sorted()
    case .mixture(let components):
      let parts = components.filter { $0.weight > 0 }.map(\.distribution)
      return Set(parts.flatMap { $0.breakpoints() } + valleys(between: parts)).sorted()
    case .truncated(let base, let low, let high):
      let inner = base.breakpoints().filter { low < $0 && $0 < high }
      return Set(inner + [low, high].filter(\.isFinite)).sorted()
    case .shifted(let base, let scale, let offset):
      return base.breakpoints().map { offset + scale * $0 }
    case .chance, .binomial, .poisson, .discrete, .resampled: return atoms(negligible: 1e-18)
    default:
      return [support.lowerBound, support.upperBound].filter(\.isFinite)
    }
  }

  /// Where the density of a mixture nearly vanishes between the medians of two continuous parts.
  ///
  /// The quantile function climbs steeply there; cut there, its pieces are smooth again.
  private func valleys(between parts: [Distribution]) -> [Double] {
    let medians = parts.filter { !$0.isDiscrete }.map { $0.quantile(0.5) }.sorted()
    return zip(medians, medians.dropFirst()).compactMap { from, to in
      let points = (1..<128).map { from + (to - from) * Double($0) / 128 }
      guard let lowest = points.min(by: { density($0) < density($1) }) else { return nil }
      let isDeep = density(lowest) < 0.1 * min(density(from), density(to))
      return isDeep ? lowest : nil
    }
  }

  /// The values of a family that lists them.
  var listedValues: DiscreteTable? {
    switch self {
    case .chance(let p):
      DiscreteTable(outcomes: [
        Outcome(value: 0, probability: 1 - p), Outcome(value: 1, probability: p),
      ])
    case .discrete(let outcomes): DiscreteTable(outcomes: outcomes)
    case .resampled(let values): DiscreteTable(sample: values)
    default: nil
    }
  }

  /// The value that all elements share, if there is one.
  private static func common(_ values: some Sequence<Double?>) -> Double? {
    var result: Double?
    for value in values {
      guard let value, result == nil || result == value else { return nil }
      result = value
    }
    return result
  }

  /// The value that all elements share, if there is one.
  private static func common(_ values: some Sequence<Double>) -> Double? {
    common(values.lazy.map { Optional($0) })
  }
}
