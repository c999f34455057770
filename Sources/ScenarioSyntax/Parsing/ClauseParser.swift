import Diagnostics

/// Reads the clauses behind a value.
struct ClauseParser: TokenReader {
  /// The tokens.
  let cursor: TokenCursor
  /// Reads the values of clauses.
  let expressions: ExpressionParser

  /// The clause that starts at the next token.
  private var clauseKind: ClauseKind? {
    switch current.kind {
    case .tilde: .family
    case .fiscalYear: .scope
    case .word: ClauseKind(word: text(current))
    default: nil
    }
  }

  /// Reads the clauses behind a value.
  func parseClauses() throws(ParseFailure) -> Clauses {
    var clauses = Clauses()
    var seen: [(kind: ClauseKind, range: SourceRange)] = []
    var isOrderReported = false
    while let kind = clauseKind {
      let start = index
      try parse(kind, into: &clauses, isRepeated: seen.contains { $0.kind == kind })
      let place = range(from: start)
      if let first = seen.first(where: { $0.kind == kind }) {
        report(SyntaxMessages.duplicateClause(kind.spelling, place, first: first.range))
      } else if let last = seen.first(where: { $0.kind.rank > kind.rank }), !isOrderReported {
        report(
          SyntaxMessages.clauseOrder(
            SyntaxMessages.clauseName(kind, place),
            before: SyntaxMessages.clauseName(last.kind, last.range),
            place, other: last.range))
        isOrderReported = true
      }
      seen.append((kind, place))
    }
    return clauses
  }

  /// Reads one clause; of a repeated one the first counts.
  private func parse(
    _ kind: ClauseKind, into clauses: inout Clauses, isRepeated: Bool
  ) throws(ParseFailure) {
    let before = clauses
    switch kind {
    case .atEachSchool: clauses.atEachSchool = try parseEachSchool()
    case .family: clauses.family = try parseFamily()
    case .chance: clauses.chance = try parseChance()
    case .timing: clauses.timing = try parseTiming()
    case .by: clauses.by = try parseBy()
    case .growth: clauses.growth = try parseGrowth()
    case .floor:
      index += 1
      clauses.floor = try expressions.parseArithmetic()
    case .ramp: clauses.ramp = try parseRamp()
    case .scope: clauses.scope = try parseScope()
    case .source:
      index += 1
      clauses.source = try parseQuoted(example: "source \"NIET: $7,000-$15,000\"")
    case .because:
      index += 1
      clauses.because = try parseQuoted(example: "because \"reading aides stay\"")
    }
    if isRepeated { clauses = before }
  }

  /// Reads `at each school`.
  private func parseEachSchool() throws(ParseFailure) -> SourceRange {
    let start = index
    index += 1
    try parseFixed("each", example: "one per 15 teachers at each school")
    try parseFixed("school", example: "one per 15 teachers at each school")
    return range(from: start)
  }

  /// Reads `~ family`.
  private func parseFamily() throws(ParseFailure) -> Word {
    advanceOverBreak()
    guard current.kind == .word else {
      throw failure(
        SyntaxMessages.badClause("`~`", describe(current), range(current), "2% to 11% ~ uniform"))
    }
    let family = word(current)
    index += 1
    return family
  }

  /// Reads `with chance p [each year | once]`.
  private func parseChance() throws(ParseFailure) -> Clauses.Chance {
    let start = index
    let example = "delay = 100% with chance 5% each year"
    index += 1
    try parseFixed("chance", example: example)
    let probability = try expressions.parseInterval()
    let timing = try parseFrequency(required: false, example: example)
    return Clauses.Chance(probability: probability, timing: timing, range: range(from: start))
  }

  /// Reads `once` or `each year`.
  private func parseFrequency(
    required: Bool, example: String
  ) throws(ParseFailure) -> Clauses.Timing? {
    let start = index
    if isAt("once") {
      index += 1
      return Clauses.Timing(eachYear: false, range: range(from: start))
    }
    if isAt("each") {
      index += 1
      try parseFixed("year", example: example)
      return Clauses.Timing(eachYear: true, range: range(from: start))
    }
    if required {
      throw failure(
        SyntaxMessages.badClause("`drawn`", describe(current), range(current), example))
    }
    return nil
  }

  /// Reads `drawn once` or `drawn each year`.
  private func parseTiming() throws(ParseFailure) -> Clauses.Timing? {
    let start = index
    index += 1
    let timing = try parseFrequency(required: true, example: "2% to 11% drawn each year")
    return timing.map { Clauses.Timing(eachYear: $0.eachYear, range: range(from: start)) }
  }

  /// Reads `by school`, `by grade` or `by school and grade`.
  private func parseBy() throws(ParseFailure) -> [Word] {
    let example = "growth = -2% to 2% drawn each year by school and grade"
    index += 1
    var words: [Word] = []
    repeat {
      if !words.isEmpty { index += 1 }
      guard isAt("school") || isAt("grade") else {
        throw failure(SyntaxMessages.badClause("`by`", describe(current), range(current), example))
      }
      words.append(word(current))
      index += 1
    } while isAt("and") && words.count < 2
    return words
  }

  /// Reads `grow by rate [~ family] [drawn …] [by …]`.
  private func parseGrowth() throws(ParseFailure) -> Clauses.Growth {
    let start = index
    index += 1
    try parseFixed("by", example: "salary = $52,400 per FTE grow by raises")
    let rate = try expressions.parseInterval()
    let family = current.kind == .tilde ? try parseFamily() : nil
    let timing = isAt("drawn") ? try parseTiming() : nil
    let by = isAt("by") ? try parseBy() : []
    return Clauses.Growth(
      rate: rate, family: family, timing: timing, by: by, range: range(from: start))
  }

  /// Reads `ramp 50%, 100%`.
  private func parseRamp() throws(ParseFailure) -> [Expression] {
    index += 1
    var shares = [try expressions.parseArithmetic()]
    while current.kind == .comma {
      advanceOverBreak()
      shares.append(try expressions.parseArithmetic())
    }
    return shares
  }
}
