internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

// The wording of messages about files, blocks, keys and names.
extension Diagnostic {
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
      labels: [Label(first, "first declared here")], fix: "put everything into one block")
  }

  static func emptyCheck(_ block: Block) -> Diagnostic {
    Diagnostic(
      .badCondition, "this `\(block.keyword.text)` says nothing that must hold", at: block.header,
      fix: "write a condition between the braces")
  }

  static func variantBody(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .variantInVariant, "a variant holds `set` and `plan { set … }` only", at: range,
      fix: "declare it outside the variant and change its value here with `set`")
  }

  // MARK: blocks and keys

  static func unknownBlock(_ word: Word, place: BlockDescription.Place) -> Diagnostic {
    let known =
      place == .top
      ? LanguageTable.topKeywords
      : LanguageTable.blocks.filter { $0.places.contains(place) }.map(\.keyword)
    return Diagnostic(
      .unknownBlock, "there is no block `\(word.text)`", at: word.range,
      notes: ["blocks here: " + known.joined(separator: ", ")],
      fix: didYouMean(word.text, among: known))
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
      fix: didYouMean(key.text, among: LanguageTable.topKeywords)
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
        : didYouMean(key.text, among: keys))
  }

  static func duplicateKey(_ word: Word, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateKey, "`\(word.text)` is written twice", at: word.range,
      labels: [Label(first, "first written here")],
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

  static func duplicateID(_ word: Word, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateID, "`\(word.text)` is declared twice", at: word.range,
      labels: [Label(first, "first declared here")], fix: "choose another name for one of them")
  }

  static func reservedID(_ word: Word) -> Diagnostic {
    Diagnostic(
      .reservedID, "`\(word.text)` is a word of the language", at: word.range,
      fix: "choose another name, e.g. `\(word.text.lowercased())_1`")
  }

  // MARK: names

  static func unknownName(_ path: Path, among names: [String]) -> Diagnostic {
    Diagnostic(
      .unknownName, "nothing is called `\(path.text)`", at: path.range,
      fix: didYouMean(path.text, among: names)
        ?? "declare it with `input \(path.parts[0].text) = …`, or see `evenkeel help figures`")
  }

  static func missingFigure(_ range: SourceRange, _ key: FigureKey) -> Diagnostic {
    let hasPlace = key.place != nil
    return Diagnostic(
      .unknownName, "this scenario has no figure `\(key)`", at: range,
      notes: hasPlace
        ? ["students, classes and leaders have figures where the scenario gives them"] : [],
      fix: hasPlace
        ? "name a school and grade that it is given for, or leave the place out"
        : "see `evenkeel help figures`")
  }

  static func notWritten(
    _ range: SourceRange, _ key: ValueKey, _ example: String?
  ) -> Diagnostic {
    let block = key.id.map { "\(key.block) \($0)" } ?? key.block
    return Diagnostic(
      .notWritten, "`\(key)` is not written, so that there is no number to read", at: range,
      fix: example.map { "write it into `\(block)`, e.g. `\($0)`" }
        ?? "write it, or leave the name out")
  }

  static func notCountedBySchool(_ range: SourceRange, _ role: String) -> Diagnostic {
    Diagnostic(
      .placeOfFigure, "`\(role)` is counted for the district, not school by school", at: range,
      fix: "write `at each school` into `leader \(role)`, or name the figure without a school")
  }

  static func combinesGrades(_ range: SourceRange, _ classSize: String) -> Diagnostic {
    Diagnostic(
      .placeOfFigure, "the grades of `\(classSize)` share sections, so that none has its own",
      at: range, fix: "name the sections of the school, without a grade")
  }

  static func shadowingID(_ word: Word, _ kind: String, form: String) -> Diagnostic {
    let isValue = ["driver", "input", "let"].contains(kind)
    return Diagnostic(
      .shadowingID, "no `\(kind)` can be called `\(word.text)`, which is a word of figures",
      at: word.range,
      notes: [
        form == word.text
          ? "`\(form)` is itself a figure" : "`\(form)` would then mean two things"
      ],
      fix: "choose another id, e.g. `\(word.text)_\(isValue ? "value" : kind)`")
  }

  static func figureBesideStudents(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownName, "the past is compared with students alone, and this is no figure of theirs",
      at: range, fix: "let the students stand on a driver or an input")
  }

  static func figureOfPlan(_ path: Path, isNamed: Bool) -> Diagnostic {
    Diagnostic(
      .unknownName, "this exists with the plan only, and not in the status quo", at: path.range,
      fix: isNamed
        ? "leave `status_quo` out" : "hold it against its amount in an `example` instead")
  }

  static func statusQuoInFormula(_ path: Path) -> Diagnostic {
    Diagnostic(
      .unknownName, "a formula holds with and without the plan and cannot name one of the two",
      at: path.range, fix: "leave `status_quo` out, or name the figure in a check")
  }

  static func setOfFormula(_ path: Path) -> Diagnostic {
    Diagnostic(
      .unknownPath, "`\(path.text)` is a formula, and `set` changes values", at: path.range,
      fix: "change a value that it is computed from, or declare it with `input`")
  }

  static func unknownPath(_ path: Path, among names: [String]) -> Diagnostic {
    Diagnostic(
      .unknownPath, "there is no value `\(path.text)` to change", at: path.range,
      fix: didYouMean(path.text, among: names)
        ?? "write `id.key` or `kind.id.key`, e.g. `class_size.*.target`")
  }

  static func unknownID(_ word: Word, kind: String, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownName, "there is no `\(kind)` block with the id `\(word.text)`", at: word.range,
      notes: ids.isEmpty
        ? ["no `\(kind)` block is declared"] : ["ids: " + ids.joined(separator: ", ")],
      fix: didYouMean(word.text, among: ids))
  }

  static func unknownSchool(_ word: Word, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownSchool, "there is no school `\(word.text)`", at: word.range,
      notes: ids.isEmpty ? [] : ["schools: " + ids.prefix(12).joined(separator: ", ")],
      fix: didYouMean(word.text, among: ids) ?? "declare it: `school \(word.text) \"Name\" { }`")
  }

  static func unknownGrade(_ text: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownGrade, "`\(text.prefix(20))` is not a grade", at: range,
      fix: "grades are \(LanguageTable.grades.joined(separator: ", "))")
  }

  static func unknownFunction(_ word: Word, among names: [String]) -> Diagnostic {
    Diagnostic(
      .unknownFunction, "there is no distribution or function `\(word.text)`", at: word.range,
      fix: didYouMean(word.text, among: names) ?? "see `evenkeel help distributions`")
  }

  static func unknownChoice(_ word: Word, _ allowed: [String], key: String) -> Diagnostic {
    Diagnostic(
      .unknownChoice, "`\(key)` is one of: \(allowed.joined(separator: ", "))", at: word.range,
      fix: didYouMean(word.text, among: allowed) ?? "write one of them")
  }

  static func unknownRule(_ word: Word, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownRule, "there is no rule for review `\(word.text)`", at: word.range,
      notes: ["rules: " + ids.joined(separator: ", ")], fix: didYouMean(word.text, among: ids))
  }

  static func unknownUse(_ text: String, _ range: SourceRange, _ uses: [String]) -> Diagnostic {
    Diagnostic(
      .unknownUse, "`\(text)` is not a use of money", at: range,
      notes: ["uses: " + uses.joined(separator: ", ")], fix: didYouMean(text, among: uses))
  }

  static func unknownFamily(
    _ family: String, at range: SourceRange, among names: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownFamily, "an interval has no shape `\(family)`", at: range,
      notes: ["shapes: " + names.joined(separator: ", ")], fix: didYouMean(family, among: names))
  }

  static func unexpectedClause(_ range: SourceRange, _ clause: String, key: String) -> Diagnostic {
    Diagnostic(
      .unexpectedClause, "`\(clause)` means nothing for `\(key)`", at: range,
      fix: "remove it")
  }

  static func wrongKind(_ range: SourceRange, _ wanted: String) -> Diagnostic {
    let text = range.text.prefix { !$0.isNewline }
    let shown = text.count > 40 ? text.prefix(40) + "…" : text
    return Diagnostic(
      .wrongKind, "`\(shown)` does not fit here", at: range,
      fix: "write \(wanted.replacing(" | ", with: " or "))")
  }

  static func unusedName(_ word: Word, _ kind: String) -> Diagnostic {
    Diagnostic(
      .unusedName, .warning, "nothing uses the \(kind) `\(word.text)`", at: word.range,
      fix: "use it, or remove it")
  }

  static func unusedKey(_ range: SourceRange, _ key: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unusedKey, .warning, "`\(key)` has no effect: \(reason)", at: range, fix: "remove it")
  }
}
