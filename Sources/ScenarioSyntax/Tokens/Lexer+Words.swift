package import Diagnostics

extension Lexer {
  /// Reads a word or a fiscal year; letters outside ASCII are reported once a word.
  mutating func readWord() {
    let start = position
    var isASCII = true
    if isAtPunctuation {
      let isSpace = isAtSpace
      while isAtPunctuation, isAtSpace == isSpace { position += bytes[position] == 0xC2 ? 2 : 3 }
      return readForeign(from: start)
    }
    while position < bytes.count, bytes[position].isWordByte || bytes[position] >= 0x80,
      !isAtPunctuation
    {
      if bytes[position] >= 0x80 { isASCII = false }
      position += 1
    }
    if !isASCII { return readForeign(from: start) }
    if let year = schoolYear(start, position) ?? fiscalYear(start, position) {
      var token = Token(.fiscalYear, start, position)
      token.value = Double(year)
      tokens.append(token)
    } else {
      tokens.append(Token(.word, start, position))
    }
  }

  /// Whether a no-break space, the minus sign of mathematics or a character of General Punctuation
  /// (dashes, quotes, spaces) is next.
  var isAtPunctuation: Bool {
    if peek() == 0xC2 { return peek(1) == 0xA0 }
    guard peek() == 0xE2 else { return false }
    if peek(1) == 0x88 { return peek(2) == 0x92 }
    return peek(1) == 0x80 && peek(2) & 0xC0 == 0x80
  }

  /// Whether a space of an unusual kind is next.
  private var isAtSpace: Bool {
    if peek() == 0xC2 { return peek(1) == 0xA0 }
    guard peek() == 0xE2, peek(1) == 0x80 else { return false }
    return (0x80...0x8B).contains(peek(2)) || peek(2) == 0xAF
  }

  /// Reports a word with letters outside ASCII, or typographic quotes and dashes.
  private mutating func readForeign(from start: Int) {
    let text = file.text(from: start, to: position)
    let quotes: Set<Character> = ["“", "”", "„", "«", "»", "‘", "’", "″"]
    if text.contains(where: quotes.contains) {
      // Typographic quotes stand for a string up to the last one of the line.
      var end = position
      var index = position
      while index < bytes.count, bytes[index] != 0x0A {
        if index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
          (0x98...0x9E).contains(bytes[index + 2])
        {
          end = index + 3
        }
        index += 1
      }
      position = max(end, position)
      report(SyntaxMessages.typographicQuote(range(start, position)))
      tokens.append(Token(.string, start, position))
      return
    }
    if text.allSatisfy({ "–—−‐‑".contains($0) }) {
      report(SyntaxMessages.typographicDash(range(start, position)))
      tokens.append(Token(.minus, start, position))
      return
    }
    if text.allSatisfy({ $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }) {
      report(SyntaxMessages.unusualSpace(range(start, position)))
      return
    }
    report(SyntaxMessages.foreignWord(range(start, position), text: text))
    tokens.append(Token(.word, start, position))
  }

  /// The year of `FY2025-26`, which is reported, or of `FY2026-FY2027` nothing.
  private mutating func schoolYear(_ start: Int, _ end: Int) -> Int? {
    guard end - start == 6, bytes[start] == UInt8(ascii: "F"),
      bytes[start + 1] == UInt8(ascii: "Y"),
      bytes[(start + 2)..<end].allSatisfy({ $0.isDigit }), peek() == UInt8(ascii: "-"),
      peek(1).isDigit, peek(2).isDigit, !peek(3).isWordByte
    else { return nil }
    let first = bytes[(start + 2)..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let last = Int(peek(1) - 0x30) * 10 + Int(peek(2) - 0x30)
    guard (1900...2198).contains(first), (first + 1) % 100 == last else { return nil }
    position += 3
    report(SyntaxMessages.badFiscalYear(range(start, position), likely: first + 1))
    return first + 1
  }

  /// The year of `FY2026`; a word that only looks like one is reported and read as the likely year.
  private mutating func fiscalYear(_ start: Int, _ end: Int) -> Int? {
    guard end - start > 2, bytes[start] | 0x20 == UInt8(ascii: "f"),
      bytes[start + 1] | 0x20 == UInt8(ascii: "y"),
      bytes[(start + 2)..<end].allSatisfy({ $0.isDigit })
    else { return nil }
    let digits = bytes[(start + 2)..<end].prefix(6).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let isCapital = bytes[start] == UInt8(ascii: "F") && bytes[start + 1] == UInt8(ascii: "Y")
    if end - start == 6, isCapital, (1900...2199).contains(digits) { return digits }
    let likely = end - start == 4 ? 2000 + digits : digits
    let isLikely = (1900...2199).contains(likely) && (end - start == 4 || end - start == 6)
    report(SyntaxMessages.badFiscalYear(range(start, end), likely: isLikely ? likely : nil))
    return isLikely ? likely : 2000
  }

  /// Reads a string in double quotes on one line.
  mutating func readString() {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != 0x0A {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        tokens.append(Token(.string, start, position))
        return
      case UInt8(ascii: "\\"):
        let next = peek(1)
        if next == 0x0A || position + 1 >= bytes.count {
          position += 1
        } else {
          if !Lexer.escapes.contains(next) {
            var end = position + 2
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            report(SyntaxMessages.badEscape(range(position, end)))
          }
          position += 2
        }
      default:
        if bytes[position].isControl { reportControl(position) }
        if let code = hiddenControl(at: position) {
          report(
            SyntaxMessages.controlCharacter(
              range(position, position + (code < 0x800 ? 2 : 3)), code: code))
        }
        position += 1
      }
    }
    closeString(from: start)
  }

  /// A control character beyond ASCII that breaks a line of a report or turns its direction.
  private func hiddenControl(at offset: Int) -> UInt32? {
    guard offset + 1 < bytes.count, bytes[offset] == 0xC2 || bytes[offset] == 0xE2 else {
      return nil
    }
    let second = UInt32(bytes[offset + 1])
    if bytes[offset] == 0xC2 { return (0x80...0x9F).contains(second) ? second : nil }
    guard offset + 2 < bytes.count, second == 0x80 || second == 0x81 else { return nil }
    let code = 0x2000 | (second & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
    return (0x2028...0x202E).contains(code) || (0x2066...0x2069).contains(code) ? code : nil
  }

  /// Ends a string that has no closing quote before the braces at the end of its line.
  private mutating func closeString(from start: Int) {
    var end = position
    let ending: Set<UInt8> = [0x20, 0x09, 0x0D, UInt8(ascii: "{"), UInt8(ascii: "}")]
    while end > start + 1, ending.contains(bytes[end - 1]) { end -= 1 }
    position = end
    hasOpenString = true
    report(SyntaxMessages.unterminatedString(range(start, end)))
    tokens.append(Token(.string, start, end))
  }

  /// The bytes that may follow a backslash.
  static let escapes: [UInt8] = [
    UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"),
  ]

  /// The text of a string token with its escapes resolved.
  package static func stringValue(_ token: Token, in file: SourceFile) -> String {
    var content = file.bytes[token.lower..<token.upper]
    if content.first == UInt8(ascii: "\"") {
      content = content.dropFirst()
      if content.last == UInt8(ascii: "\"") { content = content.dropLast() }
    }
    guard content.contains(UInt8(ascii: "\\")) else {
      return String(decoding: content, as: UTF8.self)
    }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in content {
      if isEscaped {
        switch byte {
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "t"): result.append(0x09)
        default: result.append(byte)
        }
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
