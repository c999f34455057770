import ProbabilityDistributions

/// Distributions with a name under which the reference data knows them, where it does.
enum FamilyCases {
  /// The distributions that scipy knows too.
  static let withReference: [(name: String, distribution: Distribution)] = [
    ("normal standard", .normal(mean: 0, sd: 1)),
    ("normal rate", .normal(mean: 0.03, sd: 0.01)),
    ("lognormal narrow", .lognormal(mu: -2.1866, sigma: 0.1343)),
    ("lognormal wide", .lognormal(mu: 2, sigma: 1.5)),
    ("beta turnover", .beta(alpha: 26.8125, beta: 216.9375)),
    ("beta skewed", .beta(alpha: 0.5, beta: 20)),
    ("beta reversed", .beta(alpha: 20, beta: 0.5)),
    ("beta two humps", .beta(alpha: 0.4, beta: 0.7)),
    ("beta narrow", .beta(alpha: 30000, beta: 50000)),
    ("gamma small shape", .gamma(shape: 0.1, scale: 2)),
    ("gamma exponential", .gamma(shape: 1, scale: 3)),
    ("gamma large shape", .gamma(shape: 2500, scale: 0.01)),
    ("pert skewed", .pert(low: 1, mode: 2, high: 7)),
    ("pert at the edge", .pert(low: -2, mode: -2, high: 2)),
    ("triangular savings", .triangular(low: 0.85, mode: 0.95, high: 1)),
    ("triangular at the edge", .triangular(low: 2, mode: 2, high: 5)),
    ("uniform", .uniform(low: -1, high: 2)),
    ("student 3", .studentT(degrees: 3, mean: 1, scale: 2)),
    ("student 30", .studentT(degrees: 30, mean: -5, scale: 0.1)),
    ("student cauchy", .studentT(degrees: 1, mean: 0, scale: 1)),
    ("chance", .chance(0.05)),
    ("binomial teachers", .binomial(n: 85, p: 0.11)),
    ("binomial large", .binomial(n: 12000, p: 0.93)),
    ("poisson small", .poisson(mean: 0.7)),
    ("poisson large", .poisson(mean: 1834.5)),
    ("truncated normal", .truncated(.normal(mean: 0, sd: 1), low: -1, high: 2.5)),
    ("truncated far tail", .truncated(.normal(mean: 0, sd: 1), low: 6, high: .infinity)),
    ("truncated moved", .truncated(.normal(mean: 10, sd: 2), low: 4, high: 12)),
    ("shifted gamma", .shifted(.gamma(shape: 2.5, scale: 1), scale: 6, offset: -4)),
  ]

  /// The ready-made "induced savings realised".
  static let inducedSavings = Distribution.mixture([
    .init(weight: 0.3, distribution: .constant(0)),
    .init(weight: 0.7, distribution: .uniform(low: 0, high: 1)),
  ])

  /// Composed distributions and strongly skewed ones, judged by their own cdf.
  static let composed: [(name: String, distribution: Distribution)] = [
    ("induced savings", inducedSavings),
    ("beta very skewed", .beta(alpha: 0.02, beta: 5)),
    ("gamma tiny shape", .gamma(shape: 0.01, scale: 1)),
    ("resampled", .resampled([0.03, -0.12, 0.03, 0.05, 0.11])),
    (
      "discrete",
      .discrete([
        .init(value: 3, probability: 0.2), .init(value: -1, probability: 0.5),
        .init(value: 7, probability: 0.3),
      ])
    ),
    (
      "two normals with a gap",
      .mixture([
        .init(weight: 0.4, distribution: .normal(mean: 0, sd: 1)),
        .init(weight: 0.6, distribution: .normal(mean: 20, sd: 1)),
      ])
    ),
    (
      "a spike on a wide hill",
      .mixture([
        .init(weight: 0.1, distribution: .normal(mean: 1, sd: 0.001)),
        .init(weight: 0.9, distribution: .lognormal(mu: 0, sigma: 1)),
      ])
    ),
    (
      "atom and beta",
      .mixture([
        .init(weight: 0.3, distribution: .constant(0)),
        .init(weight: 0.7, distribution: .beta(alpha: 2, beta: 5)),
      ])
    ),
    (
      "atom inside a normal",
      .mixture([
        .init(weight: 0.25, distribution: .constant(1)),
        .init(weight: 0.75, distribution: .normal(mean: 0, sd: 2)),
      ])
    ),
    (
      "uniform and normal",
      .mixture([
        .init(weight: 0.3, distribution: .uniform(low: 0, high: 1)),
        .init(weight: 0.7, distribution: .normal(mean: 0, sd: 2)),
      ])
    ),
    (
      "uniforms with a gap",
      .mixture([
        .init(weight: 0.5, distribution: .uniform(low: 0, high: 1)),
        .init(weight: 0.5, distribution: .uniform(low: 3, high: 4)),
      ])
    ),
    ("truncated counts", .truncated(.poisson(mean: 3), low: 1.5, high: 6)),
    ("truncated to a tenth", .truncated(.normal(mean: 0.1, sd: 0.03), low: -0.1, high: 0.1)),
    ("truncated mixture", .truncated(inducedSavings, low: 0, high: 0.5)),
    ("shifted counts", .shifted(.binomial(n: 10, p: 0.4), scale: 2, offset: 1)),
    ("constant", .normal(mean: 4, sd: 0)),
  ]

  /// All of them.
  static let all = withReference + composed
}
