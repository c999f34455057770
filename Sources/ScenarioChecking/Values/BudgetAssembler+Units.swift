internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

// Units that are those of what is written, found before any value is read: a formula may name a value
// that stands further down or in another file.
extension BudgetAssembler {
  /// Finds the unit of every such value; gives the named values in an order in which each stands after
  /// those it needs.
  ///
  /// A value that needs its own unit has none; that is reported where it is named.
  mutating func findUnits() -> [String] {
    var names: [String] = []
    var done: Set<ValueKey> = []
    for key in written.order where !done.contains(key) {
      for next in order(from: key, &done) {
        units[next] = unit(of: next)
        if next.key == nil, let name = next.id { names.append(name) }
      }
    }
    return names
  }

  /// A value's unit that is being looked for.
  private struct Opened {
    let key: ValueKey
    /// What it needs and has not been looked at, the first one last.
    var needs: [(key: ValueKey, path: Path)]
  }

  /// A value and what it needs the units of, each after what it needs itself.
  private mutating func order(from start: ValueKey, _ done: inout Set<ValueKey>) -> [ValueKey] {
    var found: [ValueKey] = []
    var stack = [Opened(key: start, needs: needs(of: start))]
    var open: Set<ValueKey> = [start]
    while let top = stack.last {
      guard let next = top.needs.last else {
        stack.removeLast()
        open.remove(top.key)
        done.insert(top.key)
        found.append(top.key)
        continue
      }
      stack[stack.count - 1].needs.removeLast()
      if open.contains(next.key) {
        let circle = stack.drop { $0.key != next.key }.map(\.key.description)
        report(.circularReference(next.path.range, circle + [next.key.description]))
      } else if !done.contains(next.key) {
        stack.append(Opened(key: next.key, needs: needs(of: next.key)))
        open.insert(next.key)
      }
    }
    return found
  }

  /// The values whose units one of them needs, the first one last.
  private func needs(of key: ValueKey) -> [(key: ValueKey, path: Path)] {
    written.names(in: key).reversed().compactMap { path in
      guard let meaning = symbols.meaning(of: path.text), meaning.unit == nil,
        case .value(let needed) = meaning.figure, written.sources[needed] != nil
      else { return nil }
      return (needed, path)
    }
  }

  /// The unit of what was written; messages about it come when it is read.
  private func unit(of key: ValueKey) -> Unit? {
    guard let source = written.sources[key] else { return nil }
    var probe = self
    probe.diagnostics = []
    return probe.unit(of: source)
  }

  /// A place in which every expression can be read; its ends may be anything.
  private static var anyContext: ValueContext {
    ValueContext(
      path: "", shape: .amount, eachYear: true, family: IntervalFamily.uniform.rawValue)
  }

  private mutating func unit(of source: WrittenForms.Source) -> Unit? {
    var context = Self.anyContext
    switch source {
    case .named(let declaration):
      if declaration.keyword.text == "driver" { return .ratio }
      return read(declaration.value, &context)?.unit
    case .setting(let instance, let setting): return unit(of: setting, in: instance)
    case .entry(_, let written):
      if case .stagePay = written.description.key.kind { return Self.stagePay(written.entry).unit }
      return readShareOrAmount(written.entry.value, "", &context)?.typed.unit
    }
  }

  private mutating func unit(of setting: BlockInstance.Setting, in instance: BlockInstance) -> Unit?
  {
    var context = Self.anyContext
    switch setting.key.kind {
    case .stipend: return readStipend(setting, &context)?.typed.unit
    case .availability: return readAvailability(setting.value, &context)?.typed.unit
    case .positions: return readPositions(setting.value, &context)?.typed.unit
    case .reserve: return readReserveFloor(setting.value, &context)?.typed.unit
    case .pool:
      if case .share = setting.value { return .ratio }
      return Unit(.leader)
    case .transfer:
      guard case .interval(let amount, _, _) = setting.value else { return nil }
      return readShareOrAmount(amount, "", &context)?.typed.unit
    case .award, .budgetAmount:
      guard let typed = read(setting.value, &context) else { return nil }
      let perStudent = Self.perStudentQuantity
      return perStudent.acceptedUnits.contains(typed.unit)
        ? perStudent.unit : Self.flowQuantity.unit
    default: return nil
    }
  }

  /// Finds the units of settings that a `set` replaced.
  mutating func findReplacedUnits() {
    for key in replacedSettings.keys.sortedByPath {
      guard let setting = replacedSettings[key], WrittenForms.hasForms(setting.key),
        let instance = instance(of: key)
      else { continue }
      var probe = self
      probe.diagnostics = []
      units[key] = probe.unit(of: setting, in: instance)
    }
  }

  // MARK: names in formulas and checks

  /// Notes that a name was used, and gives the unit of what it means; `nil` where it is not known.
  mutating func use(_ meaning: Symbols.Meaning, at range: SourceRange) -> Unit? {
    var unit = meaning.unit
    if case .value(let key) = meaning.figure {
      used.insert(key)
      unit = unit ?? units[key]
    }
    references.append(NamedReference(figure: meaning.figure, hasUnit: unit != nil, range: range))
    return unit
  }

  /// The places of the forms from which the values in a formula have their units.
  func formLabels(of formula: ValueFormula) -> [Diagnostic.Label] {
    var labels: [Diagnostic.Label] = []
    for case .value(let key) in formula.references where key.key != nil && labels.count < 3 {
      guard let unit = units[key], let source = written.sources[key] else { continue }
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

  /// A name in a formula or check.
  struct NamedReference {
    /// What it means.
    let figure: Figure
    /// Its unit was known.
    let hasUnit: Bool
    /// Its place.
    let range: SourceRange
  }

  /// Reports names of values that nothing states.
  mutating func checkReferences() {
    let isSound = !diagnostics.contains { $0.severity == .error }
    for reference in references {
      guard case .value(let key) = reference.figure else { continue }
      let isKept = statusQuo[key] != nil || planValues[key] != nil
      if isKept, reference.hasUnit || !isSound { continue }
      if isSound || !isStated(key) { report(.notWritten(reference.range, key, example(of: key))) }
    }
  }

  /// Whether something is written for a value.
  private func isStated(_ key: ValueKey) -> Bool {
    guard let name = key.key else { return true }
    guard let instance = instance(of: key).map({ current($0) }) else { return false }
    guard let qualifier = key.qualifier else {
      return instance.setting(name) != nil || changes[key] != nil
        || instance.description.key(name) == nil
    }
    return instance.entries(name).contains { $0.entry.qualifier == qualifier }
      || instance.description.entry(name) == nil
  }

  /// The block that states a value.
  func instance(of key: ValueKey) -> BlockInstance? {
    guard let id = key.id else {
      return (declarations.enrollments + (declarations.others["general_fund"] ?? [])).first {
        $0.block.id == nil && $0.description.keyword == key.block
      }
    }
    return declarations.identified.first {
      $0.description.keyword == key.block && $0.id == id
    }
  }

  /// A statement of the language table for a value.
  private func example(of key: ValueKey) -> String? {
    guard let name = key.key, let block = LanguageTable.block(key.block) else { return nil }
    return (block.key(name) ?? block.entry(name)?.key)?.example
  }
}

extension Collection<ValueKey> {
  /// The keys in the order of their paths.
  var sortedByPath: [ValueKey] {
    map { ($0, $0.description) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
