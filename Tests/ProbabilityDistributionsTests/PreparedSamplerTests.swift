import GSL
import ProbabilityDistributions
import Testing

/// Draws against the exact quantile function.
@Suite struct PreparedSamplerTests {
  /// Uniforms over the whole range and both tails, in no order.
  private func uniforms(_ count: Int) throws -> [Double] {
    var generator = try CounterGenerator(seed: 2026)
    var result = (0..<count).map { _ in generator.nextUniform() + 0x1p-33 }
    var tail = 0.1
    while tail > 1e-15 {
      result += [tail, 1 - tail]
      tail /= 3
    }
    return result
  }

  /// Within 1e-9 in probability of u, or 1e-12 relative in value, whichever is wider.
  private func isWithinBound(_ x: Double, _ u: Double, _ distribution: Distribution) -> Bool {
    let step = max(abs(x) * 2e-12, 1e-289)
    return distribution.cdf(x - step) <= u + 1e-9 && distribution.cdf(x + step) >= u - 1e-9
  }

  @Test(arguments: FamilyCases.all.indices)
  func drawsFromUniformsAreQuantiles(_ index: Int) throws {
    let (name, distribution) = FamilyCases.all[index]
    let uniforms = try uniforms(3000)
    var draws = uniforms
    PreparedSampler(distribution).fill(
      fromUniforms: uniforms, into: &draws, count: uniforms.count)
    for (u, x) in zip(uniforms, draws) {
      #expect(isWithinBound(x, u, distribution), "\(name) at \(u): \(x)")
      #expect(distribution.support.contains(x), "\(name) at \(u): \(x)")
    }
  }

  @Test(arguments: FamilyCases.all.indices)
  func drawsFromScoresAreTheSame(_ index: Int) throws {
    let (name, distribution) = FamilyCases.all[index]
    let scores = stride(from: -5.99, through: 6, by: 0.0173).map { $0 }
    let sampler = PreparedSampler(distribution)
    var draws = scores
    sampler.fill(fromScores: scores, into: &draws, count: scores.count)
    for (score, x) in zip(scores, draws) {
      let u = NormalProbability.below(score)
      #expect(isWithinBound(x, u, distribution), "\(name) at \(score): \(x)")
    }
  }

  @Test(arguments: FamilyCases.all.indices)
  func drawsNeverFallAsTheUniformGrows(_ index: Int) throws {
    let (name, distribution) = FamilyCases.all[index]
    let uniforms = (1..<20_000).map { Double($0) / 20_000 }
    var draws = uniforms
    PreparedSampler(distribution).fill(
      fromUniforms: uniforms, into: &draws, count: uniforms.count)
    for (before, after) in zip(draws, draws.dropFirst()) {
      #expect(before <= after + 2e-12 * abs(after), "\(name)")
    }
  }

  @Test(arguments: FamilyCases.all.indices)
  func destinationMayBeTheSource(_ index: Int) throws {
    let uniforms = try uniforms(500)
    let sampler = PreparedSampler(FamilyCases.all[index].distribution)
    var separate = uniforms
    sampler.fill(fromUniforms: uniforms, into: &separate, count: uniforms.count)
    var inPlace = uniforms
    inPlace.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      sampler.fill(fromUniforms: base, into: base, count: buffer.count)
    }
    #expect(inPlace == separate)
  }

  @Test func inducedSavingsAreExact() {
    let uniforms: [Double] = [0.1, 0.3, 0.475, 0.65, 0.825, 0.999]
    var draws = uniforms
    PreparedSampler(FamilyCases.inducedSavings).fill(
      fromUniforms: uniforms, into: &draws, count: uniforms.count)
    #expect(draws[0] == 0 && draws[1] == 0)
    for (u, x) in zip(uniforms, draws).dropFirst(2) { #expect(abs(x - (u - 0.3) / 0.7) < 3e-16) }
  }

  @Test func wideCountsUseTheKernel() {
    let uniforms: [Double] = [0.001, 0.2, 0.5, 0.77, 0.9999]
    let wide: [Distribution] = [
      .binomial(n: 1_000_000, p: 0.5), .poisson(mean: 100_000),
    ]
    for distribution in wide {
      var draws = uniforms
      PreparedSampler(distribution).fill(
        fromUniforms: uniforms, into: &draws, count: uniforms.count)
      for (u, x) in zip(uniforms, draws) { #expect(isWithinBound(x, u, distribution)) }
    }
  }
}
