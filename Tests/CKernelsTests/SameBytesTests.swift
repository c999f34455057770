import CKernels
import Foundation
import Testing

@Suite("Same bytes")
struct SameBytesTests {
  /// FNV-1a, 64 bits, over the bytes of a column in little-endian order.
  private func hash(_ column: [Double]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for number in column {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ (number.bitPattern >> UInt64(shift) & 0xff)) &* 0x100_0000_01b3
      }
    }
    return hash
  }

  /// The results of `same-bytes.c`, in its order.
  private func columns() -> [(String, [Double])] {
    let count = 20_011
    let key = ek_stream_key(2_024, "same.bytes", 10)
    let u = uniforms(count, key: key, first: 3, year: 2030)
    let z = results(ek_normal_quantile, u)
    let wide = z.map { 200 * $0 }
    let scores = z.map { 100 * $0 }
    let chances = u.reversed().map { 0.05 + 0.1 * $0 }
    let sizes = [Double](repeating: 40, count: count)
    func latin(_ size: Int) -> [Double] {
      latinUniforms(count, key: key, first: 7, year: 2030, size: size)
    }
    return [
      ("uniform", u),
      ("latin 5000", latin(5_000)),
      ("latin 5", latin(5)),
      ("latin 1000003", latin(1_000_003)),
      ("normal quantile", z),
      ("normal cdf", results(ek_normal_cdf, z)),
      ("exp", results(ek_exp, wide)),
      ("log", results(ek_log, u)),
      ("pow", results(ek_pow, u, wide)),
      ("triangular", results({ ek_triangular_quantile($0, $1, $2, 1, 2, 5) }, u)),
      (
        "table",
        results(
          { ek_table_quantile($0, $1, $2, [-3, -1, 0, 2, 4], [2, 1, 1, 2, 1], 5, -2, 2) }, z)
      ),
      ("binomial", results({ ek_binomial_quantile($0, $1, sizes, chances, $2) }, u)),
      ("poisson", results(ek_poisson_quantile, u, chances.map { 30 * $0 })),
      ("ceiling", results(ek_ceiling, scores)),
      ("sections", results({ ek_sections($0, $1, 23.7, $2) }, scores)),
      ("multiply add", results({ ek_multiply_add($0, $1, $2, scores, $3) }, u, z)),
      ("affine", results({ ek_affine($0, $1, 0.3, 1.7, $2) }, z)),
      ("divide", results(ek_divide_vv, scores, u)),
    ]
  }

  /// The committed hashes are those of a build by another compiler for the baseline CPU.
  @Test func thisBuildGivesTheBytesOfTheBaselineBuild() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/same-bytes.csv")
    let expected = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let lines = columns().map { name, column in
      let digits = String(hash(column), radix: 16)
      return name + "," + String(repeating: "0", count: 16 - digits.count) + digits
    }
    #expect(lines == expected.map(String.init))
  }
}
