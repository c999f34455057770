internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads keys whose value has one of several forms: stipend, available, positions.
enum FormReader {
  /// Reads a key whose value has several forms and keeps it.
  static func readFormed(
    _ instance: BlockInstance, _ key: KeyDescription,
    _ assembler: inout BudgetAssembler,
    _ read: (inout BudgetAssembler, BlockInstance.Setting, inout ValueContext) -> FormedValue?
  ) {
    var target = ValueReader.target(instance, key)
    var written: [WrittenValue] = []
    var form: String?
    for setting in instance.settings(key.name) {
      var context = ValueContext(
        path: target.key.description,
        shape: FormQuantities.formQuantity(of: key, in: instance, assembler)?.shape ?? .amount,
        eachYear: setting.clauses.timing?.eachYear ?? (key.timing == .eachYear),
        family: setting.clauses.family?.text, familyRange: setting.clauses.family?.range)
      if case .readyMade(let range) = setting.value {
        assembler.report(DrawMessages.noReadyMade(range, key.name))
        return
      }
      guard let value = read(&assembler, setting, &context) else { return }
      if let timing = setting.clauses.timing, !context.isDrawn {
        assembler.report(DrawMessages.timingNotDrawn(timing.range))
      }
      if let form, form != value.form {
        assembler.report(
          UnitMessages.formChange(
            value.typed, FormQuantities.shareQuantity, key.name, instance.setting(key.name)?.range))
        return
      }
      form = value.form
      target.quantity = QuantityDescription(value.typed.unit, shape: .amount)
      if case .award = key.kind {
        let isPerStudent = value.form == FormQuantities.perStudentForm
        target.quantity =
          isPerStudent ? FormQuantities.perStudentQuantity : FormQuantities.flowQuantity
      }
      written.append(
        WrittenValue(
          value: setting.value, clauses: setting.clauses, range: setting.range,
          typed: value.typed))
    }
    if key.kind.isFlow(form) { target.standardNumber = 0 }
    ValueReader.keep(target, written, &assembler)
  }

  /// The operand of a `set` on such a key, which must keep the key's form.
  static func readFormOperand(
    _ statement: SetStatement, _ key: KeyDescription, _ quantity: QuantityDescription?,
    _ first: SourceRange?, _ context: inout ValueContext, _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    var inner = statement.value
    if case .afterCommitted(let expression, _) = inner { inner = expression }
    if case .share(let expression, _, _) = inner { inner = expression }
    guard let typed = ExpressionReader.read(inner, &context, &assembler) else { return nil }
    if let quantity, !quantity.acceptedUnits.contains(typed.unit) {
      assembler.report(UnitMessages.formChange(typed, quantity, key.name, first))
      return nil
    }
    return typed
  }

  /// A stipend in dollars, as a share of salary, or as hours at a rate.
  static func readStipend(
    _ setting: BlockInstance.Setting, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> FormedValue? {
    switch setting.value {
    case .share(let share, let words, let range):
      guard ["salary", "pay"].contains(words.map(\.text).joined(separator: " ")) else {
        assembler.report(
          UnitMessages.wrongShareOf(
            range, "salary", key: "stipend", example: "stipend = 8% of salary"))
        return nil
      }
      guard let typed = ExpressionReader.read(share, &context, &assembler),
        let accepted = QuantityReader.accept(
          typed, FormQuantities.shareQuantity, name: "stipend", &assembler)
      else { return nil }
      return FormedValue(form: "shareOfSalary", typed: accepted)
    case .at(let hours, let rate, _):
      guard let typed = ExpressionReader.read(hours, &context, &assembler),
        let accepted = QuantityReader.accept(
          typed, FormQuantities.stipendHours, name: "stipend", &assembler)
      else { return nil }
      if case .phrase(let words, _) = rate, words.map(\.text) == ["own", "rate"] {
        return FormedValue(form: "hoursAtOwnRate", typed: accepted)
      }
      guard let price = ExpressionReader.read(rate, &context, &assembler),
        let dollars = QuantityReader.accept(
          price, FormQuantities.hourlyRate, name: "the hourly rate", &assembler)
      else { return nil }
      return FormedValue(form: "hoursAtRate", typed: accepted, rate: dollars)
    default:
      guard let typed = ExpressionReader.read(setting.value, &context, &assembler) else {
        return nil
      }
      if typed.unit.isRatio, typed.isPercent {
        assembler.report(
          UnitMessages.wrongShareOf(
            typed.range, "salary", key: "stipend", example: "stipend = 8% of salary"))
        return nil
      }
      guard
        let accepted = QuantityReader.accept(
          typed, FormQuantities.stipendDollars, name: "stipend", &assembler)
      else { return nil }
      return FormedValue(form: "dollars", typed: accepted)
    }
  }

  /// Available money as a share, an amount or what exceeds committed dollars.
  static func readAvailability(
    _ value: Expression, _ context: inout ValueContext, _ assembler: inout BudgetAssembler
  ) -> FormedValue? {
    if case .afterCommitted(let inner, _) = value {
      guard let typed = ExpressionReader.read(inner, &context, &assembler),
        let accepted = QuantityReader.accept(
          typed, FormQuantities.flowQuantity, name: "committed", &assembler)
      else { return nil }
      return FormedValue(form: "afterCommitted", typed: accepted)
    }
    var expression = value
    if case .share(let inner, let words, let range) = value {
      guard words.map(\.text) == ["award"] else {
        assembler.report(
          UnitMessages.wrongShareOf(
            range, "award", key: "available", example: "available = 60% of award"))
        return nil
      }
      expression = inner
    }
    guard let typed = ExpressionReader.read(expression, &context, &assembler) else { return nil }
    if typed.unit.isRatio {
      guard
        let accepted = QuantityReader.accept(
          typed, FormQuantities.shareQuantity, name: "available", &assembler)
      else { return nil }
      return FormedValue(form: "share", typed: accepted)
    }
    guard
      let accepted = QuantityReader.accept(
        typed, FormQuantities.flowQuantity, name: "available", &assembler)
    else { return nil }
    return FormedValue(form: "amount", typed: accepted)
  }

  /// Positions as FTE, FTE per section or FTE per student.
  static func readPositions(
    _ value: Expression, _ context: inout ValueContext, _ assembler: inout BudgetAssembler
  ) -> FormedValue? {
    guard let typed = ExpressionReader.read(value, &context, &assembler) else { return nil }
    for entry in FormQuantities.positionsQuantities where entry.quantity.unit == typed.unit {
      guard
        let accepted = QuantityReader.accept(typed, entry.quantity, name: "positions", &assembler)
      else { return nil }
      return FormedValue(form: entry.form, typed: accepted)
    }
    assembler.report(
      UnitMessages.wrongUnit(
        typed, wanted: FormQuantities.positionsQuantities[0].quantity, name: "positions"))
    return nil
  }

  /// A share of the award, or dollars a year.
  static func readShareOrAmount(
    _ value: Expression, _ name: String, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> FormedValue? {
    var expression = value
    if case .share(let inner, let words, let range) = value {
      guard words.map(\.text) == ["award"] else {
        assembler.report(
          UnitMessages.wrongShareOf(range, "award", key: name, example: "\(name) … = 1% of award"))
        return nil
      }
      expression = inner
    }
    guard let typed = ExpressionReader.read(expression, &context, &assembler) else { return nil }
    let isShare = typed.unit.isRatio
    let quantity = isShare ? FormQuantities.shareQuantity : FormQuantities.flowQuantity
    guard let accepted = QuantityReader.accept(typed, quantity, name: name, &assembler) else {
      return nil
    }
    return FormedValue(form: isShare ? "share" : "amount", typed: accepted)
  }
}

extension ValueKind {
  /// Whether a value of this form is a yearly flow that is zero where nothing is written.
  func isFlow(_ form: String?) -> Bool {
    switch self {
    case .award, .shareOrAmount, .budgetAmount: return true
    case .transfer: return form != nil
    case .availability: return form == "amount"
    default: return false
    }
  }
}
