package import Diagnostics

/// One piece of a scenario text.
package struct Token: Sendable {
  /// What a piece is.
  package enum Kind: UInt8, Sendable {
    case word, number, string, fiscalYear
    case openBrace, closeBrace, openParenthesis, closeParenthesis, openBracket, closeBracket
    case comma, semicolon, colon, dot, doubleDot, tilde
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case plusEqual, minusEqual, timesEqual
    case plus, minus, times, divide, power
    case newline, comment, end
  }

  /// What it is.
  package let kind: Kind
  /// The offset of its first byte.
  package let lower: Int
  /// One past its last byte.
  package let upper: Int
  /// The value of a number, multiplied by its `K`, `M` or `B`, or the year of a fiscal year.
  package var value = 0.0
  /// A number has a `$`.
  package var isMoney = false
  /// A number has a `%`.
  package var isPercent = false
  /// A number has thousands commas.
  package var hasThousands = false

  /// Makes a token.
  package init(_ kind: Kind, _ lower: Int, _ upper: Int) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
  }
}

/// The pieces of a text, comments and newlines included, and the mistakes found on the way.
package struct TokenizedText: Sendable {
  /// The tokens; the last one is always `.end`.
  package let tokens: [Token]
  /// The mistakes in the order of their places.
  package let diagnostics: [Diagnostic]
  /// Whether a string lacks its closing quote, so that braces may not pair.
  package let hasOpenString: Bool
}
