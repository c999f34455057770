/// How numbers are written for people: plain digits, thousands separated by commas, the minus sign
/// U+2212 (which the ASCII form turns into `-`), never a negative zero, never a locale.
public enum FigureFormat {
  /// What stands for a number that is not defined.
  public static let missing = "n/a"

  /// A number with a fixed count of decimals (0...12) and thousands separators, rounded half away
  /// from zero; `n/a` for NaN and infinities.
  public static func number(_ value: Double, decimals: Int = 0) -> String {
    guard let digits = fixedDigits(abs(value), decimals: decimals) else {
      return value.isFinite ? exponential(value) : missing
    }
    let isZero = !digits.contains { $0 != "0" && $0 != "." && $0 != "," }
    return value < 0 && !isZero ? "−" + digits : digits
  }

  /// Dollars, e.g. `$1,234` and `−$1,234`; rounded to a multiple of `place` dollars (1 or more).
  public static func dollars(_ value: Double, place: Double = 1) -> String {
    guard value.isFinite else { return missing }
    let step = place.isFinite && place > 1 ? place : 1
    let text = number((value / step).rounded(.toNearestOrAwayFromZero) * step)
    return text.hasPrefix("−") ? "−$" + text.dropFirst() : "$" + text
  }

  /// Dollars with two decimals, e.g. `$0.25`.
  public static func dollarsAndCents(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    let text = number(value, decimals: 2)
    return text.hasPrefix("−") ? "−$" + text.dropFirst() : "$" + text
  }

  /// Dollars for an axis: `$1.2M`, `$340k`, `$95`.
  public static func shortDollars(_ value: Double, decimals: Int? = nil) -> String {
    guard value.isFinite else { return missing }
    let size = abs(value)
    let (unit, suffix) =
      size >= 999_500_000
      ? (1e9, "B") : size >= 999_500 ? (1e6, "M") : size >= 1_000 ? (1e3, "k") : (1, "")
    let natural = unit >= 1e6 ? 1 : 0
    let text = number(value / unit, decimals: decimals ?? natural)
    return (text.hasPrefix("−") ? "−$" + text.dropFirst() : "$" + text) + suffix
  }

  /// A ratio with two decimals, e.g. `1.08`.
  public static func ratio(_ value: Double) -> String { number(value, decimals: 2) }

  /// A share as a percentage, e.g. `8.25%` for 0.0825 with two decimals.
  public static func percent(_ share: Double, decimals: Int = 0) -> String {
    guard share.isFinite else { return missing }
    return number(share * 100, decimals: decimals) + "%"
  }

  /// A difference of shares as a percentage with its sign, e.g. `+1.5%`; none where it rounds to 0.
  public static func signedPercent(_ share: Double, decimals: Int = 0) -> String {
    let text = percent(share, decimals: decimals)
    return share > 0 && text != percent(0, decimals: decimals) ? "+" + text : text
  }

  /// A number with its sign, e.g. `+3.8`, `−2.0`, `0.0`.
  public static func signed(_ value: Double, decimals: Int) -> String {
    let text = number(value, decimals: decimals)
    return value > 0 && text != number(0, decimals: decimals) ? "+" + text : text
  }

  /// A number as data files print it: at most so many significant digits, shortest, without
  /// separators; `nil` for NaN and infinities.
  public static func plain(_ value: Double, significant: Int = 10) -> String? {
    value.isFinite ? DecimalDigits(value, significant: significant).shortest : nil
  }

  /// A number of the results, as `plain`, and 0 below 1e-9: the dust that differences of large amounts
  /// leave behind.
  public static func result(_ value: Double) -> String? { plain(abs(value) < 1e-9 ? 0 : value) }

  /// The decimals an error supports: those down to the decimal place of twice the error.
  ///
  /// No error measured, or none at all, supports `most`; the result is within 0...most.
  public static func decimals(error: Double?, most: Int) -> Int {
    guard let error, error.isFinite, error > 0 else { return most }
    return min(most, max(0, -exponentOfTen(2 * error)))
  }

  /// The decimals that a number has, at most `most`.
  public static func decimals(of value: Double, most: Int) -> Int {
    var scale = 1.0
    for decimals in 0..<most {
      let rounded = (value * scale).rounded(.toNearestOrAwayFromZero) / scale
      if abs(rounded - value) <= 1e-9 * max(1e-3, abs(value)) { return decimals }
      scale *= 10
    }
    return most
  }

  /// The dollars to round to so that no printed digit lies below the decimal place of twice the
  /// error; at least 1.
  public static func place(error: Double?) -> Double {
    guard let error, error.isFinite, error > 0 else { return 1 }
    return powerOfTen(max(0, exponentOfTen(2 * error)))
  }

  /// The place that leaves `digits` significant digits of a number; at least 1.
  public static func place(of value: Double, digits: Int) -> Double {
    guard value.isFinite, value != 0 else { return 1 }
    return powerOfTen(max(0, exponentOfTen(abs(value)) - digits + 1))
  }

  /// ⌊log₁₀ value⌋ of a positive finite number, exact at powers of ten.
  static func exponentOfTen(_ value: Double) -> Int {
    let decimal = DecimalDigits(value)
    return decimal.exponent
  }

  /// 10 to a whole power, 0...300.
  static func powerOfTen(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(300, max(0, exponent)) { result *= 10 }
    return result
  }

  /// The digits of a non-negative number with separators; `nil` above 10^15 or not finite.
  private static func fixedDigits(_ size: Double, decimals: Int) -> String? {
    let places = min(12, max(0, decimals))
    let scale = powerOfTen(places)
    let scaled = (size * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled.isFinite, scaled < 9e18, size < 1e15 else { return nil }
    let all = UInt64(scaled)
    let unit = UInt64(scale)
    var text = grouped(all / unit)
    if places > 0 {
      let fraction = String(all % unit)
      text += "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
    return text
  }

  /// A whole number with commas between its thousands.
  private static func grouped(_ value: UInt64) -> String {
    let digits = Array(String(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A very large number as `1.23e18`.
  private static func exponential(_ value: Double) -> String {
    let text = DecimalDigits(value, significant: 3).scientific
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
