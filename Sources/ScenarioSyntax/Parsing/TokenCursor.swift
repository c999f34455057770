import Diagnostics

/// The tokens of one text, the place up to which they are read, and what is open there.
///
/// The parsers of a text share one cursor, so that each goes on where the other stopped.
final class TokenCursor {
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
