internal import Foundation

/// How a number of a grid is written: its sign, its digits, and what stands around it.
struct WrittenAmount: Hashable {
  /// Behind a dollar sign, with commas between thousands.
  var isMoney = false
  /// Before a percent sign.
  var isPercent = false
  /// The digits behind the point.
  var decimals = 0

  /// A number as the language reads it, e.g. `$12,300`, `-2.5%`.
  func text(_ value: Double) -> String {
    let digits = String(format: "%.\(decimals)f", abs(value))
    let shown = isMoney ? Self.grouped(digits) : digits
    let isZero = !digits.contains { $0 != "0" && $0 != "." }
    let sign = value < 0 && !isZero ? "-" : ""
    return "\(sign)\(isMoney ? "$" : "")\(shown)\(isPercent ? "%" : "")"
  }

  /// Digits with commas between thousands.
  private static func grouped(_ digits: String) -> String {
    let parts = digits.split(separator: ".", maxSplits: 1)
    var groups: [Substring] = []
    var whole = parts[0]
    while whole.count > 3 {
      groups.insert(whole.suffix(3), at: 0)
      whole = whole.dropLast(3)
    }
    let joined = ([whole] + groups).joined(separator: ",")
    return parts.count > 1 ? "\(joined).\(parts[1])" : joined
  }
}
