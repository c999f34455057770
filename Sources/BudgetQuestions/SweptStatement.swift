internal import Foundation

/// A `set` with values on a stated grid: `class_size.*.target += 0..4 students from FY2027`.
struct SweptStatement {
  /// As written.
  let text: String
  /// The values as texts, e.g. `2 students from FY2027`.
  let values: [String]
  /// The path as written, e.g. `class_size.*.target`.
  let path: String
  /// The schools and grades behind it as written, after a space; empty for all.
  let place: String
  private let operation: String
  private let isStatusQuo: Bool

  /// The most values of one statement.
  static let mostValues = 200

  /// Why a statement cannot be swept.
  struct Problem: Error {
    /// What is wrong, with what to type instead.
    let message: String
  }

  /// Reads `PATH OPERATOR LOW..HIGH [step STEP] REST`, or values separated by commas.
  init(_ text: String) throws(Problem) {
    self.text = text
    let statement =
      /\s*(?<world>status_quo\.)?(?<path>[A-Za-z0-9_.*]+)(?<place>(?:\s+(?:at|except|in)\s[A-Za-z0-9_., ]+?)?)\s*(?<operation>=|\+=|-=|\*=)\s*(?<grid>.+)/
    guard let found = text.wholeMatch(of: statement) else {
      throw Problem(message: ComparisonMessages.noStatement(text))
    }
    path = String(found.path)
    place = String(found.place)
    operation = String(found.operation)
    isStatusQuo = found.world != nil
    values = try Self.values(String(found.grid), in: text)
  }

  /// The body of the variant that has one of the values.
  func body(_ value: String) -> String {
    let set = "set \(path)\(place) \(operation) \(value)"
    return isStatusQuo ? set : "plan { \(set) }"
  }

  /// A value with its operator, e.g. `+= 2 students`; a value that is set stands alone.
  func label(_ value: String) -> String { operation == "=" ? value : "\(operation) \(value)" }

  // MARK: values

  private static let number = #"-?\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?"#

  private static func values(_ grid: String, in text: String) throws(Problem) -> [String] {
    let span = "^(\(number))\\.\\.(\(number))(?: +step +(\(number)))?( .*)?$"
    if let parts = groups(span, grid) {
      let rest = parts[3].trimmingCharacters(in: .whitespaces)
      return try steps(parts[0], parts[1], parts[2], in: text).map {
        rest.isEmpty ? $0 : "\($0) \(rest)"
      }
    }
    let list = "^(\(number)(?:, +\(number))+)( .*)?$"
    if let parts = groups(list, grid) {
      let rest = parts[1].trimmingCharacters(in: .whitespaces)
      return parts[0].components(separatedBy: ", ").map { value in
        let value = value.trimmingCharacters(in: .whitespaces)
        return rest.isEmpty ? value : "\(value) \(rest)"
      }
    }
    throw Problem(message: ComparisonMessages.noValues(text))
  }

  private static func groups(_ pattern: String, _ text: String) -> [String]? {
    guard let expression = try? NSRegularExpression(pattern: pattern),
      let match = expression.firstMatch(
        in: text, range: NSRange(text.startIndex..., in: text))
    else { return nil }
    return (1..<match.numberOfRanges).map { index in
      Range(match.range(at: index), in: text).map { String(text[$0]) } ?? ""
    }
  }

  private static func steps(
    _ low: String, _ high: String, _ step: String, in text: String
  ) throws(Problem) -> [String] {
    let written = [low, high, step]
    let isMoney = written.contains { $0.contains("$") }
    let isPercent = written.contains { $0.contains("%") }
    let decimals =
      written.map { $0.split(separator: ".").dropFirst().first?.filter(\.isNumber).count ?? 0 }
      .max() ?? 0
    func number(_ text: String) -> Double {
      Double(text.filter { $0.isNumber || $0 == "." || $0 == "-" }) ?? 0
    }
    if step.isEmpty, isMoney || isPercent || decimals > 0 {
      let example = isMoney ? "$1,000" : isPercent ? "1%" : "0.5"
      throw Problem(
        message: ComparisonMessages.noStep(text, "\(low)..\(high)", step: example))
    }
    let width = step.isEmpty ? 1 : number(step)
    let (first, last) = (number(low), number(high))
    guard width > 0, first <= last else {
      throw Problem(message: ComparisonMessages.notRising(text))
    }
    let count = Int(((last - first) / width + 1e-9).rounded(.down)) + 1
    guard count <= mostValues else {
      throw Problem(message: ComparisonMessages.tooManyValues(text, count))
    }
    let amount = WrittenAmount(isMoney: isMoney, isPercent: isPercent, decimals: decimals)
    return (0..<count).map { amount.text(first + Double($0) * width) }
  }
}
