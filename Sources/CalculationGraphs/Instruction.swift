/// What one vector instruction does; `left`, `right` and `third` are its operand columns.
public enum Opcode: UInt8, Sendable, Hashable, CaseIterable {
  /// A draw; `left` is the input's position, not a column.
  case draw
  /// The flows of an allocation; `left` is its position, not a column; `target` is not used.
  case allocate
  case add, addNumber
  case subtract, subtractNumber, subtractFromNumber
  case multiply, multiplyNumber
  case divide, divideByNumber, divideNumber
  case minimum, minimumNumber
  case maximum, maximumNumber
  case negate, exponential, logarithm, power
  case ceiling, floor, nearest
  case greaterOrEqual, greaterOrEqualNumber, numberGreaterOrEqual
  case greater, greaterNumber, numberGreater
  case equal, equalNumber
  case select, binomialQuantile, poissonQuantile
  /// left · right + third.
  case multiplyAdd
  /// left · (right + number).
  case multiplySum
  /// number · left + third.
  case scaleAdd
  /// offset + number · left.
  case affine
  /// `ceil(nearest(left) / number − 1e-9)`.
  case sections
}

/// One operation on whole columns.
///
/// Columns are numbered: registers first, then the numbers held in columns of their own, then the
/// kept columns.
public struct Instruction: Sendable, Hashable {
  /// What to do.
  public let opcode: Opcode
  /// The column written.
  public let target: Int32
  /// The first operand column, or −1.
  public let left: Int32
  /// The second operand column, or −1.
  public let right: Int32
  /// The third operand column, or −1.
  public let third: Int32
  /// The number, where the opcode has one.
  public let number: Double
  /// The offset of `affine`.
  public let offset: Double
}

/// An allocation over columns.
public struct AllocationInstruction: Sendable, Hashable {
  /// The supplies' columns.
  public let supplies: [Int32]
  /// The demands' columns.
  public let demands: [Int32]
  /// 1 where supply s may serve demand d, at `s · demands + d`.
  public let mayServe: [UInt8]
  /// The columns of the flows, at `s · demands + d`; −1 where nobody asks for a flow.
  public let flows: [Int32]
  /// Prices, limits and goals; `nil` for the greedy flow.
  public let pricing: PricingInstruction?
}

/// What a priced allocation has beside its supplies and demands.
public struct PricingInstruction: Sendable, Hashable {
  /// The price's column of each arc.
  public let prices: [Int32]
  /// The columns of the limits.
  public let limits: [Int32]
  /// Supplies, demands, limits and goals by number.
  public let shape: PricedAllocationShape
}
