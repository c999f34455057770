internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

// Intervals, distributions and processes.
extension BudgetAssembler {
  /// A distribution with the unit of what it draws.
  struct TypedDistribution {
    let distribution: Distribution
    let unit: Unit
    let isPercent: Bool
  }

  mutating func readInterval(
    _ low: Expression, _ high: Expression, _ range: SourceRange, _ context: inout ValueContext
  ) -> TypedFormula? {
    let first = readConstant(low)
    let second = readConstant(high)
    guard var first, let second else { return nil }
    shareUnit(of: second, with: &first)
    guard let a = first.constant, let b = second.constant else { return nil }
    guard first.unit == second.unit else {
      report(.mixedUnits(range, first, second))
      return nil
    }
    guard a < b else {
      report(.intervalOrder(range))
      return nil
    }
    guard let distribution = interval(from: a, to: b, range, context) else { return nil }
    return draw(
      TypedDistribution(
        distribution: distribution, unit: first.unit,
        isPercent: first.isPercent || second.isPercent), range, &context)
  }

  /// `$9,000 to $16,000 per year`, `20 to 25 students`, `9 to 14%`: the unit stands at the end.
  private func shareUnit(of last: TypedFormula, with first: inout TypedFormula) {
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

  private mutating func interval(
    from low: Double, to high: Double, _ range: SourceRange, _ context: ValueContext
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
        report(.intervalNotPositive(range))
        return nil
      }
      if family == "beta", low <= 0 || high >= 1 {
        report(.intervalTouchesBounds(range))
        return nil
      }
    }
    guard let shape = IntervalFamily(rawValue: family) else {
      report(
        .unknownFamily(
          family, at: context.familyRange ?? range,
          among: IntervalFamily.allCases.map(\.rawValue)))
      return nil
    }
    do throws(DistributionError) {
      return try Distribution.interval(shape, low: low, high: high)
    } catch {
      report(.badDistribution(range, error))
      return nil
    }
  }

  private mutating func draw(
    _ typed: TypedDistribution, _ range: SourceRange, _ context: inout ValueContext
  ) -> TypedFormula {
    let name = context.nextName()
    drawTimings[name] = context.eachYear
    return TypedFormula(
      formula: .draw(
        DrawnValue(
          name: name, distribution: typed.distribution, eachYear: context.eachYear,
          by: context.by)),
      unit: typed.unit, isPercent: typed.isPercent, range: range)
  }

  // MARK: distributions by name

  mutating func readDrawn(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext
  ) -> TypedFormula? {
    if let counted = readCounted(name, arguments, range, &context) { return counted.formula }
    guard let typed = readDistribution(name, arguments, range) else { return nil }
    return draw(typed, range, &context)
  }

  /// Binomial and Poisson with drawn parameters; `nil` for every other distribution.
  private mutating func readCounted(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext
  ) -> (formula: TypedFormula?, Void)? {
    guard ["binomial", "poisson"].contains(name.text) else { return nil }
    let wanted = name.text == "binomial" ? ["n", "p"] : ["mean"]
    var operands: [TypedFormula] = []
    for label in wanted {
      guard let argument = arguments.first(where: { $0.label?.text == label }) else {
        report(.missingParameter(name, label, range))
        return (nil, ())
      }
      var inner = ValueContext(
        path: context.path + "." + label, shape: .share, eachYear: context.eachYear)
      guard let operand = read(argument.value, &inner) else { return (nil, ()) }
      operands.append(operand)
    }
    guard checkLabels(name, arguments, wanted) else { return (nil, ()) }
    if operands.allSatisfy({ $0.constant != nil }),
      let distribution = countedDistribution(name, operands, range)
    {
      return (draw(distribution, range, &context), ())
    }
    if operands.allSatisfy({ $0.constant != nil }) { return (nil, ()) }
    let drawName = context.nextName()
    drawTimings[drawName] = context.eachYear
    let formula: ValueFormula =
      name.text == "binomial"
      ? .binomial(
        name: drawName, eachYear: context.eachYear, n: operands[0].formula, p: operands[1].formula)
      : .poisson(name: drawName, eachYear: context.eachYear, mean: operands[0].formula)
    return (TypedFormula(formula: formula, unit: operands[0].unit, range: range), ())
  }

  private mutating func countedDistribution(
    _ name: Word, _ operands: [TypedFormula], _ range: SourceRange
  ) -> TypedDistribution? {
    guard let first = operands.first?.constant else { return nil }
    var distribution = Distribution.poisson(mean: first)
    if name.text == "binomial", let p = operands.last?.constant {
      guard let count = Int(exactly: first) else {
        report(
          .badCall(
            range, "`n` of a binomial is a whole number", fix: "write e.g. `n = 12`"))
        return nil
      }
      distribution = .binomial(n: count, p: p)
    }
    guard let valid = validated(distribution, range) else { return nil }
    return TypedDistribution(
      distribution: valid, unit: operands.first?.unit ?? .ratio, isPercent: false)
  }

  private mutating func validated(_ distribution: Distribution, _ range: SourceRange)
    -> Distribution?
  {
    do throws(DistributionError) {
      return try distribution.validated()
    } catch {
      report(.badDistribution(range, error))
      return nil
    }
  }

  private mutating func checkLabels(
    _ name: Word, _ arguments: [Argument], _ wanted: [String]
  ) -> Bool {
    for argument in arguments {
      guard let label = argument.label else {
        report(.unnamedParameter(name, argument.value.range, wanted))
        return false
      }
      guard wanted.contains(label.text) else {
        report(.unknownParameter(name, label, wanted))
        return false
      }
    }
    let labels = arguments.compactMap(\.label?.text)
    if Set(labels).count != labels.count {
      report(
        .badCall(
          name.range, "a parameter of `\(name.text)` is written twice", fix: "remove one of them"))
      return false
    }
    return true
  }

  /// Reads a distribution whose parameters are plain numbers.
  mutating func readDistribution(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange
  ) -> TypedDistribution? {
    switch name.text {
    case "discrete": return readDiscrete(arguments, range)
    case "mixture": return readMixture(arguments, range)
    case "truncated": return readTruncated(name, arguments, range)
    case "resampled": return readResampled(arguments, range)
    default: return readParametric(name, arguments, range)
    }
  }

  private mutating func readParametric(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange
  ) -> TypedDistribution? {
    var wanted = LanguageTable.function(name.text)?.parameters ?? []
    let isShape = name.text == "beta" && arguments.contains { $0.label?.text == "alpha" }
    if isShape { wanted = ["alpha", "beta"] }
    guard checkLabels(name, arguments, wanted) else { return nil }
    var values: [Double] = []
    var unit: Unit?
    var isPercent = false
    for label in wanted {
      guard let argument = arguments.first(where: { $0.label?.text == label }) else {
        report(.missingParameter(name, label, range))
        return nil
      }
      guard let typed = readConstant(argument.value), let value = typed.constant else {
        return nil
      }
      let isRatioParameter = ["df", "alpha", "p"].contains(label) || (isShape && label == "beta")
      if isRatioParameter {
        guard typed.unit.isRatio else {
          report(.ratioNeeded(typed, "`\(label)`"))
          return nil
        }
      } else if let known = unit, known != typed.unit {
        report(.parameterUnits(typed, known, label))
        return nil
      } else {
        unit = typed.unit
        isPercent = isPercent || typed.isPercent
      }
      values.append(value)
    }
    guard let distribution = parametric(name.text, values, isShape: isShape, range) else {
      return nil
    }
    return TypedDistribution(
      distribution: distribution, unit: unit ?? .ratio, isPercent: isPercent)
  }

  private mutating func parametric(
    _ name: String, _ values: [Double], isShape: Bool, _ range: SourceRange
  ) -> Distribution? {
    do throws(DistributionError) {
      switch name {
      case "normal": return try Distribution.normal(mean: values[0], sd: values[1]).validated()
      case "lognormal": return try Distribution.lognormal(mean: values[0], sd: values[1])
      case "beta" where isShape:
        return try Distribution.beta(alpha: values[0], beta: values[1]).validated()
      case "beta": return try Distribution.beta(mean: values[0], sd: values[1])
      case "gamma": return try Distribution.gamma(mean: values[0], sd: values[1])
      case "pert":
        return try Distribution.pert(low: values[0], mode: values[1], high: values[2]).validated()
      case "triangular":
        return try Distribution.triangular(low: values[0], mode: values[1], high: values[2])
          .validated()
      case "uniform":
        return try Distribution.uniform(low: values[0], high: values[1]).validated()
      case "student_t":
        return try Distribution.studentT(degrees: values[0], mean: values[1], scale: values[2])
          .validated()
      default: return try Distribution.chance(values[0]).validated()
      }
    } catch {
      report(.badDistribution(range, error))
      return nil
    }
  }
}
