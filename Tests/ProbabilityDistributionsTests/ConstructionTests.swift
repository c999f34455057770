import ProbabilityDistributions
import Testing

/// Distributions made from means, spreads and intervals, and what is refused.
@Suite struct ConstructionTests {
  @Test func meanAndSpreadAreKept() throws {
    let made: [(Distribution, Double, Double)] = [
      (try .lognormal(mean: 412_000, sd: 50_000), 412_000, 50_000),
      (try .beta(mean: 0.11, sd: 0.02), 0.11, 0.02),
      (try .beta(mean: 0.5, sd: 0.45), 0.5, 0.45),
      (try .gamma(mean: 7, sd: 9), 7, 9),
    ]
    for (distribution, mean, sd) in made {
      #expect(abs(distribution.mean / mean - 1) < 1e-13)
      #expect(abs(distribution.standardDeviation / sd - 1) < 1e-12)
    }
  }

  @Test(arguments: [(0.09, 0.14), (0.6, 0.9), (0.001, 0.999), (0.49, 0.495), (1e-6, 1e-3)])
  func intervalsOfSharesAreFifthAndNinetyFifth(_ low: Double, _ high: Double) throws {
    for family in IntervalFamily.allCases where family != .gamma || high > 1.05 * low {
      let distribution = try Distribution.interval(family, low: low, high: high)
      #expect(abs(distribution.cdf(low) - 0.05) < 1e-9, "\(family)")
      #expect(abs(distribution.cdf(high) - 0.95) < 1e-9, "\(family)")
    }
  }

  @Test(arguments: [(140_000.0, 180_000.0), (0.02, 0.11), (1, 1000)])
  func intervalsOfAmounts(_ low: Double, _ high: Double) throws {
    for family in IntervalFamily.allCases where family != .beta {
      let distribution = try Distribution.interval(family, low: low, high: high)
      #expect(abs(distribution.quantile(0.05) / low - 1) < 1e-7, "\(family)")
      #expect(abs(distribution.quantile(0.95) / high - 1) < 1e-9, "\(family)")
    }
  }

  /// 9 % to 14 % as a lognormal: μ = ln √(0.09 · 0.14), σ = ln(14/9)/3.2897072539029444.
  @Test func lognormalIntervalIsTheFormula() throws {
    let distribution = try Distribution.interval(.lognormal, low: 0.09, high: 0.14)
    guard case .lognormal(let mu, let sigma) = distribution else {
      Issue.record("not a lognormal")
      return
    }
    #expect(abs(mu - -2.1870292325123524) < 1e-12)
    #expect(abs(sigma - 0.13430762015521117) < 1e-12)
  }

  @Test func uniformIntervalReachesBeyondItsEnds() throws {
    let distribution = try Distribution.interval(.uniform, low: 10, high: 28)
    #expect(distribution == .uniform(low: 9, high: 29))
  }

  @Test func equalEndsAndNoSpreadAreConstants() throws {
    for family in IntervalFamily.allCases {
      #expect(try Distribution.interval(family, low: 0.3, high: 0.3).quantile(0.7) == 0.3)
    }
    let constants: [Distribution] = [
      try .beta(mean: 0.4, sd: 0), try .gamma(mean: 0.4, sd: 0), .normal(mean: 0.4, sd: 0),
      .uniform(low: 0.4, high: 0.4), .pert(low: 0.4, mode: 0.4, high: 0.4),
      .triangular(low: 0.4, mode: 0.4, high: 0.4), .studentT(degrees: 3, mean: 0.4, scale: 0),
      .truncated(.constant(0.4), low: 0, high: 1),
    ]
    for constant in constants {
      #expect(try constant.validated().quantile(0.9) == 0.4)
      #expect(constant.mean == 0.4 && constant.standardDeviation == 0)
      #expect(constant.cdf(0.4) == 1 && constant.cdf(0.39) == 0 && constant.isDiscrete)
    }
    let lognormal = try Distribution.lognormal(mean: 0.4, sd: 0)
    #expect(abs(lognormal.quantile(0.9) - 0.4) < 1e-15)
  }

  /// What each wrong distribution is refused for.
  static let wrong: [(Distribution, DistributionError)] = [
    (.normal(mean: 0, sd: -1), .negativeSpread(parameter: "sd", value: -1)),
    (.normal(mean: .infinity, sd: 1), .notFinite(parameter: "mean")),
    (.triangular(low: 2, mode: 1, high: 3), .outOfOrder(low: 2, mode: 1, high: 3)),
    (.uniform(low: 2, high: 1), .outOfOrder(low: 2, mode: nil, high: 1)),
    (.beta(alpha: 0, beta: 1), .shapeNotPositive(parameter: "alpha", value: 0)),
    (.chance(1.2), .probabilityOutOfRange(parameter: "chance", value: 1.2)),
    (.binomial(n: -1, p: 0.5), .negativeCount(-1)),
    (.poisson(mean: 1e300), .countTooLarge(1e300, limit: 1e5)),
    (.binomial(n: .max, p: 0.5), .countTooLarge(Double(Int.max), limit: 1e6)),
    (.gamma(shape: 1e9, scale: 1), .shapeTooLarge(parameter: "shape", value: 1e9, limit: 2e4)),
    (
      .beta(alpha: 1e6, beta: 2e6), .shapeTooLarge(parameter: "alpha", value: 1e6, limit: 1e5)
    ),
    (.discrete([]), .empty(family: "discrete")),
    (.resampled([]), .empty(family: "resampled")),
    (.mixture([]), .empty(family: "mixture")),
    (.discrete([.init(value: 1, probability: 0.5)]), .weightsDoNotSumToOne(total: 0.5)),
    (.truncated(.uniform(low: 0, high: 1), low: 2, high: 3), .nothingLeft(low: 2, high: 3)),
    (
      .shifted(.normal(mean: 0, sd: 1), scale: 0, offset: 1),
      .shapeNotPositive(parameter: "scale", value: 0)
    ),
    (
      .mixture([.init(weight: 1, distribution: .chance(.nan))]), .notFinite(parameter: "chance")
    ),
  ]

  @Test(arguments: wrong.indices)
  func wrongParametersAreNamed(_ index: Int) {
    let (distribution, error) = Self.wrong[index]
    #expect(throws: error) { try distribution.validated() }
    #expect(error.description.hasSuffix("."))
  }

  @Test func wrongMeansAndIntervals() {
    #expect(throws: DistributionError.meanNotPositive(family: "lognormal", mean: 0)) {
      try Distribution.lognormal(mean: 0, sd: 1)
    }
    #expect(throws: DistributionError.spreadTooLarge(sd: 0.6, mean: 0.5, limit: 0.5)) {
      try Distribution.beta(mean: 0.5, sd: 0.6)
    }
    #expect(throws: DistributionError.meanOutsideShare(mean: 1.5)) {
      try Distribution.beta(mean: 1.5, sd: 0.1)
    }
    #expect(throws: DistributionError.intervalReversed(low: 2, high: 1)) {
      try Distribution.interval(.normal, low: 2, high: 1)
    }
    #expect(throws: DistributionError.intervalNotPositive(low: 0)) {
      try Distribution.interval(.lognormal, low: 0, high: 1)
    }
    #expect(throws: DistributionError.intervalTouchesBounds(low: 0.5, high: 1)) {
      try Distribution.interval(.beta, low: 0.5, high: 1)
    }
    #expect(throws: DistributionError.intervalTooNarrow(family: "gamma")) {
      try Distribution.interval(.gamma, low: 1000, high: 1001)
    }
    #expect(throws: DistributionError.intervalTooNarrow(family: "beta")) {
      try Distribution.interval(.beta, low: 0.49, high: 0.4901)
    }
  }

  @Test func descriptionsReadAsWords() throws {
    let percent = { (value: Double) in "\((value * 1000).rounded() / 10)%" }
    let turnover = try Distribution.interval(.beta, low: 0.09, high: 0.14)
    #expect(turnover.describe(percent) == "beta, p5 9.0%, p95 14.0%")
    #expect(
      FamilyCases.inducedSavings.describe(percent)
        == "mixture: 30% always 0.0%; 70% uniform, 0.0% to 100.0%")
    #expect(Distribution.binomial(n: 85, p: 0.11).describe(percent) == "binomial, 85 trials at 11%")
    for (_, distribution) in FamilyCases.all {
      #expect(!distribution.describe(percent).isEmpty)
    }
  }
}
