internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads values over the years: what was written, with its changes.
enum ValueReader {
  /// Target of a key of a block.
  static func target(
    _ instance: BlockInstance, _ key: KeyDescription, qualifier: String? = nil
  ) -> ValueTarget {
    let owner = instance.title == "enrollment" ? "Enrolment" : instance.title
    var target = ValueTarget(
      key: instance.key(key.name, qualifier),
      title: "\(owner): \(key.name.replacing("_", with: " "))", name: key.name,
      quantity: nil, timing: key.timing)
    if case .quantity(let quantity) = key.kind { target.quantity = quantity }
    target.standardNumber = key.standardNumber
    target.isDecision = key.isDecision
    target.isPlanOnly = instance.description.places == [.plan]
    if key.standardNumber == nil, target.quantity?.unit == Unit([.dollar], per: [.year]) {
      target.standardNumber = 0
    }
    return target
  }

  /// Reads a key of a block as a value over the years and keeps it; `false` where it is absent.
  @discardableResult
  static func readKey(
    _ instance: BlockInstance, _ name: String, startYear: Int? = nil, mayBeByCell: Bool = false,
    _ assembler: inout BudgetAssembler
  ) -> Bool {
    guard let key = instance.description.key(name) else { return false }
    var target = target(instance, key)
    target.startYear = startYear
    target.mayBeByCell = mayBeByCell
    var written: [WrittenValue] = []
    for setting in instance.settings(name) {
      if case .readyMade = setting.value {
        guard let ready = readyMade(setting, key, &assembler) else { return true }
        written.append(ready)
      } else {
        written.append(
          WrittenValue(value: setting.value, clauses: setting.clauses, range: setting.range))
      }
    }
    return keep(target, written, &assembler)
  }

  /// The ready-made value that `= default` stands for.
  private static func readyMade(
    _ setting: BlockInstance.Setting, _ key: KeyDescription, _ assembler: inout BudgetAssembler
  ) -> WrittenValue? {
    guard case .readyMade(let range) = setting.value else { return nil }
    guard let readyMade = key.readyMade else {
      assembler.report(DrawMessages.noReadyMade(range, key.name))
      return nil
    }
    return written(readyMade, setting.clauses, setting.range)
  }

  /// A ready-made value as if it had been written in place.
  static func written(
    _ readyMade: KeyDescription.ReadyMade, _ clauses: Clauses, _ range: SourceRange
  ) -> WrittenValue? {
    let text = "driver ready_made = \(readyMade.text)\n"
    let parsed = parse(SourceFile(path: "<default>", text: text))
    guard case .declaration(let declaration) = parsed.tree.statements.first else { return nil }
    var all = declaration.clauses
    all.source = clauses.source
    all.because = clauses.because
    if let timing = clauses.timing { all.timing = timing }
    if let scope = clauses.scope { all.scope = scope }
    return WrittenValue(
      value: declaration.value, clauses: all, range: range,
      readyMadeSource: readyMade.source ?? nil)
  }

  /// Reads what was written for a target and keeps it with its changes.
  @discardableResult
  static func keep(
    _ target: ValueTarget, _ written: [WrittenValue], _ assembler: inout BudgetAssembler
  ) -> Bool {
    var segments: [ValueSegment] = []
    for value in written {
      if let segment = SegmentReader.readSegment(value, target, &assembler) {
        segments.append(segment)
      }
    }
    if segments.count < written.count { return !written.isEmpty }
    checkOverlaps(segments, written, &assembler)
    segments = inOrderOfYears(segments)
    if let first = segments.first, first.firstYear != nil || first.lastYear != nil {
      let coversAll =
        (first.firstYear ?? assembler.years.lowerBound) <= assembler.years.lowerBound
        && first.lastYear == nil
      if !coversAll {
        guard let number = target.standardNumber else {
          assembler.report(
            YearMessages.missingSegment(written[0].range, target.name, assembler.years, first))
          return true
        }
        segments.insert(standardSegment(number, assembler), at: 0)
      }
    }
    return keepWithChanges(target, segments, &assembler)
  }

  /// Keeps a segment that holds in all years and what was written for some of them.
  static func keep(
    _ target: ValueTarget, _ first: ValueSegment, then written: [WrittenValue],
    _ assembler: inout BudgetAssembler
  ) {
    let later = written.compactMap { SegmentReader.readSegment($0, target, &assembler) }
    guard later.count == written.count else { return }
    checkOverlaps(later, written, &assembler)
    keepWithChanges(target, [first] + later, &assembler)
  }

  /// The segment of a value that was not written.
  static func standardSegment(_ number: Double, _ assembler: BudgetAssembler) -> ValueSegment {
    ValueSegment(
      formula: .constant(number), growth: nil, datedYear: assembler.years.lowerBound,
      text: "not written",
      range: nil, source: nil, because: nil)
  }

  @discardableResult
  static func keepWithChanges(
    _ target: ValueTarget, _ written: [ValueSegment], _ assembler: inout BudgetAssembler
  ) -> Bool {
    var segments = written
    let all = assembler.changes[target.key] ?? []
    if segments.isEmpty {
      guard !all.isEmpty else { return false }
      guard let number = target.standardNumber else {
        for resolved in all {
          assembler.report(ChangeMessages.nothingToChange(resolved.change.range, target.name))
        }
        return false
      }
      segments = [standardSegment(number, assembler)]
    }
    for resolved in all where !resolved.replacesAnother {
      warnIfIdle(resolved.change, segments, &assembler)
    }
    QuantityReader.checkChangedRange(target, segments, all.map(\.change), &assembler)
    let unit = target.quantity?.unit.words ?? assembler.units[target.key]?.words ?? "ratio"
    func value(_ changes: [ResolvedChange]) -> YearlyValue {
      YearlyValue(
        key: target.key, title: target.title, unit: unit, segments: segments,
        changes: changes.map(\.change), limits: target.limits)
    }
    if target.isPlanOnly {
      assembler.planValues[target.key] = value(all)
    } else {
      assembler.statusQuo[target.key] = value(all.filter { !$0.isPlan })
      if all.contains(where: \.isPlan) { assembler.planValues[target.key] = value(all) }
    }
    return true
  }

  private static func warnIfIdle(
    _ change: ValueChange, _ segments: [ValueSegment], _ assembler: inout BudgetAssembler
  ) {
    // A shock may leave some years as they are.
    guard case .constant(let operand) = change.operand, !change.author.hasPrefix("shock") else {
      return
    }
    var isIdle = false
    switch change.operation {
    case .increase, .decrease: isIdle = operand == 0
    case .scale: isIdle = operand == 1
    case .hold: isIdle = false
    case .replace:
      if segments.count == 1, let only = segments.first, only.growth == nil, only.ramp.isEmpty,
        change.growth == nil, case .constant(let value) = only.formula
      {
        isIdle = value == operand
      }
    }
    if isIdle { assembler.report(ChangeMessages.changesNothing(change.range)) }
  }

  /// What holds in all years first, by the years it is dated; values of some years in written order.
  private static func inOrderOfYears(_ segments: [ValueSegment]) -> [ValueSegment] {
    let always = segments.filter(\.holdsAlways)
    guard always.count > 1 || segments.first?.holdsAlways == false else { return segments }
    let dated = always.enumerated().sorted { left, right in
      (left.element.datedYear, left.offset) < (right.element.datedYear, right.offset)
    }
    return dated.map(\.element) + segments.filter { !$0.holdsAlways }
  }

  private static func checkOverlaps(
    _ segments: [ValueSegment], _ written: [WrittenValue], _ assembler: inout BudgetAssembler
  ) {
    for later in segments.indices.dropFirst() {
      for earlier in 0..<later {
        let areAlways = segments[earlier].holdsAlways && segments[later].holdsAlways
        let dated = segments[later].datedYear
        if areAlways, dated < assembler.years.lowerBound, dated == segments[earlier].datedYear {
          assembler.report(
            YearMessages.overlappingYears(written[later].range, written[earlier].range))
        }
        // The first one may hold in the years in which no other does.
        guard earlier > 0, !areAlways else { continue }
        let first = YearBounds(
          first: segments[earlier].firstYear, last: segments[earlier].lastYear)
        let second = YearBounds(first: segments[later].firstYear, last: segments[later].lastYear)
        let isSuccession = first.last == nil && second.first != first.first
        if first.overlaps(second), !isSuccession {
          assembler.report(
            YearMessages.overlappingYears(written[later].range, written[earlier].range))
        }
      }
    }
  }
}
