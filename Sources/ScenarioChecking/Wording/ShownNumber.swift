internal import Foundation

/// Numbers that messages show.
public enum ShownNumber {
  /// A number for people: about three digits, without a needless point.
  public static func about(_ value: Double) -> String {
    guard value.isFinite, Swift.abs(value) >= 1e-9 else { return "0" }
    let digits = max(0, 2 - Int(log10(Swift.abs(value)).rounded(.down)))
    let scale = pow(10, Double(min(digits, 9)))
    let number = (value * scale).rounded() / scale
    return number == number.rounded() && Swift.abs(number) < 1e15
      ? "\(Int(number))" : "\(number)"
  }

  /// Dollars for people: whole from 100 on, with commas.
  public static func dollars(_ value: Double) -> String {
    guard value >= 99.5, value < 1e15 else { return about(value) }
    var digits = String(Int(value.rounded()))
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3)[...], at: 0)
      digits.removeLast(3)
    }
    return ([digits[...]] + groups.map { Substring(String($0)) }).joined(separator: ",")
  }
}
