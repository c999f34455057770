internal import BudgetModel
internal import BudgetNames
internal import LanguageTable
internal import ScenarioSyntax

/// Reads keys that are written once for each of several things.
enum EntryReader {
  /// Reads the entries of a keyword as values over the years and keeps them; several statements of
  /// one qualifier, each with its years, are one value. What the qualifiers mean is the caller's to
  /// check.
  @discardableResult
  static func readEntries(
    _ instance: BlockInstance, _ keyword: String, startYear: Int? = nil,
    mayBeByCell: Bool = false, _ assembler: inout BudgetAssembler
  ) -> [KeptEntry] {
    guard let description = instance.description.entry(keyword) else { return [] }
    var kept: [KeptEntry] = []
    let entries = instance.entries(keyword).map(\.entry)
    for entry in entries {
      let key = instance.key(keyword, entry.qualifier)
      if kept.contains(where: { $0.key == key }) { continue }
      var target = ValueReader.target(instance, description.key, qualifier: entry.qualifier)
      target.title += " \(entry.first.text)" + (entry.second.map { " to \($0.text)" } ?? "")
      target.startYear = startYear
      target.mayBeByCell = mayBeByCell
      let written = entries.filter { $0.qualifier == entry.qualifier }.map {
        WrittenValue(value: $0.value, clauses: $0.clauses, range: $0.range)
      }
      ValueReader.keep(target, written, &assembler)
      kept.append(KeptEntry(first: entry.first, second: entry.second, key: key))
    }
    return kept
  }
}
