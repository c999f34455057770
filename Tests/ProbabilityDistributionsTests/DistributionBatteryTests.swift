import ProbabilityDistributions
import Testing

/// What must hold for every distribution, whatever its family.
@Suite struct DistributionBatteryTests {
  /// Probabilities from one tail to the other.
  static let probabilities: [Double] =
    [1e-12, 1e-9, 1e-6, 1e-4, 1e-3]
    + (1..<100).map { Double($0) / 100 } + [0.999, 0.9999, 1 - 1e-6, 1 - 1e-9, 1 - 1e-12]

  @Test(arguments: FamilyCases.all.indices)
  func parametersAreValid(_ index: Int) throws {
    let distribution = FamilyCases.all[index].distribution
    #expect(try distribution.validated() == distribution)
  }

  @Test(arguments: FamilyCases.all.indices)
  func quantileIsMonotoneAndInSupport(_ index: Int) {
    let (name, distribution) = FamilyCases.all[index]
    let values = Self.probabilities.map { distribution.quantile($0) }
    for (before, after) in zip(values, values.dropFirst()) { #expect(before <= after, "\(name)") }
    for value in values { #expect(distribution.support.contains(value), "\(name): \(value)") }
    #expect(distribution.quantile(0) == distribution.support.lowerBound)
    #expect(distribution.quantile(1) == distribution.support.upperBound)
    #expect(distribution.quantile(-0.1).isNaN && distribution.quantile(1.5).isNaN)
    #expect(distribution.median == distribution.quantile(0.5))
  }

  /// F(Q(u)) ≥ u, and F just below Q(u) ≤ u, within rounding: the definition of the quantile.
  @Test(arguments: FamilyCases.all.indices)
  func cdfOfQuantile(_ index: Int) {
    let (name, distribution) = FamilyCases.all[index]
    for u in Self.probabilities {
      let x = distribution.quantile(u)
      let step = max(abs(x) * 4e-16, 1e-305)
      let slack = 1e-9 * min(u, 1 - u) + 2e-16
      #expect(distribution.cdf(x + step) >= u - slack, "\(name) at \(u)")
      #expect(distribution.cdf(x - step) <= u + slack, "\(name) at \(u)")
    }
  }

  /// Q(F(x)) = x inside the support; for atoms and gaps Q(F(x)) ≤ x.
  @Test(arguments: FamilyCases.all.indices)
  func quantileOfCdf(_ index: Int) {
    let (name, distribution) = FamilyCases.all[index]
    let from = distribution.quantile(0.01)
    let to = distribution.quantile(0.9)
    for part in 0...20 {
      let x = from + (to - from) * Double(part) / 20
      let u = distribution.cdf(x)
      guard u > 1e-6, u < 1 - 1e-6 else { continue }
      let back = distribution.quantile(u)
      let tolerance = 1e-7 * max(abs(x), to - from) + 1e-300
      #expect(back <= x + tolerance, "\(name) at \(x)")
      if !distribution.isDiscrete, !name.contains("gap"), !name.contains("atom") {
        #expect(abs(back - x) <= tolerance, "\(name) at \(x)")
      }
    }
  }

  /// Mean and variance by integrating the quantile function, against the closed forms.
  ///
  /// The substitution u = t³(10 − 15t + 6t²) calms both ends; heavy tails are left to scipy.
  @Test(arguments: FamilyCases.all.indices)
  func momentsByIntegration(_ index: Int) {
    let (name, distribution) = FamilyCases.all[index]
    if name.hasPrefix("student") || name == "lognormal wide" { return }
    let count = 4000
    var mean = 0.0
    var square = 0.0
    let centre = distribution.mean
    for step in 0..<count {
      let t = (Double(step) + 0.5) / Double(count)
      let u = t * t * t * (10 - 15 * t + 6 * t * t)
      let weight = 30 * t * t * (1 - t) * (1 - t) / Double(count)
      let x = distribution.quantile(u)
      mean += weight * x
      square += weight * (x - centre) * (x - centre)
    }
    let sd = distribution.standardDeviation
    #expect(
      abs(mean - centre) <= 1e-3 * sd + 1e-9 * abs(centre), "\(name): mean \(mean), \(centre)")
    let tolerance = name == "gamma tiny shape" || name == "beta very skewed" ? 1e-2 : 3e-3
    #expect(abs(square.squareRoot() - sd) <= tolerance * sd, "\(name): sd \(sd)")
  }
}
