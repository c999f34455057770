import CKernels

/// How the draws of a distribution are made from one column.
indirect enum SamplingMethod: Sendable {
  /// Always the same value.
  case constant(Double)
  /// mean + sd · score.
  case normal(mean: Double, sd: Double)
  /// exp(mu + sigma · score).
  case lognormal(mu: Double, sigma: Double)
  /// low + (high − low) · uniform.
  case uniform(low: Double, high: Double)
  /// The triangular inverse of a uniform.
  case triangular(low: Double, mode: Double, high: Double)
  /// A search among cumulative probabilities.
  case discrete(DiscreteTable)
  /// A binomial too wide for a table.
  case binomial(n: Double, p: Double)
  /// A Poisson too wide for a table.
  case poisson(mean: Double)
  /// A curve over scores.
  case table(ScoreTable)
  /// offset + scale · another's draws.
  case moved(SamplingMethod, scale: Double, offset: Double)
  /// Pieces of the quantile function, from uniforms.
  case pieces(PiecewiseQuantile)

  /// The most values of a table of a binomial or Poisson on each side of its mode.
  private static let mostCounts = 2048

  /// Chooses the method.
  init(_ distribution: Distribution) {
    if let constant = distribution.constantValue {
      self = .constant(constant)
      return
    }
    switch distribution {
    case .normal(let mean, let sd): self = .normal(mean: mean, sd: sd)
    case .lognormal(let mu, let sigma): self = .lognormal(mu: mu, sigma: sigma)
    case .uniform(let low, let high): self = .uniform(low: low, high: high)
    case .triangular(let low, let mode, let high):
      self = .triangular(low: low, mode: mode, high: high)
    case .chance, .discrete, .resampled:
      self = distribution.listedValues.map(SamplingMethod.discrete) ?? .constant(0)
    case .binomial(let n, let p): self = Self.binomial(n, p)
    case .poisson(let mean): self = Self.poisson(mean)
    case .beta: self = Self.piecewise(distribution)
    case .gamma(let shape, let scale):
      self = .moved(
        Self.piecewise(.gamma(shape: shape, scale: 1)), scale: scale, offset: 0)
    case .studentT(let degrees, let mean, let scale):
      self = .moved(
        Self.piecewise(.studentT(degrees: degrees, mean: 0, scale: 1)), scale: scale,
        offset: mean)
    case .pert(let low, let mode, let high):
      let shape = Distribution.pertShape(low: low, mode: mode, high: high)
      self = .moved(
        Self.piecewise(.beta(alpha: shape.alpha, beta: shape.beta)), scale: high - low,
        offset: low)
    case .shifted(let base, let scale, let offset):
      self = .moved(SamplingMethod(base), scale: scale, offset: offset)
    case .truncated, .mixture: self = Self.piecewise(distribution)
    }
  }

  /// Cuts a distribution into smooth pieces; one alone is a curve over scores.
  private static func piecewise(_ distribution: Distribution) -> SamplingMethod {
    let pieces = QuantilePiece.pieces(of: distribution)
    if pieces.count == 1, pieces[0].atom == nil {
      let range = pieces[0].range
      if distribution.isUniform(on: range) {
        return .uniform(low: range.lowerBound, high: range.upperBound)
      }
      let table = ScoreTable(pieces[0], mostSteps: distribution.isMixed ? 8192 : 65_536)
      if table.worst == nil || !distribution.isMixed { return .table(table) }
    }
    if pieces.allSatisfy({ $0.atom != nil }) {
      return .discrete(
        DiscreteTable(
          values: pieces.map(\.range.lowerBound),
          cumulative: pieces.map {
            distribution.probability(below: $0.range.upperBound, including: true)
          }))
    }
    return .pieces(PiecewiseQuantile(pieces))
  }

  /// A binomial as a table made by ratios of neighbouring terms.
  private static func binomial(_ n: Int, _ p: Double) -> SamplingMethod {
    let size = Double(n)
    let odds = p / (1 - p)
    let table = DiscreteTable(
      mode: min(((size + 1) * p).rounded(.down), size), largest: size, limit: mostCounts
    ) { ($0 > size ? 0 : (size - $0 + 1) / $0) * odds }
    return table.map(SamplingMethod.discrete) ?? .binomial(n: size, p: p)
  }

  /// A Poisson as a table made by ratios of neighbouring terms.
  private static func poisson(_ mean: Double) -> SamplingMethod {
    let table = DiscreteTable(
      mode: mean.rounded(.down), largest: .infinity, limit: mostCounts
    ) { mean / $0 }
    return table.map(SamplingMethod.discrete) ?? .poisson(mean: mean)
  }

  /// Whether the column has to be scores.
  var needsScores: Bool {
    switch self {
    case .normal, .lognormal, .table: true
    case .moved(let inner, _, _): inner.needsScores
    default: false
    }
  }

  /// Makes draws from scores or uniforms, whichever it needs; the destination may be the source.
  func fill(
    from source: UnsafePointer<Double>, into destination: UnsafeMutablePointer<Double>, count: Int
  ) {
    switch self {
    case .constant(let value): ek_fill(destination, value, count)
    case .normal(let mean, let sd): ek_affine(destination, source, sd, mean, count)
    case .lognormal(let mu, let sigma):
      ek_affine(destination, source, sigma, mu, count)
      ek_exp(destination, destination, count)
    case .uniform(let low, let high): ek_affine(destination, source, high - low, low, count)
    case .triangular(let low, let mode, let high):
      ek_triangular_quantile(destination, source, count, low, mode, high)
    case .discrete(let table):
      ek_discrete_quantile(
        destination, source, count, table.values, table.cumulative, table.values.count)
    case .binomial(let n, let p):
      withColumns(n, p, count) { ek_binomial_quantile(destination, source, $0, $1, count) }
    case .poisson(let mean):
      withColumns(mean, 0, count) { means, _ in
        ek_poisson_quantile(destination, source, means, count)
      }
    case .table(let table): table.fill(fromScores: source, into: destination, count: count)
    case .moved(let inner, let scale, let offset):
      inner.fill(from: source, into: destination, count: count)
      ek_affine(destination, destination, scale, offset, count)
    case .pieces(let pieces): pieces.fill(from: source, into: destination, count: count)
    }
  }

  /// Two columns of the same numbers.
  private func withColumns(
    _ first: Double, _ second: Double, _ count: Int,
    _ body: (UnsafePointer<Double>, UnsafePointer<Double>) -> Void
  ) {
    body([Double](repeating: first, count: count), [Double](repeating: second, count: count))
  }
}

extension Distribution {
  /// Whether a mixture is part of it, so that sharp bends may lie anywhere.
  var isMixed: Bool {
    switch self {
    case .mixture: true
    case .truncated(let base, _, _), .shifted(let base, _, _): base.isMixed
    default: false
    }
  }

  /// Whether the quantile function runs straight inside a range without atoms.
  func isUniform(on range: ClosedRange<Double>) -> Bool {
    switch self {
    case .uniform: return true
    case .mixture(let components):
      return components.allSatisfy {
        $0.weight == 0
          || $0.distribution.mass(
            from: range.lowerBound, through: range.upperBound, including: false,
            excludingStart: true) == 0
          || $0.distribution.isUniform(on: range)
      }
    case .truncated(let base, _, _): return base.isUniform(on: range)
    case .shifted(let base, let scale, let offset):
      return base.isUniform(
        on: ((range.lowerBound - offset) / scale)...((range.upperBound - offset) / scale))
    default: return false
    }
  }
}
