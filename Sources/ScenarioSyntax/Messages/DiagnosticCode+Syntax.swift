public import Diagnostics

extension DiagnosticCode {
  /// A code of the lexer.
  private static func lex(_ id: String, _ meaning: String) -> DiagnosticCode {
    DiagnosticCode(id, .lex, meaning)
  }

  /// A code of the parser.
  private static func parse(_ id: String, _ meaning: String) -> DiagnosticCode {
    DiagnosticCode(id, .parse, meaning)
  }

  /// A text in double quotes ends on the line where it starts.
  public static let unterminatedString = lex(
    "unterminated-string", "A text in double quotes ends on the line where it starts.")

  /// In a text a backslash stands only before a quote, a backslash, n or t.
  public static let badEscape = lex(
    "bad-escape", "In a text a backslash stands only before a quote, a backslash, n or t.")

  /// The character has no meaning in a scenario outside texts and comments.
  public static let unexpectedCharacter = lex(
    "unexpected-character", "The character has no meaning in a scenario outside texts and comments."
  )

  /// The file holds an invisible control character, often from copying. Delete it.
  public static let controlCharacter = lex(
    "control-character",
    "The file holds an invisible control character, often from copying. Delete it.")

  /// Names use the letters a to z, digits and underscores; other letters belong in titles and texts.
  public static let foreignWord = lex(
    "non-ascii-word",
    "Names use the letters a to z, digits and underscores; other letters belong in titles and texts."
  )

  /// Texts stand in straight double quotes. Word processors replace them by curved ones.
  public static let typographicQuote = lex(
    "typographic-quote",
    "Texts stand in straight double quotes. Word processors replace them by curved ones.")

  /// A minus sign is the plain hyphen. Word processors replace it by a longer dash.
  public static let typographicDash = lex(
    "typographic-dash",
    "A minus sign is the plain hyphen. Word processors replace it by a longer dash.")

  /// The file holds a space of an unusual kind, often from a web page. Type a plain space.
  public static let unusualSpace = lex(
    "unusual-space",
    "The file holds a space of an unusual kind, often from a web page. Type a plain space.")

  /// Numbers stay below a quadrillion (15 digits).
  public static let numberTooLarge = lex(
    "number-too-large", "Numbers stay below a quadrillion (15 digits).")

  /// A number has one decimal point at most. A span is written with two dots in a row: 20..26.
  public static let numberDoubleDot = lex(
    "number-double-dot",
    "A number has one decimal point at most. A span is written with two dots in a row: 20..26.")

  /// A decimal point stands between two digits: 0.5, not .5 or 5. alone.
  public static let missingDigit = lex(
    "missing-digit", "A decimal point stands between two digits: 0.5, not .5 or 5. alone.")

  /// Commas group digits by three: 1,234,567. Between list elements a space follows the comma.
  public static let malformedThousands = lex(
    "malformed-thousands",
    "Commas group digits by three: 1,234,567. Between list elements a space follows the comma.")

  /// In a list a space follows the comma, so that 4,5 cannot be taken for one number.
  public static let tightComma = lex(
    "tight-comma",
    "In a list a space follows the comma, so that 4,5 cannot be taken for one number.")

  /// A number is an amount of money or a percentage, not both.
  public static let percentAndDollar = lex(
    "percent-and-dollar", "A number is an amount of money or a percentage, not both.")

  /// A dollar sign stands directly before its number; a minus sign stands before the dollar sign.
  public static let loneDollar = lex(
    "lone-dollar",
    "A dollar sign stands directly before its number; a minus sign stands before the dollar sign.")

  /// A space stands between a number and its unit. Only K, M and B may follow directly.
  public static let numberLetters = lex(
    "number-letters",
    "A space stands between a number and its unit. Only K, M and B may follow directly.")

  /// A fiscal year is FY and four digits, the year in which it ends: FY2026.
  public static let badFiscalYear = lex(
    "bad-fiscal-year", "A fiscal year is FY and four digits, the year in which it ends: FY2026.")

  /// A comparison is written with one equals sign.
  public static let doubleEqual = lex(
    "double-equal", "A comparison is written with one equals sign.")

  /// A comment starts with #.
  public static let slashComment = lex(
    "slash-comment", "A comment starts with #.")

  /// Between a key and its value stands an equals sign.
  public static let missingEquals = parse(
    "missing-equals", "Between a key and its value stands an equals sign.")

  /// A value, name or amount is missing at this place.
  public static let missingValue = parse(
    "missing-value", "A value, name or amount is missing at this place.")

  /// A block that was opened with { is not closed with }.
  public static let missingBrace = parse(
    "missing-brace", "A block that was opened with { is not closed with }.")

  /// The body of a block starts with { on the line of its keyword.
  public static let missingOpenBrace = parse(
    "missing-open-brace", "The body of a block starts with { on the line of its keyword.")

  /// A } stands here although no block is open, or a { stands where none can begin.
  public static let unexpectedBrace = parse(
    "unexpected-brace",
    "A } stands here although no block is open, or a { stands where none can begin.")

  /// An opening parenthesis is not closed.
  public static let missingParenthesis = parse(
    "missing-parenthesis", "An opening parenthesis is not closed.")

  /// A closing parenthesis stands here although none is open.
  public static let unexpectedParenthesis = parse(
    "unexpected-parenthesis", "A closing parenthesis stands here although none is open.")

  /// The line is neither `key = value`, nor a block, nor one of the statements.
  public static let unknownStatement = parse(
    "unknown-statement",
    "The line is neither `key = value`, nor a block, nor one of the statements.")

  /// The statement was complete, but more text follows on its line.
  public static let unexpectedText = parse(
    "unexpected-text", "The statement was complete, but more text follows on its line.")

  /// Clauses behind a value come in one order, so that every scenario reads alike.
  public static let clauseOrder = parse(
    "clause-order", "Clauses behind a value come in one order, so that every scenario reads alike.")

  /// A clause appears twice behind one value.
  public static let duplicateClause = parse(
    "duplicate-clause", "A clause appears twice behind one value.")

  /// A clause such as `grow by` belongs on the line of its value.
  public static let clauseWithoutValue = parse(
    "clause-without-value", "A clause such as `grow by` belongs on the line of its value.")

  /// A clause is not complete or not spelt as it must be.
  public static let badClause = parse(
    "bad-clause", "A clause is not complete or not spelt as it must be.")

  /// A year of a change is written as a fiscal year, FY2027, because 2027 alone could mean either school year.
  public static let bareYear = parse(
    "bare-year",
    "A year of a change is written as a fiscal year, FY2027, because 2027 alone could mean either school year."
  )

  /// A fiscal year such as FY2027 is missing.
  public static let expectedYear = parse(
    "expected-year", "A fiscal year such as FY2027 is missing.")

  /// A row of an enrollment table has as many cells as its header has grades.
  public static let rowLength = parse(
    "row-length", "A row of an enrollment table has as many cells as its header has grades.")

  /// A cell of an enrollment table is a plain number of students, or - where the school has no such grade.
  public static let badTableCell = parse(
    "bad-table-cell",
    "A cell of an enrollment table is a plain number of students, or - where the school has no such grade."
  )

  /// An enrollment table starts with a line that holds only grades.
  public static let missingTableHeader = parse(
    "missing-table-header", "An enrollment table starts with a line that holds only grades.")

  /// An enrollment block has one table with one header line.
  public static let repeatedHeader = parse(
    "repeated-table-header", "An enrollment block has one table with one header line.")

  /// A grade appears twice in the header of an enrollment table.
  public static let duplicateGrade = parse(
    "duplicate-grade", "A grade appears twice in the header of an enrollment table.")

  /// A grade (EE, PK, TK, K, 1 to 12) cannot be the name of something else.
  public static let gradeAsName = parse(
    "grade-as-name", "A grade (EE, PK, TK, K, 1 to 12) cannot be the name of something else.")

  /// A path such as fund.title1.award is missing.
  public static let expectedPath = parse(
    "expected-path", "A path such as fund.title1.award is missing.")

  /// A `set` changes a value with =, +=, -= or *=.
  public static let expectedOperator = parse(
    "expected-operator", "A `set` changes a value with =, +=, -= or *=.")

  /// Only a `set` changes a value with +=, -= or *=.
  public static let amendWithoutSet = parse(
    "amend-without-set", "Only a `set` changes a value with +=, -= or *=.")

  /// A name is missing: a word of letters, digits and underscores.
  public static let expectedName = parse(
    "expected-name", "A name is missing: a word of letters, digits and underscores.")

  /// A fixed word of the statement is missing.
  public static let expectedWord = parse(
    "expected-word", "A fixed word of the statement is missing.")

  /// A text in double quotes is missing.
  public static let expectedText = parse(
    "expected-text", "A text in double quotes is missing.")

  /// A title in quotes says something, or is left out.
  public static let emptyTitle = parse(
    "empty-title", "A title in quotes says something, or is left out.")

  /// The parts of a block's first line come in this order: keyword, id, "title", fiscal year, from "file".
  public static let blockHeader = parse(
    "block-header",
    "The parts of a block's first line come in this order: keyword, id, \"title\", fiscal year, from \"file\"."
  )

  /// The parameters of a distribution are named, so that nobody has to know their order.
  public static let positionalArgument = parse(
    "positional-argument",
    "The parameters of a distribution are named, so that nobody has to know their order.")

  /// A parameter appears twice in one call.
  public static let repeatedArgument = parse(
    "repeated-argument", "A parameter appears twice in one call.")

  /// A number with a thousands comma inside a list can be read as two numbers.
  public static let thousandsComma = parse(
    "thousands-comma", "A number with a thousands comma inside a list can be read as two numbers.")

  /// A number in parentheses can be read as one below zero.
  public static let numberInParentheses = parse(
    "number-in-parentheses",
    "Accounts put numbers below zero in parentheses; a scenario writes a sign.")

  /// Comparisons belong in `require`, `expect` and `example`, not in a value.
  public static let conditionInValue = parse(
    "condition-in-value", "Comparisons belong in `require`, `expect` and `example`, not in a value."
  )

  /// Two comparisons are joined with `and`.
  public static let chainedComparison = parse(
    "chained-comparison", "Two comparisons are joined with `and`.")

  /// An interval has two ends.
  public static let chainedInterval = parse(
    "chained-interval", "An interval has two ends.")

  /// An `expect` or `example` holds a condition.
  public static let emptyCheck = parse(
    "empty-check", "An `expect` or `example` holds a condition.")

  /// Braces or parentheses are nested too deeply, or a formula has too many operators.
  public static let tooDeep = parse(
    "too-deep", "Braces or parentheses are nested too deeply, or a formula has too many operators.")

  /// The file has so many mistakes that reading stopped. It may not be a scenario.
  public static let tooManySyntaxErrors = parse(
    "too-many-syntax-errors",
    "The file has so many mistakes that reading stopped. It may not be a scenario.")

  /// Every code of the lexer.
  public static let lexCodes: [DiagnosticCode] = [
    .unterminatedString, .badEscape, .unexpectedCharacter, .controlCharacter, .foreignWord,
    .typographicQuote, .typographicDash, .unusualSpace, .numberTooLarge, .numberDoubleDot,
    .missingDigit, .malformedThousands, .tightComma, .percentAndDollar, .loneDollar, .numberLetters,
    .badFiscalYear, .doubleEqual, .slashComment,
  ]

  /// Every code of the parser.
  public static let parseCodes: [DiagnosticCode] = [
    .missingEquals, .missingValue, .missingBrace, .missingOpenBrace, .unexpectedBrace,
    .missingParenthesis, .unexpectedParenthesis, .unknownStatement, .unexpectedText, .clauseOrder,
    .duplicateClause, .clauseWithoutValue, .badClause, .bareYear, .expectedYear, .rowLength,
    .badTableCell, .missingTableHeader, .repeatedHeader, .duplicateGrade, .gradeAsName,
    .expectedPath, .expectedOperator, .amendWithoutSet, .expectedName, .expectedWord, .expectedText,
    .emptyTitle, .blockHeader, .positionalArgument, .repeatedArgument, .thousandsComma,
    .numberInParentheses, .conditionInValue, .chainedComparison, .chainedInterval, .emptyCheck,
    .tooDeep,
    .tooManySyntaxErrors,
  ]
}
