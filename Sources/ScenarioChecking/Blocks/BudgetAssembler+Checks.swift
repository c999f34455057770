internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// require, adopted, expect and example.
extension BudgetAssembler {
  /// A formula of a check with its unit.
  struct TypedCheck {
    let formula: CheckFormula
    let unit: Unit
    let isPercent: Bool
    /// The number, where it is one.
    let constant: Double?
    let range: SourceRange
  }

  mutating func readChecks() -> [Check] {
    declarations.checks.compactMap { written in
      let condition: CheckCondition?
      checkUnit = .ratio
      reject(written.clauses, key: "\(written.form)")
      switch written.form {
      case .require: condition = readRequire(written.condition)
      case .adopted: condition = readFigureCheck(written.condition, statusQuo: true)
      case .example: condition = readFigureCheck(written.condition, statusQuo: false)
      case .expect: condition = readExpect(written.condition)
      }
      guard let condition else { return nil }
      let text = written.condition.range.text.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      let kind: Check.Kind =
        switch written.form {
        case .require: .require
        case .adopted: .adopted
        case .example: .example
        case .expect: .expect
        }
      return Check(
        kind: kind, title: written.title ?? text, text: text, condition: condition,
        range: written.condition.range, unit: checkUnit.words)
    }
  }

  // MARK: forms

  private mutating func readRequire(_ condition: Expression) -> CheckCondition? {
    let (inner, quantifier) = splitYears(condition)
    guard let formula = readCondition(inner, statusQuo: false),
      let tested = quantifierYears(quantifier)
    else { return nil }
    return .everyTrial(formula, years: tested)
  }

  private mutating func readFigureCheck(
    _ condition: Expression, statusQuo: Bool
  ) -> CheckCondition? {
    var (inner, quantifier) = splitYears(condition)
    var toleranceWritten: Expression?
    if case .within(let comparison, let tolerance, _) = inner {
      inner = comparison
      toleranceWritten = tolerance
    }
    if quantifier == nil { (inner, quantifier) = splitYears(inner) }
    guard case .binary(let symbol, var left, let right, _) = inner,
      let comparison = Comparison(rawValue: symbol.rawValue)
    else {
      report(.badCondition(condition.range, "`FIGURE in FY2027 = VALUE within TOLERANCE`"))
      return nil
    }
    if quantifier == nil { (left, quantifier) = splitYears(left) }
    guard quantifier != nil else {
      report(.missingCheckYears(condition.range))
      return nil
    }
    guard let figure = readCheckFormula(left, statusQuo: statusQuo),
      let value = readCheckFormula(right, statusQuo: statusQuo),
      let tested = quantifierYears(quantifier)
    else { return nil }
    guard let number = value.constant else {
      report(.badCondition(right.range, "a plain number on the right"))
      return nil
    }
    checkUnit = figure.unit
    guard checkUnits(figure, value),
      let tolerance = readTolerance(toleranceWritten, figure)
    else { return nil }
    return .figure(
      figure.formula, comparison: comparison, value: number, tolerance: tolerance, years: tested)
  }

  private mutating func readTolerance(
    _ written: Expression?, _ figure: TypedCheck
  ) -> Tolerance? {
    guard let written else { return .absolute(figure.unit.isMoney ? 1 : 1e-9) }
    guard let typed = readConstant(written), let value = typed.constant else { return nil }
    guard value >= 0 else {
      report(
        .outOfRange(written.range, "a tolerance is zero or more", fix: "leave the sign out"))
      return nil
    }
    if typed.isPercent { return .relative(value) }
    guard isSameUnit(typed.unit, figure.unit) else {
      report(.toleranceUnit(typed, figure.unit))
      return nil
    }
    return .absolute(value)
  }

  private mutating func readExpect(_ condition: Expression) -> CheckCondition? {
    guard case .binary(let symbol, let left, let right, _) = condition,
      let comparison = Comparison(rawValue: symbol.rawValue), comparison != .equal,
      case .call(let name, let arguments, let range) = left
    else {
      report(.badCondition(condition.range, "`P(CONDITION in each year) >= 80%`"))
      return nil
    }
    guard arguments.count == 1, let argument = arguments.first, argument.label == nil else {
      report(
        .badCall(
          range, "`\(name.text)` takes one condition or figure with its years",
          fix: "e.g. `P(coverage >= 1 in each year) >= 80%`"))
      return nil
    }
    let (inner, quantifier) = splitYears(argument.value)
    guard let quantifier else {
      report(.missingCheckYears(argument.value.range))
      return nil
    }
    guard let tested = quantifierYears(quantifier), let threshold = readConstant(right),
      let number = threshold.constant,
      let statistic = readStatistic(name, inner, quantifier, threshold)
    else { return nil }
    return .statistic(statistic, comparison: comparison, threshold: number, years: tested)
  }

  private mutating func readStatistic(
    _ name: Word, _ inner: Expression, _ quantifier: YearQuantifier, _ threshold: TypedFormula
  ) -> CheckStatistic? {
    let isJoint: Bool
    if case .all = quantifier.form { isJoint = true } else { isJoint = false }
    let quantiles = ["p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95]
    if name.text == "P" {
      guard let formula = readCondition(inner, statusQuo: false) else { return nil }
      guard threshold.unit.isRatio, (0...1).contains(threshold.constant ?? -1) else {
        let text = threshold.range.text
        let isPlain = !threshold.isPercent && (1...100).contains(threshold.constant ?? 0)
        report(
          .outOfRange(
            threshold.range, "a probability lies between 0 % and 100 %",
            fix: isPlain ? "did you mean `\(text)%`?" : "write e.g. `80%`"))
        return nil
      }
      return isJoint ? .jointProbability(formula) : .probability(formula)
    }
    guard name.text == "mean" || quantiles[name.text] != nil else {
      report(.unknownFunction(name, among: ["P", "mean"] + quantiles.keys.sorted()))
      return nil
    }
    guard let figure = readCheckFormula(inner, statusQuo: false) else { return nil }
    checkUnit = figure.unit
    let value = TypedCheck(
      formula: .constant(0), unit: threshold.unit, isPercent: threshold.isPercent, constant: 0,
      range: threshold.range)
    guard checkUnits(figure, value) else { return nil }
    if let share = quantiles[name.text] { return .quantile(share, figure.formula) }
    return .mean(figure.formula)
  }

  // MARK: years

  private func splitYears(_ expression: Expression) -> (Expression, YearQuantifier?) {
    if case .overYears(let inner, let quantifier, _) = expression { return (inner, quantifier) }
    return (expression, nil)
  }

  private mutating func quantifierYears(_ quantifier: YearQuantifier?) -> [Int]? {
    guard let bounds = bounds(of: quantifier?.scope, mayBeDated: false) else { return nil }
    return years.filter { $0 >= (bounds.first ?? .min) && $0 <= (bounds.last ?? .max) }
  }

  // MARK: formulas

  /// A condition: comparisons joined by `and` and `or`, or a named one.
  private mutating func readCondition(_ expression: Expression, statusQuo: Bool) -> CheckFormula? {
    if case .binary(let symbol, let left, let right, let range) = expression {
      if symbol == .and || symbol == .or {
        let first = readCondition(left, statusQuo: statusQuo)
        let second = readCondition(right, statusQuo: statusQuo)
        guard let first, let second else { return nil }
        return symbol == .and ? .and(first, second) : .or(first, second)
      }
      if let comparison = Comparison(rawValue: symbol.rawValue) {
        let first = readCheckFormula(left, statusQuo: statusQuo)
        let second = readCheckFormula(right, statusQuo: statusQuo)
        guard let first, let second, checkUnits(first, second) else { return nil }
        return .comparison(
          comparison, first.formula, second.formula,
          isMoney: first.unit.isMoney || second.unit.isMoney)
      }
      report(.badCondition(range, "a comparison, e.g. `coverage >= 1`"))
      return nil
    }
    if case .name(let path) = expression, let meaning = symbols.meaning(of: path.text),
      meaning.figure.catalogued?.form == .condition
    {
      return figure(meaning, path, statusQuo: statusQuo).map { .figure($0) }
    }
    report(.badCondition(expression.range, "a comparison, e.g. `coverage >= 1`"))
    return nil
  }

  private mutating func checkUnits(_ first: TypedCheck, _ second: TypedCheck) -> Bool {
    if isSameUnit(first.unit, second.unit) { return true }
    if first.constant == 0 || second.constant == 0 { return true }
    report(
      .mixedUnits(
        first.range.union(second.range),
        TypedFormula(formula: .constant(0), unit: first.unit, range: first.range),
        TypedFormula(formula: .constant(0), unit: second.unit, range: second.range)))
    return false
  }

  /// In checks `per year` may be left off, and counts may be plain numbers.
  private func isSameUnit(_ first: Unit, _ second: Unit) -> Bool {
    if first == second { return true }
    let year = Unit(.year)
    if first.times(year) == second || second.times(year) == first { return true }
    let isCount = { (unit: Unit) in !unit.isMoney && !unit.isRatio }
    return (first.isRatio && isCount(second)) || (second.isRatio && isCount(first))
  }

  private mutating func readCheckFormula(
    _ expression: Expression, statusQuo: Bool
  ) -> TypedCheck? {
    switch expression {
    case .quantity(let quantity):
      guard let typed = read(quantity), let value = typed.constant else { return nil }
      return TypedCheck(
        formula: .constant(value), unit: typed.unit, isPercent: typed.isPercent, constant: value,
        range: typed.range)
    case .negation(let inner, let range):
      guard let typed = readCheckFormula(inner, statusQuo: statusQuo) else { return nil }
      return TypedCheck(
        formula: .arithmetic(.subtract, .constant(0), typed.formula), unit: typed.unit,
        isPercent: typed.isPercent, constant: typed.constant.map { -$0 }, range: range)
    case .name(let path): return readFigure(path, statusQuo: statusQuo)
    case .binary(let symbol, let left, let right, let range):
      let first = readCheckFormula(left, statusQuo: statusQuo)
      let second = readCheckFormula(right, statusQuo: statusQuo)
      guard let first, let second else { return nil }
      return combine(symbol, first, second, range)
    default:
      report(.badCondition(expression.range, "figures, numbers and arithmetic"))
      return nil
    }
  }

  private mutating func combine(
    _ symbol: BinaryOperator, _ first: TypedCheck, _ second: TypedCheck, _ range: SourceRange
  ) -> TypedCheck? {
    let operation: ArithmeticOperator
    var unit = first.unit
    var constant: Double?
    let both = first.constant.flatMap { left in second.constant.map { (left, $0) } }
    switch symbol {
    case .add, .subtract:
      guard checkUnits(first, second) else { return nil }
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
      report(.badCondition(range, "figures, numbers and arithmetic"))
      return nil
    }
    guard isSensible(unit, range) else { return nil }
    return TypedCheck(
      formula: .arithmetic(operation, first.formula, second.formula), unit: unit,
      isPercent: false, constant: constant, range: range)
  }

  private mutating func readFigure(_ path: Path, statusQuo: Bool) -> TypedCheck? {
    var name = path.text
    if name.hasPrefix(World.statusQuo.prefix) {
      name = String(name.dropFirst(World.statusQuo.prefix.count))
    }
    guard symbols.meaning(of: name) != nil, let meaning = symbols.meaning(of: path.text) else {
      _ = self.meaning(of: path, as: name)
      return nil
    }
    guard let unit = use(meaning, at: path.range),
      let figure = figure(meaning, path, statusQuo: statusQuo)
    else { return nil }
    return TypedCheck(
      formula: .figure(figure), unit: unit, isPercent: false, constant: nil, range: path.range)
  }

  /// The figure of a check, of the world that its name or the check says; `nil` after a message.
  private mutating func figure(
    _ meaning: Symbols.Meaning, _ path: Path, statusQuo: Bool
  ) -> FigureKey? {
    let world = statusQuo ? .statusQuo : meaning.world
    if world == .statusQuo, !existsWithoutPlan(meaning.figure) {
      report(.figureOfPlan(path, isNamed: meaning.world == .statusQuo))
      return nil
    }
    return FigureKey(meaning.figure, world, at: meaning.place)
  }

  /// Whether a figure exists in the status quo.
  private func existsWithoutPlan(_ figure: Figure) -> Bool {
    switch figure {
    case .value(let key): statusQuo[key] != nil
    case .sections, .fractionalSections, .rooms, .budgetLine, .rule: true
    default: figure.catalogued?.isOfBothWorlds ?? false
    }
  }
}
