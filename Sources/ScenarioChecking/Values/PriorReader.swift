internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads `prior(x)` and `prior(x, 3)`: what a figure or value was one or several fiscal years before.
enum PriorReader {
  /// The word of the language.
  static let name = "prior"
  /// The most years that can be looked back.
  private static let mostYears = BudgetAssembler.longestPast

  /// In a value's formula.
  static func read(
    _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    guard let call = readCall(arguments, range, &assembler) else { return nil }
    let draws = context.draws
    guard let typed = ExpressionReader.read(call.operand, &context, &assembler) else { return nil }
    guard context.draws == draws else {
      assembler.report(DrawMessages.drawInPrior(call.operand.range))
      return nil
    }
    guard !typed.formula.references.isEmpty else {
      assembler.report(DrawMessages.nothingBefore(call.operand.range))
      return nil
    }
    return TypedFormula(
      formula: .prior(typed.formula, years: call.years), unit: typed.unit,
      isPercent: typed.isPercent, range: range)
  }

  /// In a check.
  static func readCheck(
    _ arguments: [Argument], _ range: SourceRange, statusQuo: Bool,
    _ assembler: inout BudgetAssembler
  ) -> TypedCheck? {
    guard let call = readCall(arguments, range, &assembler),
      let typed = CheckFormulaReader.readCheckFormula(
        call.operand, statusQuo: statusQuo, &assembler)
    else { return nil }
    guard !typed.formula.figures.isEmpty else {
      assembler.report(DrawMessages.nothingBefore(call.operand.range))
      return nil
    }
    return TypedCheck(
      formula: .prior(typed.formula, years: call.years), unit: typed.unit,
      isPercent: typed.isPercent, constant: nil, range: range)
  }

  /// What is looked back at, and how many years; `nil` after a message.
  private static func readCall(
    _ arguments: [Argument], _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> (operand: Expression, years: Int)? {
    guard (1...2).contains(arguments.count),
      arguments.allSatisfy({ $0.label == nil && $0.key == nil })
    else {
      assembler.report(DrawMessages.priorCall(range))
      return nil
    }
    guard arguments.count == 2 else { return (arguments[0].value, 1) }
    guard let typed = ExpressionReader.readConstant(arguments[1].value, &assembler) else {
      return nil
    }
    let isCount = typed.isUnitless || typed.unit == Unit(.year)
    guard isCount, let years = typed.constant.flatMap({ Int(exactly: $0) }),
      (1...mostYears).contains(years)
    else {
      assembler.report(DrawMessages.priorYears(typed.range, most: mostYears))
      return nil
    }
    return (arguments[0].value, years)
  }
}
