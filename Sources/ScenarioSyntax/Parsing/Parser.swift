public import Diagnostics

/// Reads a scenario text into a tree; mistakes are collected, and what could be read is in the tree.
///
/// Every mistake has a place. Reading goes on at the next statement, so that independent mistakes are
/// all found in one run.
public func parse(_ file: SourceFile) -> (tree: ScenarioTree, diagnostics: [Diagnostic]) {
  let text = Lexer.tokenize(file)
  var parser = Parser(file, text)
  let statements = parser.parseBody()
  let tree = ScenarioTree(file: file, statements: statements)
  return (tree, parser.merged(with: text))
}

/// A statement that cannot be read further; the message has been collected.
struct ParseFailure: Error {}

/// Builds the tree from the tokens by recursive descent.
struct Parser {
  /// The deepest nesting of braces and parentheses.
  static let nestingLimit = 200
  /// The most operators in one statement.
  static let operatorLimit = 400
  /// The number of mistakes after which reading stops.
  static let errorLimit = 50

  /// The text.
  let file: SourceFile
  /// The tokens without comments.
  let tokens: [Token]
  /// The token to read next.
  var index = 0
  /// The mistakes so far.
  var diagnostics: [Diagnostic] = []
  /// Open braces.
  var braceDepth = 0
  /// Open parentheses, as indexes of their tokens.
  var openParentheses: [Int] = []
  /// Nesting inside one expression, parentheses and signs.
  var expressionDepth = 0
  /// Operators in the statement that is being read.
  var operatorCount = 0

  /// Starts at the first token.
  init(_ file: SourceFile, _ text: TokenizedText) {
    self.file = file
    tokens = text.tokens.filter { $0.kind != .comment }
  }

  /// The token to read next.
  var current: Token { tokens[index] }

  /// A token further on, or the last one.
  func token(ahead distance: Int) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  /// Moves to the next token; inside parentheses newlines are skipped.
  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
    if !openParentheses.isEmpty { skipNewlines() }
  }

  /// Moves behind newlines.
  mutating func skipNewlines() {
    while tokens[index].kind == .newline { index += 1 }
  }

  /// Moves behind a token that must not end a statement, and behind newlines after it.
  mutating func advanceOverBreak() {
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
  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Collects a mistake and gives the failure to throw.
  mutating func failure(_ diagnostic: Diagnostic) -> ParseFailure {
    report(diagnostic)
    return ParseFailure()
  }

  /// Whether so many mistakes were found that reading stops.
  var hasGivenUp: Bool { diagnostics.count >= Parser.errorLimit }

  /// The mistakes of lexer and parser in the order of their places.
  ///
  /// A mistake of the parser on a line where the lexer found one is only its consequence; so are
  /// unpaired braces where a text lacks its closing quote.
  func merged(with text: TokenizedText) -> [Diagnostic] {
    let lines = Set(text.diagnostics.compactMap { $0.range?.line })
    let braces: Set<DiagnosticCode> = [.missingBrace, .unexpectedBrace]
    let own = diagnostics.filter { diagnostic in
      if text.hasOpenString, braces.contains(diagnostic.code) { return false }
      if diagnostic.code == .tooManySyntaxErrors { return true }
      return diagnostic.range.map { !lines.contains($0.line) } ?? true
    }
    let stop = diagnostics.first { $0.code == .tooManySyntaxErrors }?.range?.lowerBound
    let before = text.diagnostics.filter { ($0.range?.lowerBound ?? 0) <= stop ?? .max }
    let all = (before + own).enumerated()
    return all.sorted { left, right in
      (left.element.range?.lowerBound ?? 0, left.offset)
        < (right.element.range?.lowerBound ?? 0, right.offset)
    }.map(\.element)
  }
}
