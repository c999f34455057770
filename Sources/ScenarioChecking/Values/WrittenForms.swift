internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// What was written for each value whose unit is that of what is written: inputs, formulas, and keys
/// that take several forms, such as `award` in dollars or in dollars a student.
struct WrittenForms {
  /// What was written for one value, where it was written first.
  enum Source {
    case named(Declaration)
    case setting(BlockInstance, BlockInstance.Setting)
    case entry(BlockInstance, WrittenEntry)

    /// Where it was written.
    var range: SourceRange {
      switch self {
      case .named(let declaration): declaration.range
      case .setting(_, let setting): setting.range
      case .entry(_, let written): written.entry.range
      }
    }
  }

  /// The values in the order in which they were written, named ones first.
  private(set) var order: [ValueKey] = []
  /// What was written for each.
  private(set) var sources: [ValueKey: Source] = [:]

  /// Finds them in all declarations.
  init(_ declarations: Declarations, _ index: BlockIndex) {
    for named in declarations.named {
      let declaration = named.declaration
      // A value that is given for a year has its unit without the names of a formula.
      let all = declarations.allNamed(declaration.name.text)
      let given = all.first { Self.names(in: $0.value).isEmpty }
      add(
        ValueKey(declaration.keyword.text, declaration.name.text, nil),
        .named(given ?? declaration))
    }
    for instance in index.all { add(instance) }
  }

  private mutating func add(_ instance: BlockInstance) {
    for setting in instance.settings where Self.hasForms(setting.key) {
      let all = instance.settings(setting.key.name)
      let given = all.count > 1 ? all.first { Self.names(in: $0.value).isEmpty } : nil
      add(instance.key(setting.key.name), .setting(instance, given ?? setting))
    }
    for written in instance.entries where Self.hasForms(written.description.key) {
      let key = instance.key(written.description.key.name, written.entry.qualifier)
      add(key, .entry(instance, written))
    }
  }

  private mutating func add(_ key: ValueKey, _ source: Source) {
    guard sources[key] == nil else { return }
    order.append(key)
    sources[key] = source
  }

  /// Whether the unit of a key is that of what is written.
  static func hasForms(_ key: KeyDescription) -> Bool {
    if case .asWritten? = Symbols.unit(of: key.kind) { return true }
    return false
  }

  /// The names that one of them uses, with their places, in reading order.
  func names(in key: ValueKey) -> [Path] {
    var found: [Path] = []
    switch sources[key] {
    case .named(let declaration)?:
      Self.collect(declaration.value, &found)
      if let growth = declaration.clauses.growth { Self.collect(growth.rate, &found) }
    case .setting(_, let setting)?: Self.collect(setting.value, &found)
    case .entry(_, let written)?: Self.collect(written.entry.value, &found)
    case nil: break
    }
    return found
  }

  /// The names in an expression.
  static func names(in expression: Expression) -> [Path] {
    var found: [Path] = []
    collect(expression, &found)
    return found
  }

  /// Whether what was written for a value looks back at earlier years.
  func looksBack(_ key: ValueKey) -> Bool {
    switch sources[key] {
    case .named(let declaration)?: Self.looksBack(declaration.value)
    case .setting(_, let setting)?: Self.looksBack(setting.value)
    case .entry(_, let written)?: Self.looksBack(written.entry.value)
    case nil: false
    }
  }

  private static func looksBack(_ expression: Expression) -> Bool {
    switch expression {
    case .call(let name, let arguments, _):
      name.text == PriorReader.name || arguments.contains { looksBack($0.value) }
    case .negation(let inner, _): looksBack(inner)
    case .binary(_, let left, let right, _): looksBack(left) || looksBack(right)
    default: false
    }
  }

  private static func collect(_ expression: Expression, _ found: inout [Path]) {
    switch expression {
    case .name(let path): found.append(path)
    case .call(_, let arguments, _):
      for argument in arguments {
        if let key = argument.key { collect(key, &found) }
        collect(argument.value, &found)
      }
    case .list(let elements, _): for element in elements { collect(element, &found) }
    case .negation(let inner, _), .share(let inner, _, _), .afterCommitted(let inner, _):
      collect(inner, &found)
    case .binary(_, let left, let right, _), .interval(let left, let right, _),
      .at(let left, let right, _):
      collect(left, &found)
      collect(right, &found)
    default: break
    }
  }
}
