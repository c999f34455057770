import Diagnostics

extension ExpressionParser {
  /// Reads an operand: a number, a name, a call, a text, years or something in parentheses.
  func parsePrimary() throws(ParseFailure) -> Expression {
    switch current.kind {
    case .number: return try parseNumber()
    case .word: return try parseWordOperand()
    case .string:
      let text = quoted(current)
      advance()
      return .text(text)
    case .fiscalYear:
      let start = index
      let years = try parseYears()
      let place = years.last.map { years.first.range.union($0.range) } ?? range(tokens[start])
      return .years(years.first, years.last, place)
    case .openParenthesis: return try parseGroup()
    default: throw failure(missingOperand())
    }
  }

  /// The message where an operand is missing.
  private func missingOperand() -> Diagnostic {
    if current.kind == .openBrace { return SyntaxMessages.unexpectedOpeningBrace(range(current)) }
    return SyntaxMessages.missingOperand(describe(current), range(current))
  }

  /// Reads `( expression )`.
  private func parseGroup() throws(ParseFailure) -> Expression {
    let opening = current
    try open()
    let inner = try parseCondition()
    let closing = current
    try close(opening)
    // Accounts write less than zero in parentheses; a scenario says it with a sign.
    if case .quantity(let quantity) = inner {
      throw failure(
        SyntaxMessages.numberInParentheses(
          quantity.range, range(opening).union(range(closing))))
    }
    return inner
  }

  /// Moves behind an opening parenthesis.
  private func open() throws(ParseFailure) {
    try enterLevel()
    cursor.openParentheses.append(index)
    advance()
  }

  /// Moves behind the closing parenthesis that must stand here.
  private func close(_ opening: Token) throws(ParseFailure) {
    guard current.kind == .closeParenthesis else {
      if endsStatement(current) || tokens[index - 1].kind == .newline {
        throw failure(SyntaxMessages.openParenthesis(range(opening)))
      }
      throw failure(
        SyntaxMessages.missingParenthesis(range(opening), describe(current), range(current)))
    }
    cursor.openParentheses.removeLast()
    cursor.expressionDepth -= 1
    advance()
  }

  /// Reads a number with its unit, or a span that starts with a number.
  private func parseNumber() throws(ParseFailure) -> Expression {
    let token = current
    advance()
    let plain = Quantity(
      number: token.value, isMoney: token.isMoney, isPercent: token.isPercent, unit: [], per: [],
      range: range(token))
    if current.kind == .doubleDot {
      advance()
      let last = current
      if last.kind == .word {
        advance()
        return .gradeSpan(word(token), word(last), range(token).union(range(last)))
      }
      guard last.kind == .number else { throw failure(missingOperand()) }
      guard case .quantity(let upper) = try parseNumber() else {
        throw failure(SyntaxMessages.missingOperand(describe(last), range(last)))
      }
      return .numberSpan(plain, upper, plain.range.union(upper.range))
    }
    return .quantity(try parseUnit(of: plain))
  }

  /// Reads the unit behind a number: `FTE`, `students`, `per new leader per year`.
  private func parseUnit(of plain: Quantity) throws(ParseFailure) -> Quantity {
    var unit: [Word] = []
    var whole = plain.range
    while continuesUnit {
      unit.append(word(current))
      whole = whole.union(range(current))
      advance()
    }
    var divisors: [Quantity.Per] = []
    while isAt("per") {
      advance()
      var count = 1.0
      if current.kind == .number, !current.isMoney, !current.isPercent {
        count = current.value
        advance()
      }
      var words: [Word] = []
      while continuesUnit {
        words.append(word(current))
        whole = whole.union(range(current))
        advance()
      }
      if words.isEmpty {
        throw failure(
          SyntaxMessages.missingValue(
            "`per`", describe(current), range(current), "salary = $52,400 per FTE"))
      }
      divisors.append(Quantity.Per(count: count, words: words))
    }
    return Quantity(
      number: plain.number, isMoney: plain.isMoney, isPercent: plain.isPercent, unit: unit,
      per: divisors, range: whole)
  }

  /// Reads an operand that starts with a word.
  private func parseWordOperand() throws(ParseFailure) -> Expression {
    let first = current
    let next = token(ahead: 1)
    if next.kind == .openParenthesis { return try parseCall() }
    if next.kind == .doubleDot, token(ahead: 2).kind == .word || token(ahead: 2).kind == .number {
      advance()
      advance()
      let last = current
      advance()
      return .gradeSpan(word(first), word(last), range(first).union(range(last)))
    }
    if next.kind == .string, isAt("column") {
      advance()
      let name = quoted(current)
      advance()
      return .column(name, range(first).union(name.range))
    }
    if isAt("after"), matches(next, "committed") { return try parseAfterCommitted() }
    if isAt("resampled"), matches(next, "from") { return try parseResampled() }
    if next.kind != .dot, !isPhraseWord(first) { throw failure(missingOperand()) }
    if isAt("default"), next.kind != .dot, !isPhraseWord(next) {
      advance()
      return .readyMade(range(first))
    }
    let path = try parsePath(after: "the value")
    guard path.parts.count == 1, continuesPhrase else { return .name(path) }
    var words = path.parts
    while continuesPhrase {
      words.append(word(current))
      advance()
    }
    return .phrase(words, words[0].range.union(words[words.count - 1].range))
  }

  /// Reads `after committed = value`.
  private func parseAfterCommitted() throws(ParseFailure) -> Expression {
    let start = index
    advance()
    advance()
    if current.kind != .equal {
      throw failure(SyntaxMessages.missingEquals("after committed", range(current)))
    }
    try countOperator()
    advanceOverBreak()
    try enterLevel()
    let value = try parseAt()
    cursor.expressionDepth -= 1
    return .afterCommitted(value, range(tokens[start]).union(value.range))
  }

  /// Reads `resampled from "file" [column "name"] [as percent]` as a call with the arguments `from`,
  /// `column` and `as`.
  private func parseResampled() throws(ParseFailure) -> Expression {
    let start = index
    let example = "grow by resampled from \"data/title1.csv\" column \"growth\""
    let name = word(current)
    advance()
    let label = word(current)
    advance()
    let source = try parseQuoted(example: example)
    var arguments = [Argument(label: label, key: nil, value: .text(source))]
    var last = source.range
    if isAt("column") {
      let label = word(current)
      advance()
      let column = try parseQuoted(example: example)
      let place = label.range.union(column.range)
      arguments.append(Argument(label: label, key: nil, value: .column(column, place)))
      last = column.range
    }
    if isAt("as"), token(ahead: 1).kind == .word {
      let label = word(current)
      advance()
      let form = word(current)
      advance()
      arguments.append(
        Argument(label: label, key: nil, value: .name(Path(parts: [form], range: form.range))))
      last = form.range
    }
    return .call(name, arguments, range(tokens[start]).union(last))
  }

  /// Reads `name(arguments)`.
  private func parseCall() throws(ParseFailure) -> Expression {
    let name = word(current)
    advance()
    let opening = current
    try open()
    var arguments: [Argument] = []
    while current.kind != .closeParenthesis {
      arguments.append(try parseArgument(of: name, earlier: arguments))
      guard current.kind == .comma else { break }
      advance()
    }
    let last = current
    try close(opening)
    return .call(name, arguments, name.range.union(range(last)))
  }

  /// Reads one argument: `label = value`, `key: value` or a value.
  private func parseArgument(
    of name: Word, earlier: [Argument]
  ) throws(ParseFailure) -> Argument {
    if current.kind == .word, token(ahead: 1).kind == .equal, name.text != "P" {
      let label = word(current)
      if let first = earlier.first(where: { $0.label?.text == label.text })?.label {
        report(SyntaxMessages.repeatedArgument(label.text, label.range, first: first.range))
      }
      advance()
      advance()
      return Argument(label: label, key: nil, value: try parseAt())
    }
    let start = current
    let value = try parseCondition()
    if start.kind == .number, start.hasThousands, !start.isMoney {
      report(SyntaxMessages.thousandsComma(range(start)))
    }
    if current.kind == .colon {
      advance()
      return Argument(label: nil, key: value, value: try parseCondition())
    }
    if let parameters = Self.namedParameters[name.text] {
      let place = earlier.count
      report(
        SyntaxMessages.positionalArgument(
          name.text, parameters, position: place, value: value.range))
    }
    return Argument(label: nil, key: nil, value: value)
  }

  /// The distributions whose parameters must be named, with the parameters in their usual order.
  static let namedParameters: [String: [String]] = [
    "normal": ["mean", "sd"], "lognormal": ["mean", "sd"], "beta": ["mean", "sd"],
    "gamma": ["mean", "sd"], "pert": ["low", "mode", "high"],
    "triangular": ["low", "mode", "high"], "uniform": ["low", "high"],
    "student_t": ["df", "mean", "scale"], "binomial": ["n", "p"], "poisson": ["mean"],
    "ar1": ["mean", "sd", "persistence", "last"], "random_walk": ["start", "drift", "sd"],
  ]
}
