internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Values over the years: what was written, with its clauses.
extension BudgetAssembler {
  /// What a value is a value of.
  struct ValueTarget {
    /// Which value it is.
    let key: ValueKey
    /// The title for registers.
    var title: String
    /// The name in messages.
    let name: String
    /// The unit and range it must have; `nil` takes any unit.
    var quantity: QuantityDescription?
    /// When a draw is made where nothing is written.
    let timing: KeyDescription.Timing
    /// What holds where nothing is written.
    var standardNumber: Double?
    /// A decision of the district.
    var isDecision = false
    /// The growth may be drawn by school and grade.
    var mayBeByCell = false
    /// The value lives in the plan only.
    var isPlanOnly = false
    /// The first year of the item, from which a ramp counts.
    var startYear: Int?
  }

  /// One written value of a target.
  struct WrittenValue {
    let value: Expression
    let clauses: Clauses
    let range: SourceRange
    /// Reads the value where it is more than a number with its unit.
    var typed: TypedFormula?
    /// The source of a ready-made value.
    var readyMadeSource: String?
  }

  /// Target of a key of a block.
  func target(
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
  mutating func readKey(
    _ instance: BlockInstance, _ name: String, startYear: Int? = nil, mayBeByCell: Bool = false
  ) -> Bool {
    guard let key = instance.description.key(name) else { return false }
    var target = target(instance, key)
    target.startYear = startYear
    target.mayBeByCell = mayBeByCell
    var written: [WrittenValue] = []
    for setting in instance.settings(name) {
      if case .readyMade = setting.value {
        guard let ready = readyMade(setting, key) else { return true }
        written.append(ready)
      } else {
        written.append(
          WrittenValue(value: setting.value, clauses: setting.clauses, range: setting.range))
      }
    }
    return keep(target, written)
  }

  /// The ready-made value that `= default` stands for.
  private mutating func readyMade(
    _ setting: BlockInstance.Setting, _ key: KeyDescription
  ) -> WrittenValue? {
    guard case .readyMade(let range) = setting.value else { return nil }
    guard let readyMade = key.readyMade else {
      report(.noReadyMade(range, key.name))
      return nil
    }
    return written(readyMade, setting.clauses, setting.range)
  }

  /// A ready-made value as if it had been written in place.
  mutating func written(
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
  mutating func keep(_ target: ValueTarget, _ written: [WrittenValue]) -> Bool {
    var segments: [ValueSegment] = []
    for value in written {
      if let segment = readSegment(value, target) { segments.append(segment) }
    }
    if segments.count < written.count { return !written.isEmpty }
    checkOverlaps(segments, written)
    if let first = segments.first, first.firstYear != nil || first.lastYear != nil {
      let coversAll =
        (first.firstYear ?? years.lowerBound) <= years.lowerBound && first.lastYear == nil
      if !coversAll {
        guard let number = target.standardNumber else {
          report(.missingSegment(written[0].range, target.name, years, first))
          return true
        }
        segments.insert(standardSegment(number), at: 0)
      }
    }
    return keepWithChanges(target, segments)
  }

  /// Keeps a segment that holds in all years and what was written for some of them.
  mutating func keep(_ target: ValueTarget, _ first: ValueSegment, then written: [WrittenValue]) {
    let later = written.compactMap { readSegment($0, target) }
    guard later.count == written.count else { return }
    checkOverlaps(later, written)
    keepWithChanges(target, [first] + later)
  }

  /// The segment of a value that was not written.
  func standardSegment(_ number: Double) -> ValueSegment {
    ValueSegment(
      formula: .constant(number), growth: nil, datedYear: years.lowerBound, text: "not written",
      range: nil, source: nil, because: nil)
  }

  @discardableResult
  mutating func keepWithChanges(_ target: ValueTarget, _ written: [ValueSegment]) -> Bool {
    var segments = written
    let all = changes[target.key] ?? []
    if segments.isEmpty {
      guard !all.isEmpty else { return false }
      guard let number = target.standardNumber else {
        for resolved in all { report(.nothingToChange(resolved.change.range, target.name)) }
        return false
      }
      segments = [standardSegment(number)]
    }
    for resolved in all { warnIfIdle(resolved.change, segments) }
    checkChangedRange(target, segments, all.map(\.change))
    let unit = target.quantity?.unit.words ?? units[target.key]?.words ?? "ratio"
    func value(_ changes: [ResolvedChange]) -> YearlyValue {
      YearlyValue(
        key: target.key, title: target.title, unit: unit, segments: segments,
        changes: changes.map(\.change))
    }
    if target.isPlanOnly {
      planValues[target.key] = value(all)
    } else {
      statusQuo[target.key] = value(all.filter { !$0.isPlan })
      if all.contains(where: \.isPlan) { planValues[target.key] = value(all) }
    }
    return true
  }

  private mutating func warnIfIdle(_ change: ValueChange, _ segments: [ValueSegment]) {
    guard case .constant(let operand) = change.operand else { return }
    var isIdle = false
    switch change.operation {
    case .increase, .decrease: isIdle = operand == 0
    case .scale: isIdle = operand == 1
    case .replace:
      if segments.count == 1, let only = segments.first, only.growth == nil, only.ramp.isEmpty,
        change.growth == nil, case .constant(let value) = only.formula
      {
        isIdle = value == operand
      }
    }
    if isIdle { report(.changesNothing(change.range)) }
  }

  private mutating func checkOverlaps(_ segments: [ValueSegment], _ written: [WrittenValue]) {
    for later in segments.indices.dropFirst() {
      for earlier in 1..<max(1, later) where earlier < later {
        let first = YearBounds(
          first: segments[earlier].firstYear, last: segments[earlier].lastYear)
        let second = YearBounds(first: segments[later].firstYear, last: segments[later].lastYear)
        let isSuccession = first.last == nil && second.first != first.first
        if first.overlaps(second), !isSuccession {
          report(.overlappingYears(written[later].range, written[earlier].range))
        }
      }
    }
  }

  // MARK: one segment

  private mutating func readSegment(_ written: WrittenValue, _ target: ValueTarget)
    -> ValueSegment?
  {
    let clauses = written.clauses
    var context = ValueContext(
      path: target.key.description, shape: target.quantity?.shape ?? .amount,
      eachYear: clauses.timing?.eachYear ?? (target.timing == .eachYear),
      by: cellScope(clauses, target), family: clauses.family?.text,
      familyRange: clauses.family?.range)
    let before = diagnostics.count
    var typed = written.typed
    if typed == nil { typed = read(written.value, &context) }
    if let value = typed, let quantity = target.quantity {
      typed = accept(value, quantity, name: target.name)
    } else if let value = typed {
      units[target.key] = value.unit
    }
    let growth = readGrowth(clauses, target)
    let ramp = readRamp(clauses)
    let bounds = bounds(of: clauses.scope, mayBeDated: true)
    if clauses.timing != nil, !context.isDrawn, written.typed == nil,
      diagnostics.count == before
    {
      report(.timingNotDrawn(clauses.timing?.range ?? written.range))
    }
    if clauses.family != nil, !isInterval(written.value), let range = clauses.family?.range {
      report(.unexpectedClause(range, "~", key: target.name))
    }
    if !["loss", "delay"].contains(target.name) {
      reject(clauses, key: target.name, only: ["with chance"])
    }
    if target.isDecision, isInterval(written.value) {
      report(.decisionInterval(written.value.range, target.name))
    }
    guard let typed, let growth, let ramp, let bounds else { return nil }
    return ValueSegment(
      formula: typed.formula, growth: growth.growth, ramp: ramp, firstYear: bounds.first,
      lastYear: bounds.last, datedYear: bounds.dated ?? bounds.first ?? years.lowerBound,
      text: written.range.text, range: written.range,
      source: clauses.source?.text ?? written.readyMadeSource, because: clauses.because?.text)
  }

  private func isInterval(_ expression: Expression) -> Bool {
    if case .interval = expression { return true }
    if case .afterCommitted(let inner, _) = expression { return isInterval(inner) }
    return false
  }

  private mutating func cellScope(_ clauses: Clauses, _ target: ValueTarget) -> CellScope {
    guard !clauses.by.isEmpty else { return .none }
    guard target.mayBeByCell else {
      report(.byNotAllowed(clauses.by[0].range))
      return .none
    }
    let words = Set(clauses.by.map(\.text))
    if words == ["school"] { return .school }
    if words == ["grade"] { return .grade }
    return .schoolAndGrade
  }

  /// The growth of a value; the outer `nil` means that something wrong was reported.
  mutating func readGrowth(
    _ clauses: Clauses, _ target: ValueTarget
  ) -> (growth: Growth?, Void)? {
    var floor: ValueFormula?
    if let expression = clauses.floor {
      guard let read = readFloor(expression) else { return nil }
      floor = read
    }
    guard let written = clauses.growth else {
      return (floor.map { Growth(rate: .constant(0), floorShare: $0) }, ())
    }
    var context = ValueContext(
      path: "\(target.key).growth", shape: .rate, eachYear: written.timing?.eachYear ?? true,
      family: written.family?.text, familyRange: written.family?.range)
    let rate = QuantityDescription(.ratio, shape: .rate, least: -1)
    guard let typed = read(written.rate, &context),
      let accepted = accept(typed, rate, name: "grow by")
    else { return nil }
    if written.timing != nil, !context.isDrawn {
      report(.timingNotDrawn(written.timing?.range ?? written.range))
    }
    if let word = written.by.first { report(.byNotAllowed(word.range)) }
    return (Growth(rate: accepted.formula, floorShare: floor), ())
  }

  private func floorShape(_ range: SourceRange) -> Diagnostic {
    .wrongShareOf(range, "prior year", key: "floor", example: "floor 90% of prior year")
  }

  /// `90% of prior year`.
  private mutating func readFloor(_ expression: Expression) -> ValueFormula? {
    guard case .share(let share, let words, let range) = expression else {
      report(floorShape(expression.range))
      return nil
    }
    guard words.map(\.text) == ["prior", "year"] else {
      report(floorShape(range))
      return nil
    }
    let quantity = QuantityDescription(.ratio, shape: .share, least: 0)
    guard let typed = readConstant(share), let accepted = accept(typed, quantity, name: "floor")
    else { return nil }
    return accepted.formula
  }

  private mutating func readRamp(_ clauses: Clauses) -> [ValueFormula]? {
    var shares: [ValueFormula] = []
    let quantity = QuantityDescription(.ratio, shape: .share, least: 0)
    for expression in clauses.ramp {
      guard let typed = readConstant(expression),
        let accepted = accept(typed, quantity, name: "ramp")
      else { return nil }
      shares.append(accepted.formula)
    }
    return shares
  }
}
