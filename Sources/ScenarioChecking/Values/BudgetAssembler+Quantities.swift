internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

// Numbers with units.
extension BudgetAssembler {
  /// A written quantity as a number in dollars, ratios and base units, with its unit.
  mutating func read(_ quantity: Quantity) -> TypedFormula? {
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
        report(.unknownUnit(word))
        return nil
      }
    }
    for divisor in quantity.per {
      guard let word = divisor.words.last else { continue }
      guard let dimension = Unit.dimension(ofWord: word.text) else {
        report(.unknownUnit(word))
        return nil
      }
      for extra in divisor.words.dropLast() where extra.text != "new" {
        report(.unknownUnit(extra))
        return nil
      }
      guard divisor.count > 0 else {
        report(
          .outOfRange(
            quantity.range, "a unit is per one or more, not per 0",
            fix: "write e.g. `per 15 students`"))
        return nil
      }
      number /= divisor.count
      unit = unit.over(Unit(dimension))
    }
    guard isSensible(unit, quantity.range) else { return nil }
    guard number.isFinite else {
      report(
        .outOfRange(quantity.range, "the number is too large", fix: "check the number of zeros"))
      return nil
    }
    return TypedFormula(
      formula: .constant(number), unit: unit, isPercent: quantity.isPercent, isPoints: isPoints,
      range: quantity.range)
  }

  /// Holds a value against the unit and range of its key; gives it in the key's full unit.
  mutating func accept(
    _ typed: TypedFormula, _ quantity: QuantityDescription, name: String
  ) -> TypedFormula? {
    guard quantity.acceptedUnits.contains(typed.unit) else {
      report(
        .wrongUnit(typed, wanted: quantity, name: name, labels: formLabels(of: typed.formula)))
      return nil
    }
    guard checkRange(typed, quantity, name: name) else { return nil }
    var result = typed
    result.unit = quantity.unit
    return result
  }

  private mutating func checkRange(
    _ typed: TypedFormula, _ quantity: QuantityDescription, name: String
  ) -> Bool {
    guard let value = typed.constant else { return checkSupport(typed, quantity, name: name) }
    let isPlainPercent = quantity.unit.isRatio && quantity.shape != .amount && !typed.isPercent
    if isPlainPercent, !typed.isPoints, abs(value) > 1 {
      report(.missingPercent(typed.range, value, name: name))
      return false
    }
    if let least = quantity.least, value < least {
      report(.belowLeast(typed.range, name: name, least: least, quantity))
      return false
    }
    if let greatest = quantity.greatest, value > greatest {
      report(.aboveGreatest(typed.range, name: name, greatest: greatest, quantity))
      return false
    }
    return true
  }

  private mutating func checkSupport(
    _ typed: TypedFormula, _ quantity: QuantityDescription, name: String
  ) -> Bool {
    guard case .draw(let draw) = typed.formula else { return true }
    let least = quantity.least ?? -.infinity
    let greatest = quantity.greatest ?? .infinity
    let below = least.isFinite ? draw.distribution.cdf(least.nextDown) : 0
    let above = greatest.isFinite ? 1 - draw.distribution.cdf(greatest) : 0
    if below > 0.5 || above > 0.5 {
      report(.mostlyOutside(typed.range, name: name, quantity))
      return false
    }
    if below > 1e-6 || above > 1e-6 {
      report(.partlyOutside(typed.range, name: name, share: below + above, quantity))
    }
    return true
  }

  /// Reports a change that takes a plain value without growth out of the range of its key.
  mutating func checkChangedRange(
    _ target: ValueTarget, _ segments: [ValueSegment], _ changes: [ValueChange]
  ) {
    guard let quantity = target.quantity, !changes.isEmpty,
      segments.allSatisfy({ $0.growth == nil && $0.ramp.isEmpty }),
      changes.allSatisfy({ $0.growth == nil })
    else { return }
    for year in years {
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
          _ = checkRange(typed, quantity, name: target.name)
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
