internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// Reads distributions by name.
enum DistributionReader {
  static func validated(
    _ distribution: Distribution, _ range: SourceRange, _ assembler: inout BudgetAssembler
  )
    -> Distribution?
  {
    do throws(DistributionError) {
      return try distribution.validated()
    } catch {
      assembler.report(DrawMessages.badDistribution(range, error))
      return nil
    }
  }

  static func checkLabels(
    _ name: Word, _ arguments: [Argument], _ wanted: [String], _ assembler: inout BudgetAssembler
  ) -> Bool {
    for argument in arguments {
      guard let label = argument.label else {
        assembler.report(DrawMessages.unnamedParameter(name, argument.value.range, wanted))
        return false
      }
      guard wanted.contains(label.text) else {
        assembler.report(DrawMessages.unknownParameter(name, label, wanted))
        return false
      }
    }
    let labels = arguments.compactMap(\.label?.text)
    if Set(labels).count != labels.count {
      assembler.report(
        DrawMessages.badCall(
          name.range, "a parameter of `\(name.text)` is written twice", fix: "remove one of them"))
      return false
    }
    return true
  }

  /// Reads a distribution whose parameters are plain numbers.
  static func readDistribution(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> TypedDistribution? {
    switch name.text {
    case "discrete": return CompoundDistributionReader.readDiscrete(arguments, range, &assembler)
    case "mixture": return CompoundDistributionReader.readMixture(arguments, range, &assembler)
    case "truncated":
      return CompoundDistributionReader.readTruncated(name, arguments, range, &assembler)
    case "resampled": return CompoundDistributionReader.readResampled(arguments, range, &assembler)
    default: return readParametric(name, arguments, range, &assembler)
    }
  }

  private static func readParametric(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> TypedDistribution? {
    var wanted = LanguageTable.function(name.text)?.parameters ?? []
    let isShape = name.text == "beta" && arguments.contains { $0.label?.text == "alpha" }
    if isShape { wanted = ["alpha", "beta"] }
    guard checkLabels(name, arguments, wanted, &assembler) else { return nil }
    var values: [Double] = []
    var unit: Unit?
    var isPercent = false
    for label in wanted {
      guard let argument = arguments.first(where: { $0.label?.text == label }) else {
        assembler.report(DrawMessages.missingParameter(name, label, range))
        return nil
      }
      guard let typed = ExpressionReader.readConstant(argument.value, &assembler),
        let value = typed.constant
      else {
        return nil
      }
      let isRatioParameter = ["df", "alpha", "p"].contains(label) || (isShape && label == "beta")
      if isRatioParameter {
        guard typed.unit.isRatio else {
          assembler.report(UnitMessages.ratioNeeded(typed, "`\(label)`"))
          return nil
        }
      } else if let known = unit, known != typed.unit {
        assembler.report(DrawMessages.parameterUnits(typed, known, label))
        return nil
      } else {
        unit = typed.unit
        isPercent = isPercent || typed.isPercent
      }
      values.append(value)
    }
    guard let distribution = parametric(name.text, values, isShape: isShape, range, &assembler)
    else {
      return nil
    }
    return TypedDistribution(
      distribution: distribution, unit: unit ?? .ratio, isPercent: isPercent)
  }

  private static func parametric(
    _ name: String, _ values: [Double], isShape: Bool, _ range: SourceRange,
    _ assembler: inout BudgetAssembler
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
      assembler.report(DrawMessages.badDistribution(range, error))
      return nil
    }
  }
}
