internal import Quantities

// The quantities that keys of the language share.
extension ValueKind {
  static let perYear = Unit(.year, power: -1)

  /// `$ per year`.
  static let dollarsPerYear = ValueKind.quantity(
    QuantityDescription(Unit([.dollar], per: [.year]), shape: .amount, least: 0))
  /// `$ [per year]`, of one named year.
  static let yearlyDollars = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.year]), optional: [perYear], shape: .amount, least: 0))
  /// A balance in dollars.
  static let dollars = ValueKind.quantity(
    QuantityDescription(Unit(.dollar), shape: .amount, least: 0))
  /// `$ per FTE [per year]`.
  static let dollarsPerPosition = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.fte, .year]), optional: [perYear], shape: .amount, least: 0))
  /// `students [per class]`.
  static let studentsPerClass = ValueKind.quantity(
    QuantityDescription(
      Unit([.student], per: [.section]), optional: [Unit(.section, power: -1)], shape: .amount,
      least: 1))
  /// A share from 0 % to 100 %.
  static let share = ValueKind.quantity(
    QuantityDescription(.ratio, shape: .share, least: 0, greatest: 1))
  /// A share from 0 % to 200 %: above 100 % so many do it a second time.
  static let shareUpToTwice = ValueKind.quantity(
    QuantityDescription(.ratio, shape: .share, least: 0, greatest: 2))
  /// A yearly rate of change.
  static let rate = ValueKind.quantity(QuantityDescription(.ratio, shape: .rate, least: -1))
  /// A ratio of zero or more, as a percentage.
  static let ratioOfStudents = ValueKind.quantity(
    QuantityDescription(.ratio, shape: .amount, least: 0))
  /// `students [per year]`.
  static let studentsPerYear = ValueKind.quantity(
    QuantityDescription(
      Unit([.student], per: [.year]), optional: [perYear], shape: .amount, least: 0))
  /// `years`.
  static let yearsBetween = ValueKind.quantity(
    QuantityDescription(Unit(.year), optional: [Unit(.year)], shape: .amount, least: 0))
  /// `leaders`, which may be left off.
  static let leaders = ValueKind.quantity(
    QuantityDescription(
      Unit(.leader), optional: [Unit(.leader)], shape: .amount, least: 0))
  /// `$ per new leader`.
  static let dollarsPerLeader = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.leader]), optional: [Unit(.leader, power: -1)], shape: .amount,
      least: 0))
  /// `days [per leader] [per year]`.
  static let daysPerLeader = ValueKind.quantity(
    QuantityDescription(
      Unit([.day], per: [.leader, .year]), optional: [Unit(.leader, power: -1), perYear],
      shape: .amount, least: 0))
  /// `days [per year]`.
  static let contractDays = ValueKind.quantity(
    QuantityDescription(Unit([.day], per: [.year]), optional: [perYear], shape: .amount, least: 1))
  /// `hours [per day]`.
  static let hoursPerDay = ValueKind.quantity(
    QuantityDescription(
      Unit([.hour], per: [.day]), optional: [Unit(.day, power: -1)], shape: .amount, least: 0.1))
  /// `days [per FTE] [per year]`.
  static let daysPerPosition = ValueKind.quantity(
    QuantityDescription(
      Unit([.day], per: [.fte, .year]), optional: [Unit(.fte, power: -1), perYear], shape: .amount,
      least: 0))
  /// FTE.
  static let positionsHeld = ValueKind.quantity(
    QuantityDescription(Unit(.fte), shape: .amount, least: 0))
}
