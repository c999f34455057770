public import CalculationGraphs

/// The memory in which the kept columns of a run, or of some of its trials, stand, shared by all who
/// read them.
@usableFromInline
final class KeptTrials: Sendable {
  /// The place of a node that was not kept.
  @usableFromInline static let nowhere = Int32(-1)

  /// The number of trials in each column.
  @usableFromInline let trials: Int
  /// The trial that stands first in each column, counted from 0 over the whole run.
  @usableFromInline let first: Int
  /// All columns one after the other.
  @usableFromInline let values: [Double]
  /// By a node's index its column, `nowhere`, or −2 − i for constant i.
  @usableFromInline let places: [Int32]
  /// The numbers of the kept nodes that are constants.
  @usableFromInline let constants: [Double]

  /// Keeps a program's columns, `values` column by column.
  init(trials: Int, values: [Double], program: CalculationProgram) {
    precondition(
      values.count == trials * program.columns.count, "a table needs every trial of every column")
    let last = (program.columns + Array(program.constants.keys)).max()?.index ?? -1
    var places = [Int32](repeating: Self.nowhere, count: Int(last) + 1)
    for (position, node) in program.columns.enumerated() {
      places[Int(node.index)] = Int32(position)
    }
    var constants: [Double] = []
    for (node, value) in program.constants {
      places[Int(node.index)] = -2 - Int32(constants.count)
      constants.append(value)
    }
    self.trials = trials
    self.first = 0
    self.values = values
    self.places = places
    self.constants = constants
  }

  /// Keeps other trials of the same columns, `values` column by column from trial `first` on.
  init(like other: KeptTrials, first: Int, trials: Int, values: [Double]) {
    self.trials = trials
    self.first = first
    self.values = values
    places = other.places
    constants = other.constants
  }

  /// Where a node stands.
  @inlinable
  func place(_ node: Node) -> Int32 {
    node.index < places.count ? places[Int(node.index)] : Self.nowhere
  }

  /// The number a kept node holds in every trial, if it is a constant of the graph.
  @inlinable
  func constant(_ node: Node) -> Double? {
    let place = place(node)
    return place < Self.nowhere ? constants[Int(-2 - place)] : nil
  }

  /// Reads some trials of a column; those of a constant are made for the purpose.
  @inlinable
  func withColumn<Result>(
    _ node: Node, _ trials: Range<Int>, _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result {
    let place = place(node)
    if place >= 0 {
      let start = Int(place) * self.trials - first
      return try values.withUnsafeBufferPointer {
        try body(
          UnsafeBufferPointer(
            rebasing: $0[start + trials.lowerBound..<start + trials.upperBound]))
      }
    }
    guard let value = constant(node) else {
      preconditionFailure("a column was asked for that the run did not keep")
    }
    return try [Double](repeating: value, count: trials.count).withUnsafeBufferPointer(body)
  }
}
