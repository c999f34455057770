internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Keys whose value has one of several forms: stipend, available, positions.
extension BudgetAssembler {
  /// Which form a value has, with its number.
  struct FormedValue {
    /// The form's name, e.g. `shareOfSalary`.
    let form: String
    /// The number.
    let typed: TypedFormula
    /// The rate of hours, where it is in dollars.
    var rate: TypedFormula?
  }

  static let stipendDollars = QuantityDescription(
    Unit([.dollar], per: [.leader, .year]),
    optional: [Unit(.leader, power: -1), Unit(.year, power: -1)], shape: .amount, least: 0)
  static let stipendHours = QuantityDescription(
    Unit([.hour], per: [.leader, .year]),
    optional: [Unit(.leader, power: -1), Unit(.year, power: -1)], shape: .amount, least: 0)
  static let hourlyRate = QuantityDescription(
    Unit([.dollar], per: [.hour]), shape: .amount, least: 0)
  static let shareQuantity = QuantityDescription(.ratio, shape: .share, least: 0, greatest: 1)
  static let flowQuantity = QuantityDescription(
    Unit([.dollar], per: [.year]), shape: .amount, least: 0)
  static let signedFlow = QuantityDescription(Unit([.dollar], per: [.year]), shape: .amount)
  static let dollarsPerStudent = QuantityDescription(
    Unit([.dollar], per: [.student, .year]), optional: [Unit(.year, power: -1)], shape: .amount,
    least: 0)
  static let balance = QuantityDescription(Unit(.dollar), shape: .amount, least: 0)
  static let positionsQuantities: [(form: String, quantity: QuantityDescription)] = [
    ("fixed", QuantityDescription(Unit(.fte), shape: .amount, least: 0)),
    (
      "perSection",
      QuantityDescription(Unit([.fte], per: [.section]), shape: .amount, least: 0)
    ),
    (
      "perStudent",
      QuantityDescription(Unit([.fte], per: [.student]), shape: .amount, least: 0)
    ),
  ]

  /// The unit and range of a key, or of one of its entries, as this block states it; `nil` for keys
  /// that are not numbers.
  func formQuantity(
    of key: KeyDescription, in instance: BlockInstance, qualifier: String? = nil
  ) -> QuantityDescription? {
    let unit = units[instance.key(key.name, qualifier)]
    switch key.kind {
    case .quantity(let quantity): return quantity
    case .stipend:
      switch instance.setting(key.name)?.value {
      case .share: return Self.shareQuantity
      case .at: return Self.stipendHours
      default: return Self.stipendDollars
      }
    case .availability:
      return unit == nil || unit == .ratio ? Self.shareQuantity : Self.flowQuantity
    case .award:
      return unit == Self.perStudentQuantity.unit ? Self.perStudentQuantity : Self.flowQuantity
    case .transfer, .shareOrAmount:
      return unit == nil || unit == .ratio ? Self.shareQuantity : Self.flowQuantity
    case .shareOfPay: return Self.chargeQuantity
    case .positionsOf: return Self.positionsQuantities[0].quantity
    case .positions:
      let form = Self.positionsQuantities.first { $0.quantity.unit == unit }
      return (form ?? Self.positionsQuantities[0]).quantity
    case .perLeader:
      return instance.countsStudents
        ? QuantityDescription.studentsPerLeader : QuantityDescription.teachersPerLeader
    case .pool:
      if case .share = instance.setting(key.name)?.value { return Self.shareQuantity }
      return QuantityDescription.leaders
    case .budgetAmount(let mayBePerStudent):
      return mayBePerStudent && unit == Self.dollarsPerStudent.unit
        ? Self.dollarsPerStudent : Self.signedFlow
    case .reserve: return unit.map { $0.isRatio ? Self.shareQuantity : Self.balance }
    default: return nil
    }
  }

  /// The operand of a `set` on such a key, which must keep the key's form.
  mutating func readFormOperand(
    _ statement: SetStatement, _ key: KeyDescription, _ quantity: QuantityDescription?,
    _ first: SourceRange?, _ context: inout ValueContext
  ) -> TypedFormula? {
    var inner = statement.value
    if case .afterCommitted(let expression, _) = inner { inner = expression }
    if case .share(let expression, _, _) = inner { inner = expression }
    guard let typed = read(inner, &context) else { return nil }
    if let quantity, !quantity.acceptedUnits.contains(typed.unit) {
      report(.formChange(typed, quantity, key.name, first))
      return nil
    }
    return typed
  }

  /// A stipend in dollars, as a share of salary, or as hours at a rate.
  mutating func readStipend(
    _ setting: BlockInstance.Setting, _ context: inout ValueContext
  ) -> FormedValue? {
    switch setting.value {
    case .share(let share, let words, let range):
      guard ["salary", "pay"].contains(words.map(\.text).joined(separator: " ")) else {
        report(
          .wrongShareOf(
            range, "salary", key: "stipend", example: "stipend = 8% of salary"))
        return nil
      }
      guard let typed = read(share, &context),
        let accepted = accept(typed, Self.shareQuantity, name: "stipend")
      else { return nil }
      return FormedValue(form: "shareOfSalary", typed: accepted)
    case .at(let hours, let rate, _):
      guard let typed = read(hours, &context),
        let accepted = accept(typed, Self.stipendHours, name: "stipend")
      else { return nil }
      if case .phrase(let words, _) = rate, words.map(\.text) == ["own", "rate"] {
        return FormedValue(form: "hoursAtOwnRate", typed: accepted)
      }
      guard let price = read(rate, &context),
        let dollars = accept(price, Self.hourlyRate, name: "the hourly rate")
      else { return nil }
      return FormedValue(form: "hoursAtRate", typed: accepted, rate: dollars)
    default:
      guard let typed = read(setting.value, &context) else { return nil }
      if typed.unit.isRatio, typed.isPercent {
        report(
          .wrongShareOf(
            typed.range, "salary", key: "stipend", example: "stipend = 8% of salary"))
        return nil
      }
      guard let accepted = accept(typed, Self.stipendDollars, name: "stipend") else { return nil }
      return FormedValue(form: "dollars", typed: accepted)
    }
  }

  /// Available money as a share, an amount or what exceeds committed dollars.
  mutating func readAvailability(
    _ value: Expression, _ context: inout ValueContext
  ) -> FormedValue? {
    if case .afterCommitted(let inner, _) = value {
      guard let typed = read(inner, &context),
        let accepted = accept(typed, Self.flowQuantity, name: "committed")
      else { return nil }
      return FormedValue(form: "afterCommitted", typed: accepted)
    }
    var expression = value
    if case .share(let inner, let words, let range) = value {
      guard words.map(\.text) == ["award"] else {
        report(
          .wrongShareOf(
            range, "award", key: "available", example: "available = 60% of award"))
        return nil
      }
      expression = inner
    }
    guard let typed = read(expression, &context) else { return nil }
    if typed.unit.isRatio {
      guard let accepted = accept(typed, Self.shareQuantity, name: "available") else { return nil }
      return FormedValue(form: "share", typed: accepted)
    }
    guard let accepted = accept(typed, Self.flowQuantity, name: "available") else { return nil }
    return FormedValue(form: "amount", typed: accepted)
  }

  /// Positions as FTE, FTE per section or FTE per student.
  mutating func readPositions(
    _ value: Expression, _ context: inout ValueContext
  ) -> FormedValue? {
    guard let typed = read(value, &context) else { return nil }
    for entry in Self.positionsQuantities where entry.quantity.unit == typed.unit {
      guard let accepted = accept(typed, entry.quantity, name: "positions") else { return nil }
      return FormedValue(form: entry.form, typed: accepted)
    }
    report(.wrongUnit(typed, wanted: Self.positionsQuantities[0].quantity, name: "positions"))
    return nil
  }
}
