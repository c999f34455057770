internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// The wording of messages about names.
enum NameMessages {
  static func duplicateID(_ word: Word, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateID, "`\(word.text)` is declared twice", at: word.range,
      labels: [Diagnostic.Label(first, "first declared here")],
      fix: "choose another name for one of them")
  }

  static func reservedID(_ word: Word) -> Diagnostic {
    Diagnostic(
      .reservedID, "`\(word.text)` is a word of the language", at: word.range,
      fix: "choose another name, e.g. `\(word.text.lowercased())_1`")
  }

  static func unknownName(_ path: Path, among names: [String]) -> Diagnostic {
    Diagnostic(
      .unknownName, "nothing is called `\(path.text)`", at: path.range,
      fix: Diagnostic.didYouMean(path.text, among: names)
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

  static func figureOfPlan(_ range: SourceRange, isNamed: Bool) -> Diagnostic {
    Diagnostic(
      .unknownName, "this exists with the plan only, and not in the status quo", at: range,
      fix: isNamed
        ? "leave `status_quo` out" : "hold it against its amount in an `example` instead")
  }

  static func setOfFormula(_ path: Path) -> Diagnostic {
    Diagnostic(
      .unknownPath, "`\(path.text)` is a formula, and `set` changes values", at: path.range,
      fix: "change a value that it is computed from, or declare it with `input`")
  }

  static func unknownPath(_ path: Path, among names: [String]) -> Diagnostic {
    Diagnostic(
      .unknownPath, "there is no value `\(path.text)` to change", at: path.range,
      fix: Diagnostic.didYouMean(path.text, among: names)
        ?? "write `id.key` or `kind.id.key`, e.g. `class_size.*.target`")
  }

  static func unknownID(_ word: Word, kind: String, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownName, "there is no `\(kind)` block with the id `\(word.text)`", at: word.range,
      notes: ids.isEmpty
        ? ["no `\(kind)` block is declared"] : ["ids: " + ids.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(word.text, among: ids))
  }

  static func unknownSchool(_ word: Word, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownSchool, "there is no school `\(word.text)`", at: word.range,
      notes: ids.isEmpty ? [] : ["schools: " + ids.prefix(12).joined(separator: ", ")],
      fix: Diagnostic.didYouMean(word.text, among: ids)
        ?? "declare it: `school \(word.text) \"Name\" { }`")
  }

  static func unknownGrade(_ text: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownGrade, "`\(text.prefix(20))` is not a grade", at: range,
      fix: "grades are \(LanguageTable.grades.joined(separator: ", "))")
  }

  static func unknownFunction(_ word: Word, among names: [String]) -> Diagnostic {
    Diagnostic(
      .unknownFunction, "there is no distribution or function `\(word.text)`", at: word.range,
      fix: Diagnostic.didYouMean(word.text, among: names) ?? "see `evenkeel help distributions`")
  }

  static func unknownChoice(_ word: Word, _ allowed: [String], key: String) -> Diagnostic {
    Diagnostic(
      .unknownChoice, "`\(key)` is one of: \(allowed.joined(separator: ", "))", at: word.range,
      fix: Diagnostic.didYouMean(word.text, among: allowed) ?? "write one of them")
  }

  static func unknownRule(_ word: Word, among ids: [String]) -> Diagnostic {
    Diagnostic(
      .unknownRule, "there is no rule for review `\(word.text)`", at: word.range,
      notes: ["rules: " + ids.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(word.text, among: ids))
  }

  static func unknownUse(_ text: String, _ range: SourceRange, _ uses: [String]) -> Diagnostic {
    Diagnostic(
      .unknownUse, "`\(text)` is not a use of money", at: range,
      notes: ["uses: " + uses.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(text, among: uses))
  }

  static func unknownFamily(
    _ family: String, at range: SourceRange, among names: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownFamily, "an interval has no shape `\(family)`", at: range,
      notes: ["shapes: " + names.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(family, among: names))
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
}
