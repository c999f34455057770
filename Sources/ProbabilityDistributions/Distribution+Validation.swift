extension Distribution {
  /// The largest value of a beta's smaller shape for which GSL's cdf keeps ten digits.
  static let largestShareShape = 1e5
  /// The largest shape of a gamma distribution, likewise.
  static let largestShape = 2e4
  /// The largest mean of a Poisson distribution.
  static let largestMean = 1e5
  /// The largest number of trials of a binomial distribution, likewise.
  static let largestCount = 1e6

  /// The most distributions in one; a truncation counts what it truncates twice, since its
  /// quantile asks for two of the other's, so that nested truncations cannot take for ever.
  static let largestParts = 64

  /// The distribution itself when its parameters are right.
  ///
  /// A spread of 0, or a low end equal to the high end, is allowed and makes a constant.
  public func validated() throws(DistributionError) -> Distribution {
    guard parts <= Double(Self.largestParts) else { throw .tooManyParts(limit: Self.largestParts) }
    try validate()
    return self
  }

  /// How many distributions it is made of.
  private var parts: Double {
    switch self {
    case .mixture(let components): components.reduce(0) { $0 + $1.distribution.parts }
    case .truncated(let base, _, _): 2 * base.parts
    case .shifted(let base, _, _): base.parts
    default: 1
    }
  }

  /// Throws what is wrong first.
  private func validate() throws(DistributionError) {
    switch self {
    case .normal(let mean, let sd): try ParameterCheck.centre(mean, spread: sd, named: "sd")
    case .lognormal(let mu, let sigma): try ParameterCheck.centre(mu, spread: sigma, named: "sigma")
    case .beta(let alpha, let beta):
      try ParameterCheck.positive(alpha, named: "alpha")
      try ParameterCheck.positive(beta, named: "beta")
      let smallerName = alpha < beta ? "alpha" : "beta"
      try ParameterCheck.shape(min(alpha, beta), named: smallerName, limit: Self.largestShareShape)
      try ParameterCheck.shape(max(alpha, beta), named: alpha < beta ? "beta" : "alpha", limit: 1e8)
    case .gamma(let shape, let scale):
      try ParameterCheck.shape(shape, named: "shape", limit: Self.largestShape)
      try ParameterCheck.positive(scale, named: "scale")
    case .pert(let low, let mode, let high), .triangular(let low, let mode, let high):
      try ParameterCheck.order(low: low, mode: mode, high: high)
    case .uniform(let low, let high): try ParameterCheck.order(low: low, mode: nil, high: high)
    case .studentT(let degrees, let mean, let scale):
      try ParameterCheck.positive(degrees, named: "df")
      try ParameterCheck.centre(mean, spread: scale, named: "scale")
    case .chance(let p): try ParameterCheck.probability(p, named: "chance")
    case .binomial(let n, let p):
      try ParameterCheck.count(Double(n), limit: Self.largestCount)
      try ParameterCheck.probability(p, named: "probability p")
    case .poisson(let mean): try ParameterCheck.count(mean, limit: Self.largestMean)
    case .discrete, .mixture, .resampled: try validateList()
    case .truncated(let base, let low, let high):
      try base.validate()
      guard !low.isNaN, !high.isNaN else { throw .notFinite(parameter: low.isNaN ? "min" : "max") }
      guard low <= high else { throw .outOfOrder(low: low, mode: nil, high: high) }
      guard base.mass(from: low, through: high) > 0 else {
        throw .nothingLeft(low: low, high: high)
      }
    case .shifted(let base, let scale, let offset):
      try base.validate()
      try ParameterCheck.positive(scale, named: "scale")
      guard offset.isFinite else { throw .notFinite(parameter: "offset") }
    }
  }

  /// Checks the families that list their parts.
  private func validateList() throws(DistributionError) {
    switch self {
    case .discrete(let outcomes):
      if outcomes.isEmpty { throw .empty(family: "discrete") }
      for outcome in outcomes where !outcome.value.isFinite { throw .notFinite(parameter: "value") }
      try ParameterCheck.weights(outcomes.map(\.probability), named: "probability")
    case .mixture(let components):
      if components.isEmpty { throw .empty(family: "mixture") }
      try ParameterCheck.weights(components.map(\.weight), named: "weight")
      for component in components { try component.distribution.validate() }
    case .resampled(let values):
      if values.isEmpty { throw .empty(family: "resampled") }
      for value in values where !value.isFinite { throw .notFinite(parameter: "value") }
    default: break
    }
  }
}
