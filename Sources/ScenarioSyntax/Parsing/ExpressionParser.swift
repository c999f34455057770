import Diagnostics

/// Reads values, formulas and conditions.
struct ExpressionParser: TokenReader {
  /// The tokens.
  let cursor: TokenCursor

  /// Words that end a phrase or the unit of a number.
  static let stopWords: Set<String> = [
    "to", "at", "of", "in", "from", "until", "within", "grow", "drawn", "by", "ramp", "floor",
    "source", "because", "with", "and", "or",
  ]
  /// Further words that end the unit of a number.
  static let unitStopWords: Set<String> = ["per", "each", "once"]

  /// Whether a token is a word that can belong to a phrase.
  func isPhraseWord(_ token: Token) -> Bool {
    token.kind == .word && !Self.stopWords.contains(text(token))
  }

  /// Whether the next token goes on with a phrase on the same line.
  var continuesPhrase: Bool { isPhraseWord(current) && tokens[index - 1].kind != .newline }

  /// Whether the next token goes on with a unit on the same line.
  var continuesUnit: Bool { isUnitWord(current) && tokens[index - 1].kind != .newline }

  /// Whether a token is a word that can belong to a unit.
  func isUnitWord(_ token: Token) -> Bool {
    isPhraseWord(token) && !Self.unitStopWords.contains(text(token))
  }

  /// Reads the value of a statement: an expression, or several joined by commas.
  func parseValue(after place: String) throws(ParseFailure) -> Expression {
    let start = index
    if endsStatement(current) {
      throw failure(
        SyntaxMessages.missingValue(
          place, describe(current), range(current), "salary = $52,400 per FTE"))
    }
    let first = try parseAt()
    try rejectComparison()
    guard current.kind == .comma else { return first }
    var elements = [first]
    while current.kind == .comma {
      advanceOverBreak()
      elements.append(try parseAt())
    }
    reportThousands(from: start)
    return .list(elements, range(from: start))
  }

  /// Rejects a comparison behind a value.
  private func rejectComparison() throws(ParseFailure) {
    switch current.kind {
    case .equal where tokens[index - 1].kind == .word:
      throw failure(SyntaxMessages.secondStatement(range(tokens[index - 1])))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      throw failure(SyntaxMessages.conditionInValue(describe(current), range(current)))
    default: return
    }
  }

  /// Reports plain numbers with a thousands comma among the elements of a list.
  private func reportThousands(from start: Int) {
    var depth = 0
    for token in tokens[start..<index] {
      if token.kind == .openParenthesis { depth += 1 }
      if token.kind == .closeParenthesis { depth -= 1 }
      if depth == 0, token.kind == .number, token.hasThousands, !token.isMoney {
        report(SyntaxMessages.thousandsComma(range(token)))
      }
    }
  }

  /// Reads `a at rate`, or what binds more tightly.
  func parseAt() throws(ParseFailure) -> Expression {
    let left = try parseInterval()
    guard isAt("at"), !matches(token(ahead: 1), "each") else { return left }
    try countOperator()
    advanceOverBreak()
    let right = try parseInterval()
    return .at(left, right, left.range.union(right.range))
  }

  /// Reads `a to b`, or what binds more tightly.
  func parseInterval() throws(ParseFailure) -> Expression {
    let left = try parseArithmetic()
    guard isAt("to") else { return left }
    try countOperator()
    advanceOverBreak()
    let right = try parseArithmetic()
    if isAt("to") { throw failure(SyntaxMessages.chainedInterval(range(current))) }
    let whole = left.range.union(right.range)
    if case .share(let upper, let words, _) = right, !left.isShare {
      let bounds = left.range.union(upper.range)
      return .share(.interval(left, upper, bounds), words, whole)
    }
    return .interval(left, right, whole)
  }

  /// The binding strength of an arithmetic operator.
  private func arithmetic(_ kind: Token.Kind) -> (operation: BinaryOperator, strength: Int)? {
    switch kind {
    case .plus: (.add, 1)
    case .minus: (.subtract, 1)
    case .times: (.multiply, 2)
    case .divide: (.divide, 2)
    case .power: (.power, 3)
    default: nil
    }
  }

  /// Reads sums, products and powers by precedence climbing; `^` binds to the right.
  func parseArithmetic(least: Int = 1) throws(ParseFailure) -> Expression {
    var left = try parseSigned()
    while let (operation, strength) = arithmetic(current.kind), strength >= least {
      try countOperator()
      advanceOverBreak()
      try enterLevel()
      let right = try parseArithmetic(least: strength == 3 ? 3 : strength + 1)
      cursor.expressionDepth -= 1
      left = .binary(operation, left, right, left.range.union(right.range))
    }
    return left
  }

  /// Reads an operand with its sign; the sign of a number becomes part of it.
  private func parseSigned() throws(ParseFailure) -> Expression {
    guard current.kind == .minus || current.kind == .plus else { return try parseShare() }
    let sign = current
    if sign.kind == .plus {
      throw failure(
        SyntaxMessages.missingValue("the sign", "`+`", range(sign), "growth = 2%"))
    }
    try countOperator()
    advanceOverBreak()
    try enterLevel()
    let operand = try parseArithmetic(least: 3)
    cursor.expressionDepth -= 1
    let whole = range(sign).union(operand.range)
    switch operand {
    case .quantity(let quantity): return .quantity(quantity.negated(range: whole))
    case .share(.quantity(let quantity), let words, _):
      let inner = range(sign).union(quantity.range)
      return .share(.quantity(quantity.negated(range: inner)), words, whole)
    default: return .negation(operand, whole)
    }
  }

  /// Reads `share of words` or `mean of 3 years`, or what binds more tightly.
  private func parseShare() throws(ParseFailure) -> Expression {
    let value = try parsePrimary()
    guard isAt("of") else { return value }
    advance()
    if case .name(let path) = value, path.text == "mean", current.kind == .number,
      matches(token(ahead: 1), "years") || matches(token(ahead: 1), "year")
    {
      let words = [word(current), word(token(ahead: 1))]
      index += 2
      return .share(value, words, value.range.union(words[1].range))
    }
    if let words = parseSharedGrades() {
      return .share(value, words, words.reduce(value.range) { $0.union($1.range) })
    }
    var words: [Word] = []
    while continuesPhrase {
      let path = try parsePath(after: "`of`")
      words.append(Word(path.text, path.range))
    }
    guard let last = words.last else {
      throw failure(
        SyntaxMessages.missingValue(
          "`of`", describe(current), range(current), "retirement = 8.25% of pay"))
    }
    return .share(value, words, value.range.union(last.range))
  }

  /// Reads `grade 5` or `grades K..5` behind `of`: the word, then one grade or two.
  private func parseSharedGrades() -> [Word]? {
    guard isAt("grades") || isAt("grade"), isGrade(token(ahead: 1)) else { return nil }
    var words = [word(current), word(token(ahead: 1))]
    index += 2
    if current.kind == .doubleDot, isGrade(token(ahead: 1)) {
      words.append(word(token(ahead: 1)))
      index += 2
    }
    return words
  }

  /// Counts an operator of a statement; too many would make the tree too deep.
  func countOperator() throws(ParseFailure) {
    cursor.operatorCount += 1
    if cursor.operatorCount > TokenCursor.operatorLimit {
      throw failure(SyntaxMessages.tooDeep(range(current)))
    }
  }

  /// Notes that an expression goes one level deeper.
  func enterLevel() throws(ParseFailure) {
    cursor.expressionDepth += 1
    if cursor.expressionDepth > TokenCursor.nestingLimit {
      throw failure(SyntaxMessages.tooDeep(range(current)))
    }
  }
}

extension Expression {
  /// Whether it is a share of something.
  var isShare: Bool {
    if case .share = self { return true }
    return false
  }
}

extension Quantity {
  /// The same quantity with the other sign.
  func negated(range: SourceRange) -> Quantity {
    Quantity(
      number: -number, isMoney: isMoney, isPercent: isPercent, unit: unit, per: per, range: range)
  }
}
