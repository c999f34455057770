internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// What several blocks of the plan share: words of the reader's own, the staff group meant, and
// values written as `N of GROUP`.
extension BudgetAssembler {
  /// The blocks of a kind with the settings that a `set` replaced.
  func blocks(_ keyword: String) -> [BlockInstance] {
    (declarations.others[keyword] ?? []).map { current($0) }
  }

  /// The words of a key that takes words of the reader's own.
  mutating func readWords(_ setting: BlockInstance.Setting?) -> [Word] {
    guard let setting else { return [] }
    checkNoClauses(setting)
    return setting.elements.compactMap { element in
      if let word = singleWord(element) { return word }
      report(.wrongKind(element.range, setting.key.kind.words))
      return nil
    }
  }

  /// Reads a key as a value; in `20% of teachers` the words behind `of` are put aside.
  @discardableResult
  mutating func readKeyOfGroup(
    _ instance: BlockInstance, _ name: String, startYear: Int? = nil
  ) -> Word? {
    guard let key = instance.description.key(name) else { return nil }
    var group: Word?
    var target = target(instance, key)
    target.startYear = startYear
    let written = instance.settings(name).map { setting in
      var value = setting.value
      if case .share(let inner, let words, _) = value {
        value = inner
        group = words.last
      }
      return WrittenValue(value: value, clauses: setting.clauses, range: setting.range)
    }
    keep(target, written)
    return group
  }

  /// The staff group that a block is about: of the key `of`, else of the words behind a number,
  /// else the only group, or the only one that follows sections.
  mutating func readGroup(_ instance: BlockInstance, named: Word? = nil) -> String? {
    if let setting = instance.setting("of") { return readNames(setting)?.first }
    let groups = symbols.ids(of: "staff")
    if let named {
      if groups.contains(named.text) { return named.text }
      if Unit.dimension(ofWord: named.text) != .fte {
        report(.unknownID(named, kind: "staff", among: groups))
        return nil
      }
    }
    if groups.count == 1 { return groups[0] }
    guard let positions = LanguageTable.block("staff")?.key("positions") else { return nil }
    let driven = declarations.staff.filter { staff in
      formQuantity(of: positions, in: staff)?.unit == Unit([.fte], per: [.section])
    }
    if driven.count == 1 { return driven[0].id }
    report(.noGroupOfBlock(instance.block.header, groups))
    return nil
  }
}
