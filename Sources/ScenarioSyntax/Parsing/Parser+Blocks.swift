import Diagnostics

/// What a body has given so far.
struct BlockBody {
  /// The statements.
  var statements: [Statement] = []
  /// The conditions of a check.
  var conditions: [Expression] = []
  /// The header of an enrolment table.
  var grades: [Word]?
  /// The rows of an enrolment table.
  var rows: [EnrollmentRows.Row] = []
  /// The place of the table so far.
  var tableRange: SourceRange?
}

extension Parser {
  /// What a block's body consists of.
  enum BodyKind { case statements, enrollment, check }

  /// Reads the statements of the file.
  func parseBody() -> [Statement] {
    var body = BlockBody()
    parse(into: &body, kind: .statements, isNested: false)
    return body.statements
  }

  /// Reads statements up to the closing brace or the end of the file.
  func parse(into body: inout BlockBody, kind: BodyKind, isNested: Bool) {
    while true {
      switch current.kind {
      case .newline, .semicolon: index += 1
      case .end: return
      case .closeBrace:
        if isNested { return }
        report(SyntaxMessages.unexpectedClosingBrace(range(current)))
        index += 1
      default:
        if hasGivenUp { return giveUp() }
        parseEntry(into: &body, kind: kind)
      }
    }
  }

  /// Whether so many mistakes were found that reading stops.
  private var hasGivenUp: Bool { cursor.diagnostics.count >= TokenCursor.errorLimit }

  /// Says that reading stops, and moves to the end of the file.
  private func giveUp() {
    if cursor.diagnostics.last?.code != .tooManySyntaxErrors {
      report(SyntaxMessages.tooManyErrors(range(current)))
    }
    index = tokens.count - 1
  }

  /// Reads one statement, condition or table line; after a mistake goes to its end.
  private func parseEntry(into body: inout BlockBody, kind: BodyKind) {
    let start = index
    cursor.operatorCount = 0
    do throws(ParseFailure) {
      switch kind {
      case .enrollment where isTableHeader: try parseTableHeader(into: &body)
      case .enrollment where isTableRow: try parseTableRow(into: &body)
      case .check where !isCheckSetting: try parseCheck(into: &body)
      default: body.statements.append(try parseStatement())
      }
      if !endsStatement(current) {
        report(SyntaxMessages.unexpectedText(describe(current), range(current)))
        recover()
      }
    } catch {
      recover()
    }
    if index == start { index += 1 }
  }

  /// Whether a line of a check sets something instead of stating a condition.
  private var isCheckSetting: Bool {
    let isSetting = ["tolerance", "source", "because", "note"].contains { isAt($0) }
    return isSetting && token(ahead: 1).kind == .equal
  }

  /// Reads a condition with its source.
  private func parseCheck(into body: inout BlockBody) throws(ParseFailure) {
    body.conditions.append(try expressions.parseCondition())
    for name in ["source", "because"] where isAt(name) {
      let start = index
      let key = word(current)
      index += 1
      let text = try parseQuoted(example: "source \"NIET\"")
      body.statements.append(
        .assignment(
          Assignment(
            key: Path(parts: [key], range: key.range), value: .text(text), clauses: Clauses(),
            range: range(from: start))))
    }
  }

  /// Whether a block begins here: a brace follows on this line, or alone on the next.
  var startsBlock: Bool {
    guard current.kind == .word else { return false }
    for distance in 1..<10 {
      let next = token(ahead: distance)
      switch next.kind {
      case .openBrace: return true
      case .word, .string, .fiscalYear, .number: continue
      case .newline:
        var further = index + distance
        while tokens[further].kind == .newline { further += 1 }
        return tokens[further].kind == .openBrace
      default: return false
      }
    }
    return false
  }

  /// Reads `KEYWORD [id] ["title"] [FYnnnn] [from "file"] { … }`.
  func parseBlock() throws(ParseFailure) -> Statement {
    let start = index
    let keyword = word(current)
    index += 1
    let id = parseBlockId()
    let title = parseBlockTitle()
    var year: FiscalYearWord?
    if current.kind == .fiscalYear { year = try parseYear() }
    var source: Quoted?
    if isAt("from"), token(ahead: 1).kind == .string {
      index += 1
      source = try parseQuoted(example: "enrollment from \"data/slaton.csv\" { … }")
    }
    if current.kind != .openBrace, current.kind != .newline {
      report(SyntaxMessages.blockHeader(describe(current), range(current)))
      while current.kind != .openBrace, current.kind != .newline { index += 1 }
    }
    let header = range(from: start)
    if current.kind == .newline {
      report(SyntaxMessages.missingOpenBrace(header))
      skipNewlines()
    }
    let earlierMistakes = cursor.diagnostics.count
    var body = BlockBody()
    try parseBraces(into: &body, keyword: keyword, header: header)
    if body.conditions.isEmpty, isCheck(keyword), cursor.diagnostics.count == earlierMistakes {
      report(SyntaxMessages.emptyCheck(keyword.text, header))
    }
    return .block(
      Block(
        keyword: keyword, id: id, title: title, year: year, file: source, table: table(of: body),
        conditions: body.conditions, body: body.statements, header: header,
        range: range(from: start)))
  }

  /// Whether a keyword opens a block of conditions.
  private func isCheck(_ keyword: Word) -> Bool {
    keyword.text == "expect" || keyword.text == "example"
  }

  /// Reads the id of a block, if there is one.
  private func parseBlockId() -> Word? {
    if current.kind == .number, EnrollmentGrades.names.contains(text(current)) {
      report(SyntaxMessages.gradeAsName(text(current), range(current)))
      index += 1
      return nil
    }
    guard current.kind == .word, !(isAt("from") && token(ahead: 1).kind == .string) else {
      return nil
    }
    let id = word(current)
    if EnrollmentGrades.names.contains(id.text) {
      report(SyntaxMessages.gradeAsName(id.text, id.range))
    }
    index += 1
    return id
  }

  /// Reads the title of a block, if there is one.
  private func parseBlockTitle() -> Quoted? {
    guard current.kind == .string else { return nil }
    let title = quoted(current)
    if title.text.allSatisfy(\.isWhitespace) { report(SyntaxMessages.emptyTitle(title.range)) }
    index += 1
    return title
  }

  /// Reads the body of a block with its braces.
  private func parseBraces(
    into body: inout BlockBody, keyword: Word, header: SourceRange
  ) throws(ParseFailure) {
    let brace = current
    if cursor.braceDepth >= TokenCursor.nestingLimit {
      report(SyntaxMessages.tooDeep(range(brace)))
      return skipBraces()
    }
    cursor.braceDepth += 1
    index += 1
    let kind: BodyKind =
      isCheck(keyword) ? .check : keyword.text == "enrollment" ? .enrollment : .statements
    parse(into: &body, kind: kind, isNested: true)
    cursor.braceDepth -= 1
    if current.kind == .closeBrace {
      index += 1
    } else if !hasGivenUp, !isBraceReported {
      report(SyntaxMessages.missingBrace(keyword.text, range(brace), end: range(current)))
    }
  }

  /// Whether a missing brace was reported already; the blocks around it lack theirs as well.
  private var isBraceReported: Bool { cursor.diagnostics.last?.code == .missingBrace }

  /// The table of a body.
  private func table(of body: BlockBody) -> EnrollmentRows? {
    guard let grades = body.grades, let range = body.tableRange else { return nil }
    return EnrollmentRows(grades: grades, rows: body.rows, range: range)
  }
}
