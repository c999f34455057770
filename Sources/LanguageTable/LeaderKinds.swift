internal import Quantities

// The quantities that only leader roles use.
extension QuantityDescription {
  /// `teachers` for one leader.
  public static let teachersPerLeader = QuantityDescription(
    Unit([.fte], per: [.leader]), optional: [Unit(.leader, power: -1), Unit(.fte)],
    shape: .amount, least: 0.01)
  /// `students` for one leader.
  public static let studentsPerLeader = QuantityDescription(
    Unit([.student], per: [.leader]),
    optional: [Unit(.leader, power: -1), Unit(.student)], shape: .amount, least: 0.01)
  /// `leaders`, which may be left off.
  public static let leaders = QuantityDescription(
    Unit(.leader), optional: [Unit(.leader)], shape: .amount, least: 0)
}

extension ValueKind {
  /// `teachers` for one leader.
  static let teachersPerLeader = ValueKind.quantity(QuantityDescription.teachersPerLeader)
  /// `$ per day`.
  static let dollarsPerDay = ValueKind.quantity(
    QuantityDescription(Unit([.dollar], per: [.day]), shape: .amount, least: 0))
  /// `students [per class]` above the target.
  static let studentsMorePerClass = ValueKind.quantity(
    QuantityDescription(
      Unit([.student], per: [.section]), optional: [Unit(.section, power: -1)], shape: .amount,
      least: 0))
  /// `FTE [per leader]`.
  static let positionsPerLeader = ValueKind.quantity(
    QuantityDescription(
      Unit([.fte], per: [.leader]), optional: [Unit(.leader, power: -1)], shape: .amount,
      least: 0))
  /// `$ [per leader] [per year]`.
  static let raisePerLeader = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.leader, .year]), optional: [Unit(.leader, power: -1), perYear],
      shape: .amount, least: 0))
}
