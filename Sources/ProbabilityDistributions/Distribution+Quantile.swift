import CKernels
import GSL

extension Distribution {
  /// The smallest x with cdf(x) ≥ u: for continuous families the inverse of the cdf.
  ///
  /// u = 0 and u = 1 give the ends of the support; outside 0..1 the result is NaN.
  public func quantile(_ u: Double) -> Double {
    if u == 0 { return support.lowerBound }
    if u == 1 { return support.upperBound }
    guard u > 0, u < 1 else { return .nan }
    return quantile(below: u, above: 1 - u)
  }

  /// The quantile at 0.5.
  public var median: Double { quantile(0.5) }

  /// The quantile given by the probabilities below and above it, which sum to 1; the smaller of
  /// them decides, so that neither tail loses digits.
  func quantile(below p: Double, above q: Double) -> Double {
    if let constant = constantValue { return constant }
    if p <= 0 { return support.lowerBound }
    if q <= 0 { return support.upperBound }
    let isLow = p <= q
    switch self {
    case .normal(let mean, let sd): return mean + sd * Self.score(below: p, above: q)
    case .lognormal(let mu, let sigma):
      return ek_exp_scalar(mu + sigma * Self.score(below: p, above: q))
    case .beta(let alpha, let beta):
      let start =
        isLow
        ? BetaProbability.quantile(below: p, alpha: alpha, beta: beta)
        : BetaProbability.quantile(above: q, alpha: alpha, beta: beta)
      return polished(start, below: p, above: q)
    case .gamma(let shape, let scale):
      let start =
        isLow
        ? GammaProbability.quantile(below: p, shape: shape)
        : GammaProbability.quantile(above: q, shape: shape)
      return polished(scale * start, below: p, above: q)
    case .studentT(let degrees, let mean, let scale):
      let start =
        isLow
        ? StudentTProbability.quantile(below: p, degrees: degrees)
        : StudentTProbability.quantile(above: q, degrees: degrees)
      let unit = Distribution.studentT(degrees: degrees, mean: 0, scale: 1)
      return mean + scale * unit.polished(start, below: p, above: q)
    case .pert(let low, let mode, let high):
      let shape = Self.pertShape(low: low, mode: mode, high: high)
      let unit = Distribution.beta(alpha: shape.alpha, beta: shape.beta)
      return min(low + (high - low) * unit.quantile(below: p, above: q), high)
    case .triangular(let low, let mode, let high):
      let width = high - low
      if p <= (mode - low) / width { return low + (p * width * (mode - low)).squareRoot() }
      return high - (q * width * (high - mode)).squareRoot()
    case .uniform(let low, let high):
      return isLow ? low + p * (high - low) : high - q * (high - low)
    case .shifted(let base, let scale, let offset):
      return offset + scale * base.quantile(below: p, above: q)
    case .truncated(let base, let low, let high):
      return base.truncatedQuantile(below: p, above: q, low: low, high: high)
    case .mixture(let components):
      let parts = components.filter { $0.weight > 0 }
        .map { $0.distribution.quantile(below: p, above: q) }
      return bisected(from: parts.min() ?? .nan, to: parts.max() ?? .nan, below: p, above: q)
    case .binomial, .poisson: return countQuantile(below: p, above: q)
    case .chance, .discrete, .resampled:
      guard let table = listedValues else { return .nan }
      return table.values[table.index(reaching: p)]
    }
  }

  /// The standard normal score.
  private static func score(below p: Double, above q: Double) -> Double {
    p <= q ? NormalProbability.quantile(below: p) : NormalProbability.quantile(above: q)
  }

  /// The quantile of what is left of this distribution between two bounds.
  private func truncatedQuantile(below p: Double, above q: Double, low: Double, high: Double)
    -> Double
  {
    let tails = tails(low: low, high: high)
    // Counts and lists: rounding in the rescaling must not push u beyond the step it stands on.
    let slack = isDiscrete ? 4e-16 : 0
    let x = quantile(
      below: (tails.below + p * tails.mass) * (1 - slack),
      above: (tails.above + q * tails.mass) * (1 + slack))
    if x < low && isDiscrete {
      return Distribution.truncated(self, low: low, high: high).support.lowerBound
    }
    return min(max(x, low), high)
  }

  /// Whether cdf(x) ≥ p, judged by the smaller tail.
  private func reaches(_ x: Double, below p: Double, above q: Double) -> Bool {
    p <= q
      ? probability(below: x, including: true) >= p : probability(above: x, including: false) <= q
  }

  /// The smallest whole number that reaches a probability, seen from either tail.
  private func countQuantile(below p: Double, above q: Double) -> Double {
    func isReached(_ x: Double) -> Bool {
      reaches(x, below: p, above: q) || probability(below: x, including: true) >= p
    }
    var high = 1.0
    while !isReached(high), high < Self.largestCount * 4 { high *= 2 }
    var low = -1.0
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if isReached(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The smallest number between two that reaches a probability, by halving the set of numbers.
  private func bisected(from start: Double, to end: Double, below p: Double, above q: Double)
    -> Double
  {
    guard start < end else { return start }
    if reaches(start, below: p, above: q) { return start }
    var low = Self.rank(start)
    var high = Self.rank(end)
    while low < high - 1 {
      let middle = (low & high) + ((low ^ high) >> 1)
      if reaches(Self.number(middle), below: p, above: q) { high = middle } else { low = middle }
    }
    return Self.number(high)
  }

  /// The rank of a number among all numbers.
  private static func rank(_ x: Double) -> Int64 {
    let bits = Int64(bitPattern: x.bitPattern)
    return bits < 0 ? Int64.min &- bits : bits
  }

  /// The number with a rank.
  private static func number(_ rank: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: rank < 0 ? Int64.min &- rank : rank))
  }

  /// GSL's quantile brought to the full precision of GSL's cdf by Newton steps; halving where GSL
  /// gave nothing useful.
  private func polished(_ start: Double, below p: Double, above q: Double) -> Double {
    if let x = refined(start, below: p, above: q, tolerance: 0.05) { return x }
    let support = support
    return bisected(
      from: max(support.lowerBound, -.greatestFiniteMagnitude),
      to: min(support.upperBound, .greatestFiniteMagnitude), below: p, above: q)
  }

  /// Newton steps from a start whose tail probability is within a relative tolerance; nil when it
  /// is not or they do not converge.
  func refined(_ start: Double, below p: Double, above q: Double, tolerance: Double) -> Double? {
    guard start.isFinite, support.contains(start) else { return nil }
    let target = min(p, q)
    var x = start
    var excess = Double.infinity
    for step in 0..<4 {
      excess =
        p <= q
        ? probability(below: x, including: true) - p : q - probability(above: x, including: false)
      guard excess.isFinite, step > 0 || abs(excess) <= tolerance * target else { return nil }
      if abs(excess) <= 1e-14 * target { return x }
      let slope = density(x)
      guard slope > 0, slope.isFinite else { return nil }
      let next = x - excess / slope
      guard support.contains(next) else { return nil }
      if abs(next - x) <= 2.3e-16 * abs(x) { return next }
      x = next
    }
    return abs(excess) <= 1e-9 * target ? x : nil
  }
}
