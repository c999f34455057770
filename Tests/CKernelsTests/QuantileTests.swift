import CKernels
import Testing

@Suite("Quantiles")
struct QuantileTests {
  /// Results of the binomial kernel.
  private func binomial(_ u: [Double], _ size: [Double], _ p: [Double]) -> [Double] {
    results({ ek_binomial_quantile($0, $1, size, p, $2) }, u)
  }

  @Test func binomialsAgreeWithReference() throws {
    let columns = try referenceColumns("binomial-quantile.csv")
    #expect(binomial(columns[0], columns[1], columns[2]) == columns[3])
  }

  @Test func poissonsAgreeWithReference() throws {
    let columns = try referenceColumns("poisson-quantile.csv")
    #expect(results(ek_poisson_quantile, columns[0], columns[1]) == columns[2])
  }

  @Test func binomialsAtTheEdges() {
    #expect(
      binomial(
        [0.9, 0.9, 1e-300, 0.999, 0.5, 0.5, 0.5], [0, -4, 12, 12, 12.5, 5, 5],
        [0.5, 0.5, 1, 0, 1, -0.1, 1.1]) == [0, 0, 12, 0, 13, 0, 5])
    // Steps of binomial(2, 1/2): 1/4 and 3/4, both exact.
    #expect(
      binomial(
        [0.25, (0.25).nextUp, 0.75, (0.75).nextUp], [2, 2, 2, 2], [0.5, 0.5, 0.5, 0.5])
        == [0, 1, 1, 2])
    let extremes = binomial(
      [0x1p-53, 1 - 0x1p-53, 1e-20, 0.5], [1e15, 1e300, .infinity, 1e7], [0.5, 0.5, 1e-10, 1e-12])
    #expect(extremes.allSatisfy { $0 >= 0 && $0 <= 0x1p52 })
    #expect(binomial([.nan, 0.5, 0.5], [1, .nan, 1], [0.5, 0.5, .nan]).allSatisfy { $0.isNaN })
  }

  @Test func repeatedParametersDoNotMatter() {
    let u = uniforms(300, key: 8)
    let size = (0..<300).map { Double(50 + $0 / 100) }
    let p = (0..<300).map { 0.1 + Double($0 / 60) / 10 }
    let alone = (0..<300).map { binomial([u[$0]], [size[$0]], [p[$0]])[0] }
    #expect(binomial(u, size, p) == alone)
    let mean = p.map { 30 * $0 }
    let poissonAlone = (0..<300).map { results(ek_poisson_quantile, [u[$0]], [mean[$0]])[0] }
    #expect(results(ek_poisson_quantile, u, mean) == poissonAlone)
  }

  @Test func poissonsAtTheEdges() {
    #expect(
      results(ek_poisson_quantile, [0.99, 0.99, 0.5, 0.5], [0, -1, 1e-300, .infinity])
        == [0, 0, 0, .infinity])
    #expect(results(ek_poisson_quantile, [0.5, .nan], [.nan, 1]).allSatisfy { $0.isNaN })
  }

  @Test func tablesOfCubicsAreExact() {
    // y = z³ − 2z with its slope: cubic Hermite pieces give it back.
    let knots = (0...8).map { -2 + Double($0) / 2 }
    let y = knots.map { $0 * $0 * $0 - 2 * $0 }
    let m = knots.map { 3 * $0 * $0 - 2 }
    let z = uniforms(2_000, key: 4).map { 4 * $0 - 2 } + knots
    let table = results({ ek_table_quantile($0, $1, $2, y, m, 9, -2, 2) }, z)
    for (x, value) in zip(z, table) { #expect((value - (x * x * x - 2 * x)).magnitude < 4e-15) }
    let outside = results(
      { ek_table_quantile($0, $1, $2, y, m, 9, -2, 2) }, [-2, -9, -.infinity, 2, 9, .infinity])
    #expect(outside == [-4, -4, -4, 4, 4, 4])
    #expect(results({ ek_table_quantile($0, $1, $2, y, m, 9, -2, 2) }, [.nan])[0].isNaN)
    #expect(results({ ek_table_quantile($0, $1, $2, y, m, 1, -2, 2) }, [0, 1]) == [-4, -4])
  }

  @Test func triangulars() {
    // The distribution function of triangular(1, 2, 5): (x − 1)²/4 and 1 − (5 − x)²/12.
    let u = uniforms(2_000, key: 4)
    for (p, x) in zip(u, results({ ek_triangular_quantile($0, $1, $2, 1, 2, 5) }, u)) {
      let probability = x < 2 ? (x - 1) * (x - 1) / 4 : 1 - (5 - x) * (5 - x) / 12
      #expect((probability - p).magnitude < 1e-14)
    }
    #expect(results({ ek_triangular_quantile($0, $1, $2, 3, 3, 3) }, [0.2, 0.9]) == [3, 3])
    #expect(results({ ek_triangular_quantile($0, $1, $2, 0, 0, 1) }, [0.75]) == [0.5])
    #expect(results({ ek_triangular_quantile($0, $1, $2, 0, 1, 1) }, [0.25]) == [0.5])
  }

  @Test(arguments: [1, 2, 5, 12, 13, 14, 64, 500])
  func discretesTakeTheSmallestValueReached(count: Int) {
    let weights = uniforms(count, key: UInt64(count))
    let total = weights.reduce(0, +)
    var sum = 0.0
    var cumulative = weights.map { weight -> Double in
      sum += weight / total
      return sum
    }
    cumulative[count - 1] = 1
    let values = (0..<count).map { Double($0 * $0) - 7 }
    let u = uniforms(1_500, key: 6) + cumulative.filter { $0 < 1 } + [1 - 0x1p-53]
    let drawn = results({ ek_discrete_quantile($0, $1, $2, values, cumulative, count) }, u)
    let expected = u.map { p in values[cumulative.firstIndex { $0 >= p } ?? count - 1] }
    #expect(drawn == expected)
  }
}
