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
    let written = Dictionary(grouping: entries, by: \.qualifier)
    var known: Set<String> = []
    for entry in entries where known.insert(entry.qualifier).inserted {
      let key = instance.key(keyword, entry.qualifier)
      var target = ValueReader.target(instance, description.key, qualifier: entry.qualifier)
      target.title += " \(entry.first.text)" + (entry.second.map { " to \($0.text)" } ?? "")
      target.startYear = startYear
      target.mayBeByCell = mayBeByCell
      let values = (written[entry.qualifier] ?? []).map {
        WrittenValue(value: $0.value, clauses: $0.clauses, range: $0.range)
      }
      ValueReader.keep(target, values, &assembler)
      kept.append(KeptEntry(first: entry.first, second: entry.second, key: key))
    }
    return kept
  }
}
