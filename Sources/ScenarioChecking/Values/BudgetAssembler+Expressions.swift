internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Expressions of values: arithmetic, names, draws.
extension BudgetAssembler {
  /// Reads an expression; `nil` after something wrong was reported.
  mutating func read(_ expression: Expression, _ context: inout ValueContext) -> TypedFormula? {
    switch expression {
    case .quantity(let quantity): return read(quantity)
    case .name(let path): return readName(path)
    case .call(let name, let arguments, let range):
      return readCall(name, arguments, range, &context)
    case .negation(let inner, let range):
      guard let typed = read(inner, &context) else { return nil }
      if let value = typed.constant {
        return TypedFormula(
          formula: .constant(-value), unit: typed.unit, isPercent: typed.isPercent,
          isPoints: typed.isPoints, range: range)
      }
      return TypedFormula(formula: .negate(typed.formula), unit: typed.unit, range: range)
    case .binary(let symbol, let left, let right, let range):
      return readBinary(symbol, left, right, range, &context)
    case .interval(let low, let high, let range):
      return readInterval(low, high, range, &context)
    case .share(_, let words, let range):
      report(.unexpectedShare(range, words))
      return nil
    default:
      report(.wrongKind(expression.range, "a number with its unit"))
      return nil
    }
  }

  /// Reads an expression that must be a plain number.
  mutating func readConstant(_ expression: Expression) -> TypedFormula? {
    var context = ValueContext(path: "", shape: .amount, eachYear: false)
    let before = diagnostics.count
    guard let typed = read(expression, &context) else { return nil }
    if typed.constant == nil {
      if diagnostics.count == before { report(.drawnParameter(expression.range)) }
      return nil
    }
    return typed
  }

  /// A name in a formula, which is of the world that asks; an unknown unit was reported elsewhere.
  private mutating func readName(_ path: Path) -> TypedFormula? {
    guard let meaning = meaning(of: path, as: path.text), isOfEitherWorld(meaning, path),
      let unit = use(meaning, at: path.range)
    else { return nil }
    return TypedFormula(
      formula: .reference(meaning.figure, at: meaning.place), unit: unit, range: path.range)
  }

  /// Reports a formula that names a figure of the status quo.
  private mutating func isOfEitherWorld(_ meaning: Symbols.Meaning, _ path: Path) -> Bool {
    if meaning.world == .plan { return true }
    report(.statusQuoInFormula(path))
    return false
  }

  /// What a name means, or `nil` after a message.
  mutating func meaning(of path: Path, as name: String) -> Symbols.Meaning? {
    switch symbols.resolve(name) {
    case .meaning(let meaning): return meaning
    case .unknown: report(.unknownName(path, among: candidates(near: name)))
    case .notCountedBySchool(let role): report(.notCountedBySchool(path.range, role))
    case .combinesGrades(let classSize): report(.combinesGrades(path.range, classSize))
    }
    return nil
  }

  private mutating func readBinary(
    _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ range: SourceRange,
    _ context: inout ValueContext
  ) -> TypedFormula? {
    let first = read(left, &context)
    let second = read(right, &context)
    guard let first, let second else { return nil }
    switch symbol {
    case .add, .subtract: return readSum(symbol, first, second, range)
    case .multiply:
      let unit = first.unit.times(second.unit)
      return isSensible(unit, range) ? arithmetic(.multiply, first, second, unit, range) : nil
    case .divide:
      if second.constant == 0 {
        report(
          .outOfRange(
            second.range, "nothing can be divided by 0", fix: "write another divisor"))
        return nil
      }
      let unit = first.unit.over(second.unit)
      return isSensible(unit, range) ? arithmetic(.divide, first, second, unit, range) : nil
    case .power: return readPower(first, second, range)
    case .and, .or, .notEqual, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return readComparison(symbol, first, second, range)
    }
  }

  private mutating func readSum(
    _ symbol: BinaryOperator, _ first: TypedFormula, _ second: TypedFormula, _ range: SourceRange
  ) -> TypedFormula? {
    guard first.unit == second.unit else {
      if isRate(first) && second.unit.isMoney || isRate(second) && first.unit.isMoney {
        report(.percentOfMoney(range, first, second))
      } else {
        let labels = formLabels(of: first.formula) + formLabels(of: second.formula)
        report(.mixedUnits(range, first, second, labels: labels))
      }
      return nil
    }
    var sum = arithmetic(symbol == .add ? .add : .subtract, first, second, first.unit, range)
    sum.isPercent = first.isPercent || second.isPercent
    return sum
  }

  /// A percentage, or a ratio that is not a plain number.
  private func isRate(_ typed: TypedFormula) -> Bool {
    typed.unit.isRatio && (typed.isPercent || typed.constant == nil)
  }

  private mutating func readPower(
    _ base: TypedFormula, _ exponent: TypedFormula, _ range: SourceRange
  ) -> TypedFormula? {
    guard exponent.unit.isRatio else {
      report(.ratioNeeded(exponent, "an exponent"))
      return nil
    }
    if base.unit.isRatio { return arithmetic(.power, base, exponent, .ratio, range) }
    guard let whole = exponent.constant.flatMap({ Int(exactly: $0) }), abs(whole) <= 4 else {
      report(.ratioNeeded(base, "the base of this power"))
      return nil
    }
    let unit = base.unit.power(whole)
    return isSensible(unit, range) ? arithmetic(.power, base, exponent, unit, range) : nil
  }

  /// Reports a unit with an exponent that stands for nothing.
  mutating func isSensible(_ unit: Unit, _ range: SourceRange) -> Bool {
    if unit.isSensible { return true }
    report(.unitTooLarge(range, unit))
    return false
  }

  private mutating func readComparison(
    _ symbol: BinaryOperator, _ first: TypedFormula, _ second: TypedFormula, _ range: SourceRange
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
      report(.wrongKind(range, "a number (`and` and `or` belong in checks)"))
      return nil
    }
    guard first.unit == second.unit else {
      report(.mixedUnits(range, first, second))
      return nil
    }
    return arithmetic(operation, first, second, .ratio, range)
  }

  private func arithmetic(
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
