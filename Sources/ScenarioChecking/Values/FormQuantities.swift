internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Units and ranges of values that have one of several forms.
enum FormQuantities {
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
  static func formQuantity(
    of key: KeyDescription, in instance: BlockInstance, qualifier: String? = nil,
    _ assembler: BudgetAssembler
  ) -> QuantityDescription? {
    let unit = assembler.units[instance.key(key.name, qualifier)]
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

  static let perStudentForm = "perStudent"
  static let perStudentQuantity = QuantityDescription(
    Unit([.dollar], per: [.student, .year]), optional: [Unit(.year, power: -1)], shape: .amount,
    least: 0)
  static let chargeQuantity = QuantityDescription(.ratio, shape: .share, least: 0)
}
