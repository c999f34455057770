import Diagnostics

extension TokenReader {
  /// A token as messages name it.
  func describe(_ token: Token) -> String {
    switch token.kind {
    case .newline: "the end of the line"
    case .end: "the end of the file"
    case .string: "the text \(SyntaxMessages.short(range(token)))"
    default: "`\(SyntaxMessages.short(range(token)))`"
    }
  }

  /// A string token as a part of the tree.
  func quoted(_ token: Token) -> Quoted {
    Quoted(Lexer.stringValue(token, in: file), range(token))
  }

  /// Reads a text in quotes.
  func parseQuoted(example: String) throws(ParseFailure) -> Quoted {
    guard current.kind == .string else {
      throw failure(SyntaxMessages.expectedText(describe(current), range(current), example))
    }
    let result = quoted(current)
    advance()
    return result
  }

  /// Reads a word that must stand here.
  func parseFixed(_ fixed: String, example: String) throws(ParseFailure) {
    guard isAt(fixed) else {
      throw failure(SyntaxMessages.expectedWord(fixed, describe(current), range(current), example))
    }
    index += 1
  }

  /// Reads a dotted path.
  func parsePath(after place: String) throws(ParseFailure) -> Path {
    let start = index
    guard current.kind == .word || (current.kind == .times && token(ahead: 1).kind == .dot) else {
      throw failure(SyntaxMessages.expectedPath(place, describe(current), range(current)))
    }
    var parts = [word(current)]
    var last = current
    advance()
    while current.kind == .dot {
      index += 1
      let isPart =
        switch current.kind {
        case .word, .times, .fiscalYear: true
        case .number: !current.isMoney && !current.isPercent && !current.hasThousands
        default: false
        }
      if !isPart {
        throw failure(
          SyntaxMessages.expectedPath("the dot", describe(current), range(current)))
      }
      parts.append(word(current))
      last = current
      advance()
    }
    let place = SourceRange(file: file, lowerBound: tokens[start].lower, upperBound: last.upper)
    return Path(parts: parts, range: place)
  }

  /// Whether a token is a grade.
  func isGrade(_ token: Token) -> Bool {
    guard token.kind == .word || token.kind == .number, token.upper - token.lower <= 2 else {
      return false
    }
    return EnrollmentGrades.names.contains(text(token))
  }

  /// Reads a fiscal year; a bare year is reported and taken for one.
  func parseYear() throws(ParseFailure) -> FiscalYearWord {
    let token = current
    if token.kind == .fiscalYear {
      advance()
      return FiscalYearWord(Int(token.value), range(token))
    }
    if isBareYear(token) {
      report(SyntaxMessages.bareYear(text(token), range(token)))
      advance()
      return FiscalYearWord(Int(token.value), range(token))
    }
    throw failure(SyntaxMessages.expectedYear(describe(token), range(token)))
  }

  /// Whether a token is a plain number that looks like a year.
  func isBareYear(_ token: Token) -> Bool {
    token.kind == .number && !token.isMoney && !token.isPercent && token.upper - token.lower == 4
      && (1900...2199).contains(token.value)
  }

  /// Reads a year, or two years joined by `..`.
  func parseYears() throws(ParseFailure) -> (first: FiscalYearWord, last: FiscalYearWord?) {
    let first = try parseYear()
    guard current.kind == .doubleDot else { return (first, nil) }
    advance()
    return (first, try parseYear())
  }

  /// Reads `from FY`, `in FY`, `until FY` or `FYa..FYb`, if one stands here.
  func parseScope() throws(ParseFailure) -> YearScope? {
    let start = index
    if current.kind == .fiscalYear {
      let years = try parseYears()
      let form: YearScope.Form = years.last.map { .span(years.first, $0) } ?? .only(years.first)
      return YearScope(form: form, range: range(from: start))
    }
    guard let keyword = ["from", "in", "until"].first(where: isAt) else { return nil }
    advance()
    let years = try parseYears()
    let form: YearScope.Form
    switch (keyword, years.last) {
    case ("in", .some(let last)): form = .span(years.first, last)
    case (_, .some(let last)):
      throw failure(SyntaxMessages.spanBehind(keyword, years.first.range.union(last.range)))
    case ("from", _): form = .from(years.first)
    case ("until", _): form = .until(years.first)
    default: form = .only(years.first)
    }
    return YearScope(form: form, range: range(from: start))
  }

}
