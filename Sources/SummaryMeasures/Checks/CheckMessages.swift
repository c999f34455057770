internal import BudgetModel

/// The wording of what checks found.
enum CheckMessages {
  /// How a number is written.
  enum NumberForm { case share, dollars, plain }

  /// An `expect` on the deterministic path.
  static let notEvaluated = "not evaluated: one path has no distribution"
  /// A figure that no trial defines.
  static let undefined = "not defined in any future"

  /// A `require` that holds.
  static func requirementHolds(trials: Int) -> String {
    trials == 1 ? "holds" : "holds in all \(plain(Double(trials))) futures"
  }

  /// A `require` that does not hold.
  static func requirementFails(
    trials failing: Int, of trials: Int, year: Int?, inSomeYear joint: Int?, trial: Int,
    values: [(name: String, value: Double)]
  ) -> String {
    var text = "does not hold"
    if trials > 1 {
      text += " in \(plain(Double(failing))) of \(plain(Double(trials))) futures"
    }
    text += inYear(year)
    if trials > 1, let joint, joint > failing {
      text += ", in \(plain(Double(joint))) in some year"
    }
    let list = values.map { "\($0.name) = \(plain($0.value))" }.joined(separator: ", ")
    if trials > 1 { text += ", first in trial \(trial + 1)" }
    return list.isEmpty ? text : text + ": " + list
  }

  /// A statistic against its threshold, e.g. "83.1 % ± 0.4 in FY2027, asked ≥ 80 %".
  static func expectation(
    _ estimate: Estimate, _ form: NumberForm, _ comparison: Comparison, _ threshold: Double,
    year: Int?
  ) -> String {
    var text = written(estimate.value, form)
    if let low = estimate.low, let high = estimate.high, high > low {
      let reach = max(estimate.value - low, high - estimate.value)
      text += " ± " + (form == .share ? plain(reach * 100, digits: 2) : plain(reach, digits: 2))
    }
    return text + inYear(year) + ", asked " + asked(comparison, threshold, form)
  }

  /// A figure of the deterministic path against its value.
  static func figure(
    _ found: Double, _ form: NumberForm, _ comparison: Comparison, _ value: Double, year: Int?
  ) -> String {
    written(found, form) + inYear(year) + ", asked " + asked(comparison, value, form)
  }

  private static func inYear(_ year: Int?) -> String { year.map { " in FY\($0)" } ?? "" }

  private static func asked(
    _ comparison: Comparison, _ value: Double, _ form: NumberForm
  ) -> String {
    let sign: String
    switch comparison {
    case .greaterOrEqual: sign = "≥"
    case .lessOrEqual: sign = "≤"
    default: sign = comparison.rawValue
    }
    return "\(sign) \(written(value, form))"
  }

  private static func written(_ value: Double, _ form: NumberForm) -> String {
    guard value.isFinite else { return plain(value) }
    switch form {
    case .share: return plain(value * 100, digits: 4) + " %"
    case .dollars:
      return value < 0
        ? "−$" + plain(-value.rounded(), digits: 15) : "$" + plain(value.rounded(), digits: 15)
    case .plain: return plain(value)
    }
  }

  /// A number with at most so many significant digits (never fewer than its whole part) and
  /// thousands separators.
  static func plain(_ value: Double, digits: Int = 7) -> String {
    if value.isNaN { return "n/a (a ratio without a divisor)" }
    guard value.isFinite else { return "n/a (beyond all bounds)" }
    let size = abs(value)
    if size >= 1e15 { return "\(value)" }
    var decimals = digits
    var bound = 1.0
    while decimals > 0 && size >= bound {
      decimals -= 1
      bound *= 10
    }
    // Small numbers keep their significant digits.
    var small = size
    while small > 0 && small < 0.1 && decimals < 12 {
      decimals += 1
      small *= 10
    }
    var scale = 1.0
    for _ in 0..<min(decimals, 12) { scale *= 10 }
    while scale > 1 && size * scale >= 9e15 { scale /= 10 }
    let units = Int((size * scale).rounded())
    let wholeScale = Int(scale)
    var fraction = String(units % wholeScale + wholeScale).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    let text = grouped(units / wholeScale) + (fraction.isEmpty ? "" : "." + fraction)
    return value < 0 && units > 0 ? "−" + text : text
  }

  private static func grouped(_ whole: Int) -> String {
    let digits = String(whole)
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0 && (digits.count - position) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
