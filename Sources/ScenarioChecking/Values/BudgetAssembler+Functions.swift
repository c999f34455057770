internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Calls of functions; distributions and processes stand in files of their own.
extension BudgetAssembler {
  mutating func readCall(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext
  ) -> TypedFormula? {
    guard let description = LanguageTable.function(name.text), description.kind != .statistic else {
      report(
        .unknownFunction(
          name, among: LanguageTable.functions.filter { $0.kind != .statistic }.map(\.name)))
      return nil
    }
    switch description.kind {
    case .distribution: return readDrawn(name, arguments, range, &context)
    case .process: return readProcess(name, arguments, range, &context)
    default: return readFunction(name, arguments, range, &context)
    }
  }

  private mutating func readFunction(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext
  ) -> TypedFormula? {
    guard let function = FormulaFunction(rawValue: name.text) else { return nil }
    if let wrong = arguments.first(where: { $0.label != nil || $0.key != nil }) {
      report(
        .badCall(
          wrong.value.range, "`\(name.text)` takes plain values, without names",
          fix: "write the value alone"))
      return nil
    }
    var operands: [TypedFormula] = []
    for argument in arguments {
      guard let operand = read(argument.value, &context) else { return nil }
      operands.append(operand)
    }
    let wanted: ClosedRange<Int> =
      switch function {
      case .min, .max: 1...64
      case .if: 3...3
      default: 1...1
      }
    guard wanted.contains(operands.count), let first = operands.first else {
      let number = wanted.count == 1 ? "\(wanted.lowerBound)" : "1 or more"
      report(
        .badCall(
          range,
          "`\(name.text)` takes \(number) \(number == "1" ? "value" : "values"), here \(operands.count == 1 ? "is 1" : "are \(operands.count)")",
          fix: LanguageTable.function(name.text).map { "e.g. `\($0.example)`" }
            ?? "write the values in parentheses"))
      return nil
    }
    guard let unit = functionUnit(function, operands, first, range) else { return nil }
    return TypedFormula(
      formula: .function(function, operands.map(\.formula)), unit: unit, range: range)
  }

  private mutating func functionUnit(
    _ function: FormulaFunction, _ operands: [TypedFormula], _ first: TypedFormula,
    _ range: SourceRange
  ) -> Unit? {
    switch function {
    case .exp, .log, .sqrt:
      if first.unit.isRatio { return .ratio }
      report(.ratioNeeded(first, "the value of `\(function.rawValue)`"))
      return nil
    case .min, .max:
      if let other = operands.first(where: { $0.unit != first.unit }) {
        report(.mixedUnits(range, first, other))
        return nil
      }
      return first.unit
    case .if:
      if operands[1].unit != operands[2].unit {
        report(.mixedUnits(range, operands[1], operands[2]))
        return nil
      }
      return operands[1].unit
    case .cumulative:
      let isFlow = first.unit.exponents[Unit.Dimension.year.rawValue] == -1
      return isFlow ? first.unit.times(Unit(.year)) : first.unit
    case .ceil, .floor, .round, .abs: return first.unit
    }
  }
}
