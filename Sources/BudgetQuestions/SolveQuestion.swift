public import BudgetReports
internal import Foundation

/// What is looked for: a value of a key, so that a goal holds.
public struct SolveQuestion: Sendable {
  /// Which value is best among those that meet the goal.
  public typealias Direction = ReportedSolution.Direction

  /// The path of the key, e.g. `master.stipend`; in front may stand `status_quo.`, behind it years.
  public let find: String
  /// The goal in the words of `expect`; several joined by `and`.
  public let goal: String
  /// The range as written, e.g. `$5,000..$20,000`.
  public let between: String?
  /// The step as written, e.g. `$100`.
  public let step: String?
  /// Which value is best; `nil` where the goal itself says so.
  public let direction: Direction?

  /// Asks for a value.
  public init(
    find: String, goal: String, between: String? = nil, step: String? = nil,
    direction: Direction? = nil
  ) {
    self.find = find
    self.goal = goal
    self.between = between
    self.step = step
    self.direction = direction
  }

  /// The path without its world and its years.
  var path: String {
    let word = find.trimmingCharacters(in: .whitespaces).split(separator: " ").first ?? ""
    return String(isStatusQuo ? word.dropFirst(Self.statusQuo.count) : word)
  }

  /// The value changes in both worlds.
  var isStatusQuo: Bool { find.trimmingCharacters(in: .whitespaces).hasPrefix(Self.statusQuo) }

  /// What stands behind the path, e.g. `from FY2027`.
  var scope: String {
    find.trimmingCharacters(in: .whitespaces).split(separator: " ").dropFirst()
      .joined(separator: " ")
  }

  /// The body of the variant that has a value.
  func body(_ value: String) -> String {
    let set = "set \(path) = \(value)\(scope.isEmpty ? "" : " \(scope)")"
    return isStatusQuo ? set : "plan { \(set) }"
  }

  private static let statusQuo = "status_quo."
}
