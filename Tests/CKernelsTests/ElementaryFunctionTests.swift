import CKernels
import Testing

@Suite("Elementary functions and the normal distribution")
struct ElementaryFunctionTests {
  @Test func exponentials() throws {
    let columns = try referenceColumns("exp.csv")
    let errors = largestErrors(results(ek_exp, columns[0]), columns[1])
    #expect(errors.relative < 1e-15 && errors.steps <= 1)
    #expect(
      results(ek_exp, [0, -0.0, 710, 1e300, .infinity, -.infinity, -746, -1e300])
        == [1, 1, .infinity, .infinity, .infinity, 0, 0, 0])
    #expect(results(ek_exp, [.nan])[0].isNaN)
    #expect(ek_exp_scalar(1) == results(ek_exp, [1])[0])
  }

  @Test func logarithms() throws {
    let columns = try referenceColumns("log.csv")
    let errors = largestErrors(results(ek_log, columns[0]), columns[1])
    #expect(errors.relative < 1e-15)
    #expect(
      results(ek_log, [1, 0, -0.0, .infinity]) == [0, -.infinity, -.infinity, .infinity])
    #expect(results(ek_log, [-1, -.infinity, .nan, -0x1p-1074]).allSatisfy { $0.isNaN })
    #expect(ek_log_scalar(3) == results(ek_log, [3])[0])
  }

  @Test func powers() throws {
    let columns = try referenceColumns("pow.csv")
    let errors = largestErrors(results(ek_pow, columns[0], columns[1]), columns[2])
    #expect(errors.relative < 1e-15 && errors.steps <= 1)
    #expect(ek_pow_scalar(1.03, 10) == results(ek_pow, [1.03], [10])[0])
  }

  /// The special values of C99, annex F.
  @Test func powersAtTheEdges() {
    let cases: [(Double, Double, Double)] = [
      (0, 0, 1), (-0.0, 0, 1), (.nan, 0, 1), (.infinity, 0, 1), (1, .nan, 1), (1, .infinity, 1),
      (-1, .infinity, 1), (-1, -.infinity, 1), (-2, 3, -8), (-2, 2, 4), (-2, -1, -0.5),
      (0, 3, 0), (0, -1, .infinity), (-0.0, -1, -.infinity), (-0.0, -2, .infinity),
      (-0.0, 0.5, 0), (0.5, .infinity, 0), (0.5, -.infinity, .infinity), (2, .infinity, .infinity),
      (2, -.infinity, 0), (.infinity, 2, .infinity), (.infinity, -2, 0),
      (-.infinity, 3, -.infinity),
      (-.infinity, 2, .infinity), (-.infinity, -3, -0.0), (10, 308, 1e308), (2, -1_074, 0x1p-1074),
      (2, 1_024, .infinity), (2, -1_076, 0), (-1, 9_007_199_254_740_992, 1), (1.5, 2, 2.25),
      (-1, 9_007_199_254_740_991, -1), (1.000_000_1, 1e300, .infinity), (1e-200, 2, 0),
    ]
    for (base, exponent, expected) in cases {
      let power = ek_pow_scalar(base, exponent)
      #expect(
        (power - expected).magnitude <= 1e-15 * expected.magnitude || power == expected,
        "\(base) to the power \(exponent)")
      #expect(power.sign == expected.sign, "\(base) to the power \(exponent)")
    }
    let invalid: [(Double, Double)] = [(-2, 0.5), (-1, 1.5), (.nan, 1), (2, .nan), (-0.5, -2.5)]
    for (base, exponent) in invalid { #expect(ek_pow_scalar(base, exponent).isNaN) }
  }

  @Test func normalQuantiles() throws {
    let columns = try referenceColumns("normal-quantile.csv")
    let errors = largestErrors(results(ek_normal_quantile, columns[0]), columns[1])
    #expect(errors.relative < 2e-15)
    #expect(results(ek_normal_quantile, [0.5, 0, 1]) == [0, -.infinity, .infinity])
    // In place, across the chunks it works in, and symmetric.
    var column = uniforms(1_000, key: 3)
    let apart = results(ek_normal_quantile, column)
    let mirrored = results(ek_normal_quantile, column.map { 1 - $0 })
    column.withUnsafeMutableBufferPointer {
      ek_normal_quantile($0.baseAddress, $0.baseAddress, $0.count)
    }
    #expect(column == apart)
    #expect(apart == mirrored.map { -$0 })
  }

  @Test func normalProbabilities() throws {
    let columns = try referenceColumns("normal-cdf.csv")
    let errors = largestErrors(results(ek_normal_cdf, columns[0]), columns[1])
    #expect(errors.relative < 2e-15 && errors.steps <= 1)
    #expect(
      results(ek_normal_cdf, [0, .infinity, -.infinity, 1e300, -1e300]) == [0.5, 1, 0, 1, 0])
    #expect(results(ek_normal_cdf, [.nan])[0].isNaN)
  }
}
