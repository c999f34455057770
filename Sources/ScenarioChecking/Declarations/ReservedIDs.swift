internal import BudgetNames
internal import FigureCatalogue
internal import LanguageTable

/// The ids that would shadow a figure or value.
enum ReservedIDs {
  /// The words that stand beside ids in figures and in the values of the language.
  private static let shadowing = ShadowingNames(
    values: LanguageTable.blocks.flatMap { block in
      let named = block.identity == .none ? [] : forms(block, isNamed: true)
      let shocked: [[SpelledWord]] =
        block.keyword == "enrollment" ? [[.text("enrollment"), .text("students")]] : []
      let mayBeUnnamed = ["enrollment", "general_fund"].contains(block.keyword)
      return shocked + named + (mayBeUnnamed ? forms(block, isNamed: false) : [])
    })

  /// A figure or value in whose spelling a word stands where an id of a kind may stand; `nil` where
  /// the id may be this word. Stages of ladders and parts of exchanges are kinds of their own.
  static func form(_ word: String, as kind: String) -> String? {
    shadowing.form(word, as: kind)
  }

  /// The spellings of a block's values.
  private static func forms(_ block: BlockDescription, isNamed: Bool) -> [[SpelledWord]] {
    let head: [SpelledWord] =
      isNamed ? [.text(block.keyword), .name(block.keyword)] : [.text(block.keyword)]
    let keys = block.keys.filter { isValue($0) }.map { head + [.text($0.name)] }
    let entries = block.entries.filter { isValue($0.key) }.map { entry in
      head + [.text(entry.key.name), qualifier(entry.qualifier)]
    }
    return keys + entries
  }

  private static func isValue(_ key: KeyDescription) -> Bool { Symbols.unit(of: key.kind) != nil }

  private static func qualifier(_ qualifier: EntryDescription.Qualifier) -> SpelledWord {
    switch qualifier {
    case .name(of: "stage"): .stage
    case .grade: .grade
    case .newName, .year, .span, .name, .move: .any
    }
  }
}
