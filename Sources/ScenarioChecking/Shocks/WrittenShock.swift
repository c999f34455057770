internal import Diagnostics
internal import ScenarioSyntax

/// A shock as written: `shock ID "Title" { from = FY2027; years = 1; source = "…"; set … }`.
struct WrittenShock {
  /// A `set` of a shock: an operand, or one for each year of which the last one stays.
  struct Change {
    /// As written.
    let statement: SetStatement
    /// How the value changes; `hold` for `= prior year`.
    let operation: SetStatement.Operator
    /// The operands of the first year, the second, and so on; one at least.
    let values: [Expression]
  }

  /// Its id.
  let id: Word
  /// Its title, or the id.
  let title: String
  /// Its first year; `nil` for that of the command.
  var from: FiscalYearWord?
  /// For how many years it acts; `nil` to the end.
  var years: Int?
  /// Where it comes from.
  var source: String?
  /// What it changes, in written order.
  var changes: [Change] = []
  /// Its header.
  let range: SourceRange
}

/// Reads a block `shock`.
enum ShockReader {
  /// The keys of a shock.
  private static let keys = ["from", "years", "source"]

  /// The shock of a block, with what is wrong in it.
  static func read(_ block: Block) -> (shock: WrittenShock?, diagnostics: [Diagnostic]) {
    guard let id = block.id else { return (nil, [BlockMessages.missingID(block)]) }
    var shock = WrittenShock(
      id: id, title: block.title?.text ?? id.text, range: block.header)
    var diagnostics: [Diagnostic] = []
    for statement in block.body {
      switch statement {
      case .set(let set): read(set, into: &shock, &diagnostics)
      case .assignment(let assignment): read(assignment, into: &shock, &diagnostics)
      default: diagnostics.append(ShockMessages.body(statement.range))
      }
    }
    if shock.changes.isEmpty, diagnostics.isEmpty {
      diagnostics.append(ShockMessages.empty(block.header))
    }
    return (shock, diagnostics)
  }

  private static func read(
    _ assignment: Assignment, into shock: inout WrittenShock, _ diagnostics: inout [Diagnostic]
  ) {
    switch (assignment.key.text, assignment.value) {
    case ("from", .years(let first, nil, _)): shock.from = first
    case ("years", .quantity(let quantity))
    where !quantity.isMoney && !quantity.isPercent && quantity.unit.isEmpty
      && quantity.number >= 1 && quantity.number <= 60
      && quantity.number == quantity.number.rounded():
      shock.years = Int(quantity.number)
    case ("source", .text(let text)): shock.source = text.text
    case (let key, _) where keys.contains(key):
      diagnostics.append(ShockMessages.badKey(key, assignment.range))
    default:
      diagnostics.append(BlockMessages.unknownKey(assignment.key, in: "shock", among: keys))
    }
  }

  private static func read(
    _ set: SetStatement, into shock: inout WrittenShock, _ diagnostics: inout [Diagnostic]
  ) {
    if let scope = set.clauses.scope {
      diagnostics.append(ShockMessages.years(scope.range))
      return
    }
    if case .phrase(let words, let range) = set.value, words.map(\.text) == ["prior", "year"] {
      guard set.operation == .replace else {
        diagnostics.append(ShockMessages.priorYear(range, set.pathText))
        return
      }
      shock.changes.append(
        WrittenShock.Change(statement: set, operation: .hold, values: [set.value]))
      return
    }
    var values = [set.value]
    if case .list(let elements, _) = set.value { values = elements }
    shock.changes.append(
      WrittenShock.Change(statement: set, operation: set.operation, values: values))
  }
}
