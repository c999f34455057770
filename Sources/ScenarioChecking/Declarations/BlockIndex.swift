internal import BudgetNames
internal import LanguageTable
internal import ScenarioSyntax

/// All blocks that hold values, found by kind or id: those with an id in the order of the reference, then
/// enrolments without one, then the general fund.
struct BlockIndex {
  /// The blocks.
  let all: [BlockInstance]
  private let byKind: [String: [Int]]
  private let byID: [String: [Int]]

  /// Sorts what was declared.
  init(_ declarations: Declarations) {
    all =
      declarations.identified + declarations.enrollments.filter { $0.block.id == nil }
      + (declarations.others["general_fund"] ?? [])
    byKind = Dictionary(grouping: all.indices) { [all] in all[$0].description.keyword }
    byID = Dictionary(grouping: all.indices) { [all] in all[$0].id }
  }

  /// The block that states a value.
  func instance(of key: ValueKey) -> BlockInstance? {
    guard let id = key.id else {
      return (byKind[key.block] ?? []).map { all[$0] }.first { $0.block.id == nil }
    }
    return block(key.block, id)
  }

  /// The block of a kind and id.
  func block(_ kind: String, _ id: String) -> BlockInstance? {
    (byID[id] ?? []).map { all[$0] }.first {
      $0.description.keyword == kind && $0.block.id != nil
    }
  }

  /// The blocks that the path `KIND.ID…`, `KIND.*…`, `ID…` or `KIND…` may name, in order.
  func candidates(_ parts: [String]) -> [BlockInstance] {
    var found: Set<Int> = []
    for part in parts.prefix(2) { found.formUnion(byID[part] ?? []) }
    if let kind = parts.first, parts.count > 1 {
      found.formUnion((byKind[kind] ?? []).filter { parts[1] == "*" || all[$0].block.id == nil })
    }
    return found.sorted().map { all[$0] }
  }
}
