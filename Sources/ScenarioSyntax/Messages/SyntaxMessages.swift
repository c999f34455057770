import Diagnostics

/// Wording of the lexer's mistakes.
enum SyntaxMessages {
  /// A text cut to a length that fits a message.
  static func short(_ text: String) -> String {
    let limit = text.index(text.startIndex, offsetBy: 40, limitedBy: text.endIndex)
    guard let limit, limit < text.endIndex else { return text }
    return text[..<limit] + "…"
  }

  /// The text of a range cut to a length that fits a message.
  static func short(_ range: SourceRange) -> String {
    let upper = min(range.upperBound, range.lowerBound + 400)
    return short(range.file.text(from: range.lowerBound, to: upper))
  }

  /// The message for `unterminatedString`.
  static func unterminatedString(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unterminatedString, "this text has no closing quote", at: range,
      notes: ["a text ends on its line: source \"NIET: $7,000-$15,000\""],
      fix: "add `\"` at the end of the text")
  }

  /// The message for `badEscape`.
  static func badEscape(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badEscape, "`\(short(range))` means nothing in a text", at: range,
      notes: ["a quote in a text is written \\\", a backslash \\\\"],
      fix: "write `\\\\` for a backslash")
  }

  /// The message for `unexpectedCharacter`.
  static func unexpectedCharacter(_ range: SourceRange) -> Diagnostic {
    let text = short(range)
    let hints: [Character: String] = [
      "'": "texts stand in double quotes: \"…\"", "&": "write a comma in a list, else `and`",
      "|": "write `or`",
      "[": "lists need no brackets: `a, b, c`", "]": "lists need no brackets: `a, b, c`",
      "!": "write `!=` for \"is not equal to\"", "%": "write the number before it: `5%`",
      "@": "write `at`", "`": "texts stand in double quotes: \"…\"", "?": "delete it",
    ]
    return Diagnostic(
      .unexpectedCharacter, "`\(text)` has no meaning here", at: range,
      fix: text.first.flatMap { hints[$0] } ?? "delete it, or put it into a text in quotes")
  }

  /// The message for a text in single quotes.
  static func singleQuotes(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter, "single quotes do not enclose a text", at: range,
      fix: "use double quotes: \"…\"")
  }

  /// The message for `controlCharacter`.
  static func controlCharacter(_ range: SourceRange, code: UInt32) -> Diagnostic {
    let digits = String(code, radix: 16, uppercase: true)
    let shown = String(repeating: "0", count: 4 - digits.count) + digits
    return Diagnostic(
      .controlCharacter, "an invisible control character (U+\(shown)) stands here", at: range,
      fix: "delete it")
  }

  /// The message for `foreignWord`.
  static func foreignWord(_ range: SourceRange, text: String) -> Diagnostic {
    Diagnostic(
      .foreignWord, "`\(short(text))` has letters that a name cannot have", at: range,
      notes: ["titles and texts in quotes may have any letters: school pena \"Peña Elementary\""],
      fix: "use the letters a to z, digits and `_`")
  }

  /// The message for `typographicQuote`.
  static func typographicQuote(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .typographicQuote, "typographic quotes do not enclose a text", at: range,
      fix: "use straight double quotes: \"…\"")
  }

  /// The message for `typographicDash`.
  static func typographicDash(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .typographicDash, "`\(short(range))` is a dash, not a minus sign", at: range,
      fix: "write `-`; an interval is written `2% to 11%`, a span `FY2026..FY2030`")
  }

  /// The message for `unusualSpace`.
  static func unusualSpace(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unusualSpace, "a space of an unusual kind stands here", at: range,
      fix: "type a plain space")
  }

  /// The message for `numberTooLarge`.
  static func numberTooLarge(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .numberTooLarge, "the number `\(short(range))` is too large", at: range,
      notes: ["numbers stay below 1,000,000,000,000,000"], fix: "check the number of zeros")
  }

  /// The message for `numberDoubleDot`.
  static func numberDoubleDot(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .numberDoubleDot, "`\(short(range))` has two decimal points", at: range,
      notes: ["a span is written with two dots in a row: 20..26"], fix: "delete one of them")
  }

  /// The message for `missingDigit`.
  static func missingDigit(_ range: SourceRange) -> Diagnostic {
    let text = short(range)
    return Diagnostic(
      .missingDigit, "a decimal point stands between two digits", at: range,
      fix: text.hasPrefix(".") ? "write `0\(text)`" : "write `\(text)0` or leave the point out")
  }

  /// The message for `malformedThousands`.
  static func malformedThousands(_ range: SourceRange) -> Diagnostic {
    let text = short(range)
    return Diagnostic(
      .malformedThousands, "the commas in `\(text)` do not group the digits by three", at: range,
      notes: ["one number is written 1,234,567; a list has spaces: 1, 234, 567"],
      fix:
        "write `\(text.filter { $0 != "," })` for one number, or "
        + "`\(text.split(separator: ",").joined(separator: ", "))` for a list")
  }

  /// The message for `tightComma`.
  static func tightComma(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .tightComma, "this comma can be read in two ways", at: range,
      notes: ["a list has a space behind each comma: grades = 4, 5"],
      fix: "write `, ` between the elements of a list, `.` for a decimal point, or three digits "
        + "behind the comma of thousands")
  }

  /// The message for `percentAndDollar`.
  static func percentAndDollar(_ range: SourceRange) -> Diagnostic {
    let digits = short(range).filter { $0 != "$" && $0 != "%" }
    return Diagnostic(
      .percentAndDollar, "`\(short(range))` is both money and a percentage", at: range,
      fix: "write `$\(digits)` or `\(digits)%`")
  }

  /// The message for `loneDollar`.
  static func loneDollar(_ range: SourceRange, beforeMinus: Bool) -> Diagnostic {
    Diagnostic(
      .loneDollar, "a number must follow `$` directly", at: range,
      notes: ["an amount is written $52,400, a negative one -$500"],
      fix: beforeMinus
        ? "write the minus sign first: `-$500`" : "delete what stands between `$` and its number")
  }

  /// The message for `numberLetters`.
  static func numberLetters(_ range: SourceRange, number: String, letters: String) -> Diagnostic {
    let factors = ["k": "K", "m": "M", "b": "B", "mm": "M", "bn": "B", "mn": "M"]
    let written = factors[letters.lowercased()].map { "\(number)\($0)" }
    if letters.hasPrefix("_") {
      return Diagnostic(
        .numberLetters, "a name does not begin with a digit", at: range,
        notes: ["a name starts with a letter and has letters, digits and `_`"],
        fix: "begin it with a letter, e.g. `fy\(short(range))`")
    }
    return Diagnostic(
      .numberLetters, "`\(short(letters))` follows the number without a space", at: range,
      notes: ["K, M and B may follow directly: $1.2M; units follow after a space: 12.5 FTE"],
      fix: "write `\(short(written ?? "\(number) \(letters)"))`")
  }

  /// The message for `badFiscalYear`.
  static func badFiscalYear(_ range: SourceRange, likely: Int?) -> Diagnostic {
    Diagnostic(
      .badFiscalYear, "`\(short(range))` is not a fiscal year", at: range,
      notes: ["FY2026 is the fiscal year that ends in 2026 (school year 2025-26)"],
      fix: likely.map { "write `FY\($0)`" } ?? "write a year from FY1900 to FY2199")
  }

  /// The message for `doubleEqual`.
  static func doubleEqual(_ range: SourceRange) -> Diagnostic {
    Diagnostic(.doubleEqual, "`==` is not an operator", at: range, fix: "write `=`")
  }

  /// The message for `slashComment`.
  static func slashComment(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .slashComment, "`//` does not start a comment", at: range, fix: "start the comment with `#`")
  }
}
