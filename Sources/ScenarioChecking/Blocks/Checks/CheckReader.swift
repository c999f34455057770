internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads what `require` and `expect` state.
enum CheckReader {
  static func read(
    _ checks: [WrittenCheck], _ assembler: inout BudgetAssembler
  ) -> [Check] {
    checks.compactMap { written in
      let condition: CheckCondition?
      assembler.checkUnit = .ratio
      assembler.reject(written.clauses, key: "\(written.form)")
      switch written.form {
      case .require: condition = readRequire(written.condition, &assembler)
      case .adopted: condition = readFigureCheck(written.condition, statusQuo: true, &assembler)
      case .example: condition = readFigureCheck(written.condition, statusQuo: false, &assembler)
      case .expect: condition = readExpect(written.condition, &assembler)
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
        range: written.condition.range, unit: assembler.checkUnit.words)
    }
  }

  // MARK: forms

  private static func readRequire(_ condition: Expression, _ assembler: inout BudgetAssembler)
    -> CheckCondition?
  {
    let (inner, quantifier) = splitYears(condition)
    guard let formula = CheckFormulaReader.readCondition(inner, statusQuo: false, &assembler),
      let tested = quantifierYears(quantifier, &assembler)
    else { return nil }
    return .everyTrial(formula, years: tested)
  }

  private static func readFigureCheck(
    _ condition: Expression, statusQuo: Bool, _ assembler: inout BudgetAssembler
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
      assembler.report(
        CheckMessages.badCondition(condition.range, "`FIGURE in FY2027 = VALUE within TOLERANCE`"))
      return nil
    }
    if quantifier == nil { (left, quantifier) = splitYears(left) }
    guard quantifier != nil else {
      assembler.report(CheckMessages.missingCheckYears(condition.range))
      return nil
    }
    guard let figure = CheckFormulaReader.readCheckFormula(left, statusQuo: statusQuo, &assembler),
      let value = CheckFormulaReader.readCheckFormula(right, statusQuo: statusQuo, &assembler),
      let tested = quantifierYears(quantifier, &assembler)
    else { return nil }
    guard let number = value.constant else {
      assembler.report(CheckMessages.badCondition(right.range, "a plain number on the right"))
      return nil
    }
    assembler.checkUnit = figure.unit
    guard CheckFormulaReader.checkUnits(figure, value, &assembler),
      let tolerance = readTolerance(toleranceWritten, figure, &assembler)
    else { return nil }
    return .figure(
      figure.formula, comparison: comparison, value: number, tolerance: tolerance, years: tested)
  }

  private static func readTolerance(
    _ written: Expression?, _ figure: TypedCheck, _ assembler: inout BudgetAssembler
  ) -> Tolerance? {
    guard let written else { return .absolute(figure.unit.isMoney ? 1 : 1e-9) }
    guard let typed = ExpressionReader.readConstant(written, &assembler), let value = typed.constant
    else { return nil }
    guard value >= 0 else {
      assembler.report(
        UnitMessages.outOfRange(
          written.range, "a tolerance is zero or more", fix: "leave the sign out"))
      return nil
    }
    if typed.isPercent { return .relative(value) }
    guard CheckFormulaReader.isSameUnit(typed.unit, figure.unit) else {
      assembler.report(CheckMessages.toleranceUnit(typed, figure.unit))
      return nil
    }
    return .absolute(value)
  }

  private static func readExpect(_ condition: Expression, _ assembler: inout BudgetAssembler)
    -> CheckCondition?
  {
    guard case .binary(let symbol, let left, let right, _) = condition,
      let comparison = Comparison(rawValue: symbol.rawValue), comparison != .equal,
      case .call(let name, let arguments, let range) = left
    else {
      assembler.report(
        CheckMessages.badCondition(condition.range, expectation(of: condition, assembler)))
      return nil
    }
    guard arguments.count == 1, let argument = arguments.first, argument.label == nil else {
      assembler.report(
        DrawMessages.badCall(
          range, "`\(name.text)` takes one condition or figure with its years",
          fix: "e.g. `P(coverage >= 1 in each year) >= 80%`"))
      return nil
    }
    let (inner, quantifier) = splitYears(argument.value)
    guard let quantifier else {
      assembler.report(CheckMessages.missingCheckYears(argument.value.range))
      return nil
    }
    guard let tested = quantifierYears(quantifier, &assembler),
      let threshold = ExpressionReader.readConstant(right, &assembler),
      let number = threshold.constant,
      let statistic = readStatistic(name, inner, quantifier, threshold, &assembler)
    else { return nil }
    return .statistic(statistic, comparison: comparison, threshold: number, years: tested)
  }

  /// How to expect what was written, where it is a condition; else an example.
  private static func expectation(
    of condition: Expression, _ assembler: BudgetAssembler
  ) -> String {
    let isCondition: Bool
    switch splitYears(condition) {
    case (.binary(let symbol, _, _, _), .some):
      isCondition = Comparison(rawValue: symbol.rawValue) != nil
    case (.name(let path), .some):
      let meaning = assembler.symbols.meaning(of: path.text)
      isCondition = meaning?.figure.catalogued?.form == .condition
    default: isCondition = false
    }
    let text = isCondition ? condition.range.text : "coverage >= 1 in each year"
    return "`P(\(text)) >= 80%`"
  }

  private static func readStatistic(
    _ name: Word, _ inner: Expression, _ quantifier: YearQuantifier, _ threshold: TypedFormula,
    _ assembler: inout BudgetAssembler
  ) -> CheckStatistic? {
    let isJoint: Bool
    if case .all = quantifier.form { isJoint = true } else { isJoint = false }
    let quantiles = ["p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95]
    if name.text == "P" {
      guard let formula = CheckFormulaReader.readCondition(inner, statusQuo: false, &assembler)
      else { return nil }
      guard threshold.unit.isRatio, (0...1).contains(threshold.constant ?? -1) else {
        let text = threshold.range.text
        let isPlain = !threshold.isPercent && (1...100).contains(threshold.constant ?? 0)
        assembler.report(
          UnitMessages.outOfRange(
            threshold.range, "a probability lies between 0 % and 100 %",
            fix: isPlain ? "did you mean `\(text)%`?" : "write e.g. `80%`"))
        return nil
      }
      return isJoint ? .jointProbability(formula) : .probability(formula)
    }
    guard name.text == "mean" || quantiles[name.text] != nil else {
      assembler.report(
        NameMessages.unknownFunction(name, among: ["P", "mean"] + quantiles.keys.sorted()))
      return nil
    }
    guard let figure = CheckFormulaReader.readCheckFormula(inner, statusQuo: false, &assembler)
    else { return nil }
    assembler.checkUnit = figure.unit
    let value = TypedCheck(
      formula: .constant(0), unit: threshold.unit, isPercent: threshold.isPercent, constant: 0,
      range: threshold.range)
    guard CheckFormulaReader.checkUnits(figure, value, &assembler) else { return nil }
    if let share = quantiles[name.text] { return .quantile(share, figure.formula) }
    return .mean(figure.formula)
  }

  // MARK: years

  private static func splitYears(_ expression: Expression) -> (Expression, YearQuantifier?) {
    if case .overYears(let inner, let quantifier, _) = expression { return (inner, quantifier) }
    return (expression, nil)
  }

  private static func quantifierYears(
    _ quantifier: YearQuantifier?, _ assembler: inout BudgetAssembler
  ) -> [Int]? {
    guard let bounds = assembler.bounds(of: quantifier?.scope, mayBeDated: false) else {
      return nil
    }
    return assembler.years.filter { $0 >= (bounds.first ?? .min) && $0 <= (bounds.last ?? .max) }
  }
}
