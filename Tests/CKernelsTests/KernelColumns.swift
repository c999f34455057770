import CKernels
import Foundation

/// A C kernel from one column to another.
typealias ColumnKernel = (UnsafeMutablePointer<Double>?, UnsafePointer<Double>?, Int) -> Void

/// A C kernel from two columns to another.
typealias TwoColumnKernel = (
  UnsafeMutablePointer<Double>?, UnsafePointer<Double>?, UnsafePointer<Double>?, Int
) -> Void

/// The results of a kernel on a column.
func results(_ kernel: ColumnKernel, _ column: [Double]) -> [Double] {
  [Double](unsafeUninitializedCapacity: column.count) { buffer, count in
    kernel(buffer.baseAddress, column, column.count)
    count = column.count
  }
}

/// The results of a kernel on two columns.
func results(_ kernel: TwoColumnKernel, _ left: [Double], _ right: [Double]) -> [Double] {
  [Double](unsafeUninitializedCapacity: left.count) { buffer, count in
    kernel(buffer.baseAddress, left, right, left.count)
    count = left.count
  }
}

/// Plain uniforms of a stream.
func uniforms(
  _ count: Int, key: UInt64, first: UInt64 = 0, year: UInt32 = 0, lane: UInt32 = 0
) -> [Double] {
  [Double](unsafeUninitializedCapacity: count) { buffer, filled in
    ek_uniform_fill(buffer.baseAddress, count, key, first, year, lane)
    filled = count
  }
}

/// Latin hypercube uniforms of a stream.
func latinUniforms(
  _ count: Int, key: UInt64, first: UInt64 = 0, year: UInt32 = 0, size: Int
) -> [Double] {
  [Double](unsafeUninitializedCapacity: count) { buffer, filled in
    ek_latin_fill(buffer.baseAddress, count, key, first, year, UInt64(size))
    filled = count
  }
}

/// The columns of a file in `Reference`, without its heading.
func referenceColumns(_ name: String, from file: String = #filePath) throws -> [[Double]] {
  let url = URL(filePath: file).deletingLastPathComponent().appending(path: "Reference/\(name)")
  let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
  let rows = lines.map { $0.split(separator: ",").compactMap { Double($0) } }
  let width = rows.first?.count ?? 0
  return (0..<width).map { column in rows.map { $0[column] } }
}

/// The largest relative error among normal results, and absolute error in subnormal steps elsewhere.
func largestErrors(_ results: [Double], _ expected: [Double]) -> (relative: Double, steps: Double) {
  var relative = 0.0
  var steps = 0.0
  for (result, value) in zip(results, expected) where result != value {
    let difference = (result - value).magnitude
    if value.magnitude >= Double.leastNormalMagnitude {
      relative = max(relative, difference / value.magnitude)
    } else {
      steps = max(steps, difference / Double.leastNonzeroMagnitude)
    }
  }
  return (relative, steps)
}
