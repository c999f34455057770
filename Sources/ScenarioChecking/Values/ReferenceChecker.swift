internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// Keeps what formulas and checks name, and reports names of values that nothing states.
enum ReferenceChecker {
  /// Notes that a name was used, and gives the unit of what it means; `nil` where it is not known.
  static func use(
    _ meaning: Symbols.Meaning, at range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> Unit? {
    var unit = meaning.unit
    if case .value(let key) = meaning.figure {
      assembler.used.insert(key)
      unit = unit ?? assembler.units[key]
    }
    assembler.references.append(
      NamedReference(
        figure: meaning.figure, hasUnit: unit != nil, isOfStatusQuo: meaning.world == .statusQuo,
        range: range))
    return unit
  }

  /// The places of the forms from which the values in a formula have their units.
  static func formLabels(of formula: ValueFormula, _ assembler: BudgetAssembler) -> [Diagnostic
    .Label]
  {
    var labels: [Diagnostic.Label] = []
    for case .value(let key) in formula.references where key.key != nil && labels.count < 3 {
      guard let unit = assembler.units[key], let source = assembler.written.sources[key] else {
        continue
      }
      let words = unit.isRatio ? "a ratio" : unit.words
      let dollars = Self.dollars(of: key).map { "; `\($0)` is in dollars" } ?? ""
      labels.append(
        Diagnostic.Label(
          source.range, "`\(FigureKey(.value(key)))` is \(words), as written here\(dollars)"))
    }
    return labels
  }

  /// The figure that says in dollars a year what a value comes to.
  private static func dollars(of key: ValueKey) -> FigureKey? {
    guard let id = key.id else { return nil }
    let fund = FundID(id)
    switch (key.block, key.key) {
    case ("fund", "award"): return FigureKey(.stream(fund, .received))
    case ("fund", "available"): return FigureKey(.stream(fund, .available))
    case ("fund", "transfer"): return FigureKey(.stream(fund, .transferredOut))
    case ("leader", "stipend"):
      return FigureKey(.line(LineKey(.leader(LeaderID(id), .stipend))))
    case ("revenue", "amount"): return FigureKey(.budgetLine(.revenue, id))
    default: return nil
    }
  }

  /// Reports names of values that nothing states.
  static func checkReferences(_ assembler: inout BudgetAssembler) {
    let isSound = !assembler.diagnostics.contains { $0.severity == .error }
    for reference in assembler.references {
      guard case .value(let key) = reference.figure else { continue }
      let isKept = assembler.statusQuo[key] != nil || assembler.planValues[key] != nil
      if reference.isOfStatusQuo, isKept, assembler.statusQuo[key] == nil {
        assembler.report(NameMessages.figureOfPlan(reference.range, isNamed: true))
        continue
      }
      if isKept, reference.hasUnit || !isSound { continue }
      if isSound || !isStated(key, assembler) {
        assembler.report(NameMessages.notWritten(reference.range, key, example(of: key)))
      }
    }
  }

  /// Whether something is written for a value.
  private static func isStated(_ key: ValueKey, _ assembler: BudgetAssembler) -> Bool {
    guard let name = key.key else { return true }
    guard let instance = assembler.instance(of: key).map({ assembler.current($0) }) else {
      return false
    }
    guard let qualifier = key.qualifier else {
      return instance.setting(name) != nil || assembler.changes[key] != nil
        || instance.description.key(name) == nil
    }
    return instance.entries.first(name, qualifier) != nil
      || instance.description.entry(name) == nil
  }

  /// A statement of the language table for a value.
  private static func example(of key: ValueKey) -> String? {
    guard let name = key.key, let block = LanguageTable.block(key.block) else { return nil }
    return (block.key(name) ?? block.entry(name)?.key)?.example
  }
}

extension BudgetAssembler {
  /// Whether a formula names a value that is written in percent.
  func namesPercent(_ formula: ValueFormula) -> Bool {
    formula.references.contains { figure in
      if case .value(let key) = figure { percentages.contains(key) } else { false }
    }
  }

  /// Where the value was written that a formula is a name of; `nil` for any other formula.
  func statement(of formula: ValueFormula) -> SourceRange? {
    guard case .reference(let figure, _) = formula, case Figure.value(let key) = figure else {
      return nil
    }
    return (planValues[key] ?? statusQuo[key])?.segments.first?.range
  }
}

extension Figure {
  /// It is a declared value.
  var isValue: Bool {
    if case .value = self { true } else { false }
  }

  /// Whether a figure other than a value exists in the status quo.
  var existsWithoutPlan: Bool {
    switch self {
    case .sections, .fractionalSections, .rooms, .budgetLine, .rule: true
    default: catalogued?.isOfBothWorlds ?? false
    }
  }
}
