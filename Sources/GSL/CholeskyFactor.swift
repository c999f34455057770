import CGSL

/// The lower triangle L with L·Lᵀ = a correlation matrix.
public struct CholeskyFactor: Sendable, Hashable {
  /// Rows and columns.
  public let size: Int
  /// L row by row, zero above the diagonal.
  public let elements: [Double]

  /// Why a matrix has no factor.
  public enum Failure: Error, Hashable, CustomStringConvertible {
    /// The number of elements is not the square of the size.
    case wrongShape
    /// An element is not finite, the matrix is not symmetric or its diagonal is not 1.
    case notACorrelationMatrix(row: Int, column: Int)
    /// The correlations contradict each other; the rows up to `row` are the first that do.
    case notPositiveDefinite(row: Int)

    /// A plain sentence.
    public var description: String {
      switch self {
      case .wrongShape: "The correlation matrix is not square."
      case .notACorrelationMatrix(let row, let column):
        "Row \(row + 1), column \(column + 1) of the correlation matrix is not a correlation."
      case .notPositiveDefinite(let row):
        "The correlations contradict each other: the first \(row + 1) values cannot be correlated "
          + "like this together (the matrix is not positive definite)."
      }
    }
  }

  /// Factors a correlation matrix given row by row.
  public init(correlations: [Double], size: Int) throws(Failure) {
    guard size >= 0, correlations.count == size.multipliedReportingOverflow(by: size).partialValue
    else { throw .wrongShape }
    for row in 0..<size {
      for column in 0...row {
        let value = correlations[row * size + column]
        let right =
          row == column
          ? value == 1 : abs(value) <= 1 && value == correlations[column * size + row]
        guard right else { throw .notACorrelationMatrix(row: row, column: column) }
      }
    }
    let elements =
      Self.factor(correlations, size: size) ?? Self.semidefinite(correlations, size: size)
    guard let elements else {
      throw .notPositiveDefinite(row: Self.firstContradiction(correlations, size: size))
    }
    self.size = size
    self.elements = elements
  }

  /// The element in a row and a column, counted from 0.
  public subscript(row: Int, column: Int) -> Double { elements[row * size + column] }

  /// L of the leading rows and columns of a matrix, or nil where there is none.
  private static func factor(_ matrix: [Double], size: Int) -> [Double]? {
    guard size > 0 else { return [] }
    var result = matrix
    let code = result.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return Int32(GSL_EFAULT) }
      var view = gsl_matrix_view_array(base, size, size)
      return GSLReporting.quietly { gsl_linalg_cholesky_decomp1(&view.matrix) }
    }
    guard code == GSL_SUCCESS else { return nil }
    for row in 0..<size {
      // GSL calls a diagonal that vanishes up to rounding positive; it is a contradiction here.
      guard result[row * size + row] > 1e-7 else { return nil }
      for column in (row + 1)..<max(size, row + 1) { result[row * size + column] = 0 }
    }
    return result
  }

  /// L of a matrix in which some values follow from others, such as a correlation of 1: their columns
  /// are 0. Row by row as in the definite case; or nil where a row contradicts those before it.
  private static func semidefinite(_ matrix: [Double], size: Int) -> [Double]? {
    var result = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        var rest = matrix[row * size + column]
        for before in 0..<column {
          rest -= result[row * size + before] * result[column * size + before]
        }
        let pivot = result[column * size + column]
        if row == column {
          guard rest > -tolerance else { return nil }
          result[row * size + row] = rest > tolerance ? rest.squareRoot() : 0
        } else if pivot > 0 {
          result[row * size + column] = rest / pivot
        } else if abs(rest) > tolerance {
          return nil
        }
      }
    }
    return result
  }

  /// What counts as 0 beside 1 after the subtractions of a factor.
  private static let tolerance = 1e-9

  /// The last row of the smallest leading block without a factor.
  private static func firstContradiction(_ matrix: [Double], size: Int) -> Int {
    for leading in stride(from: 1, through: size, by: 1) {
      let block = (0..<leading * leading).map { matrix[$0 / leading * size + $0 % leading] }
      if factor(block, size: leading) ?? semidefinite(block, size: leading) == nil {
        return leading - 1
      }
    }
    return size - 1
  }
}
