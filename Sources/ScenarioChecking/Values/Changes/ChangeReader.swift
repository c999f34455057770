internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads `set` statements.
enum ChangeReader {
  /// Resolves all changes in the order in which they apply.
  static func resolveChanges(_ assembler: inout BudgetAssembler) {
    let variantPlan = assembler.variants.flatMap(\.planChanges)
    for change in assembler.declarations.changes { resolve(change, &assembler) }
    for change in assembler.variants.flatMap(\.changes) { resolve(change, &assembler) }
    for change in assembler.declarations.planChanges { resolve(change, &assembler) }
    for change in variantPlan { resolve(change, &assembler) }
    ChangeConflicts.dropReplacedPlanChanges(&assembler)
    for key in assembler.changes.keys.sortedByPath {
      ChangeConflicts.checkConflicts(key, &assembler)
    }
  }

  private static func resolve(_ written: WrittenChange, _ assembler: inout BudgetAssembler) {
    let statement = written.statement
    if statement.selector != nil {
      assembler.report(ShockMessages.selectorOutside(statement))
      return
    }
    let targets = ChangeTargetFinder.changeTargets(statement.path, assembler)
    guard !targets.isEmpty else {
      if let name = statement.path.parts.last?.text, assembler.symbols.kind(of: name) == "let" {
        assembler.report(NameMessages.setOfFormula(statement.path))
        return
      }
      assembler.report(
        NameMessages.unknownPath(
          statement.path, among: ChangeTargetFinder.changeCandidates(statement.path, assembler)))
      return
    }
    var place: ChangePlace?
    if let clause = statement.place {
      place = SchoolSelection.readPlace(clause, &assembler)
      guard place != nil else { return }
    }
    for target in targets {
      if let clause = statement.place, !mayDifferByPlace(target) {
        assembler.report(PlaceMessages.notByPlace(clause.range, target.value.description))
        continue
      }
      if written.author == "scenario", !target.isShock, let instance = target.instance,
        instance.isTop
      {
        assembler.report(ChangeMessages.setOwnValue(statement.path, target.value.description))
      }
      if written.isPlan, !mayChangeInPlan(target) {
        assembler.report(ChangeMessages.setInPlan(statement.path, target.value.description))
        continue
      }
      if changesCountForm(written, target, &assembler) { continue }
      resolve(written, target, at: place, &assembler)
    }
  }

  /// Whether a `set` counts a leader role in another way: `set mentor.count = 3` of `one per 8 teachers`.
  private static func changesCountForm(
    _ written: WrittenChange, _ target: ChangeTarget, _ assembler: inout BudgetAssembler
  ) -> Bool {
    let statement = written.statement
    guard let instance = target.instance, let key = target.key, statement.operation == .replace,
      instance.description.keyword == LeaderKind.keyword,
      LeaderReader.countForms.contains(key.name), instance.setting(key.name) == nil,
      LeaderReader.countForms.contains(where: { instance.setting($0) != nil }),
      !statement.path.parts.contains(where: { $0.text == "*" })
    else { return false }
    if let scope = statement.clauses.scope {
      assembler.report(ChangeMessages.formForSomeYears(scope.range, id: instance.id))
      return true
    }
    assembler.replacedSettings[target.value] = BlockInstance.Setting(
      key: key, value: statement.value, clauses: statement.clauses,
      keyRange: statement.path.range, range: statement.range)
    return true
  }

  /// Whether a value may be changed in some schools or grades only.
  private static func mayDifferByPlace(_ target: ChangeTarget) -> Bool {
    target.isShock
      || (target.value.block == ClassSizeKind.keyword && PlacedChanges.keys.contains(target.name))
  }

  /// Whether the plan may change a value that the district has without it.
  static func mayChangeInPlan(_ target: ChangeTarget) -> Bool {
    if target.isShock { return true }
    guard let instance = target.instance else { return false }
    switch instance.description.keyword {
    case "class_size", "fund", "schedule": return true
    case "school": return ["rooms", "room_cost"].contains(target.name)
    case "staff": return target.name != "headcount"
    default: return instance.description.places == [.plan]
    }
  }

  private static func resolve(
    _ written: WrittenChange, _ target: ChangeTarget, at place: ChangePlace?,
    _ assembler: inout BudgetAssembler
  ) {
    let statement = written.statement
    if let key = target.key, target.quantity == nil {
      replaceSetting(written, target, key, &assembler)
      return
    }
    if target.isShock {
      // A column of a CSV file has the same name.
      if case .column = statement.value, let key = target.instance?.description.key(target.name) {
        replaceSetting(written, target, key, &assembler)
        return
      }
      guard EnrollmentShockReader.accepts(statement, &assembler) else { return }
    }
    assembler.reject(
      statement.clauses, key: "set", only: ["at each school", "with chance", "by", "ramp"])
    guard let bounds = assembler.bounds(of: statement.clauses.scope, mayBeDated: false),
      let operand = readOperand(statement, target, &assembler)
    else { return }
    let valueTarget = ValueTarget(
      key: target.value, title: target.value.description, name: target.name,
      quantity: target.quantity, timing: target.timing)
    guard let growth = GrowthReader.readGrowth(statement.clauses, valueTarget, &assembler) else {
      return
    }
    var change = ValueChange(
      operation: ValueChange.Operation(rawValue: statement.operation.rawValue) ?? .replace,
      operand: operand, growth: growth.growth,
      firstYear: bounds.first ?? assembler.years.lowerBound,
      lastYear: bounds.last, author: written.author, text: statement.range.text,
      range: statement.range, source: statement.clauses.source?.text,
      because: statement.clauses.because?.text)
    change.place = place
    assembler.changes[target.value, default: []].append(
      ResolvedChange(change: change, isPlan: written.isPlan))
  }

  private static func readOperand(
    _ statement: SetStatement, _ target: ChangeTarget, _ assembler: inout BudgetAssembler
  ) -> ValueFormula? {
    if statement.operation == .hold { return .constant(0) }
    let suffix = statement.operation == .replace ? "" : ".change"
    let isScale = statement.operation == .scale
    var context = ValueContext(
      path: target.value.description + suffix, shape: isScale ? .amount : target.shape,
      eachYear: statement.clauses.timing?.eachYear ?? (target.timing == .eachYear),
      family: statement.clauses.family?.text, familyRange: statement.clauses.family?.range)
    var typed: TypedFormula?
    if let key = target.key, !isScale, hasForms(key) {
      typed = FormReader.readFormOperand(
        statement, key, target.quantity, target.written, &context, &assembler)
    } else if case .stagePay = target.key?.kind, case .share(let share, _, _) = statement.value {
      typed = ExpressionReader.read(share, &context, &assembler)
    } else {
      typed = ExpressionReader.read(statement.value, &context, &assembler)
    }
    guard let typed else { return nil }
    if let timing = statement.clauses.timing, !context.isDrawn {
      assembler.report(DrawMessages.timingNotDrawn(timing.range))
    }
    let isChange = statement.operation != .replace
    if isScale {
      guard typed.unit.isRatio else {
        assembler.report(UnitMessages.ratioNeeded(typed, "the factor of `*=`"))
        return nil
      }
      return typed.formula
    }
    guard let quantity = target.quantity else { return typed.formula }
    if isChange, quantity.unit.isRatio, quantity.shape != .amount, typed.isPercent {
      assembler.report(UnitMessages.percentOrPoints(typed.range, target.name))
      return nil
    }
    let free = QuantityDescription(
      quantity.unit, optional: quantity.optionalParts, shape: quantity.shape)
    return QuantityReader.accept(typed, isChange ? free : quantity, name: target.name, &assembler)?
      .formula
  }

  private static func hasForms(_ key: KeyDescription) -> Bool {
    switch key.kind {
    case .stipend, .availability, .positions, .positionsOf, .perLeader, .pool, .award, .transfer,
      .shareOrAmount, .shareOfPay, .budgetAmount, .reserve:
      true
    default: false
    }
  }

  /// Replaces the setting of a key that is not a number over the years.
  private static func replaceSetting(
    _ written: WrittenChange, _ target: ChangeTarget, _ key: KeyDescription,
    _ assembler: inout BudgetAssembler
  ) {
    let statement = written.statement
    guard statement.operation == .replace else {
      assembler.report(NameMessages.wrongKind(statement.value.range, key.kind.words))
      return
    }
    if let scope = statement.clauses.scope {
      assembler.report(BlockMessages.unexpectedClause(scope.range, "years", key: key.name))
      return
    }
    let isPlanItem = target.instance?.description.places == [.plan]
    if written.isPlan, !isPlanItem {
      assembler.report(ChangeMessages.setInPlan(statement.path, target.value.description))
      return
    }
    assembler.replacedSettings[target.value] = BlockInstance.Setting(
      key: key, value: statement.value, clauses: statement.clauses,
      keyRange: statement.path.range, range: statement.range)
  }
}
