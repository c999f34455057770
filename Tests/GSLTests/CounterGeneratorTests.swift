import GSL
import Testing

/// Philox as a GSL generator.
@Suite struct CounterGeneratorTests {
  /// Random123's known answers (kat_vectors): counter 0, key 0.
  @Test func knownAnswer() throws {
    var generator = try CounterGenerator(seed: 0)
    let words = (0..<4).map { _ in generator.nextWord() }
    #expect(words == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    #expect(generator.nextWord() != words[0])
  }

  @Test func sameSeedSameWords() throws {
    var first = try CounterGenerator(seed: 0xdead_beef_0000_0001)
    var second = try CounterGenerator(seed: 0xdead_beef_0000_0001)
    var other = try CounterGenerator(seed: 1)
    let words = (0..<100).map { _ in first.nextWord() }
    #expect(words == (0..<100).map { _ in second.nextWord() })
    #expect(words != (0..<100).map { _ in other.nextWord() })
  }

  /// GSL's samplers on this generator have the moments of their closed forms, within five standard
  /// errors.
  @Test func samplersHaveTheirMoments() throws {
    let count = 40_000
    var generator = try CounterGenerator(seed: 7)
    func sample(_ expected: Double, sd: Double, _ draw: () -> Double) throws {
      var running = try RunningStatistics()
      for _ in 0..<count { running.add(draw()) }
      #expect(abs(running.mean - expected) < 5 * sd / Double(count).squareRoot())
      #expect(abs(running.standardDeviation / sd - 1) < 0.05)
    }
    try sample(0.5, sd: (1.0 / 12).squareRoot()) { generator.nextUniform() }
    try sample(0, sd: 2) { generator.normal(sd: 2) }
    try sample(6, sd: 12.0.squareRoot()) { generator.gamma(shape: 3, scale: 2) }
    try sample(0.2, sd: (0.16 / 11).squareRoot()) { generator.beta(alpha: 2, beta: 8) }
    try sample(9.35, sd: 2.88470102436977) { Double(generator.binomial(p: 0.11, trials: 85)) }
    try sample(4, sd: 2) { Double(generator.poisson(mean: 4)) }
  }
}
