internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads one written value with its clauses.
enum SegmentReader {
  static func readSegment(
    _ written: WrittenValue, _ target: ValueTarget, _ assembler: inout BudgetAssembler
  )
    -> ValueSegment?
  {
    let clauses = written.clauses
    var context = ValueContext(
      path: target.key.description, shape: target.quantity?.shape ?? .amount,
      eachYear: clauses.timing?.eachYear ?? (target.timing == .eachYear),
      by: cellScope(clauses, target, &assembler), family: clauses.family?.text,
      familyRange: clauses.family?.range)
    let before = assembler.diagnostics.count
    var typed = written.typed
    if typed == nil { typed = ExpressionReader.read(written.value, &context, &assembler) }
    if let value = typed, let quantity = target.quantity {
      typed = QuantityReader.accept(value, quantity, name: target.name, &assembler)
    } else if let value = typed {
      if target.keepsItsUnit, let unit = assembler.units[target.key], unit != value.unit {
        assembler.report(UnitMessages.anotherUnit(value, unit, name: target.name))
        typed = nil
      }
      assembler.units[target.key] = typed?.unit ?? assembler.units[target.key]
    }
    if !written.settled.isEmpty, case .process(var process)? = typed?.formula {
      process.settled = written.settled
      typed?.formula = .process(process)
    }
    if typed?.isPercent == true || typed?.isPoints == true {
      assembler.percentages.insert(target.key)
    }
    let growth = GrowthReader.readGrowth(clauses, target, &assembler)
    let ramp = GrowthReader.readRamp(clauses, &assembler)
    let bounds = assembler.bounds(of: clauses.scope, mayBeDated: true)
    if clauses.timing != nil, !context.isDrawn, written.typed == nil,
      assembler.diagnostics.count == before
    {
      assembler.report(DrawMessages.timingNotDrawn(clauses.timing?.range ?? written.range))
    }
    if clauses.family != nil, !isInterval(written.value), let range = clauses.family?.range {
      assembler.report(BlockMessages.unexpectedClause(range, "~", key: target.name))
    }
    if !["loss", "delay"].contains(target.name) {
      assembler.reject(clauses, key: target.name, only: ["with chance"])
    }
    if target.isDecision, isInterval(written.value) {
      assembler.report(PlanMessages.decisionInterval(written.value.range, target.name))
    }
    guard let typed, let growth, let ramp, let bounds else { return nil }
    return ValueSegment(
      formula: typed.formula, growth: growth.growth, ramp: ramp, firstYear: bounds.first,
      lastYear: bounds.last, datedYear: bounds.dated ?? bounds.first ?? assembler.years.lowerBound,
      text: written.range.text, range: written.range,
      source: clauses.source?.text ?? written.readyMadeSource, because: clauses.because?.text)
  }

  private static func isInterval(_ expression: Expression) -> Bool {
    if case .interval = expression { return true }
    if case .afterCommitted(let inner, _) = expression { return isInterval(inner) }
    return false
  }

  private static func cellScope(
    _ clauses: Clauses, _ target: ValueTarget, _ assembler: inout BudgetAssembler
  ) -> CellScope {
    guard !clauses.by.isEmpty else { return .none }
    guard target.mayBeByCell else {
      assembler.report(DrawMessages.byNotAllowed(clauses.by[0].range))
      return .none
    }
    let words = Set(clauses.by.map(\.text))
    if words == ["school"] { return .school }
    if words == ["grade"] { return .grade }
    return .schoolAndGrade
  }
}
