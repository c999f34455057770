import Diagnostics

extension Parser {
  /// Reads one statement or block.
  func parseStatement() throws(ParseFailure) -> Statement {
    guard current.kind == .word else { throw failure(unreadable()) }
    switch token(ahead: 1).kind {
    case .equal where isAt("set"):
      throw failure(
        SyntaxMessages.expectedPath("`set`", describe(token(ahead: 1)), range(token(ahead: 1))))
    case .equal where ["driver", "input", "let"].contains(text(current)):
      throw failure(
        SyntaxMessages.expectedName(describe(token(ahead: 1)), range(token(ahead: 1))))
    case .equal, .dot, .plusEqual, .minusEqual, .timesEqual: return try parseAssignment()
    default: break
    }
    if startsBlock { return try parseBlock() }
    if startsEntry { return try parseEntry() }
    switch text(current) {
    case "language": return try parseLanguage()
    case "include": return try parseInclude()
    case "driver", "input", "let", "benefits": return try parseDeclaration()
    case "correlate": return try parseCorrelate()
    case "settled": return try parseSettled()
    case "one": return try parseOnePer()
    case "at": return try parseAtEachSchool()
    case "renews": return try parseRenews()
    case "terminates": return try parseTerminates()
    case "suppress": return try parseSuppress()
    case "sunset": return try parseSunset()
    case "set": return try parseSet()
    case "require", "adopted": return try parseCheckStatement()
    case "actuals": return try parseActuals()
    default: throw failure(unreadable())
    }
  }

  /// Why no statement begins at the next token.
  private func unreadable() -> Diagnostic {
    let place = range(current)
    switch current.kind {
    case .openBrace: return SyntaxMessages.unexpectedOpeningBrace(place)
    case .closeParenthesis: return SyntaxMessages.unexpectedParenthesis(place)
    case .tilde: return SyntaxMessages.clauseWithoutValue("~", place)
    case .word: break
    default: return SyntaxMessages.unknownStatement(describe(current), nil, place)
    }
    let name = text(current)
    if ClauseKind.starts(name), !endsStatement(token(ahead: 1)) {
      return SyntaxMessages.clauseWithoutValue(name, place)
    }
    let similar = Diagnostic.didYouMean(name, among: Parser.statementWords)
    switch token(ahead: 1).kind {
    case .colon:
      return SyntaxMessages.missingEquals(name, range(token(ahead: 1)))
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual:
      return SyntaxMessages.conditionInValue(
        describe(token(ahead: 1)), range(token(ahead: 1)))
    case .number, .fiscalYear, .minus, .openParenthesis:
      return SyntaxMessages.missingEquals(name, range(token(ahead: 1)))
    case .string:
      if similar == nil { return SyntaxMessages.missingEquals(name, range(token(ahead: 1))) }
      return SyntaxMessages.unknownStatement("`\(name)`", similar, place)
    default:
      return SyntaxMessages.unknownStatement("`\(SyntaxMessages.short(name))`", similar, place)
    }
  }

  /// The first words of statements that are neither blocks nor assignments.
  static let statementWords = [
    "language", "include", "driver", "input", "let", "benefits", "correlate", "one", "renews",
    "set", "require", "adopted", "actuals", "suppress", "sunset", "terminates", "settled",
  ]

  /// Reads `language 1`.
  private func parseLanguage() throws(ParseFailure) -> Statement {
    let start = index
    index += 1
    guard current.kind == .number || current.kind == .word else {
      throw failure(
        SyntaxMessages.missingValue("`language`", describe(current), range(current), "language 1"))
    }
    let version = word(current)
    index += 1
    return .language(version, range(from: start))
  }

  /// Reads `include "path"`.
  private func parseInclude() throws(ParseFailure) -> Statement {
    let start = index
    index += 1
    let path = try parseQuoted(example: "include \"districts/slaton.scenario\"")
    return .include(path, range(from: start))
  }

  /// Reads the name that a declaration introduces.
  func parseName(after keyword: String) throws(ParseFailure) -> Word {
    guard current.kind == .word else {
      throw failure(SyntaxMessages.expectedName(describe(current), range(current)))
    }
    let name = word(current)
    if EnrollmentGrades.names.contains(name.text) {
      report(SyntaxMessages.gradeAsName(name.text, name.range))
    }
    index += 1
    return name
  }

  /// Reads `KEYWORD name = value clauses`.
  private func parseDeclaration() throws(ParseFailure) -> Statement {
    let start = index
    let keyword = word(current)
    index += 1
    let name = try parseName(after: keyword.text)
    if current.kind != .equal {
      throw failure(SyntaxMessages.missingEquals("\(keyword.text) \(name.text)", range(current)))
    }
    try advanceToValue(after: "`\(name.text) =`")
    let value = try expressions.parseValue(after: "`\(name.text) =`")
    let clauses = try clauseParser.parseClauses()
    return .declaration(
      Declaration(
        keyword: keyword, name: name, value: value, clauses: clauses, range: range(from: start)))
  }

  /// Moves behind the operator of a statement; where the next line begins a statement of its own, the
  /// value is missing.
  func advanceToValue(after place: String) throws(ParseFailure) {
    let sign = current
    let next = index + 1
    advanceOverBreak()
    guard tokens[next].kind == .newline else { return }
    let isStatement: Bool
    switch token(ahead: 1).kind {
    case .equal, .dot, .plusEqual, .minusEqual, .timesEqual: isStatement = true
    default: isStatement = startsBlock
    }
    guard endsStatement(current) || (current.kind == .word && isStatement) else { return }
    index = next
    throw failure(
      SyntaxMessages.missingValue(
        place, "the end of the line", range(sign), "salary = $52,400 per FTE"))
  }

  /// Whether `KEYWORD QUALIFIER =` begins here, inside a block.
  private var startsEntry: Bool {
    guard cursor.braceDepth > 0, !Parser.statementWords.contains(text(current)),
      isQualifier(token(ahead: 1))
    else { return false }
    let next = token(ahead: 2)
    if next.kind == .equal { return true }
    guard next.kind == .doubleDot || matches(next, "to") else { return false }
    return isQualifier(token(ahead: 3)) && token(ahead: 4).kind == .equal
  }

  /// A name, a grade, a fiscal year or a plain number.
  private func isQualifier(_ token: Token) -> Bool {
    token.kind == .word || token.kind == .fiscalYear
      || (token.kind == .number && !token.isMoney && !token.isPercent)
  }

  /// Reads `KEYWORD QUALIFIER = value clauses`.
  private func parseEntry() throws(ParseFailure) -> Statement {
    let start = index
    let keyword = word(current)
    let first = word(token(ahead: 1))
    var second: Word?
    index += 2
    if current.kind != .equal {
      second = word(token(ahead: 1))
      index += 2
    }
    try advanceToValue(after: "`\(SyntaxMessages.short(range(from: start))) =`")
    let value = try expressions.parseValue(after: "`\(keyword.text) \(first.text) =`")
    let clauses = try clauseParser.parseClauses()
    return .entry(
      Entry(
        keyword: keyword, first: first, second: second, value: value, clauses: clauses,
        range: range(from: start)))
  }

  /// Reads `key = value clauses`.
  private func parseAssignment() throws(ParseFailure) -> Statement {
    let start = index
    let key = try parsePath(after: "the statement")
    switch current.kind {
    case .equal: break
    case .plusEqual, .minusEqual, .timesEqual:
      throw failure(SyntaxMessages.amendWithoutSet(key.text, range(current)))
    default: throw failure(SyntaxMessages.missingEquals(key.text, range(current)))
    }
    try advanceToValue(after: "`\(SyntaxMessages.short(key.text)) =`")
    let value = try expressions.parseValue(after: "`\(SyntaxMessages.short(key.text)) =`")
    let clauses = try clauseParser.parseClauses()
    return .assignment(
      Assignment(key: key, value: value, clauses: clauses, range: range(from: start)))
  }

  /// Reads `actuals through FY2025` as the key `actuals` with a year.
  private func parseActuals() throws(ParseFailure) -> Statement {
    let start = index
    let key = word(current)
    index += 1
    try parseFixed("through", example: "actuals through FY2025")
    let year = try parseYear()
    return .assignment(
      Assignment(
        key: Path(parts: [key], range: key.range), value: .years(year, nil, year.range),
        clauses: try clauseParser.parseClauses(), range: range(from: start)))
  }

  /// Reads `correlate A with B at r`.
  private func parseCorrelate() throws(ParseFailure) -> Statement {
    let start = index
    let example = "correlate raises with cpi at 0.5"
    index += 1
    let left = try parsePath(after: "`correlate`")
    try parseFixed("with", example: example)
    let right = try parsePath(after: "`with`")
    try parseFixed("at", example: example)
    let value = try expressions.parseArithmetic()
    return .correlate(left, right, value, range(from: start))
  }

  /// Reads `settled NAME FYnnnn = value, value clauses`.
  private func parseSettled() throws(ParseFailure) -> Statement {
    let start = index
    index += 1
    let name = try parseName(after: "settled")
    let year = try parseYear()
    let words = "settled \(name.text) FY\(year.year)"
    guard current.kind == .equal else {
      throw failure(SyntaxMessages.missingEquals(words, range(current)))
    }
    try advanceToValue(after: "`\(words) =`")
    let value = try expressions.parseValue(after: "`\(words) =`")
    let clauses = try clauseParser.parseClauses()
    return .settled(
      Settled(name: name, year: year, value: value, clauses: clauses, range: range(from: start)))
  }

  /// Reads `one per N GROUP clauses`.
  private func parseOnePer() throws(ParseFailure) -> Statement {
    let start = index
    let example = "one per 15 teachers"
    index += 1
    try parseFixed("per", example: example)
    var count = try parseOnePerCount(example)
    if isAt("to") {
      advanceOverBreak()
      let upper = try parseOnePerCount(example)
      count = .interval(count, upper, count.range.union(upper.range))
    }
    guard current.kind == .word, !ClauseKind.starts(text(current)) else {
      throw failure(
        SyntaxMessages.missingValue("the number", describe(current), range(current), example))
    }
    let group = word(current)
    index += 1
    let clauses = try clauseParser.parseClauses()
    return .onePer(count, group, clauses, range(from: start))
  }

  /// Reads the number of `one per N`: a number, a name or something in parentheses.
  private func parseOnePerCount(_ example: String) throws(ParseFailure) -> Expression {
    switch current.kind {
    case .number:
      let token = current
      index += 1
      return .quantity(
        Quantity(
          number: token.value, isMoney: token.isMoney, isPercent: token.isPercent, unit: [],
          per: [], range: range(token)))
    case .openParenthesis: return try expressions.parsePrimary()
    case .word: return .name(try parsePath(after: "`per`"))
    default:
      throw failure(
        SyntaxMessages.missingValue("`one per`", describe(current), range(current), example))
    }
  }

  /// Reads `at each school`.
  private func parseAtEachSchool() throws(ParseFailure) -> Statement {
    let start = index
    index += 1
    try parseFixed("each", example: "at each school")
    try parseFixed("school", example: "at each school")
    return .atEachSchool(range(from: start))
  }

  /// Reads `renews with chance p`.
  private func parseRenews() throws(ParseFailure) -> Statement {
    let start = index
    let example = "renews with chance 60%"
    index += 1
    try parseFixed("with", example: example)
    try parseFixed("chance", example: example)
    let chance = try expressions.parseInterval()
    return .renews(chance, range(from: start))
  }

  /// Reads `terminates with chance p each year [keeping s]`.
  private func parseTerminates() throws(ParseFailure) -> Statement {
    let start = index
    let example = "terminates with chance 10% each year keeping 50%"
    index += 1
    try parseFixed("with", example: example)
    try parseFixed("chance", example: example)
    let chance = try expressions.parseInterval()
    try parseFixed("each", example: example)
    try parseFixed("year", example: example)
    var keeping: Expression?
    if isAt("keeping") {
      index += 1
      keeping = try expressions.parseInterval()
    }
    return .terminates(chance, keeping: keeping, range(from: start))
  }

  /// Reads `set PATH PLACE OPERATOR value clauses`.
  private func parseSet() throws(ParseFailure) -> Statement {
    let start = index
    index += 1
    let (path, selector) = try parseSetPath()
    let place = try parsePlace()
    let operation: SetStatement.Operator
    switch current.kind {
    case .equal: operation = .replace
    case .plusEqual: operation = .increase
    case .minusEqual: operation = .decrease
    case .timesEqual: operation = .scale
    default:
      throw failure(
        SyntaxMessages.expectedOperator(path.text, describe(current), range(current)))
    }
    try advanceToValue(after: "`\(operation.rawValue)`")
    let value = try expressions.parseValue(after: "`\(operation.rawValue)`")
    let clauses = try clauseParser.parseClauses()
    return .set(
      SetStatement(
        path: path, selector: selector, place: place, operation: operation, value: value,
        clauses: clauses,
        range: range(from: start)))
  }

  /// Reads the path of a `set`, with what chooses its blocks: `fund[program = title2].award`.
  private func parseSetPath() throws(ParseFailure) -> (Path, Selector?) {
    guard current.kind == .word, token(ahead: 1).kind == .openBracket else {
      return (try parsePath(after: "`set`"), nil)
    }
    let start = index
    let kind = word(current)
    index += 2
    func expect(_ kind: Token.Kind, _ words: String) throws(ParseFailure) {
      guard current.kind == kind else {
        throw failure(
          SyntaxMessages.selectorForm(words, describe(current), range(current)))
      }
    }
    try expect(.word, "a key")
    let key = word(current)
    index += 1
    try expect(.equal, "`=`")
    index += 1
    try expect(.word, "a word")
    let value = word(current)
    index += 1
    try expect(.closeBracket, "`]`")
    index += 1
    try expect(.dot, "`.` and a key")
    index += 1
    let rest = try parsePath(after: "the dot")
    let selector = Selector(key: key, value: value, range: range(from: start))
    return (Path(parts: [kind] + rest.parts, range: range(from: start)), selector)
  }

  /// Reads `require CONDITION` or `adopted CONDITION`.
  private func parseCheckStatement() throws(ParseFailure) -> Statement {
    let start = index
    let isRequire = isAt("require")
    index += 1
    let condition = try expressions.parseCondition()
    let clauses = try clauseParser.parseClauses()
    let place = range(from: start)
    return isRequire ? .require(condition, clauses, place) : .adopted(condition, clauses, place)
  }
}
