/// The decimal digits of a finite number: `0.d₁d₂… × 10^(exponent + 1)`, so that `exponent` is that
/// of its first digit; zero has no digits.
struct DecimalDigits {
  /// Whether it is below zero.
  let isNegative: Bool
  /// The digits 0...9 without leading or trailing zeros.
  let digits: [UInt8]
  /// The power of ten of the first digit; 0 for zero.
  let exponent: Int

  /// The shortest digits that give the number back, rounded half up to `significant` of them.
  init(_ value: Double, significant: Int = 17) {
    var found: [UInt8] = []
    var pointAt: Int?
    var written = 0
    let text = Array("\(abs(value))".utf8)
    var index = 0
    while index < text.count, text[index] != UInt8(ascii: "e") {
      if text[index] == UInt8(ascii: ".") {
        pointAt = found.count
      } else if text[index] >= 48, text[index] <= 57 {
        found.append(text[index] - 48)
      }
      index += 1
    }
    if index < text.count {
      written = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
    }
    let leading = found.prefix { $0 == 0 }.count
    var power = (pointAt ?? found.count) - 1 - leading + written
    found.removeFirst(leading)
    if found.count > significant {
      let roundsUp = found[significant] >= 5
      found.removeLast(found.count - significant)
      if roundsUp, Self.increment(&found) { power += 1 }
    }
    while found.last == 0 { found.removeLast() }
    self.digits = found
    self.exponent = found.isEmpty ? 0 : power
    self.isNegative = value < 0 && !found.isEmpty
  }

  /// Adds one unit in the last place; true where the digits became 1 followed by zeros.
  private static func increment(_ digits: inout [UInt8]) -> Bool {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return false
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    digits.removeLast()
    return true
  }

  /// The shortest usual form: plain from 10^-5 to below 10^15, else with an exponent.
  var shortest: String {
    guard !digits.isEmpty else { return "0" }
    guard exponent >= -5, exponent < 15 else { return scientific }
    let sign = isNegative ? "-" : ""
    let text = digits.map { String($0) }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + text.joined()
    }
    let whole = exponent + 1
    if digits.count <= whole {
      return sign + text.joined() + String(repeating: "0", count: whole - digits.count)
    }
    return sign + text[..<whole].joined() + "." + text[whole...].joined()
  }

  /// The form with an exponent, e.g. `1.25e-7`.
  var scientific: String {
    guard let first = digits.first else { return "0" }
    let rest = digits.dropFirst().map { String($0) }.joined()
    return (isNegative ? "-" : "") + "\(first)" + (rest.isEmpty ? "" : "." + rest) + "e\(exponent)"
  }
}
