internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads calls of functions in formulas.
enum FunctionReader {
  static func readCall(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    guard let description = LanguageTable.function(name.text), description.kind != .statistic else {
      assembler.report(
        NameMessages.unknownFunction(
          name, among: LanguageTable.functions.filter { $0.kind != .statistic }.map(\.name)))
      return nil
    }
    switch description.kind {
    case .distribution: return DrawReader.readDrawn(name, arguments, range, &context, &assembler)
    case .process: return ProcessReader.readProcess(name, arguments, range, &context, &assembler)
    default: return readFunction(name, arguments, range, &context, &assembler)
    }
  }

  private static func readFunction(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    if name.text == PriorReader.name {
      return PriorReader.read(arguments, range, &context, &assembler)
    }
    guard let function = FormulaFunction(rawValue: name.text) else { return nil }
    if let wrong = arguments.first(where: { $0.label != nil || $0.key != nil }) {
      assembler.report(
        DrawMessages.badCall(
          wrong.value.range, "`\(name.text)` takes plain values, without names",
          fix: "write the value alone"))
      return nil
    }
    var operands: [TypedFormula] = []
    for argument in arguments {
      guard let operand = ExpressionReader.read(argument.value, &context, &assembler) else {
        return nil
      }
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
      assembler.report(
        DrawMessages.badCall(
          range,
          "`\(name.text)` takes \(number) \(number == "1" ? "value" : "values"), here \(operands.count == 1 ? "is 1" : "are \(operands.count)")",
          fix: LanguageTable.function(name.text).map { "e.g. `\($0.example)`" }
            ?? "write the values in parentheses"))
      return nil
    }
    guard let unit = functionUnit(function, operands, first, range, &assembler) else { return nil }
    return TypedFormula(
      formula: .function(function, operands.map(\.formula)), unit: unit, range: range)
  }

  private static func functionUnit(
    _ function: FormulaFunction, _ operands: [TypedFormula], _ first: TypedFormula,
    _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> Unit? {
    switch function {
    case .exp, .log, .sqrt:
      if first.unit.isRatio { return .ratio }
      assembler.report(UnitMessages.ratioNeeded(first, "the value of `\(function.rawValue)`"))
      return nil
    case .min, .max:
      if let other = operands.first(where: { $0.unit != first.unit }) {
        assembler.report(UnitMessages.mixedUnits(range, first, other))
        return nil
      }
      return first.unit
    case .if:
      if operands[1].unit != operands[2].unit {
        assembler.report(UnitMessages.mixedUnits(range, operands[1], operands[2]))
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
