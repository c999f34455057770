import Diagnostics

// Statements about rules for review.
extension Parser {
  /// Reads `suppress RULE because "…"`.
  func parseSuppress() throws(ParseFailure) -> Statement {
    let start = index
    index += 1
    let name = try parseHyphenated(after: "`suppress`")
    return .suppress(name, try clauseParser.parseClauses(), range(from: start))
  }

  /// Reads `sunset FY2029 because "…"`.
  func parseSunset() throws(ParseFailure) -> Statement {
    let start = index
    index += 1
    let year = try parseYear()
    return .sunset(year, try clauseParser.parseClauses(), range(from: start))
  }

  /// Reads words that hyphens join without spaces, such as `class-cap`.
  private func parseHyphenated(after place: String) throws(ParseFailure) -> Word {
    let start = index
    guard current.kind == .word else {
      throw failure(
        SyntaxMessages.expectedRule(place, describe(current), range(current)))
    }
    index += 1
    while current.kind == .minus, tokens[index - 1].upper == current.lower,
      token(ahead: 1).kind == .word, token(ahead: 1).lower == current.upper
    {
      index += 2
    }
    let place = range(from: start)
    return Word(place.text, place)
  }
}
