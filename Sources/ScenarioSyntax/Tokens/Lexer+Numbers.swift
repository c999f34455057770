import Diagnostics

extension Lexer {
  /// Reads `[$]digits[,ddd…][.digits][K|M|B][%]`.
  mutating func readNumber() {
    if isSpanInName { return readWord() }
    let start = position
    var isMoney = false
    if peek() == UInt8(ascii: "$") {
      isMoney = true
      position += 1
      if !peek().isDigit {
        report(SyntaxMessages.loneDollar(range(start, position), beforeMinus: peek() == 0x2D))
        return
      }
    }
    var digits: [UInt8] = []
    let hasThousands = readWholePart(start, into: &digits)
    readFraction(start, into: &digits)
    let factor = readMagnitude()
    var isPercent = false
    if peek() == UInt8(ascii: "%") {
      isPercent = true
      position += 1
    }
    readAttachedLetters(from: start)
    var token = Token(.number, start, position)
    token.isMoney = isMoney
    token.isPercent = isPercent
    token.hasThousands = hasThousands
    if isMoney, isPercent { report(SyntaxMessages.percentAndDollar(range(start, position))) }
    if let value = Double(String(decoding: digits, as: UTF8.self)), value * factor < 1e15 {
      token.value = value * factor
    } else {
      report(SyntaxMessages.numberTooLarge(range(start, position)))
    }
    tokens.append(token)
  }

  /// Whether here stands the part of a name that says a span, such as `1_4` in `turnover.1_4`.
  private var isSpanInName: Bool {
    guard position > 0, bytes[position - 1] == UInt8(ascii: ".") else { return false }
    var length = 0
    while peek(length).isDigit { length += 1 }
    return length > 0 && peek(length) == UInt8(ascii: "_") && peek(length + 1).isDigit
  }

  /// Reads the digits before the point with their thousands commas; `true` where it has such commas.
  private mutating func readWholePart(_ start: Int, into digits: inout [UInt8]) -> Bool {
    let first = position
    readDigits(into: &digits)
    let lead = position - first
    var hasCommas = false
    var isMalformed = false
    while peek() == UInt8(ascii: ","), peek(1).isDigit {
      var length = 1
      while length < 5, peek(1 + length).isDigit { length += 1 }
      // One or two digits behind a first comma: a list that lacks its space.
      if length < 3, !hasCommas { break }
      if length != 3 || lead > 3 { isMalformed = true }
      hasCommas = true
      position += 1
      readDigits(into: &digits)
    }
    if isMalformed { report(SyntaxMessages.malformedThousands(range(first, position))) }
    return hasCommas
  }

  /// Reads the point and the digits behind it, unless another point follows.
  private mutating func readFraction(_ start: Int, into digits: inout [UInt8]) {
    guard peek() == UInt8(ascii: "."), peek(1) != UInt8(ascii: ".") else { return }
    if !peek(1).isDigit {
      if peek(1).isWordStart || peek(1) == UInt8(ascii: "*") { return }
      position += 1
      report(SyntaxMessages.missingDigit(range(start, position)))
      return
    }
    if start > 0, bytes[start - 1] == UInt8(ascii: ".") { return }
    digits.append(UInt8(ascii: "."))
    position += 1
    readDigits(into: &digits)
    guard peek() == UInt8(ascii: "."), peek(1).isDigit else { return }
    while peek().isDigit || (peek() == UInt8(ascii: ".") && peek(1).isDigit) { position += 1 }
    report(SyntaxMessages.numberDoubleDot(range(start, position)))
  }

  /// Appends a run of digits.
  private mutating func readDigits(into digits: inout [UInt8]) {
    while position < bytes.count, bytes[position].isDigit {
      digits.append(bytes[position])
      position += 1
    }
  }

  /// Reads `K`, `M` or `B` where no further letter follows, and gives its factor.
  private mutating func readMagnitude() -> Double {
    let factor: Double
    switch peek() {
    case UInt8(ascii: "K"): factor = 1e3
    case UInt8(ascii: "M"): factor = 1e6
    case UInt8(ascii: "B"): factor = 1e9
    default: return 1
    }
    if peek(1).isWordByte || peek(1) >= 0x80 { return 1 }
    position += 1
    return factor
  }

  /// Reports letters directly behind a number and skips them.
  private mutating func readAttachedLetters(from start: Int) {
    let end = position
    while position < bytes.count, bytes[position].isWordByte || bytes[position] >= 0x80,
      !isAtPunctuation
    {
      position += 1
    }
    if position > end {
      let letters = file.text(from: end, to: position)
      report(
        SyntaxMessages.numberLetters(
          range(start, position), number: file.text(from: start, to: end), letters: letters))
    }
  }
}
