internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads the staff group that a block of the plan means.
enum GroupReader {
  /// Reads a key as a value; in `20% of teachers` the words behind `of` are put aside.
  @discardableResult
  static func readKeyOfGroup(
    _ instance: BlockInstance, _ name: String, startYear: Int? = nil,
    _ assembler: inout BudgetAssembler
  ) -> Word? {
    guard let key = instance.description.key(name) else { return nil }
    var group: Word?
    var target = ValueReader.target(instance, key)
    target.startYear = startYear
    let written = instance.settings(name).map { setting in
      var value = setting.value
      if case .share(let inner, let words, _) = value {
        value = inner
        group = words.last
      }
      return WrittenValue(value: value, clauses: setting.clauses, range: setting.range)
    }
    ValueReader.keep(target, written, &assembler)
    return group
  }

  /// The staff group that a block is about: of the key `of`, else of the words behind a number,
  /// else the only group, or the only one that follows sections.
  static func readGroup(
    _ instance: BlockInstance, named: Word? = nil, _ assembler: inout BudgetAssembler
  ) -> String? {
    if let setting = instance.setting("of") { return assembler.readNames(setting)?.first }
    let groups = assembler.symbols.ids(of: "staff")
    if let named {
      if groups.contains(named.text) { return named.text }
      if Unit.dimension(ofWord: named.text) != .fte {
        assembler.report(NameMessages.unknownID(named, kind: "staff", among: groups))
        return nil
      }
    }
    if groups.count == 1 { return groups[0] }
    guard let positions = LanguageTable.block("staff")?.key("positions") else { return nil }
    let driven = assembler.declarations.staff.filter { staff in
      FormQuantities.formQuantity(of: positions, in: staff, assembler)?.unit
        == Unit([.fte], per: [.section])
    }
    if driven.count == 1 { return driven[0].id }
    assembler.report(LadderMessages.noGroupOfBlock(instance.block.header, groups))
    return nil
  }
}
