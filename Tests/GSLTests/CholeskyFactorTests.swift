import GSL
import Testing

/// Cholesky factors of correlation matrices.
@Suite struct CholeskyFactorTests {
  /// L of a 2 × 2 matrix is [1, 0; r, √(1 − r²)].
  @Test(arguments: [-0.9, 0, 0.6])
  func twoValues(_ r: Double) throws {
    let factor = try CholeskyFactor(correlations: [1, r, r, 1], size: 2)
    #expect(factor[0, 0] == 1 && factor[0, 1] == 0)
    #expect(abs(factor[1, 0] - r) < 1e-15)
    #expect(abs(factor[1, 1] - (1 - r * r).squareRoot()) < 1e-15)
  }

  @Test func productIsTheMatrix() throws {
    let matrix = [1, 0.5, 0.2, 0.5, 1, -0.3, 0.2, -0.3, 1]
    let factor = try CholeskyFactor(correlations: matrix, size: 3)
    for row in 0..<3 {
      for column in 0..<3 {
        let product = (0..<3).reduce(0.0) { $0 + factor[row, $1] * factor[column, $1] }
        #expect(abs(product - matrix[row * 3 + column]) < 1e-15)
      }
    }
  }

  @Test func contradictionNamesTheRow() {
    #expect(throws: CholeskyFactor.Failure.notPositiveDefinite(row: 2)) {
      try CholeskyFactor(
        correlations: [
          1, 0.9, -0.9, 0, 0.9, 1, 0.9, 0, -0.9, 0.9, 1, 0, 0, 0, 0, 1,
        ], size: 4)
    }
    #expect(throws: CholeskyFactor.Failure.notPositiveDefinite(row: 2)) {
      try CholeskyFactor(correlations: [1, 1, 0.5, 1, 1, 0.4, 0.5, 0.4, 1], size: 3)
    }
  }

  @Test func whatIsNoCorrelationMatrix() {
    #expect(throws: CholeskyFactor.Failure.wrongShape) {
      try CholeskyFactor(correlations: [1, 0, 0], size: 2)
    }
    #expect(throws: CholeskyFactor.Failure.notACorrelationMatrix(row: 1, column: 0)) {
      try CholeskyFactor(correlations: [1, 0.2, 0.3, 1], size: 2)
    }
    #expect(throws: CholeskyFactor.Failure.notACorrelationMatrix(row: 0, column: 0)) {
      try CholeskyFactor(correlations: [.nan], size: 1)
    }
  }

  /// The factor of a semidefinite matrix multiplies back to it.
  @Test func aSemidefiniteFactorGivesItsMatrix() throws {
    let matrix = [1.0, 0.6, 0, 0.6, 1, 0.8, 0, 0.8, 1]
    let factor = try CholeskyFactor(correlations: matrix, size: 3)
    for row in 0..<3 {
      for column in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + factor[row, $1] * factor[column, $1] }
        #expect(abs(product - matrix[row * 3 + column]) < 1e-12)
      }
    }
  }
}
