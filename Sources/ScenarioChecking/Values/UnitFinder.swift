internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// Finds units that are those of what is written, before any value is read: a formula may name a
/// value that stands further down or in another file.
enum UnitFinder {
  /// Finds the unit of every such value; gives the named values in an order in which each stands after
  /// those it needs.
  ///
  /// A value that needs its own unit has none; that is reported where it is named.
  static func findUnits(_ assembler: inout BudgetAssembler) -> [String] {
    var names: [String] = []
    var done: Set<ValueKey> = []
    for key in assembler.written.order where !done.contains(key) {
      for next in order(from: key, &done, &assembler) {
        assembler.units[next] = unit(of: next, assembler)
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
  private static func order(
    from start: ValueKey, _ done: inout Set<ValueKey>, _ assembler: inout BudgetAssembler
  ) -> [ValueKey] {
    var found: [ValueKey] = []
    var stack = [Opened(key: start, needs: needs(of: start, assembler))]
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
        let circle = stack.drop { $0.key != next.key }.map(\.key)
        if circle.contains(where: assembler.written.looksBack) {
          // No year needs itself, but nothing says where it begins.
          assembler.report(
            PastMessages.notGiven(
              next.path.range, FigureKey(.value(next.key)), assembler.years.lowerBound - 1,
              before: assembler.years.lowerBound))
        } else {
          assembler.report(
            ChangeMessages.circularReference(
              next.path.range, (circle + [next.key]).map(\.description)))
        }
      } else if !done.contains(next.key) {
        stack.append(Opened(key: next.key, needs: needs(of: next.key, assembler)))
        open.insert(next.key)
      }
    }
    return found
  }

  /// The values whose units one of them needs, the first one last.
  private static func needs(of key: ValueKey, _ assembler: BudgetAssembler) -> [(
    key: ValueKey, path: Path
  )] {
    assembler.written.names(in: key).reversed().compactMap { path in
      guard let meaning = assembler.symbols.meaning(of: path.text), meaning.unit == nil,
        case .value(let needed) = meaning.figure, assembler.written.sources[needed] != nil
      else { return nil }
      return (needed, path)
    }
  }

  /// The unit of what was written; messages about it come when it is read.
  private static func unit(of key: ValueKey, _ assembler: BudgetAssembler) -> Unit? {
    guard let source = assembler.written.sources[key] else { return nil }
    var probe = assembler
    probe.diagnostics = []
    return unit(of: source, &probe)
  }

  /// A place in which every expression can be read; its ends may be anything.
  private static var anyContext: ValueContext {
    ValueContext(
      path: "", shape: .amount, eachYear: true, family: IntervalFamily.uniform.rawValue)
  }

  private static func unit(of source: WrittenForms.Source, _ assembler: inout BudgetAssembler)
    -> Unit?
  {
    var context = Self.anyContext
    switch source {
    case .named(let declaration):
      if declaration.keyword.text == "driver" { return .ratio }
      return ExpressionReader.read(declaration.value, &context, &assembler)?.unit
    case .setting(let instance, let setting): return unit(of: setting, in: instance, &assembler)
    case .entry(_, let written):
      if case .stagePay = written.description.key.kind {
        return LadderReader.stagePay(written.entry).unit
      }
      return FormReader.readShareOrAmount(written.entry.value, "", &context, &assembler)?.typed.unit
    }
  }

  private static func unit(
    of setting: BlockInstance.Setting, in instance: BlockInstance,
    _ assembler: inout BudgetAssembler
  ) -> Unit? {
    var context = Self.anyContext
    switch setting.key.kind {
    case .stipend: return FormReader.readStipend(setting, &context, &assembler)?.typed.unit
    case .availability:
      return FormReader.readAvailability(setting.value, &context, &assembler)?.typed.unit
    case .positions:
      return FormReader.readPositions(setting.value, &context, &assembler)?.typed.unit
    case .reserve:
      return GeneralFundReader.readReserveFloor(setting.value, &context, &assembler)?.typed.unit
    case .pool:
      if case .share = setting.value { return .ratio }
      return Unit(.leader)
    case .transfer:
      guard case .interval(let amount, _, _) = setting.value else { return nil }
      return FormReader.readShareOrAmount(amount, "", &context, &assembler)?.typed.unit
    case .budgetAmount where RestOfAdoptedReader.isRest(setting.value):
      return FormQuantities.flowQuantity.unit
    case .award, .budgetAmount:
      guard let typed = ExpressionReader.read(setting.value, &context, &assembler) else {
        return nil
      }
      let perStudent = FormQuantities.perStudentQuantity
      return perStudent.acceptedUnits.contains(typed.unit)
        ? perStudent.unit : FormQuantities.flowQuantity.unit
    default: return nil
    }
  }

  /// Finds the units of settings that a `set` replaced.
  static func findReplacedUnits(_ assembler: inout BudgetAssembler) {
    for key in assembler.replacedSettings.keys.sortedByPath {
      guard let setting = assembler.replacedSettings[key], WrittenForms.hasForms(setting.key),
        let instance = assembler.instance(of: key)
      else { continue }
      var probe = assembler
      probe.diagnostics = []
      assembler.units[key] = unit(of: setting, in: instance, &probe)
    }
  }
}
