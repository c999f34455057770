internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// Reads draws: intervals, distributions by name, counts.
enum DrawReader {
  static func readInterval(
    _ low: Expression, _ high: Expression, _ range: SourceRange, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    let first = ExpressionReader.readConstant(low, &assembler)
    let second = ExpressionReader.readConstant(high, &assembler)
    guard var first, let second else { return nil }
    shareUnit(of: second, with: &first)
    guard let a = first.constant, let b = second.constant else { return nil }
    guard first.unit == second.unit else {
      assembler.report(UnitMessages.mixedUnits(range, first, second))
      return nil
    }
    guard a < b else {
      assembler.report(DrawMessages.intervalOrder(range))
      return nil
    }
    guard let distribution = interval(from: a, to: b, range, context, &assembler) else {
      return nil
    }
    return draw(
      TypedDistribution(
        distribution: distribution, unit: first.unit,
        isPercent: first.isPercent || second.isPercent), range, &context, &assembler)
  }

  /// `$9,000 to $16,000 per year`, `20 to 25 students`, `9 to 14%`: the unit stands at the end.
  private static func shareUnit(of last: TypedFormula, with first: inout TypedFormula) {
    guard first.unit != last.unit || last.isPercent != first.isPercent else { return }
    let isPlain = first.unit.isRatio && !first.isPercent && !first.isPoints
    let isPlainMoney = first.unit == Unit(.dollar) && last.unit.isMoney
    guard isPlain || isPlainMoney else { return }
    first.unit = last.unit
    if isPlain, last.isPercent, let value = first.constant {
      first.formula = .constant(value / 100)
      first.isPercent = true
    }
  }

  private static func interval(
    from low: Double, to high: Double, _ range: SourceRange, _ context: ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> Distribution? {
    let natural: String =
      switch context.shape {
      case .amount: "lognormal"
      case .rate: "normal"
      case .share: "beta"
      }
    let family = context.family ?? natural
    if context.family == nil {
      if family == "lognormal", low <= 0 {
        assembler.report(DrawMessages.intervalNotPositive(range))
        return nil
      }
      if family == "beta", low <= 0 || high >= 1 {
        assembler.report(DrawMessages.intervalTouchesBounds(range))
        return nil
      }
    }
    guard let shape = IntervalFamily(rawValue: family) else {
      assembler.report(
        NameMessages.unknownFamily(
          family, at: context.familyRange ?? range,
          among: IntervalFamily.allCases.map(\.rawValue)))
      return nil
    }
    do throws(DistributionError) {
      return try Distribution.interval(shape, low: low, high: high)
    } catch {
      assembler.report(DrawMessages.badDistribution(range, error))
      return nil
    }
  }

  private static func draw(
    _ typed: TypedDistribution, _ range: SourceRange, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula {
    let name = context.nextName()
    assembler.drawTimings[name] = context.eachYear
    return TypedFormula(
      formula: .draw(
        DrawnValue(
          name: name, distribution: typed.distribution, eachYear: context.eachYear,
          by: context.by)),
      unit: typed.unit, isPercent: typed.isPercent, plainColumn: typed.plainColumn, range: range)
  }

  // MARK: distributions by name

  static func readDrawn(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    if let counted = readCounted(name, arguments, range, &context, &assembler) {
      return counted.formula
    }
    guard let typed = DistributionReader.readDistribution(name, arguments, range, &assembler) else {
      return nil
    }
    return draw(typed, range, &context, &assembler)
  }

  /// Binomial and Poisson with drawn parameters; `nil` for every other distribution.
  private static func readCounted(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> (formula: TypedFormula?, Void)? {
    guard ["binomial", "poisson"].contains(name.text) else { return nil }
    let wanted = name.text == "binomial" ? ["n", "p"] : ["mean"]
    var operands: [TypedFormula] = []
    for label in wanted {
      guard let argument = arguments.first(where: { $0.label?.text == label }) else {
        assembler.report(DrawMessages.missingParameter(name, label, range))
        return (nil, ())
      }
      var inner = ValueContext(
        path: context.path + "." + label, shape: .share, eachYear: context.eachYear)
      guard let operand = ExpressionReader.read(argument.value, &inner, &assembler) else {
        return (nil, ())
      }
      operands.append(operand)
    }
    guard DistributionReader.checkLabels(name, arguments, wanted, &assembler) else {
      return (nil, ())
    }
    if operands.allSatisfy({ $0.constant != nil }),
      let distribution = countedDistribution(name, operands, range, &assembler)
    {
      return (draw(distribution, range, &context, &assembler), ())
    }
    if operands.allSatisfy({ $0.constant != nil }) { return (nil, ()) }
    let drawName = context.nextName()
    assembler.drawTimings[drawName] = context.eachYear
    let formula: ValueFormula =
      name.text == "binomial"
      ? .binomial(
        name: drawName, eachYear: context.eachYear, n: operands[0].formula, p: operands[1].formula)
      : .poisson(name: drawName, eachYear: context.eachYear, mean: operands[0].formula)
    return (TypedFormula(formula: formula, unit: operands[0].unit, range: range), ())
  }

  private static func countedDistribution(
    _ name: Word, _ operands: [TypedFormula], _ range: SourceRange,
    _ assembler: inout BudgetAssembler
  ) -> TypedDistribution? {
    guard let first = operands.first?.constant else { return nil }
    var distribution = Distribution.poisson(mean: first)
    if name.text == "binomial", let p = operands.last?.constant {
      guard let count = Int(exactly: first) else {
        assembler.report(
          DrawMessages.badCall(
            range, "`n` of a binomial is a whole number", fix: "write e.g. `n = 12`"))
        return nil
      }
      distribution = .binomial(n: count, p: p)
    }
    guard let valid = DistributionReader.validated(distribution, range, &assembler) else {
      return nil
    }
    return TypedDistribution(
      distribution: valid, unit: operands.first?.unit ?? .ratio, isPercent: false)
  }
}
