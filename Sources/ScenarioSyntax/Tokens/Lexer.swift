package import Diagnostics

/// Splits a scenario text into tokens, byte by byte and in one pass.
package struct Lexer {
  /// The text.
  let file: SourceFile
  /// Its bytes.
  let bytes: [UInt8]
  /// The next byte to read.
  var position = 0
  /// The tokens so far.
  var tokens: [Token] = []
  /// The mistakes so far.
  var diagnostics: [Diagnostic] = []
  /// Whether a string was not closed.
  var hasOpenString = false
  /// Whether a bracket of this line is open.
  var isInBracket = false

  /// Starts at the beginning of a text.
  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    tokens.reserveCapacity(bytes.count / 5 + 8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// All tokens of a text.
  package static func tokenize(_ file: SourceFile) -> TokenizedText {
    var lexer = Lexer(file)
    while lexer.position < lexer.bytes.count { lexer.readToken() }
    lexer.tokens.append(Token(.end, lexer.bytes.count, lexer.bytes.count))
    return TokenizedText(
      tokens: lexer.tokens, diagnostics: lexer.diagnostics, hasOpenString: lexer.hasOpenString)
  }

  /// The byte a number of places ahead, or 0 behind the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// A range of the text.
  func range(_ lower: Int, _ upper: Int) -> SourceRange {
    SourceRange(file: file, lowerBound: lower, upperBound: min(upper, bytes.count))
  }

  /// Reads one token, or skips spaces or a byte that belongs to none.
  private mutating func readToken() {
    let byte = bytes[position]
    switch byte {
    case 0x20, 0x09, 0x0D: position += 1
    case 0x0A:
      add(.newline, 1)
      isInBracket = false
    case UInt8(ascii: "#"): readComment()
    case UInt8(ascii: "\""): readString()
    case UInt8(ascii: "$"): readNumber()
    case _ where byte.isDigit: readNumber()
    case _ where byte.isWordByte || byte >= 0x80: readWord()
    default: readPunctuation(byte)
    }
  }

  /// Adds a token of a length and moves behind it.
  private mutating func add(_ kind: Token.Kind, _ length: Int) {
    tokens.append(Token(kind, position, position + length))
    position += length
  }

  /// Reads a comment up to the end of its line.
  private mutating func readComment() {
    let start = position
    while position < bytes.count, bytes[position] != 0x0A {
      if bytes[position].isControl { reportControl(position) }
      position += 1
    }
    tokens.append(Token(.comment, start, position))
  }

  /// Reads one of the operators and brackets.
  private mutating func readPunctuation(_ byte: UInt8) {
    let isAssigning = peek(1) == UInt8(ascii: "=")
    switch byte {
    case UInt8(ascii: "{"): add(.openBrace, 1)
    case UInt8(ascii: "}"): add(.closeBrace, 1)
    case UInt8(ascii: "("): add(.openParenthesis, 1)
    case UInt8(ascii: ")"): add(.closeParenthesis, 1)
    case UInt8(ascii: "[") where position > 0 && bytes[position - 1].isWordByte:
      add(.openBracket, 1)
      isInBracket = true
    case UInt8(ascii: "]") where isInBracket:
      add(.closeBracket, 1)
      isInBracket = false
    case UInt8(ascii: ","): readComma()
    case UInt8(ascii: ";"): add(.semicolon, 1)
    case UInt8(ascii: ":"): add(.colon, 1)
    case UInt8(ascii: "~"): add(.tilde, 1)
    case UInt8(ascii: "^"): add(.power, 1)
    case UInt8(ascii: "."): readDot()
    case UInt8(ascii: "="):
      if isAssigning { report(SyntaxMessages.doubleEqual(range(position, position + 2))) }
      add(.equal, isAssigning ? 2 : 1)
    case UInt8(ascii: "!") where isAssigning: add(.notEqual, 2)
    case UInt8(ascii: "<"): add(isAssigning ? .lessOrEqual : .less, isAssigning ? 2 : 1)
    case UInt8(ascii: ">"): add(isAssigning ? .greaterOrEqual : .greater, isAssigning ? 2 : 1)
    case UInt8(ascii: "+"): add(isAssigning ? .plusEqual : .plus, isAssigning ? 2 : 1)
    case UInt8(ascii: "-"): add(isAssigning ? .minusEqual : .minus, isAssigning ? 2 : 1)
    case UInt8(ascii: "*"): add(isAssigning ? .timesEqual : .times, isAssigning ? 2 : 1)
    case UInt8(ascii: "/"):
      if peek(1) == UInt8(ascii: "/") {
        report(SyntaxMessages.slashComment(range(position, position + 2)))
        readComment()
      } else {
        add(.divide, 1)
      }
    case UInt8(ascii: "'"): readSingleQuoted()
    default: skipUnexpected(byte)
    }
  }

  /// Reads `'text'` as the text that was meant, and reports its quotes once.
  private mutating func readSingleQuoted() {
    var end = position + 1
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != UInt8(ascii: "'") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "'") else {
      return skipUnexpected(bytes[position])
    }
    report(SyntaxMessages.singleQuotes(range(position, end + 1)))
    add(.string, end + 1 - position)
  }

  /// Reads `.` or `..`; a dot before a digit that follows no word lacks its 0.
  private mutating func readDot() {
    if peek(1) == UInt8(ascii: ".") { return add(.doubleDot, 2) }
    let followsPart =
      position > 0 && (bytes[position - 1].isWordByte || bytes[position - 1] == UInt8(ascii: "*"))
    if peek(1).isDigit, !followsPart {
      let start = position
      position += 1
      while peek().isDigit { position += 1 }
      if peek() == UInt8(ascii: "%") { position += 1 }
      report(SyntaxMessages.missingDigit(range(start, position)))
      tokens.append(Token(.number, start, position))
    } else {
      add(.dot, 1)
    }
  }

  /// Reads a comma; between two digits without a space it can be read in two ways.
  private mutating func readComma() {
    if position > 0, bytes[position - 1].isDigit, peek(1).isDigit {
      report(SyntaxMessages.tightComma(range(position, position + 1)))
    }
    add(.comma, 1)
  }

  /// Reports a byte that no token begins with and skips it, once for a run of them.
  private mutating func skipUnexpected(_ byte: UInt8) {
    if byte.isControl { return skipControl() }
    let start = position
    position += 1
    while position < bytes.count, bytes[position] == byte { position += 1 }
    report(SyntaxMessages.unexpectedCharacter(range(start, position)))
  }

  /// Skips a run of control characters.
  private mutating func skipControl() {
    let start = position
    while position < bytes.count, bytes[position].isControl { position += 1 }
    report(SyntaxMessages.controlCharacter(range(start, position), code: UInt32(bytes[start])))
  }

  /// Reports a control character inside a string or comment.
  mutating func reportControl(_ offset: Int) {
    report(SyntaxMessages.controlCharacter(range(offset, offset + 1), code: UInt32(bytes[offset])))
  }

  /// Keeps a mistake; after many on one text further ones are dropped.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < 5000 { diagnostics.append(diagnostic) }
  }
}

extension UInt8 {
  /// One of 0 to 9.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// A Latin letter or an underscore.
  var isWordStart: Bool {
    (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || self == UInt8(ascii: "_")
  }
  /// A letter, an underscore or a digit.
  var isWordByte: Bool { isWordStart || isDigit }
  /// A control character other than tab, newline and carriage return.
  var isControl: Bool {
    (self < 0x20 && self != 0x09 && self != 0x0A && self != 0x0D) || self == 0x7F
  }
}
