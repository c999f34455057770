internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// A `set` with its target and years resolved.
struct ResolvedChange {
  /// The change.
  let change: ValueChange
  /// It acts in the plan's world only.
  let isPlan: Bool
}

// `set` statements: which values they change, in which order, and where they contradict.
extension BudgetAssembler {
  /// One value that a path names.
  private struct ChangeTarget {
    let value: ValueKey
    let key: KeyDescription?
    let instance: BlockInstance?
    let quantity: QuantityDescription?
    let shape: QuantityDescription.Shape
    let timing: KeyDescription.Timing
    let name: String
    /// Where its form was written.
    var written: SourceRange?
  }

  /// Resolves all changes in the order in which they apply.
  mutating func resolveChanges() {
    let variantPlan = variants.flatMap(\.planChanges)
    for change in declarations.changes { resolve(change) }
    for change in variants.flatMap(\.changes) { resolve(change) }
    for change in declarations.planChanges { resolve(change) }
    for change in variantPlan { resolve(change) }
    dropReplacedPlanChanges()
    for key in changes.keys.sortedByPath { checkConflicts(key) }
  }

  private mutating func resolve(_ written: WrittenChange) {
    let statement = written.statement
    let targets = changeTargets(statement.path)
    guard !targets.isEmpty else {
      if let name = statement.path.parts.last?.text, symbols.kind(of: name) == "let" {
        report(.setOfFormula(statement.path))
        return
      }
      report(.unknownPath(statement.path, among: changeCandidates(statement.path)))
      return
    }
    for target in targets {
      if written.author == "scenario", let instance = target.instance, instance.isTop {
        report(.setOwnValue(statement.path, target.value.description))
      }
      if written.isPlan, !mayChangeInPlan(target) {
        report(.setInPlan(statement.path, target.value.description))
        continue
      }
      resolve(written, target)
    }
  }

  private func mayChangeInPlan(_ target: ChangeTarget) -> Bool {
    guard let instance = target.instance else { return false }
    switch instance.description.keyword {
    case "class_size", "fund", "schedule": return true
    case "school": return ["rooms", "room_cost"].contains(target.name)
    case "staff": return target.name != "headcount"
    default: return instance.description.places == [.plan]
    }
  }

  private mutating func resolve(_ written: WrittenChange, _ target: ChangeTarget) {
    let statement = written.statement
    if let key = target.key, target.quantity == nil {
      replaceSetting(written, target, key)
      return
    }
    reject(
      statement.clauses, key: "set", only: ["at each school", "with chance", "by", "ramp"])
    guard let bounds = bounds(of: statement.clauses.scope, mayBeDated: false),
      let operand = readOperand(statement, target)
    else { return }
    let valueTarget = ValueTarget(
      key: target.value, title: target.value.description, name: target.name,
      quantity: target.quantity, timing: target.timing)
    guard let growth = readGrowth(statement.clauses, valueTarget) else { return }
    let change = ValueChange(
      operation: ValueChange.Operation(rawValue: statement.operation.rawValue) ?? .replace,
      operand: operand, growth: growth.growth, firstYear: bounds.first ?? years.lowerBound,
      lastYear: bounds.last, author: written.author, text: statement.range.text,
      range: statement.range, source: statement.clauses.source?.text,
      because: statement.clauses.because?.text)
    changes[target.value, default: []].append(
      ResolvedChange(change: change, isPlan: written.isPlan))
  }

  private mutating func readOperand(
    _ statement: SetStatement, _ target: ChangeTarget
  ) -> ValueFormula? {
    let suffix = statement.operation == .replace ? "" : ".change"
    let isScale = statement.operation == .scale
    var context = ValueContext(
      path: target.value.description + suffix, shape: isScale ? .amount : target.shape,
      eachYear: statement.clauses.timing?.eachYear ?? (target.timing == .eachYear),
      family: statement.clauses.family?.text, familyRange: statement.clauses.family?.range)
    var typed: TypedFormula?
    if let key = target.key, !isScale, hasForms(key) {
      typed = readFormOperand(statement, key, target.quantity, target.written, &context)
    } else if case .stagePay = target.key?.kind, case .share(let share, _, _) = statement.value {
      typed = read(share, &context)
    } else {
      typed = read(statement.value, &context)
    }
    guard let typed else { return nil }
    if let timing = statement.clauses.timing, !context.isDrawn {
      report(.timingNotDrawn(timing.range))
    }
    let isChange = statement.operation != .replace
    if isScale {
      guard typed.unit.isRatio else {
        report(.ratioNeeded(typed, "the factor of `*=`"))
        return nil
      }
      return typed.formula
    }
    guard let quantity = target.quantity else { return typed.formula }
    if isChange, quantity.unit.isRatio, quantity.shape != .amount, typed.isPercent {
      report(.percentOrPoints(typed.range, target.name))
      return nil
    }
    let free = QuantityDescription(
      quantity.unit, optional: quantity.optionalParts, shape: quantity.shape)
    return accept(typed, isChange ? free : quantity, name: target.name)?.formula
  }

  private func hasForms(_ key: KeyDescription) -> Bool {
    switch key.kind {
    case .stipend, .availability, .positions, .positionsOf, .perLeader, .pool, .award, .transfer,
      .shareOrAmount, .shareOfPay, .budgetAmount, .reserve:
      true
    default: false
    }
  }

  /// Replaces the setting of a key that is not a number over the years.
  private mutating func replaceSetting(
    _ written: WrittenChange, _ target: ChangeTarget, _ key: KeyDescription
  ) {
    let statement = written.statement
    guard statement.operation == .replace else {
      report(.wrongKind(statement.value.range, key.kind.words))
      return
    }
    if let scope = statement.clauses.scope {
      report(.unexpectedClause(scope.range, "years", key: key.name))
      return
    }
    let isPlanItem = target.instance?.description.places == [.plan]
    if written.isPlan, !isPlanItem {
      report(.setInPlan(statement.path, target.value.description))
      return
    }
    replacedSettings[target.value] = BlockInstance.Setting(
      key: key, value: statement.value, clauses: statement.clauses,
      keyRange: statement.path.range, range: statement.range)
  }

  /// A block with the settings that a `set` replaced.
  func current(_ instance: BlockInstance) -> BlockInstance {
    var result = instance
    for key in instance.description.keys {
      guard let replaced = replacedSettings[instance.key(key.name)] else { continue }
      result.settings.removeAll { $0.key.name == key.name }
      result.settings.append(replaced)
    }
    return result
  }

  // MARK: paths

  private func changeTargets(_ path: Path) -> [ChangeTarget] {
    let parts = path.parts.map(\.text)
    if parts.count <= 2, let named = namedTarget(parts) { return [named] }
    let unnamed = declarations.enrollments.filter { $0.block.id == nil }
    return (declarations.identified + unnamed + (declarations.others["general_fund"] ?? []))
      .compactMap { instance in
        guard let rest = member(parts, of: instance) else { return nil }
        return target(instance, rest)
      }
  }

  private func namedTarget(_ parts: [String]) -> ChangeTarget? {
    guard let name = parts.last,
      let declaration = declarations.named(name),
      parts.count == 1 || parts[0] == declaration.keyword.text
    else { return nil }
    let kind = declaration.keyword.text
    guard kind != "let" else { return nil }
    let isDriver = kind == "driver"
    let key = ValueKey(kind, name, nil)
    let written = units[key].map { QuantityDescription($0, shape: .amount) }
    return ChangeTarget(
      value: key, key: nil, instance: nil,
      quantity: isDriver ? QuantityDescription(.ratio, shape: .rate) : written,
      shape: isDriver ? .rate : .amount, timing: isDriver ? .eachYear : .once, name: name)
  }

  /// The parts of a path behind a block's kind and id, where the path names that block.
  private func member(_ parts: [String], of instance: BlockInstance) -> [String]? {
    let kind = instance.description.keyword
    if instance.block.id == nil {
      return parts.count >= 2 && parts[0] == kind ? Array(parts.dropFirst()) : nil
    }
    if parts.count >= 3, parts[0] == kind, parts[1] == "*" || parts[1] == instance.id {
      return Array(parts.dropFirst(2))
    }
    if parts.count >= 2, parts[0] == instance.id { return Array(parts.dropFirst()) }
    return nil
  }

  private func target(_ instance: BlockInstance, _ rest: [String]) -> ChangeTarget? {
    if rest.count == 2, rest[0] == "benefits", instance.description.keyword == "staff",
      let benefit = symbols.benefits[instance.id]?.first(where: { $0.name == rest[1] })
    {
      let quantity =
        benefit.isShareOfPay
        ? QuantityDescription(.ratio, shape: .share, least: 0)
        : QuantityDescription(
          Unit([.dollar], per: [.fte, .year]), optional: [Unit(.year, power: -1)],
          shape: .amount, least: 0)
      return ChangeTarget(
        value: instance.key("benefits", rest[1]), key: nil, instance: instance,
        quantity: quantity, shape: quantity.shape, timing: .once, name: rest[1])
    }
    if let entry = entryTarget(instance, rest) { return entry }
    guard rest.count == 1, let key = instance.description.key(rest[0]),
      !isOfRowsOnly(key, in: instance)
    else { return nil }
    let quantity = formQuantity(of: key, in: instance)
    return ChangeTarget(
      value: instance.key(key.name), key: key, instance: instance, quantity: quantity,
      shape: quantity?.shape ?? .amount, timing: key.timing, name: key.name,
      written: instance.setting(key.name)?.range)
  }

  /// What an entry holds: `enrollment.survival.9`, `enrollment.move.east_north`.
  private func entryTarget(_ instance: BlockInstance, _ rest: [String]) -> ChangeTarget? {
    guard rest.count == 2, let description = instance.description.entry(rest[0]) else {
      return nil
    }
    let written = instance.entries(rest[0]).first { $0.entry.qualifier == rest[1] }
    var quantity = formQuantity(of: description.key, in: instance, qualifier: rest[1])
    if case .stagePay = description.key.kind { quantity = written.map { Self.stagePay($0.entry) } }
    guard let quantity else { return nil }
    return ChangeTarget(
      value: instance.key(rest[0], rest[1]), key: description.key, instance: instance,
      quantity: quantity, shape: quantity.shape, timing: description.key.timing, name: rest[0],
      written: written?.entry.range)
  }

  /// Of a CSV block of budget lines only `growth` is a value of its own; its rows have the others.
  private func isOfRowsOnly(_ key: KeyDescription, in instance: BlockInstance) -> Bool {
    guard BudgetLineRows.keywords.contains(instance.description.keyword) else { return false }
    return (instance.block.file == nil) == (key.name == "growth")
  }

  private func changeCandidates(_ path: Path) -> [String] {
    let kinds = LanguageTable.blocks.map(\.keyword)
    guard diagnostics.count < DiagnosticSet.errorLimit else { return [] }
    let candidates = symbols.candidates(near: path.text)
    let expanded = declarations.identified.flatMap { instance in
      instance.description.keys.flatMap { key in
        ["\(instance.id).\(key.name)", "\(instance.path).\(key.name)"]
      }
    }
    let stars = kinds.flatMap { kind in
      (LanguageTable.block(kind)?.keys ?? []).map { "\(kind).*.\($0.name)" }
    }
    return candidates + expanded + stars
  }

  // MARK: contradictions

  /// A variant's `plan { set … }` takes the place of the plan's own of the same first year, in the
  /// years in which it acts.
  private mutating func dropReplacedPlanChanges() {
    for key in changes.keys.sortedByPath {
      guard let all = changes[key] else { continue }
      let replacing = all.filter { $0.isPlan && $0.change.author != "plan" }.map(\.change)
      changes[key] = all.compactMap { candidate in
        guard candidate.isPlan, candidate.change.author == "plan" else { return candidate }
        return remaining(candidate, besides: replacing)
      }
    }
  }

  /// What is left of a change of the plan beside a variant's changes; `nil` where nothing is.
  private func remaining(
    _ candidate: ResolvedChange, besides replacing: [ValueChange]
  ) -> ResolvedChange? {
    let same = replacing.filter { $0.firstYear == candidate.change.firstYear }
    guard !same.isEmpty else { return candidate }
    let replacedUntil = same.compactMap(\.lastYear).max() ?? years.upperBound
    let isForGood = same.contains { $0.lastYear == nil }
    if isForGood || replacedUntil >= candidate.change.lastYear ?? years.upperBound { return nil }
    var change = candidate.change
    change.replacedUntil = replacedUntil
    return ResolvedChange(change: change, isPlan: true)
  }

  private mutating func checkConflicts(_ key: ValueKey) {
    guard let all = changes[key] else { return }
    let path = key.description
    for later in all.indices {
      for earlier in all.indices where earlier < later {
        let first = all[earlier]
        let second = all[later]
        guard first.isPlan == second.isPlan, overlap(first.change, second.change) else { continue }
        if first.change.author != second.change.author {
          if first.change.author.hasPrefix("variant"), second.change.author.hasPrefix("variant") {
            report(.variantConflict(path, first.change, second.change))
          }
        } else if second.change.operation == .replace,
          first.change.firstYear == second.change.firstYear
        {
          report(.duplicateSet(path, first.change, second.change))
        }
      }
    }
  }

  private func overlap(_ first: ValueChange, _ second: ValueChange) -> Bool {
    first.firstYear <= (second.lastYear ?? .max) && second.firstYear <= (first.lastYear ?? .max)
  }

  /// Changes of values that no reader ever asked for: nothing is ignored.
  mutating func checkUnusedChanges() {
    for key in changes.keys.sortedByPath where statusQuo[key] == nil && planValues[key] == nil {
      guard let first = changes[key]?.first,
        !diagnostics.contains(where: { $0.range == first.change.range })
      else { continue }
      report(.nothingToChange(first.change.range, key.description))
    }
  }
}
