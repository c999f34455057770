/// Damages scenario texts at random, the same way for the same seed.
struct ScenarioMutator {
  /// The state of the generator.
  private var state: UInt64

  /// Words and signs that are put in places where they do not belong.
  private static let pieces = [
    "{", "}", "(", ")", ",", ";", "=", "+=", "..", ".", "*", "^", "~", "-", "/", "$", "%", "\"",
    "#",
    "0", "-1", "1e400", "999999999999999", "0.0000001", "100%", "-100%", "NaN", "FY2026", "FY1900",
    "FY2199", "2027", "to", "of", "per", "per year", "per 0 students", "grow by", "floor",
    "drawn once", "drawn each year", "by school and grade", "from FY2027", "until FY2027",
    "in FY2028",
    "ramp 50%, 100%", "default", "plan", "set", "variant x", "status_quo.", "coverage",
    "cost.recurring",
    "normal(mean = 0%, sd = 0%)", "uniform(low = 0%, high = 0%)",
    "ar1(mean = 0%, sd = 1%, persistence = 0)",
    "binomial(n = 3, p = 50%)", "beta(mean = 50%, sd = 49%)", "lognormal(mean = 1%, sd = 900%)",
    "exp(900)", "min()", "1 / 0", "students", "FTE", "points", "\u{2013}", "\u{00A0}", "é", "\t",
    "\u{0}", "source \"x\"", "P(", "in each year", "column \"n\"", "include \"x.scenario\"", "K",
    "12",
  ]

  /// Starts a sequence of damages.
  init(seed: UInt64) { state = seed }

  /// The next number of the generator (SplitMix64, Steele and others 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not with, a limit.
  mutating func below(_ limit: Int) -> Int { limit < 1 ? 0 : Int(next() % UInt64(limit)) }

  /// A text with one to three damages.
  mutating func damaged(_ text: String) -> String {
    var result = text
    for _ in 0...below(3) { result = damagedOnce(result) }
    return result
  }

  private mutating func damagedOnce(_ text: String) -> String {
    switch below(8) {
    case 0: damagedBytes(text)
    case 1, 2: damagedLines(text)
    case 3: changedNumber(text)
    default: damagedTokens(text)
    }
  }

  /// Flips bits of a byte, or cuts the text off.
  private mutating func damagedBytes(_ text: String) -> String {
    var bytes = Array(text.utf8)
    guard !bytes.isEmpty else { return text }
    let place = below(bytes.count)
    switch below(4) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes.remove(at: place)
    default: bytes[place] ^= UInt8(1 << below(8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Drops, repeats or moves a line.
  private mutating func damagedLines(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = below(lines.count)
    switch below(3) {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: place)
    default:
      let line = lines.remove(at: place)
      lines.insert(line, at: below(lines.count + 1))
    }
    return lines.joined(separator: "\n")
  }

  /// Puts an extreme number in the place of another one.
  private mutating func changedNumber(_ text: String) -> String {
    let tokens = split(text)
    let numbers = tokens.indices.filter { tokens[$0].first?.isNumber == true }
    guard !numbers.isEmpty else { return text }
    var changed = tokens
    let extremes = ["0", "1", "999999999999999", "0.000000001", "1000000", "-5", "99", "3"]
    changed[numbers[below(numbers.count)]] = Substring(extremes[below(extremes.count)])
    return changed.joined()
  }

  /// Drops, repeats, swaps, replaces or adds a token.
  private mutating func damagedTokens(_ text: String) -> String {
    var tokens = split(text)
    guard !tokens.isEmpty else { return text }
    let place = below(tokens.count)
    let piece = Substring(" " + Self.pieces[below(Self.pieces.count)] + " ")
    switch below(5) {
    case 0: tokens.remove(at: place)
    case 1: tokens.insert(tokens[place], at: place)
    case 2: tokens.swapAt(place, below(tokens.count))
    case 3: tokens[place] = piece
    default: tokens.insert(piece, at: place)
    }
    return tokens.joined()
  }

  /// Words, numbers, runs of spaces and single signs, in order.
  private func split(_ text: String) -> [Substring] {
    var tokens: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    func kind(_ character: Character) -> Int {
      if character.isLetter || character.isNumber || character == "_" { return 1 }
      return character.isWhitespace ? 2 : 3
    }
    while index < text.endIndex {
      let next = text.index(after: index)
      let ends =
        next == text.endIndex || kind(text[index]) != kind(text[next]) || kind(text[index]) == 3
      if ends {
        tokens.append(text[start..<next])
        start = next
      }
      index = next
    }
    return tokens
  }
}
