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
    case .normal(let mean, let sd): try Self.check(centre: mean, spread: sd, named: "sd")
    case .lognormal(let mu, let sigma): try Self.check(centre: mu, spread: sigma, named: "sigma")
    case .beta(let alpha, let beta):
      try Self.check(positive: alpha, named: "alpha")
      try Self.check(positive: beta, named: "beta")
      let smallerName = alpha < beta ? "alpha" : "beta"
      try Self.check(
        shape: min(alpha, beta), named: smallerName, limit: Self.largestShareShape)
      try Self.check(
        shape: max(alpha, beta), named: alpha < beta ? "beta" : "alpha", limit: 1e8)
    case .gamma(let shape, let scale):
      try Self.check(shape: shape, named: "shape", limit: Self.largestShape)
      try Self.check(positive: scale, named: "scale")
    case .pert(let low, let mode, let high), .triangular(let low, let mode, let high):
      try Self.check(low: low, mode: mode, high: high)
    case .uniform(let low, let high): try Self.check(low: low, mode: nil, high: high)
    case .studentT(let degrees, let mean, let scale):
      try Self.check(positive: degrees, named: "df")
      try Self.check(centre: mean, spread: scale, named: "scale")
    case .chance(let p): try Self.check(probability: p, named: "chance")
    case .binomial(let n, let p):
      try Self.check(count: Double(n), limit: Self.largestCount)
      try Self.check(probability: p, named: "probability p")
    case .poisson(let mean): try Self.check(count: mean, limit: Self.largestMean)
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
      try Self.check(positive: scale, named: "scale")
      guard offset.isFinite else { throw .notFinite(parameter: "offset") }
    }
  }

  /// Checks the families that list their parts.
  private func validateList() throws(DistributionError) {
    switch self {
    case .discrete(let outcomes):
      if outcomes.isEmpty { throw .empty(family: "discrete") }
      for outcome in outcomes where !outcome.value.isFinite { throw .notFinite(parameter: "value") }
      try Self.check(weights: outcomes.map(\.probability), named: "probability")
    case .mixture(let components):
      if components.isEmpty { throw .empty(family: "mixture") }
      try Self.check(weights: components.map(\.weight), named: "weight")
      for component in components { try component.distribution.validate() }
    case .resampled(let values):
      if values.isEmpty { throw .empty(family: "resampled") }
      for value in values where !value.isFinite { throw .notFinite(parameter: "value") }
    default: break
    }
  }

  /// A finite centre and a finite spread ≥ 0.
  private static func check(centre: Double, spread: Double, named name: String)
    throws(DistributionError)
  {
    guard centre.isFinite else { throw .notFinite(parameter: "mean") }
    guard spread.isFinite else { throw .notFinite(parameter: name) }
    guard spread >= 0 else { throw .negativeSpread(parameter: name, value: spread) }
  }

  /// A finite parameter > 0.
  private static func check(positive value: Double, named name: String) throws(DistributionError) {
    guard value.isFinite else { throw .notFinite(parameter: name) }
    guard value > 0 else { throw .shapeNotPositive(parameter: name, value: value) }
  }

  /// A shape > 0 that is not too large.
  private static func check(shape value: Double, named name: String, limit: Double)
    throws(DistributionError)
  {
    try check(positive: value, named: name)
    guard value <= limit else {
      throw .shapeTooLarge(parameter: name, value: value, limit: limit)
    }
  }

  /// low ≤ mode ≤ high, all finite.
  private static func check(low: Double, mode: Double?, high: Double) throws(DistributionError) {
    guard low.isFinite else { throw .notFinite(parameter: "low") }
    guard high.isFinite, (high - low).isFinite else { throw .notFinite(parameter: "high") }
    if let mode, !mode.isFinite { throw .notFinite(parameter: "mode") }
    let middle = mode ?? low
    guard low <= middle, middle <= high else { throw .outOfOrder(low: low, mode: mode, high: high) }
  }

  /// A probability in 0..1.
  private static func check(probability: Double, named name: String) throws(DistributionError) {
    guard probability.isFinite else { throw .notFinite(parameter: name) }
    guard (0...1).contains(probability) else {
      throw .probabilityOutOfRange(parameter: name, value: probability)
    }
  }

  /// Probabilities in 0..1 that sum to 1 within 1e-9.
  private static func check(weights: [Double], named name: String) throws(DistributionError) {
    for weight in weights { try check(probability: weight, named: name) }
    let total = weights.reduce(0, +)
    guard abs(total - 1) <= 1e-9 else { throw .weightsDoNotSumToOne(total: total) }
  }

  /// A count or mean count that is not negative and not too large.
  private static func check(count: Double, limit: Double) throws(DistributionError) {
    guard count.isFinite else { throw .notFinite(parameter: "count") }
    guard count >= 0 else { throw .negativeCount(count) }
    guard count <= limit else { throw .countTooLarge(count, limit: limit) }
  }
}
