import Diagnostics
import ScenarioSyntax

/// Decides where spaces stand between the tokens of a line.
struct TokenSpacing {
  /// The text.
  let file: SourceFile
  /// The token before.
  private var last: Token?
  /// Whether the token before is a sign of the token behind it.
  private var lastIsSign = false

  /// Whether the line holds cells of a table, where `-` is a cell and no sign.
  private let hasCells: Bool

  /// Whether hyphens of the line join the words of a name.
  private let joinsWords: Bool

  /// Starts at the beginning of a line.
  init(file: SourceFile, hasCells: Bool, joinsWords: Bool = false) {
    self.file = file
    self.hasCells = hasCells
    self.joinsWords = joinsWords
  }

  /// Words behind which a value starts, so that a minus is a sign and a parenthesis no call.
  private static let valueWords: Set<String> = [
    "to", "at", "of", "in", "from", "until", "within", "by", "ramp", "floor", "source", "because",
    "with", "and", "or", "per", "require", "adopted",
  ]

  /// Whether a line that ends with a token goes on in the next one.
  static func continues(_ token: Token) -> Bool {
    switch token.kind {
    case .comma, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plusEqual,
      .minusEqual, .timesEqual, .plus, .minus, .times, .divide, .power, .tilde:
      true
    default: false
    }
  }

  /// Notes a token that has been written.
  mutating func pass(_ token: Token) {
    lastIsSign = token.kind == .minus && !endsValue && !hasCells
    last = token
  }

  /// Whether the token before can end a value.
  private var endsValue: Bool {
    guard let last else { return false }
    switch last.kind {
    case .number, .string, .fiscalYear, .closeParenthesis: return true
    case .word: return !isValueWord(last)
    default: return false
    }
  }

  /// Whether a token is a word behind which a value starts.
  private func isValueWord(_ token: Token) -> Bool {
    token.kind == .word
      && TokenSpacing.valueWords.contains(file.text(from: token.lower, to: token.upper))
  }

  /// Whether a space stands between the token before and the next one.
  func needsSpace(before next: Token) -> Bool {
    guard let last else { return false }
    if joinsWords, next.kind == .minus || last.kind == .minus { return next.lower > last.upper }
    switch next.kind {
    case .comma, .semicolon, .colon, .closeParenthesis, .dot, .doubleDot, .openBracket,
      .closeBracket:
      return false
    case .openParenthesis:
      if lastIsSign || last.kind == .openParenthesis { return false }
      return last.kind != .word || isValueWord(last)
    case .closeBrace where last.kind == .openBrace: return false
    default: break
    }
    switch last.kind {
    case .openParenthesis, .openBracket, .dot, .doubleDot: return false
    default: return !lastIsSign
    }
  }
}
