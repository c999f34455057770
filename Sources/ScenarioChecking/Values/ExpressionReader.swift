internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads expressions as formulas with a unit.
enum ExpressionReader {
  /// Reads an expression; `nil` after something wrong was reported.
  static func read(
    _ expression: Expression, _ context: inout ValueContext, _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    switch expression {
    case .quantity(let quantity): return QuantityReader.read(quantity, &assembler)
    case .name(let path): return readName(path, &assembler)
    case .call(let name, let arguments, let range):
      return FunctionReader.readCall(name, arguments, range, &context, &assembler)
    case .negation(let inner, let range):
      guard let typed = read(inner, &context, &assembler) else { return nil }
      if let value = typed.constant {
        return TypedFormula(
          formula: .constant(-value), unit: typed.unit, isPercent: typed.isPercent,
          isPoints: typed.isPoints, range: range)
      }
      return TypedFormula(formula: .negate(typed.formula), unit: typed.unit, range: range)
    case .binary(let symbol, let left, let right, let range):
      return readBinary(symbol, left, right, range, &context, &assembler)
    case .interval(let low, let high, let range):
      return DrawReader.readInterval(low, high, range, &context, &assembler)
    case .share(_, let words, let range):
      assembler.report(UnitMessages.unexpectedShare(range, words))
      return nil
    default:
      assembler.report(NameMessages.wrongKind(expression.range, "a number with its unit"))
      return nil
    }
  }

  /// Reads an expression that must be a plain number.
  static func readConstant(_ expression: Expression, _ assembler: inout BudgetAssembler)
    -> TypedFormula?
  {
    var context = ValueContext(path: "", shape: .amount, eachYear: false)
    let before = assembler.diagnostics.count
    guard let typed = read(expression, &context, &assembler) else { return nil }
    if typed.constant == nil {
      if assembler.diagnostics.count == before {
        assembler.report(DrawMessages.drawnParameter(expression.range))
      }
      return nil
    }
    return typed
  }

  /// A name in a formula, which is of the world that asks unless it says `status_quo.`; an unknown unit
  /// was reported elsewhere.
  private static func readName(_ path: Path, _ assembler: inout BudgetAssembler) -> TypedFormula? {
    guard let meaning = meaning(of: path, as: path.text, &assembler) else { return nil }
    let isOfStatusQuo = meaning.world == .statusQuo
    // Whether a value exists without the plan is known once all values are read.
    if isOfStatusQuo, !meaning.figure.isValue, !meaning.figure.existsWithoutPlan {
      assembler.report(NameMessages.figureOfPlan(path.range, isNamed: true))
      return nil
    }
    guard let unit = ReferenceChecker.use(meaning, at: path.range, &assembler) else { return nil }
    let named = ValueFormula.reference(meaning.figure, at: meaning.place)
    return TypedFormula(
      formula: isOfStatusQuo ? .withoutPlan(named) : named, unit: unit, range: path.range)
  }

  /// What a name means, or `nil` after a message.
  static func meaning(of path: Path, as name: String, _ assembler: inout BudgetAssembler) -> Symbols
    .Meaning?
  {
    switch assembler.symbols.resolve(name) {
    case .meaning(let meaning): return meaning
    case .unknown:
      assembler.report(NameMessages.unknownName(path, among: assembler.candidates(near: name)))
    case .notCountedBySchool(let role):
      assembler.report(NameMessages.notCountedBySchool(path.range, role))
    case .combinesGrades(let classSize):
      assembler.report(NameMessages.combinesGrades(path.range, classSize))
    }
    return nil
  }

  private static func readBinary(
    _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ range: SourceRange,
    _ context: inout ValueContext, _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    let first = read(left, &context, &assembler)
    let second = read(right, &context, &assembler)
    guard let first, let second else { return nil }
    switch symbol {
    case .add, .subtract: return readSum(symbol, first, second, range, &assembler)
    case .multiply:
      let unit = first.unit.times(second.unit)
      return isSensible(unit, range, &assembler)
        ? arithmetic(.multiply, first, second, unit, range) : nil
    case .divide:
      if second.constant == 0 {
        assembler.report(
          UnitMessages.outOfRange(
            second.range, "nothing can be divided by 0", fix: "write another divisor"))
        return nil
      }
      let unit = first.unit.over(second.unit)
      return isSensible(unit, range, &assembler)
        ? arithmetic(.divide, first, second, unit, range) : nil
    case .power: return readPower(first, second, range, &assembler)
    case .and, .or, .notEqual, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return readComparison(symbol, first, second, range, &assembler)
    }
  }

  private static func readSum(
    _ symbol: BinaryOperator, _ first: TypedFormula, _ second: TypedFormula, _ range: SourceRange,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    guard first.unit == second.unit else {
      if isRate(first) && second.unit.isMoney || isRate(second) && first.unit.isMoney {
        assembler.report(UnitMessages.percentOfMoney(range, first, second))
      } else {
        let labels =
          ReferenceChecker.formLabels(of: first.formula, assembler)
          + ReferenceChecker.formLabels(of: second.formula, assembler)
        assembler.report(UnitMessages.mixedUnits(range, first, second, labels: labels))
      }
      return nil
    }
    var sum = arithmetic(symbol == .add ? .add : .subtract, first, second, first.unit, range)
    sum.isPercent = first.isPercent || second.isPercent
    return sum
  }

  /// A percentage, or a ratio that is not a plain number.
  private static func isRate(_ typed: TypedFormula) -> Bool {
    typed.unit.isRatio && (typed.isPercent || typed.constant == nil)
  }

  private static func readPower(
    _ base: TypedFormula, _ exponent: TypedFormula, _ range: SourceRange,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    guard exponent.unit.isRatio else {
      assembler.report(UnitMessages.ratioNeeded(exponent, "an exponent"))
      return nil
    }
    if base.unit.isRatio { return arithmetic(.power, base, exponent, .ratio, range) }
    guard let whole = exponent.constant.flatMap({ Int(exactly: $0) }), abs(whole) <= 4 else {
      assembler.report(UnitMessages.ratioNeeded(base, "the base of this power"))
      return nil
    }
    let unit = base.unit.power(whole)
    return isSensible(unit, range, &assembler)
      ? arithmetic(.power, base, exponent, unit, range) : nil
  }

  /// Reports a unit with an exponent that stands for nothing.
  static func isSensible(_ unit: Unit, _ range: SourceRange, _ assembler: inout BudgetAssembler)
    -> Bool
  {
    if unit.isSensible { return true }
    assembler.report(UnitMessages.unitTooLarge(range, unit))
    return false
  }

  private static func readComparison(
    _ symbol: BinaryOperator, _ first: TypedFormula, _ second: TypedFormula, _ range: SourceRange,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    let operation: ArithmeticOperator
    switch symbol {
    case .equal: operation = .equal
    case .notEqual: operation = .notEqual
    case .less: operation = .less
    case .lessOrEqual: operation = .lessOrEqual
    case .greater: operation = .greater
    case .greaterOrEqual: operation = .greaterOrEqual
    default:
      assembler.report(NameMessages.wrongKind(range, "a number (`and` and `or` belong in checks)"))
      return nil
    }
    guard first.unit == second.unit else {
      assembler.report(UnitMessages.mixedUnits(range, first, second))
      return nil
    }
    return arithmetic(operation, first, second, .ratio, range)
  }

  private static func arithmetic(
    _ operation: ArithmeticOperator, _ first: TypedFormula, _ second: TypedFormula, _ unit: Unit,
    _ range: SourceRange
  ) -> TypedFormula {
    if let left = first.constant, let right = second.constant {
      let value: Double? =
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        default: nil
        }
      if let value, value.isFinite {
        return TypedFormula(formula: .constant(value), unit: unit, range: range)
      }
    }
    return TypedFormula(
      formula: .arithmetic(operation, first.formula, second.formula), unit: unit, range: range)
  }
}
