internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads the conditions and figures of checks.
enum CheckFormulaReader {
  /// A condition: comparisons joined by `and` and `or`, or a named one.
  static func readCondition(
    _ expression: Expression, statusQuo: Bool, _ assembler: inout BudgetAssembler
  ) -> CheckFormula? {
    if case .binary(let symbol, let left, let right, let range) = expression {
      if symbol == .and || symbol == .or {
        let first = readCondition(left, statusQuo: statusQuo, &assembler)
        let second = readCondition(right, statusQuo: statusQuo, &assembler)
        guard let first, let second else { return nil }
        return symbol == .and ? .and(first, second) : .or(first, second)
      }
      if let comparison = Comparison(rawValue: symbol.rawValue) {
        let first = readCheckFormula(left, statusQuo: statusQuo, &assembler)
        let second = readCheckFormula(right, statusQuo: statusQuo, &assembler)
        guard let first, let second, checkUnits(first, second, &assembler) else { return nil }
        return .comparison(
          comparison, first.formula, second.formula,
          isMoney: first.unit.isMoney || second.unit.isMoney)
      }
      assembler.report(CheckMessages.badCondition(range, "a comparison, e.g. `coverage >= 1`"))
      return nil
    }
    if case .name(let path) = expression, let meaning = assembler.symbols.meaning(of: path.text),
      meaning.figure.catalogued?.form == .condition
    {
      return figure(meaning, path, statusQuo: statusQuo, &assembler).map { .figure($0) }
    }
    assembler.report(
      CheckMessages.badCondition(expression.range, "a comparison, e.g. `coverage >= 1`"))
    return nil
  }

  static func checkUnits(
    _ first: TypedCheck, _ second: TypedCheck, _ assembler: inout BudgetAssembler
  ) -> Bool {
    if isSameUnit(first.unit, second.unit) { return true }
    if first.constant == 0 || second.constant == 0 { return true }
    assembler.report(
      UnitMessages.mixedUnits(
        first.range.union(second.range),
        TypedFormula(formula: .constant(0), unit: first.unit, range: first.range),
        TypedFormula(formula: .constant(0), unit: second.unit, range: second.range)))
    return false
  }

  /// In checks `per year` may be left off, and counts may be plain numbers.
  static func isSameUnit(_ first: Unit, _ second: Unit) -> Bool {
    if first == second { return true }
    let year = Unit(.year)
    if first.times(year) == second || second.times(year) == first { return true }
    let isCount = { (unit: Unit) in !unit.isMoney && !unit.isRatio }
    return (first.isRatio && isCount(second)) || (second.isRatio && isCount(first))
  }

  static func readCheckFormula(
    _ expression: Expression, statusQuo: Bool, _ assembler: inout BudgetAssembler
  ) -> TypedCheck? {
    switch expression {
    case .quantity(let quantity):
      guard let typed = QuantityReader.read(quantity, &assembler), let value = typed.constant else {
        return nil
      }
      return TypedCheck(
        formula: .constant(value), unit: typed.unit, isPercent: typed.isPercent, constant: value,
        range: typed.range)
    case .negation(let inner, let range):
      guard let typed = readCheckFormula(inner, statusQuo: statusQuo, &assembler) else {
        return nil
      }
      return TypedCheck(
        formula: .arithmetic(.subtract, .constant(0), typed.formula), unit: typed.unit,
        isPercent: typed.isPercent, constant: typed.constant.map { -$0 }, range: range)
    case .name(let path): return readFigure(path, statusQuo: statusQuo, &assembler)
    case .call(let name, let arguments, let range) where name.text == PriorReader.name:
      return PriorReader.readCheck(arguments, range, statusQuo: statusQuo, &assembler)
    case .binary(let symbol, let left, let right, let range):
      let first = readCheckFormula(left, statusQuo: statusQuo, &assembler)
      let second = readCheckFormula(right, statusQuo: statusQuo, &assembler)
      guard let first, let second else { return nil }
      return combine(symbol, first, second, range, &assembler)
    default:
      assembler.report(
        CheckMessages.badCondition(expression.range, "figures, numbers and arithmetic"))
      return nil
    }
  }

  private static func combine(
    _ symbol: BinaryOperator, _ first: TypedCheck, _ second: TypedCheck, _ range: SourceRange,
    _ assembler: inout BudgetAssembler
  ) -> TypedCheck? {
    let operation: ArithmeticOperator
    var unit = first.unit
    var constant: Double?
    let both = first.constant.flatMap { left in second.constant.map { (left, $0) } }
    switch symbol {
    case .add, .subtract:
      guard checkUnits(first, second, &assembler) else { return nil }
      operation = symbol == .add ? .add : .subtract
      constant = both.map { symbol == .add ? $0.0 + $0.1 : $0.0 - $0.1 }
    case .multiply:
      operation = .multiply
      unit = first.unit.times(second.unit)
      constant = both.map { $0.0 * $0.1 }
    case .divide:
      operation = .divide
      unit = first.unit.over(second.unit)
      constant = both.flatMap { $0.1 == 0 ? nil : $0.0 / $0.1 }
    default:
      assembler.report(CheckMessages.badCondition(range, "figures, numbers and arithmetic"))
      return nil
    }
    guard ExpressionReader.isSensible(unit, range, &assembler) else { return nil }
    return TypedCheck(
      formula: .arithmetic(operation, first.formula, second.formula), unit: unit,
      isPercent: false, constant: constant, range: range)
  }

  private static func readFigure(_ path: Path, statusQuo: Bool, _ assembler: inout BudgetAssembler)
    -> TypedCheck?
  {
    var name = path.text
    if name.hasPrefix(World.statusQuo.prefix) {
      name = String(name.dropFirst(World.statusQuo.prefix.count))
    }
    guard assembler.symbols.meaning(of: name) != nil,
      let meaning = assembler.symbols.meaning(of: path.text)
    else {
      _ = ExpressionReader.meaning(of: path, as: name, &assembler)
      return nil
    }
    guard let unit = ReferenceChecker.use(meaning, at: path.range, &assembler),
      let figure = figure(meaning, path, statusQuo: statusQuo, &assembler)
    else { return nil }
    return TypedCheck(
      formula: .figure(figure), unit: unit, isPercent: false, constant: nil, range: path.range)
  }

  /// The figure of a check, of the world that its name or the check says; `nil` after a message.
  private static func figure(
    _ meaning: Symbols.Meaning, _ path: Path, statusQuo: Bool, _ assembler: inout BudgetAssembler
  ) -> FigureKey? {
    let world = statusQuo ? .statusQuo : meaning.world
    if world == .statusQuo, !existsWithoutPlan(meaning.figure, assembler) {
      assembler.report(
        NameMessages.figureOfPlan(path.range, isNamed: meaning.world == .statusQuo))
      return nil
    }
    return FigureKey(meaning.figure, world, at: meaning.place)
  }

  /// Whether a figure exists in the status quo.
  private static func existsWithoutPlan(_ figure: Figure, _ assembler: BudgetAssembler) -> Bool {
    if case .value(let key) = figure { return assembler.statusQuo[key] != nil }
    return figure.existsWithoutPlan
  }
}
