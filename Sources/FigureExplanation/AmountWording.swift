internal import ReportDocuments

/// Writes amounts with what their unit asks for.
enum AmountWording {
  /// A value with its full unit, e.g. `$52,400 per FTE per year`; `not defined` for none.
  static func full(_ value: Double?, unit: String) -> String {
    guard let value else { return "not defined" }
    let amount = short(value, unit: unit)
    if unit.hasPrefix("$") { return amount + unit.dropFirst() }
    if unit.isEmpty || unit == "ratio" || unit == "0 or 1" || unit == "%" { return amount }
    return amount + " " + unit
  }

  /// A value with a dollar or percent sign and no other unit.
  static func short(_ value: Double, unit: String) -> String {
    if unit.hasPrefix("$") {
      let digits = number(abs(value), decimals: abs(value) >= 1_000 ? 0 : 2)
      return value < 0 && digits != "0" ? "−$" + digits : "$" + digits
    }
    if unit == "%" { return number(value * 100, decimals: 3) + "%" }
    let text = number(value, decimals: decimals(of: value))
    if value != 0, text == "0" || text == "−0" { return "\(value)" }
    return text
  }

  /// A number with at most so many decimals, without zeros at its end.
  static func number(_ value: Double, decimals: Int) -> String {
    var text = FigureFormat.number(value, decimals: decimals)
    guard decimals > 0, text.contains("."), !text.contains("e") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// The decimals that leave about five significant digits.
  private static func decimals(of value: Double) -> Int {
    switch abs(value) {
    case 10_000...: 0
    case 100...: 2
    case 0.1...: 4
    default: 8
    }
  }
}
