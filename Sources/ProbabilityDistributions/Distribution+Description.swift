extension Distribution {
  /// Plain words for registers, such as "lognormal, p5 9 %, p95 14 %".
  ///
  /// `format` writes an amount of the quantity; probabilities and counts are written here.
  public func describe(_ format: (Double) -> String) -> String {
    if let constant = constantValue { return "always \(format(constant))" }
    switch self {
    case .normal(let mean, let sd): return "normal, mean \(format(mean)), sd \(format(sd))"
    case .lognormal: return "lognormal, \(range(format))"
    case .beta: return "beta, \(range(format))"
    case .gamma: return "gamma, \(range(format))"
    case .pert(let low, let mode, let high):
      return "PERT, low \(format(low)), mode \(format(mode)), high \(format(high))"
    case .triangular(let low, let mode, let high):
      return "triangular, low \(format(low)), mode \(format(mode)), high \(format(high))"
    case .uniform(let low, let high): return "uniform, \(format(low)) to \(format(high))"
    case .studentT(let degrees, let mean, let scale):
      return "Student t, \(Self.plain(degrees)) degrees of freedom, centre \(format(mean)), "
        + "scale \(format(scale))"
    case .chance(let p): return "chance \(Self.percent(p))"
    case .binomial(let n, let p): return "binomial, \(n) trials at \(Self.percent(p))"
    case .poisson(let mean): return "Poisson, mean \(format(mean))"
    case .discrete(let outcomes):
      let list = outcomes.map { "\(format($0.value)) at \(Self.percent($0.probability))" }
      return "one of: " + list.joined(separator: ", ")
    case .mixture(let components):
      let list = components.map {
        "\(Self.percent($0.weight)) \($0.distribution.describe(format))"
      }
      return "mixture: " + list.joined(separator: "; ")
    case .truncated(let base, let low, let high):
      let from = low == -.infinity ? "" : ", at least \(format(low))"
      let to = high == .infinity ? "" : ", at most \(format(high))"
      return base.describe(format) + from + to
    case .resampled(let values): return "resampled from \(values.count) values"
    case .shifted(let base, let scale, let offset):
      return base.describe { format(offset + scale * $0) }
    }
  }

  /// The 5th and 95th percentiles.
  private func range(_ format: (Double) -> String) -> String {
    "p5 \(format(quantile(0.05))), p95 \(format(quantile(0.95)))"
  }

  /// A probability with at most two decimals.
  private static func percent(_ p: Double) -> String { plain(p * 100) + "%" }

  /// A number with at most two decimals, without trailing zeros.
  private static func plain(_ x: Double) -> String {
    let rounded = (x * 100).rounded() / 100
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
