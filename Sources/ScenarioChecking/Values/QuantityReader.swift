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
    if typed.constant == nil {
      guard let kept = keptInside(typed, quantity, name: name, &assembler) else { return nil }
      result.formula = kept
    }
    return result
  }

  private static func checkRange(
    _ typed: TypedFormula, _ quantity: QuantityDescription, name: String,
    _ assembler: inout BudgetAssembler
  ) -> Bool {
    guard let value = typed.constant else { return true }
    let isPlainPercent = quantity.unit.isRatio && quantity.shape != .amount && !typed.isPercent
    if isPlainPercent, !typed.isPoints, abs(value) > 1 {
      assembler.report(UnitMessages.missingPercent(typed.range, value, name: name))
      return false
    }
    if isPlainPercent, quantity.shape == .rate, value != 0, Double(typed.range.text) != nil {
      assembler.report(UnitMessages.rateWithoutPercent(typed.range, value, name: name))
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

  /// A formula that is not constant, kept inside the range of its key where draws may leave it: what
  /// lies outside is set to the nearer end. `nil` where something wrong was reported.
  private static func keptInside(
    _ typed: TypedFormula, _ quantity: QuantityDescription, name: String,
    _ assembler: inout BudgetAssembler
  ) -> ValueFormula? {
    let isRate = quantity.unit.isRatio && quantity.shape != .amount
    if isRate, let column = typed.plainColumn {
      assembler.report(DrawMessages.plainColumn(typed.range, column, name: name))
      return nil
    }
    let least = quantity.least ?? -.infinity
    let greatest = quantity.greatest ?? .infinity
    guard isRate || least.isFinite || greatest.isFinite,
      let spread = DrawnSpread(typed.formula, least: least, greatest: greatest, &assembler)
    else { return typed.formula }
    // A driver may be a factor, such as 1.05, that formulas multiply by; where it is used as a rate it
    // is looked at again.
    let most: Double = least.isFinite || greatest.isFinite ? 1 : 2
    if isRate, !typed.isPercent, !typed.isPoints, abs(spread.median) > most,
      spread.isExact || !typed.range.text.contains("%"), !assembler.namesPercent(typed.formula)
    {
      assembler.report(
        UnitMessages.missingPercent(
          typed.range, drawnAround: spread.median, name,
          written: assembler.statement(of: typed.formula)))
      return nil
    }
    // A sample leaves growth and correlation out, so that it is an error only where it is plain.
    if spread.outside > (spread.isExact ? 0.5 : 0.55) {
      assembler.report(UnitMessages.mostlyOutside(typed.range, name: name, quantity))
      return nil
    }
    guard spread.outside > 1e-6,
      let sample = FormulaSample(typed.formula, assembler)
    else { return typed.formula }
    assembler.report(
      UnitMessages.partlyOutside(
        typed.range, name: name, share: spread.outside, quantity, mean: sample.mean,
        meanInside: sample.meanInside(least: least, greatest: greatest)))
    var kept = typed.formula
    if least.isFinite { kept = .function(.max, [.constant(least), kept]) }
    if greatest.isFinite { kept = .function(.min, [.constant(greatest), kept]) }
    return kept
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

/// Where the numbers of a formula lie: of one draw exactly, else as sampled.
private struct DrawnSpread {
  /// Half of them are below.
  let median: Double
  /// The share outside two bounds.
  let outside: Double
  /// It is of one draw.
  let isExact: Bool

  /// Looks at a formula; `nil` where nothing can be said without a run.
  init?(
    _ formula: ValueFormula, least: Double, greatest: Double, _ assembler: inout BudgetAssembler
  ) {
    if case .draw(let draw) = formula {
      median = draw.distribution.quantile(0.5)
      let below = least.isFinite ? draw.distribution.cdf(least.nextDown) : 0
      let above = greatest.isFinite ? 1 - draw.distribution.cdf(greatest) : 0
      outside = below + above
      isExact = true
      return
    }
    // One look at a name is enough for all who use it.
    let look = SampledFormula(formula: formula, least: least, greatest: greatest)
    if let known = assembler.looks[look] {
      (median, outside, isExact) = (known.median, known.outside, false)
      return
    }
    guard let sample = FormulaSample(formula, assembler) else { return nil }
    median = sample.median
    outside = sample.shareOutside(least: least, greatest: greatest)
    isExact = false
    assembler.looks[look] = (median, outside)
  }
}

/// A formula that was sampled against two bounds.
struct SampledFormula: Hashable {
  let formula: ValueFormula
  let least: Double
  let greatest: Double
}

extension ValueChange.Operation {
  /// What the operation makes of a number.
  func applied(to value: Double, _ operand: Double) -> Double {
    switch self {
    case .replace: operand
    case .increase: value + operand
    case .decrease: value - operand
    case .scale: value * operand
    case .hold: value
    }
  }
}
