import Diagnostics

/// Wording of the parser's mistakes; each shows a correct example.
extension SyntaxMessages {
  /// A note with a correct example.
  private static func example(_ text: String) -> [String] { ["for example: \(text)"] }

  /// The message for `missingEquals`.
  static func missingEquals(_ key: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingEquals, "an equals sign is missing behind `\(short(key))`", at: range,
      notes: example("salary = $52,400 per FTE"), fix: "write `\(short(key)) = …`")
  }

  /// The message for `missingValue`.
  static func missingValue(
    _ place: String, _ found: String, _ range: SourceRange, _ sample: String
  ) -> Diagnostic {
    Diagnostic(
      .missingValue, "a value is missing behind \(place): \(found) stands there", at: range,
      notes: example(sample))
  }

  /// The message for `missingOperand`.
  static func missingOperand(_ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingValue, "a number, a name or an amount is missing: \(found) stands here", at: range,
      notes: example("award = $412,000 per year grow by 1%"))
  }

  /// The message for `missingBrace`.
  static func missingBrace(_ keyword: String, _ range: SourceRange, end: SourceRange) -> Diagnostic
  {
    Diagnostic(
      .missingBrace, "the block `\(short(keyword))` is not closed", at: range,
      notes: example("school west \"West campus\" { title1 = schoolwide }"),
      fix: "add `}` at the end of the block")
  }

  /// The message for `missingOpenBrace`.
  static func missingOpenBrace(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingOpenBrace, "`{` must stand at the end of this line", at: range,
      notes: example("fund title1 \"Title I, Part A\" {"), fix: "move `{` up to this line")
  }

  /// The message for `unexpectedClosingBrace`.
  static func unexpectedClosingBrace(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedBrace, "`}` closes nothing: no block is open here", at: range,
      notes: example("school west \"West campus\" { title1 = schoolwide }"), fix: "delete it")
  }

  /// The message for `unexpectedOpeningBrace`.
  static func unexpectedOpeningBrace(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedBrace, "`{` opens a block, but no keyword stands before it", at: range,
      notes: example("school west \"West campus\" { title1 = schoolwide }"))
  }

  /// The message for `missingParenthesis`.
  static func missingParenthesis(
    _ opening: SourceRange, _ found: String, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .missingParenthesis, "`)` or `,` is missing before \(found)", at: range,
      labels: [Diagnostic.Label(opening, "opened here")],
      notes: example("normal(mean = 3%, sd = 1%)"),
      fix: "close the parenthesis, or write `,` between the parameters")
  }

  /// The message for a parenthesis that is open at the end of its statement.
  static func openParenthesis(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingParenthesis, "this parenthesis is not closed", at: range,
      notes: example("normal(mean = 3%, sd = 1%)"), fix: "add `)`")
  }

  /// The message for `unexpectedParenthesis`.
  static func unexpectedParenthesis(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedParenthesis, "`)` closes nothing: no parenthesis is open here", at: range,
      notes: example("normal(mean = 3%, sd = 1%)"), fix: "delete it")
  }

  /// The message for `unknownStatement`.
  static func unknownStatement(
    _ found: String, _ suggestion: String?, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .unknownStatement, "no statement begins with \(found)", at: range,
      notes: example("salary = $52,400 per FTE, or school west \"West campus\" { … }"),
      fix: suggestion ?? "write `key = …`, or `#` before it to make the line a comment")
  }

  /// The message for `unexpectedText`.
  static func unexpectedText(_ found: String, _ range: SourceRange) -> Diagnostic {
    let isOpening = found == "`{`"
    if found == "`)`" { return unexpectedParenthesis(range) }
    return Diagnostic(
      .unexpectedText, "the statement was complete before \(found)", at: range,
      notes: example("target = 20 students; cap = 22 students"),
      fix: isOpening
        ? "a block starts with its keyword: `fund title1 \"Title I\" { … }`"
        : "end the statement with a new line or `;`")
  }

  /// A clause as it is called in a message: its own word where it has several.
  static func clauseName(_ kind: ClauseKind, _ place: SourceRange) -> String {
    guard kind == .scope else { return kind.spelling }
    let first = place.text.split(whereSeparator: \.isWhitespace).first.map(String.init)
    return first.map(short) ?? kind.spelling
  }

  /// The message for `clauseOrder`.
  static func clauseOrder(
    _ kind: String, before other: String, _ range: SourceRange, other place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .clauseOrder, "`\(kind)` comes before `\(other)`", at: range,
      labels: [Diagnostic.Label(place, "`\(other)` stands here")],
      notes: [
        "the order is: value, at each school, ~ family, with chance, drawn, by, grow by, floor, "
          + "ramp, from / in / until, source, because"
      ] + example("award = $61,000 per year grow by 2% from FY2027 source \"ESSA\""),
      fix: "move `\(kind)` before `\(other)`")
  }

  /// The message for `duplicateClause`.
  static func duplicateClause(
    _ kind: String, _ range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .duplicateClause, "the clause `\(kind)` appears twice", at: range,
      labels: [Diagnostic.Label(first, "first written here")],
      notes: example("award = $61,000 per year grow by 2% from FY2027"), fix: "delete one of them")
  }

  /// The message for `clauseWithoutValue`.
  static func clauseWithoutValue(_ name: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .clauseWithoutValue, "`\(short(name))` belongs on the line of its value", at: range,
      notes: example("salary = $52,400 per FTE grow by raises"),
      fix: "join this line to the one above")
  }

  /// The message for `badClause`.
  static func badClause(
    _ clause: String, _ found: String, _ range: SourceRange, _ sample: String
  ) -> Diagnostic {
    let expected =
      switch clause {
      case "`drawn`": "`once` or `each year`"
      case "`by`": "`school`, `grade` or `school and grade`"
      default: "the name of a distribution"
      }
    return Diagnostic(
      .badClause, "behind \(clause) stands \(expected), not \(found)", at: range,
      notes: example(sample))
  }

  /// The message for `bareYear`.
  static func bareYear(_ year: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .bareYear, "`\(year)` is not a fiscal year", at: range,
      notes: ["FY2027 is the fiscal year that ends in 2027 (school year 2026-27)"]
        + example("set title2.award = $0 per year from FY2027"),
      fix: "write `FY\(year)`")
  }

  /// The message for `expectedYear`.
  static func expectedYear(_ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedYear, "a fiscal year is missing: \(found) stands here", at: range,
      notes: example("set title2.award = $0 per year from FY2027"))
  }

  /// The message for `spanBehind`.
  static func spanBehind(_ keyword: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedYear, "behind `\(keyword)` stands one year, not a span", at: range,
      notes: example("stipend = $4,000 FY2027..FY2029"), fix: "delete `\(keyword)`")
  }

  /// The message for `expectedPath`.
  static func expectedPath(_ place: String, _ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedPath, "behind \(place) stands a name or a path, not \(found)", at: range,
      notes: example("set class_size.*.target += 1 student from FY2026"))
  }

  /// The message for something else inside `fund[program = title2]`.
  static func selectorForm(_ words: String, _ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedPath, "in the brackets of a `set` stands \(words) here, not \(found)", at: range,
      notes: example("set fund[program = title2].award *= 0%"))
  }

  /// The message for a rule's id that is missing.
  static func expectedRule(_ place: String, _ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedPath, "behind \(place) stands the id of a rule, not \(found)", at: range,
      notes: example("suppress comparability because \"one school a grade span\""))
  }

  /// The message for `expectedOperator`.
  static func expectedOperator(_ path: String, _ found: String, _ range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      .expectedOperator,
      "behind `set \(short(path))` stands `=`, `+=`, `-=` or `*=`, not \(found)", at: range,
      notes: example("set title2.award = $0 per year from FY2027"))
  }

  /// The message for `amendWithoutSet`.
  static func amendWithoutSet(_ key: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .amendWithoutSet, "only `set` changes a value with `\(short(range))`", at: range,
      notes: example("set class_size.*.target += 1 student from FY2026"),
      fix: "write `\(short(key)) = …`, or `set … \(short(range)) …` in a plan or variant")
  }

  /// The message for `expectedName`.
  static func expectedName(_ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedName, "a name stands here, not \(found)", at: range,
      notes: ["a name starts with a letter and has letters, digits and `_`"]
        + example("driver health_trend = 2% to 11%"))
  }

  /// The message for `expectedWord`.
  static func expectedWord(
    _ word: String, _ found: String, _ range: SourceRange, _ sample: String
  ) -> Diagnostic {
    Diagnostic(
      .expectedWord, "`\(word)` is missing: \(found) stands here", at: range,
      notes: example(sample))
  }

  /// The message for `expectedText`.
  static func expectedText(_ found: String, _ range: SourceRange, _ sample: String) -> Diagnostic {
    Diagnostic(
      .expectedText, "a text in double quotes stands here, not \(found)", at: range,
      notes: example(sample))
  }
}
