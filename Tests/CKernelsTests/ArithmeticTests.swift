import CKernels
import Testing

@Suite("Arithmetic on columns")
struct ArithmeticTests {
  /// Ordinary numbers and edges, a length that fills no vector.
  private static let left: [Double] =
    [0, -0.0, 1, -1, .infinity, -.infinity, 0.5, -0.5, 1e300, 0x1p-1074, 3, 3]
    + uniforms(1_015, key: 1).map { 200 * $0 - 100 }
  private static let right: [Double] =
    [-0.0, 0, 1, 1, .infinity, 2, 0, 0.25, 1e300, 2, -3, 3]
    + uniforms(1_015, key: 2).map { 200 * $0 - 100 }

  private func bits(_ column: [Double]) -> [UInt64] {
    // Which not-a-number an invalid operation gives is up to the CPU.
    column.map { $0.isNaN ? 0x7ff8_0000_0000_0000 : $0.bitPattern }
  }

  private func compare(_ kernel: TwoColumnKernel, _ expected: (Double, Double) -> Double) {
    let a = Self.left
    let b = Self.right
    let wanted = bits(zip(a, b).map(expected))
    #expect(bits(results(kernel, a, b)) == wanted)
    // The destination may be either operand.
    var first = a
    first.withUnsafeMutableBufferPointer { kernel($0.baseAddress, $0.baseAddress, b, b.count) }
    #expect(bits(first) == wanted)
    var second = b
    second.withUnsafeMutableBufferPointer { kernel($0.baseAddress, a, $0.baseAddress, a.count) }
    #expect(bits(second) == wanted)
  }

  private func compare(_ kernel: ColumnKernel, _ expected: (Double) -> Double) {
    let wanted = bits(Self.left.map(expected))
    #expect(bits(results(kernel, Self.left)) == wanted)
    var column = Self.left
    column.withUnsafeMutableBufferPointer { kernel($0.baseAddress, $0.baseAddress, $0.count) }
    #expect(bits(column) == wanted)
  }

  @Test func fourOperations() {
    compare(ek_add_vv) { $0 + $1 }
    compare({ ek_add_vs($0, $1, 0.3, $2) }) { $0 + 0.3 }
    compare(ek_subtract_vv) { $0 - $1 }
    compare({ ek_subtract_vs($0, $1, 0.3, $2) }) { $0 - 0.3 }
    compare({ ek_subtract_sv($0, 0.3, $1, $2) }) { 0.3 - $0 }
    compare(ek_multiply_vv) { $0 * $1 }
    compare({ ek_multiply_vs($0, $1, 0.3, $2) }) { $0 * 0.3 }
    compare(ek_divide_vv) { $0 / $1 }
    compare({ ek_divide_vs($0, $1, 0.3, $2) }) { $0 / 0.3 }
    compare({ ek_divide_sv($0, 0.3, $1, $2) }) { 0.3 / $0 }
    compare(ek_negate) { -$0 }
    #expect(results({ ek_fill($0, 4.5, $2) }, [1, 2, 3]) == [4.5, 4.5, 4.5])
  }

  @Test func leastAndGreatest() {
    compare(ek_minimum_vv) { $0 < $1 ? $0 : $1 }
    compare({ ek_minimum_vs($0, $1, 3, $2) }) { $0 < 3 ? $0 : 3 }
    compare(ek_maximum_vv) { $0 > $1 ? $0 : $1 }
    compare({ ek_maximum_vs($0, $1, 3, $2) }) { $0 > 3 ? $0 : 3 }
    for kernel in [ek_minimum_vv, ek_maximum_vv] {
      #expect(results(kernel, [.nan, 1, .nan], [1, .nan, .nan]).allSatisfy { $0.isNaN })
    }
  }

  @Test func comparisons() {
    compare(ek_greater_or_equal_vv) { $0 >= $1 ? 1 : 0 }
    compare({ ek_greater_or_equal_vs($0, $1, 0.5, $2) }) { $0 >= 0.5 ? 1 : 0 }
    compare({ ek_greater_or_equal_sv($0, 0.5, $1, $2) }) { 0.5 >= $0 ? 1 : 0 }
    compare(ek_greater_vv) { $0 > $1 ? 1 : 0 }
    compare({ ek_greater_vs($0, $1, 0.5, $2) }) { $0 > 0.5 ? 1 : 0 }
    compare({ ek_greater_sv($0, 0.5, $1, $2) }) { 0.5 > $0 ? 1 : 0 }
    compare(ek_equal_vv) { $0 == $1 ? 1 : 0 }
    compare({ ek_equal_vs($0, $1, 0.5, $2) }) { $0 == 0.5 ? 1 : 0 }
    #expect(results(ek_equal_vv, [.nan], [.nan]) == [0])
    let yes: [Double] = [1, 2, 3, 4]
    let no: [Double] = [5, 6, 7, 8]
    #expect(results({ ek_select($0, $1, yes, no, $2) }, [0, 1, -0.0, -2]) == [5, 2, 7, 4])
  }

  @Test func rounding() {
    // No result is −0.
    compare(ek_ceiling) { ($0 - 1e-9).rounded(.up) + 0 }
    compare(ek_floor) { ($0 + 1e-9).rounded(.down) + 0 }
    compare(ek_nearest) { $0.rounded(.toNearestOrAwayFromZero) + 0 }
    let edges: [Double] = [
      2.5, -2.5, 0.5, -0.5, (0.5).nextDown, 0x1p52 - 0.5, 0x1p52, 0x1p52 + 1, -0x1p52 + 0.5, 1e16,
      0x1p51 + 0.5, -0x1p51 - 0.5,
    ]
    #expect(
      results(ek_nearest, edges) == edges.map { $0.rounded(.toNearestOrAwayFromZero) })
    #expect(results(ek_ceiling, [3 + 5e-10, 3 + 2e-9, -0.25]) == [3, 4, 0])
    #expect(results(ek_floor, [3 - 5e-10, 3 - 2e-9, -0.25]) == [3, 2, -1])
    #expect(results(ek_ceiling, [.nan])[0].isNaN)
  }

  @Test func fusedOperationsEqualTheirParts() {
    // The third column equals the second.
    compare({ ek_multiply_add($0, $1, $2, Self.right, $3) }) { $0 * $1 + $1 }
    compare({ ek_multiply_sum_vs($0, $1, $2, 1, $3) }) { $0 * ($1 + 1) }
    compare({ ek_scale_add($0, $1, 0.3, $2, $3) }) { 0.3 * $0 + $1 }
    compare({ ek_affine($0, $1, 0.3, 1.7, $2) }) { 1.7 + 0.3 * $0 }
    compare({ ek_sections($0, $1, 23.5, $2) }) {
      ($0.rounded(.toNearestOrAwayFromZero) / 23.5 - 1e-9).rounded(.up) + 0
    }
    // 1 + 2^-30 squared minus its rounded value is 0 without a fused multiply-add.
    let x = 1 + 0x1p-30
    #expect(results({ ek_multiply_add($0, $1, $2, [-(x * x)], $3) }, [x], [x]) == [0])
  }
}
