internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads growth, floor and ramp of a value.
enum GrowthReader {
  /// The growth of a value; the outer `nil` means that something wrong was reported.
  static func readGrowth(
    _ clauses: Clauses, _ target: ValueTarget, _ assembler: inout BudgetAssembler
  ) -> (growth: Growth?, Void)? {
    var floor: ValueFormula?
    if let expression = clauses.floor {
      guard let read = readFloor(expression, &assembler) else { return nil }
      floor = read
    }
    guard let written = clauses.growth else {
      return (floor.map { Growth(rate: .constant(0), floorShare: $0) }, ())
    }
    var context = ValueContext(
      path: "\(target.key).growth", shape: .rate, eachYear: written.timing?.eachYear ?? true,
      family: written.family?.text, familyRange: written.family?.range)
    let rate = QuantityDescription(.ratio, shape: .rate, least: -1)
    guard let typed = ExpressionReader.read(written.rate, &context, &assembler),
      let accepted = QuantityReader.accept(typed, rate, name: "grow by", &assembler)
    else { return nil }
    if written.timing != nil, !context.isDrawn {
      assembler.report(DrawMessages.timingNotDrawn(written.timing?.range ?? written.range))
    }
    if let word = written.by.first { assembler.report(DrawMessages.byNotAllowed(word.range)) }
    return (Growth(rate: accepted.formula, floorShare: floor), ())
  }

  private static func floorShape(_ range: SourceRange) -> Diagnostic {
    UnitMessages.wrongShareOf(range, "prior year", key: "floor", example: "floor 90% of prior year")
  }

  /// `90% of prior year`.
  private static func readFloor(_ expression: Expression, _ assembler: inout BudgetAssembler)
    -> ValueFormula?
  {
    guard case .share(let share, let words, let range) = expression else {
      assembler.report(floorShape(expression.range))
      return nil
    }
    guard words.map(\.text) == ["prior", "year"] else {
      assembler.report(floorShape(range))
      return nil
    }
    let quantity = QuantityDescription(.ratio, shape: .share, least: 0)
    guard let typed = ExpressionReader.readConstant(share, &assembler),
      let accepted = QuantityReader.accept(typed, quantity, name: "floor", &assembler)
    else { return nil }
    return accepted.formula
  }

  static func readRamp(_ clauses: Clauses, _ assembler: inout BudgetAssembler) -> [ValueFormula]? {
    var shares: [ValueFormula] = []
    let quantity = QuantityDescription(.ratio, shape: .share, least: 0)
    for expression in clauses.ramp {
      guard let typed = ExpressionReader.readConstant(expression, &assembler),
        let accepted = QuantityReader.accept(typed, quantity, name: "ramp", &assembler)
      else { return nil }
      shares.append(accepted.formula)
    }
    return shares
  }
}
