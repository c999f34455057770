internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import GSL
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads drivers, amounts and formulas with a name.
enum NamedValueReader {
  /// Reads a named value.
  static func readNamed(_ name: String, _ assembler: inout BudgetAssembler) {
    guard let declaration = assembler.declarations.named(name),
      let kind = NamedValue.Kind(rawValue: declaration.keyword.text)
    else { return }
    let key = ValueKey(kind.rawValue, name, nil)
    var target = ValueTarget(
      key: key, title: name.replacing("_", with: " "), name: name,
      timing: kind == .input ? .once : .eachYear)
    if kind == .driver { target.quantity = QuantityDescription(.ratio, shape: .rate) }
    var written: [WrittenValue] = []
    for declaration in assembler.declarations.allNamed(name) {
      guard let value = value(of: declaration, kind, &assembler) else { return }
      if kind == .formula { checkFormula(declaration, &assembler) }
      written.append(value)
    }
    let settled = kind == .driver ? SettledReader.years(of: name, &assembler) : []
    for index in written.indices {
      for year in settled { written[index].settled[year.year] = year.number }
    }
    target.keepsItsUnit = written.count > 1
    ValueReader.keep(target, written + settled.map(\.written), &assembler)
    guard assembler.statusQuo[key] != nil else { return }
    assembler.namedOrder.append(
      NamedValue(kind: kind, id: name, unit: assembler.units[key]?.words ?? "ratio"))
  }

  /// What one declaration says; `nil` after a message.
  private static func value(
    of declaration: Declaration, _ kind: NamedValue.Kind, _ assembler: inout BudgetAssembler
  ) -> WrittenValue? {
    guard case .readyMade(let range) = declaration.value else {
      return WrittenValue(
        value: declaration.value, clauses: declaration.clauses, range: declaration.range)
    }
    let name = declaration.name.text
    guard kind == .driver,
      let entry = LanguageTable.readyMadeDrivers.first(where: { $0.name == name }),
      let ready = ValueReader.written(entry.value, declaration.clauses, declaration.range)
    else {
      assembler.report(DrawMessages.noReadyMade(range, name))
      return nil
    }
    return ready
  }

  private static func checkFormula(_ declaration: Declaration, _ assembler: inout BudgetAssembler) {
    if draws(declaration.value) {
      assembler.report(DrawMessages.drawInFormula(declaration.value.range))
    }
    if let growth = declaration.clauses.growth {
      assembler.report(BlockMessages.unexpectedClause(growth.range, "grow by", key: "let"))
    }
  }

  /// Whether an expression holds an interval, a distribution or a process.
  private static func draws(_ expression: Expression) -> Bool {
    switch expression {
    case .interval: return true
    case .call(let name, let arguments, _):
      let kind = LanguageTable.function(name.text)?.kind
      return kind == .distribution || kind == .process || arguments.contains { draws($0.value) }
    case .negation(let inner, _): return draws(inner)
    case .binary(_, let left, let right, _): return draws(left) || draws(right)
    default: return false
    }
  }
}
