import Diagnostics

/// A parser that reads tokens from a cursor that it shares with others.
protocol TokenReader {
  /// The tokens.
  var cursor: TokenCursor { get }
}

extension TokenReader {
  /// The text.
  var file: SourceFile { cursor.file }

  /// The tokens without comments.
  var tokens: [Token] { cursor.tokens }

  /// The position of the token to read next.
  var index: Int {
    get { cursor.index }
    nonmutating set { cursor.index = newValue }
  }

  /// The token to read next.
  var current: Token { tokens[index] }

  /// A token further on, or the last one.
  func token(ahead distance: Int) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  /// Moves to the next token; inside parentheses newlines are skipped.
  func advance() {
    if index < tokens.count - 1 { index += 1 }
    if !cursor.openParentheses.isEmpty { skipNewlines() }
  }

  /// Moves behind newlines.
  func skipNewlines() {
    while tokens[index].kind == .newline { index += 1 }
  }

  /// Moves behind a token that must not end a statement, and behind newlines after it.
  func advanceOverBreak() {
    advance()
    skipNewlines()
  }

  /// The place of a token.
  func range(_ token: Token) -> SourceRange {
    SourceRange(file: file, lowerBound: token.lower, upperBound: token.upper)
  }

  /// The place from a token up to the last one read.
  func range(from start: Int) -> SourceRange {
    var last = max(start, index - 1)
    while last > start, tokens[last].kind == .newline { last -= 1 }
    return SourceRange(
      file: file, lowerBound: tokens[start].lower, upperBound: tokens[last].upper)
  }

  /// The text of a token.
  func text(_ token: Token) -> String { file.text(from: token.lower, to: token.upper) }

  /// A token as a word of the tree.
  func word(_ token: Token) -> Word { Word(text(token), range(token)) }

  /// Whether a token is a certain word.
  func matches(_ token: Token, _ word: String) -> Bool {
    token.kind == .word && token.upper - token.lower == word.utf8.count
      && file.bytes[token.lower..<token.upper].elementsEqual(word.utf8)
  }

  /// Whether the next token is a certain word.
  func isAt(_ word: String) -> Bool { matches(current, word) }

  /// Whether a token ends a statement.
  func endsStatement(_ token: Token) -> Bool {
    switch token.kind {
    case .newline, .semicolon, .closeBrace, .end: true
    default: false
    }
  }

  /// Collects a mistake.
  func report(_ diagnostic: Diagnostic) { cursor.diagnostics.append(diagnostic) }

  /// Collects a mistake and gives the failure to throw.
  func failure(_ diagnostic: Diagnostic) -> ParseFailure {
    report(diagnostic)
    return ParseFailure()
  }
}
