internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads `amount = rest of adopted`: the line that takes what the adopted total of its side leaves.
enum RestOfAdoptedReader {
  /// Whether a value says so.
  static func isRest(_ value: Expression) -> Bool {
    guard case .share(.name(let path), let words, _) = value else { return false }
    return path.text == "rest" && words.map(\.text) == ["adopted"]
  }

  /// The amount. After a message it is that of no total, so that what changes the line is no mistake, too.
  static func read(
    _ setting: BlockInstance.Setting, of instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) -> FormedValue? {
    guard let side = BudgetSide(rawValue: instance.description.keyword) else { return nil }
    let range = setting.value.range
    let claims = (assembler.declarations.others[side.rawValue] ?? []).filter { line in
      line.settings("amount").contains { isRest($0.value) }
    }
    let total = adoptedTotal(side, assembler)
    if let scope = setting.clauses.scope {
      assembler.report(GeneralFundMessages.restInSomeYears(scope.range))
    } else if let first = claims.first, first.id != instance.id {
      assembler.report(GeneralFundMessages.restTwice(range, first: first.block.header, side))
    } else if total == nil {
      assembler.report(
        GeneralFundMessages.noAdoptedTotal(range, side, assembler.years.lowerBound))
    }
    return FormedValue(
      form: "flow",
      typed: TypedFormula(
        formula: .restOfAdopted(total ?? 0, side, line: instance.id),
        unit: FormQuantities.signedFlow.unit, range: range))
  }

  /// The total of a side that an `adopted` statement says for the first year.
  private static func adoptedTotal(_ side: BudgetSide, _ assembler: BudgetAssembler) -> Double? {
    let figure: GeneralFundFigure = side == .revenue ? .revenue : .spending
    var probe = assembler
    let written = assembler.declarations.checks.filter { $0.form == .adopted }
    for check in CheckReader.read(written, &probe) {
      guard case .figure(.figure(let key), .equal, let amount, _, let years) = check.condition,
        key.figure == .generalFund(figure), key.place == nil,
        years.contains(assembler.years.lowerBound)
      else { continue }
      return amount
    }
    return nil
  }
}
