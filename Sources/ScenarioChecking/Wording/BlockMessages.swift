internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// The wording of messages about files, blocks and their keys.
enum BlockMessages {
  static func includeCycle(_ path: Quoted, chain: [String]) -> Diagnostic {
    Diagnostic(
      .includeCycle, "`\(path.text)` is being read already", at: path.range,
      notes: ["each includes the next: " + chain.joined(separator: " -> ")],
      fix: "remove this `include`")
  }

  static func tooManyFiles(_ path: Quoted, most: Int) -> Diagnostic {
    Diagnostic(
      .tooManyFiles, "this is more than \(most) files", at: path.range,
      fix: "put several districts' facts into one file")
  }

  static func missingLanguage(_ tree: ScenarioTree) -> Diagnostic {
    let start = tree.statements.first?.range.lowerBound ?? 0
    let end = tree.statements.first?.range.upperBound ?? 0
    let line = SourceRange(
      file: tree.file, lowerBound: start,
      upperBound: min(end, start + tree.file.lineText(tree.file.line(of: start)).utf8.count))
    return Diagnostic(
      .missingLanguage, "the first statement is `language \(LanguageTable.version)`", at: line,
      fix: "begin the file with the line `language \(LanguageTable.version)`")
  }

  static func unreadableLanguage(_ version: Word) -> Diagnostic {
    Diagnostic(
      .newerLanguage, "`\(version.text)` is not a version of the language", at: version.range,
      fix: "write `language \(LanguageTable.version)`")
  }

  static func newerLanguage(_ version: Word) -> Diagnostic {
    Diagnostic(
      .newerLanguage, "this program knows the language up to version \(LanguageTable.version)",
      at: version.range,
      fix: "install a newer Evenkeel, or write `language \(LanguageTable.version)`")
  }

  static func repeatedLanguage(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingLanguage, "`language` stands once, at the top of the file", at: range,
      fix: "remove this line")
  }

  static func missingScenario(_ tree: ScenarioTree) -> Diagnostic {
    Diagnostic(
      .missingScenario, "there is no `scenario` block",
      at: SourceRange(file: tree.file, lowerBound: 0, upperBound: 0),
      fix: "add `scenario \"Title\" { years = FY2026..FY2030 }`")
  }

  static func includeHolds(_ range: SourceRange, _ what: String) -> Diagnostic {
    Diagnostic(
      .includeHoldsScenario, "an included file does not hold \(what)", at: range,
      fix: "move it into the scenario's own file")
  }

  static func duplicateBlock(_ block: Block, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateScenario, "there is a `\(block.keyword.text)` already", at: block.header,
      labels: [Diagnostic.Label(first, "first declared here")], fix: "put everything into one block"
    )
  }

  static func variantBody(_ range: SourceRange) -> Diagnostic {
    let kinds = DeclarationCollector.variantKeywords.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .variantInVariant,
      "a variant holds `set`, `plan { … }` and blocks of \(kinds) only", at: range,
      fix: "declare it outside the variant and change its value here with `set`")
  }

  static func unknownBlock(_ word: Word, place: BlockDescription.Place) -> Diagnostic {
    let known =
      place == .top
      ? LanguageTable.topKeywords
      : LanguageTable.blocks.filter { $0.places.contains(place) }.map(\.keyword)
    return Diagnostic(
      .unknownBlock, "there is no block `\(word.text)`", at: word.range,
      notes: ["blocks here: " + known.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(word.text, among: known))
  }

  static func misplacedBlock(_ word: Word, _ description: BlockDescription) -> Diagnostic {
    let isPlanPart = description.places.contains(.plan)
    return Diagnostic(
      .misplacedBlock,
      "`\(word.text)` belongs \(isPlanPart ? "inside `plan { … }`" : "at the top level")",
      at: word.range,
      fix: isPlanPart ? "move the block into the plan" : "move the block out of the plan")
  }

  static func misplaced(_ word: Word, belongs: String) -> Diagnostic {
    Diagnostic(
      .misplacedBlock, "`\(word.text)` belongs in \(belongs)", at: word.range,
      fix: "move it into \(belongs)")
  }

  static func blockInside(_ word: Word, _ keyword: String) -> Diagnostic {
    Diagnostic(
      .misplacedBlock, "a `\(keyword)` block holds no other blocks", at: word.range,
      fix: "close the `\(keyword)` block before `\(word.text)`")
  }

  static func unknownStatement(_ key: Path, place: String) -> Diagnostic {
    Diagnostic(
      .unknownBlock, "`\(key.text) = …` means nothing at the \(place)", at: key.range,
      fix: Diagnostic.didYouMean(key.text, among: LanguageTable.topKeywords)
        ?? "declare it, e.g. `input \(key.parts[0].text) = …`")
  }

  static func unknownEntry(
    _ entry: Entry, in block: String, forms: [String], among names: [String]
  ) -> Diagnostic {
    let word = entry.keyword.text
    let near = Diagnostic.didYouMean(word, among: names)
    let taken = forms.map { "`\($0) = …`" }.joined(separator: ", ")
    let known = forms.isEmpty ? "" : "; it takes " + taken
    return Diagnostic(
      .unknownKey, "`\(block)` has no statement `\(word) … = …`\(known)", at: entry.keyword.range,
      fix: near ?? "see `evenkeel help \(block)`")
  }

  static func unexpectedPhrase(_ range: SourceRange, place: String) -> Diagnostic {
    Diagnostic(
      .unexpectedPhrase, "this statement means nothing in `\(place)`", at: range,
      fix: "see `evenkeel help \(place == "top level" ? "blocks" : place)`")
  }

  static func unexpectedHeader(_ range: SourceRange, _ what: String) -> Diagnostic {
    Diagnostic(
      .unexpectedClause, "this block takes no \(what) in its first line", at: range,
      fix: "remove it, or write it inside the braces where the block has a key for it")
  }

  static func unknownKey(_ key: Path, in block: String, among keys: [String]) -> Diagnostic {
    Diagnostic(
      .unknownKey, "`\(block)` has no key `\(key.text)`", at: key.range,
      notes: keys.isEmpty ? [] : ["its keys: " + keys.joined(separator: ", ")],
      fix: keys.isEmpty
        ? "write it into a block of the plan, or change a value with `set PATH = …`"
        : Diagnostic.didYouMean(key.text, among: keys))
  }

  static func duplicateKey(_ word: Word, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateKey, "`\(word.text)` is written twice", at: word.range,
      labels: [Diagnostic.Label(first, "first written here")],
      fix: "remove one, or give the second its years, e.g. `from FY2028`")
  }

  static func missingKey(_ key: KeyDescription, in block: Block) -> Diagnostic {
    Diagnostic(
      .missingKey, "`\(block.keyword.text)` needs `\(key.name)`", at: block.header,
      notes: [key.summary], fix: "add a line such as `\(key.example)`")
  }

  static func missingID(_ block: Block) -> Diagnostic {
    Diagnostic(
      .missingID, "`\(block.keyword.text)` needs an id", at: block.header,
      fix: "write a short name behind it, e.g. `\(block.keyword.text) name { … }`")
  }

  static func unexpectedID(_ id: Word, keyword: String) -> Diagnostic {
    Diagnostic(
      .unexpectedID, "`\(keyword)` takes no id", at: id.range,
      fix: "remove `\(id.text)`, or put it in quotes as a title")
  }

  static func unexpectedClause(_ range: SourceRange, _ clause: String, key: String) -> Diagnostic {
    Diagnostic(
      .unexpectedClause, "`\(clause)` means nothing for `\(key)`", at: range,
      fix: "remove it")
  }

  static func unusedKey(_ range: SourceRange, _ key: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unusedKey, .warning, "`\(key)` has no effect: \(reason)", at: range, fix: "remove it")
  }
}
