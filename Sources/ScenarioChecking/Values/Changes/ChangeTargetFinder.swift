internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Finds the values that the path of a `set` names.
enum ChangeTargetFinder {
  static func changeTargets(_ path: Path, _ assembler: BudgetAssembler) -> [ChangeTarget] {
    let parts = path.parts.map(\.text)
    if parts.count <= 2, let named = namedTarget(parts, assembler) { return [named] }
    let shocked = EnrollmentShockReader.targets(parts, assembler)
    if !shocked.isEmpty { return shocked }
    let found = assembler.index.candidates(parts).compactMap { instance -> ChangeTarget? in
      guard let rest = member(parts, of: instance) else { return nil }
      return target(instance, rest, assembler)
    }
    // Tables of several years are one enrolment: its value is one, found where it is written.
    var kept: [ChangeTarget] = []
    for target in found {
      guard target.instance?.block.id == nil,
        let index = kept.firstIndex(where: { $0.value == target.value })
      else {
        kept.append(target)
        continue
      }
      if kept[index].written == nil { kept[index] = target }
    }
    return kept
  }

  private static func namedTarget(_ parts: [String], _ assembler: BudgetAssembler) -> ChangeTarget?
  {
    guard let name = parts.last,
      let declaration = assembler.declarations.named(name),
      parts.count == 1 || parts[0] == declaration.keyword.text
    else { return nil }
    let kind = declaration.keyword.text
    guard kind != "let" else { return nil }
    let isDriver = kind == "driver"
    let key = ValueKey(kind, name, nil)
    let written = assembler.units[key].map { QuantityDescription($0, shape: .amount) }
    return ChangeTarget(
      value: key, key: nil, instance: nil,
      quantity: isDriver ? QuantityDescription(.ratio, shape: .rate) : written,
      shape: isDriver ? .rate : .amount, timing: isDriver ? .eachYear : .once, name: name)
  }

  /// The parts of a path behind a block's kind and id, where the path names that block.
  private static func member(_ parts: [String], of instance: BlockInstance) -> [String]? {
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

  private static func target(
    _ instance: BlockInstance, _ rest: [String], _ assembler: BudgetAssembler
  ) -> ChangeTarget? {
    if rest.count == 2, rest[0] == "benefits", instance.description.keyword == "staff",
      let benefit = assembler.symbols.benefits[instance.id]?.first(where: { $0.name == rest[1] })
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
    if let entry = entryTarget(instance, rest, assembler) { return entry }
    if let termination = terminationTarget(instance, rest) { return termination }
    guard rest.count == 1, let key = instance.description.key(rest[0]),
      !isOfRowsOnly(key, in: instance)
    else { return nil }
    let quantity = FormQuantities.formQuantity(of: key, in: instance, assembler)
    return ChangeTarget(
      value: instance.key(key.name), key: key, instance: instance, quantity: quantity,
      shape: quantity?.shape ?? .amount, timing: key.timing, name: key.name,
      written: instance.setting(key.name)?.range)
  }

  /// What `terminates with chance p each year keeping s` states of a stream.
  private static func terminationTarget(
    _ instance: BlockInstance, _ rest: [String]
  ) -> ChangeTarget? {
    guard let written = instance.termination, rest.count == 1 else { return nil }
    let isWritten =
      rest[0] == "termination_chance"
      || (rest[0] == "termination_keeps" && written.keeping != nil)
    guard isWritten else { return nil }
    let quantity = FormQuantities.shareQuantity
    return ChangeTarget(
      value: instance.key(rest[0]), key: nil, instance: instance, quantity: quantity,
      shape: quantity.shape, timing: .eachYear, name: rest[0], written: written.range)
  }

  /// What an entry holds: `enrollment.survival.9`, `enrollment.move.east_north`.
  private static func entryTarget(
    _ instance: BlockInstance, _ rest: [String], _ assembler: BudgetAssembler
  ) -> ChangeTarget? {
    guard rest.count == 2, let description = instance.description.entry(rest[0]) else {
      return nil
    }
    let written = instance.entries.first(rest[0], rest[1])
    var quantity = FormQuantities.formQuantity(
      of: description.key, in: instance, qualifier: rest[1], assembler)
    if case .stagePay = description.key.kind {
      quantity = written.map { LadderReader.stagePay($0.entry) }
    }
    guard let quantity else { return nil }
    return ChangeTarget(
      value: instance.key(rest[0], rest[1]), key: description.key, instance: instance,
      quantity: quantity, shape: quantity.shape, timing: description.key.timing, name: rest[0],
      written: written?.entry.range)
  }

  /// Of a CSV block of budget lines only `growth` is a value of its own; its rows have the others.
  private static func isOfRowsOnly(_ key: KeyDescription, in instance: BlockInstance) -> Bool {
    guard BudgetLineRows.keywords.contains(instance.description.keyword) else { return false }
    return (instance.block.file == nil) == (key.name == "growth")
  }

  static func changeCandidates(_ path: Path, _ assembler: BudgetAssembler) -> [String] {
    let kinds = LanguageTable.blocks.map(\.keyword)
    guard assembler.diagnostics.count < DiagnosticSet.errorLimit else { return [] }
    let candidates = assembler.symbols.candidates(near: path.text)
    let expanded = assembler.declarations.identified.flatMap { instance in
      instance.description.keys.flatMap { key in
        ["\(instance.id).\(key.name)", "\(instance.path).\(key.name)"]
      }
    }
    let stars = kinds.flatMap { kind in
      (LanguageTable.block(kind)?.keys ?? []).map { "\(kind).*.\($0.name)" }
    }
    // Of a kind that is not there the path itself may be one of them.
    return (candidates + expanded + stars).filter { $0 != path.text }
  }
}
