import Diagnostics

/// Wording of the parser's mistakes in blocks, tables, calls and conditions.
extension SyntaxMessages {
  /// A note with a correct example.
  private static func example(_ text: String) -> [String] { ["for example: \(text)"] }

  /// A note with the form of an enrolment table.
  private static let tableExample = [
    "for example, a line of grades and then a line for each school:",
    "           PK   K   1",
    "  primary  62  95   -",
  ]

  /// The message for `rowLength`.
  static func rowLength(
    _ school: String, _ count: Int, _ grades: [Word], _ range: SourceRange
  ) -> Diagnostic {
    let cells = count == 1 ? "1 cell" : "\(count) cells"
    let place = grades[0].range.union(grades[grades.count - 1].range)
    return Diagnostic(
      .rowLength, "the row of `\(short(school))` has \(cells) for \(grades.count) grades",
      at: range, labels: [Diagnostic.Label(place, "\(grades.count) grades")],
      notes: tableExample, fix: "write `-` where the school has no such grade")
  }

  /// The message for `badTableCell`.
  static func badTableCell(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badTableCell, "`\(short(range))` is not a number of students", at: range,
      notes: tableExample, fix: "write a plain number, or `-` where the school has no such grade")
  }

  /// The message for `missingTableHeader`.
  static func missingTableHeader(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingTableHeader, "this row has no line of grades above it", at: range,
      notes: tableExample, fix: "write the grades in a line above the first school")
  }

  /// The message for `repeatedHeader`.
  static func repeatedHeader(_ range: SourceRange, first: SourceRange?) -> Diagnostic {
    Diagnostic(
      .repeatedHeader, "the table has a line of grades already", at: range,
      labels: first.map { [Diagnostic.Label($0, "the table begins here")] } ?? [],
      notes: tableExample, fix: "put all grades into one line")
  }

  /// The message for `duplicateGrade`.
  static func duplicateGrade(_ grade: String, _ range: SourceRange, first: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .duplicateGrade, "the grade \(grade) appears twice", at: range,
      labels: [Diagnostic.Label(first, "first written here")], notes: tableExample)
  }

  /// The message for `gradeAsName`.
  static func gradeAsName(_ name: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .gradeAsName, "`\(name)` is a grade and cannot be a name", at: range,
      notes: example("school primary \"Primary campus\" { title1 = schoolwide }"),
      fix: "choose a longer name")
  }

  /// The message for `emptyTitle`.
  static func emptyTitle(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .emptyTitle, "this title is empty", at: range,
      notes: example("school west \"West campus\" { title1 = schoolwide }"),
      fix: "write a title or leave the quotes out")
  }

  /// The message for `blockHeader`.
  static func blockHeader(_ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .blockHeader, "\(found) does not belong here in the first line of a block", at: range,
      notes: ["the order is: keyword, id, \"title\", fiscal year, from \"file\", {"]
        + example("leader master \"Master Teacher\" { one per 15 teachers }"),
      fix: "put the parts into that order")
  }

  /// The message for `positionalArgument`.
  static func positionalArgument(
    _ call: String, _ parameters: [String], position: Int, value: SourceRange
  ) -> Diagnostic {
    let form = parameters.map { "\($0) = …" }.joined(separator: ", ")
    let name = position < parameters.count ? parameters[position] : nil
    return Diagnostic(
      .positionalArgument, "the parameters of `\(call)` are named", at: value,
      notes: example("\(call)(\(form))"),
      fix: name.map { "write `\($0) = \(short(value))`" })
  }

  /// The message for `repeatedArgument`.
  static func repeatedArgument(
    _ name: String, _ range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .repeatedArgument, "`\(short(name))` appears twice", at: range,
      labels: [Diagnostic.Label(first, "first written here")],
      notes: example("normal(mean = 3%, sd = 1%)"), fix: "delete one of them")
  }

  /// The message for `thousandsComma`.
  static func thousandsComma(_ range: SourceRange) -> Diagnostic {
    let text = short(range)
    return Diagnostic(
      .thousandsComma, "`\(text)` in a list can be read in two ways", at: range,
      notes: example("discrete(1000: 30%, 2000: 70%)"),
      fix:
        "write `\(text.filter { $0 != "," })` for one number, or "
        + "`\(text.split(separator: ",").joined(separator: ", "))` for several")
  }

  /// The message for `numberInParentheses`.
  static func numberInParentheses(_ number: SourceRange, _ group: SourceRange) -> Diagnostic {
    let text = short(number)
    let negative = text.hasPrefix("-") ? text : "-\(text)"
    return Diagnostic(
      .numberInParentheses, "`\(short(group))` would be less than zero in accounts", at: group,
      notes: example("amount = -$12,000 per year"),
      fix: "write `\(text)`, or `\(negative)` for less than zero")
  }

  /// The message for `conditionInValue`.
  static func conditionInValue(_ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .conditionInValue, "\(found) compares, but a value stands here", at: range,
      notes: example("require title1.spent <= title1.spendable"),
      fix: "write the value alone; comparisons stand in `require`, `expect` and `example`")
  }

  /// The message for a second statement that begins on the line of another one.
  static func secondStatement(_ key: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedText, "a second statement begins here on the same line", at: key,
      notes: example("target = 20 students; cap = 22 students"),
      fix: "write `\(short(key)) = …` on a line of its own, or behind `;`")
  }

  /// The message for `chainedComparison`.
  static func chainedComparison(_ found: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .chainedComparison, "a second comparison with \(found) needs an `and`", at: range,
      notes: example("require coverage >= 1 and coverage <= 2"),
      fix: "write two comparisons with `and`")
  }

  /// The message for `chainedInterval`.
  static func chainedInterval(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .chainedInterval, "an interval has two ends, not three", at: range,
      notes: example("turnover = 9% to 14% drawn each year"),
      fix: "for low, likely and high write `triangular(low = …, mode = …, high = …)`")
  }

  /// The message for `emptyCheck`.
  static func emptyCheck(_ keyword: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .emptyCheck, "this `\(keyword)` holds no condition", at: range,
      notes: example(
        "expect \"recurring money covers it\" { P(coverage >= 1 in each year) >= 80% }"))
  }

  /// The message for `tooDeep`.
  static func tooDeep(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .tooDeep, "this is nested too deeply, or has too many operators", at: range,
      notes: [
        "braces and parentheses may be nested \(TokenCursor.nestingLimit) deep; a statement may have "
          + "\(TokenCursor.operatorLimit) operators"
      ] + example("let aides = title1_aides + other_aides"),
      fix: "split it with `let name = …`")
  }

  /// The message for `tooManyErrors`.
  static func tooManyErrors(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .tooManySyntaxErrors, "so many mistakes were found that reading stops here", at: range,
      notes: ["a scenario starts with the line `language 1`"])
  }
}
