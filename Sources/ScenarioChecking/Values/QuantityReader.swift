internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// Reads numbers with their units, and holds them against what a key takes.
enum QuantityReader {
  /// A written quantity as a number in dollars, ratios and base units, with its unit.
  static func read(_ quantity: Quantity, _ assembler: inout BudgetAssembler) -> TypedFormula? {
    var number = quantity.number
    var unit = quantity.isMoney ? Unit(.dollar) : Unit.ratio
    var isPoints = false
    if quantity.isPercent { number /= 100 }
    for word in quantity.unit {
      if word.text == "points" || word.text == "point" {
        number /= 100
        isPoints = true
      } else if let dimension = Unit.dimension(ofWord: word.text) {
        unit = unit.times(Unit(dimension))
      } else if word.text != "new" {
        assembler.report(UnitMessages.unknownUnit(word))
        return nil
      }
    }
    for divisor in quantity.per {
      guard let word = divisor.words.last else { continue }
      guard let dimension = Unit.dimension(ofWord: word.text) else {
        assembler.report(UnitMessages.unknownUnit(word))
        return nil
      }
      for extra in divisor.words.dropLast() where extra.text != "new" {
        assembler.report(UnitMessages.unknownUnit(extra))
        return nil
      }
      guard divisor.count > 0 else {
        assembler.report(
          UnitMessages.outOfRange(
            quantity.range, "a unit is per one or more, not per 0",
            fix: "write e.g. `per 15 students`"))
        return nil
      }
      number /= divisor.count
      unit = unit.over(Unit(dimension))
    }
    guard ExpressionReader.isSensible(unit, quantity.range, &assembler) else { return nil }
    guard number.isFinite else {
      assembler.report(
        UnitMessages.outOfRange(
          quantity.range, "the number is too large", fix: "check the number of zeros"))
      return nil
    }
    return TypedFormula(
      formula: .constant(number), unit: unit, isPercent: quantity.isPercent, isPoints: isPoints,
      range: quantity.range)
  }

  /// Holds a value against the unit and range of its key; gives it in the key's full unit.
  static func accept(
    _ typed: TypedFormula, _ quantity: QuantityDescription, name: String,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    guard quantity.acceptedUnits.contains(typed.unit) else {
      assembler.report(
        UnitMessages.wrongUnit(
          typed, wanted: quantity, name: name,
          labels: ReferenceChecker.formLabels(of: typed.formula, assembler)))
      return nil
    }
    guard checkRange(typed, quantity, name: name, &assembler) else { return nil }
    var result = typed
    result.unit = quantity.unit
    return result
  }

  private static func checkRange(
    _ typed: TypedFormula, _ quantity: QuantityDescription, name: String,
    _ assembler: inout BudgetAssembler
  ) -> Bool {
    guard let value = typed.constant else {
      return checkSupport(typed, quantity, name: name, &assembler)
    }
    let isPlainPercent = quantity.unit.isRatio && quantity.shape != .amount && !typed.isPercent
    if isPlainPercent, !typed.isPoints, abs(value) > 1 {
      assembler.report(UnitMessages.missingPercent(typed.range, value, name: name))
      return false
    }
    if let least = quantity.least, value < least {
      assembler.report(UnitMessages.belowLeast(typed.range, name: name, least: least, quantity))
      return false
    }
    if let greatest = quantity.greatest, value > greatest {
      assembler.report(
        UnitMessages.aboveGreatest(typed.range, name: name, greatest: greatest, quantity))
      return false
    }
    return true
  }

  private static func checkSupport(
    _ typed: TypedFormula, _ quantity: QuantityDescription, name: String,
    _ assembler: inout BudgetAssembler
  ) -> Bool {
    guard case .draw(let draw) = typed.formula else { return true }
    let least = quantity.least ?? -.infinity
    let greatest = quantity.greatest ?? .infinity
    let below = least.isFinite ? draw.distribution.cdf(least.nextDown) : 0
    let above = greatest.isFinite ? 1 - draw.distribution.cdf(greatest) : 0
    if below > 0.5 || above > 0.5 {
      assembler.report(UnitMessages.mostlyOutside(typed.range, name: name, quantity))
      return false
    }
    if below > 1e-6 || above > 1e-6 {
      assembler.report(
        UnitMessages.partlyOutside(typed.range, name: name, share: below + above, quantity))
    }
    return true
  }

  /// Reports a change that takes a plain value without growth out of the range of its key.
  static func checkChangedRange(
    _ target: ValueTarget, _ segments: [ValueSegment], _ changes: [ValueChange],
    _ assembler: inout BudgetAssembler
  ) {
    guard let quantity = target.quantity, !changes.isEmpty,
      segments.allSatisfy({ $0.growth == nil && $0.ramp.isEmpty }),
      changes.allSatisfy({ $0.growth == nil })
    else { return }
    for year in assembler.years {
      let holding = segments.last {
        ($0.firstYear ?? year) <= year && year <= ($0.lastYear ?? year)
      }
      guard let holding, case .constant(var value) = holding.formula else { continue }
      for change in changes
      where change.firstYear <= year && year <= (change.lastYear ?? year)
        && year > (change.replacedUntil ?? .min)
      {
        guard case .constant(let operand) = change.operand else { return }
        value = change.operation.applied(to: value, operand)
        let typed = TypedFormula(
          formula: .constant(value), unit: quantity.unit, isPercent: quantity.unit.isRatio,
          isPoints: false,
          range: change.range)
        // A hair outside is rounding.
        let slack = 1e-9 * max(1, abs(value))
        let isInside =
          value >= (quantity.least ?? -.infinity) - slack
          && value <= (quantity.greatest ?? .infinity) + slack
        if !isInside {
          _ = checkRange(typed, quantity, name: target.name, &assembler)
          return
        }
      }
    }
  }
}

extension ValueChange.Operation {
  /// What the operation makes of a number.
  fileprivate func applied(to value: Double, _ operand: Double) -> Double {
    switch self {
    case .replace: operand
    case .increase: value + operand
    case .decrease: value - operand
    case .scale: value * operand
    }
  }
}
