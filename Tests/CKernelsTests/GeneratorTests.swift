import CKernels
import Testing

@Suite("Philox generator")
struct GeneratorTests {
  /// Known answers of Random123 1.14 (`kat_vectors`, philox4x32 10).
  @Test(arguments: [
    (
      [0, 0, 0, 0] as [UInt32], [0, 0] as [UInt32],
      [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8] as [UInt32]
    ),
    (
      [UInt32](repeating: .max, count: 4), [UInt32](repeating: .max, count: 2),
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ])
  func knownAnswers(counter: [UInt32], key: [UInt32], expected: [UInt32]) {
    var out = [UInt32](repeating: 0, count: 4)
    ek_philox4x32_10(counter, key, &out)
    #expect(out == expected)
  }

  @Test func uniformsAreTheBlocksOfTheirTrials() {
    let key: UInt64 = 0x299f_31d0_a409_3822
    let first: UInt64 = (3 << 33) - 5
    let drawn = uniforms(40, key: key, first: first, year: 2031, lane: 1)
    for (offset, u) in drawn.enumerated() {
      let trial = first + UInt64(offset)
      let block = trial / 2
      let counter = [
        UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32), 2031, 1,
      ]
      var out = [UInt32](repeating: 0, count: 4)
      ek_philox4x32_10(counter, [0xa409_3822, 0x299f_31d0], &out)
      let half = Int(trial % 2) * 2
      let word = UInt64(out[half + 1]) << 32 | UInt64(out[half])
      #expect(u == (Double(word >> 12) + 0.5) * 0x1p-52)
    }
  }

  @Test func blocksDoNotMatter() {
    let whole = uniforms(3_001, key: 5, first: 11, year: 2030)
    for (start, count) in [(0, 1), (1, 2), (2, 255), (257, 1_024), (3_000, 1), (17, 0)] {
      let part = uniforms(count, key: 5, first: 11 + UInt64(start), year: 2030)
      #expect(part == Array(whole[start..<(start + count)]))
    }
  }

  @Test func momentsAndTenthsOfUniforms() {
    let count = 1_000_000
    let drawn = uniforms(count, key: ek_stream_key(1, "a", 1))
    let mean = drawn.reduce(0, +) / Double(count)
    let square = drawn.reduce(0) { $0 + $1 * $1 } / Double(count)
    // Standard errors: √(1/12/n) and √(4/45/n).
    #expect((mean - 0.5).magnitude < 4.5 * (1.0 / 12 / Double(count)).squareRoot())
    #expect((square - 1.0 / 3).magnitude < 4.5 * (4.0 / 45 / Double(count)).squareRoot())
    var tenths = [Int](repeating: 0, count: 10)
    for u in drawn { tenths[Int(u * 10)] += 1 }
    let chiSquared = tenths.reduce(0.0) {
      $0 + (Double($1) - 1e5) * (Double($1) - 1e5) / 1e5
    }
    // 99.99 % point of chi-squared with 9 degrees of freedom.
    #expect(chiSquared < 33.72)
    #expect(drawn.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test func streamsAreUncorrelated() {
    let count = 100_000
    let base = uniforms(count, key: ek_stream_key(1, "growth", 6), year: 2030)
    let others = [
      uniforms(count, key: ek_stream_key(1, "growti", 6), year: 2030),
      uniforms(count, key: ek_stream_key(2, "growth", 6), year: 2030),
      uniforms(count, key: ek_stream_key(1, "growth", 6), year: 2031),
      uniforms(count, key: ek_stream_key(1, "growth", 6), year: 2030, lane: 1),
      uniforms(count, key: ek_stream_key(1, "growth", 6), first: 1, year: 2030),
    ]
    for other in others {
      let product = zip(base, other).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) }
      #expect((12 * product / Double(count)).magnitude < 4.5 / Double(count).squareRoot())
    }
  }

  @Test func keysFollowFNVAndSplitmix() {
    // FNV-1a of "a" is af63dc4c8601ec8c; splitmix64 from state 0 first gives e220a8397b1dcdaf.
    func splitmix(_ state: UInt64) -> UInt64 {
      var x = state &+ 0x9e37_79b9_7f4a_7c15
      x = (x ^ (x >> 30)) &* 0xbf58_476d_1ce4_e5b9
      x = (x ^ (x >> 27)) &* 0x94d0_49bb_1331_11eb
      return x ^ (x >> 31)
    }
    #expect(splitmix(0) == 0xe220_a839_7b1d_cdaf)
    #expect(ek_stream_key(0, "a", 1) == splitmix(0xaf63_dc4c_8601_ec8c ^ 0xe220_a839_7b1d_cdaf))
    #expect(ek_stream_key(0, "", 0) == splitmix(0xcbf2_9ce4_8422_2325 ^ 0xe220_a839_7b1d_cdaf))
  }
}
