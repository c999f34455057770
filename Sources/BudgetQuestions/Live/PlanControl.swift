internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import Foundation
internal import ScenarioChecking

/// A decision of a plan that a slider can move: which value, what it is now, and between which numbers.
public struct PlanControl: Sendable, Hashable {
  /// What kind of decision it is.
  public enum Kind: String, Sendable { case classSize = "class_size", count, pay, time }

  /// The path that a `set` names, e.g. `class_size.elementary.target`.
  public let path: String
  /// What it belongs to, e.g. `Master Teacher`.
  public let owner: String
  /// The key, e.g. `stipend`.
  public let key: String
  /// The kind.
  public let kind: Kind
  /// The least number as written (50 for 50 %).
  public let low: Double
  /// The greatest number as written.
  public let high: Double
  /// From one number to the next.
  public let step: Double
  /// What the plan has in its last year, as written.
  public let now: Double
  /// The plan has other numbers in earlier years.
  public let differsByYear: Bool
  private let amount: WrittenAmount
  private let words: String

  /// A number as the language reads it, e.g. `$12,000`, `50%`, `22 students`.
  public func text(_ number: Double) -> String {
    let text = amount.text(number)
    return words.isEmpty ? text : "\(text) \(words)"
  }

  /// The statement that gives the plan a number from a year on; `nil` for all years.
  public func statement(_ number: Double, from year: Int?) -> String {
    "set \(path) = \(text(number))\(year.map { " from FY\($0)" } ?? "")"
  }

  /// The controls of a budget's decisions that are plain numbers in every year, in declared order.
  static func all(of budget: DistrictBudget, in source: ScenarioSource) -> [PlanControl] {
    DecisionStep.all(of: budget).compactMap { PlanControl($0, of: budget, in: source) }
  }

  private init?(_ decision: DecisionStep, of budget: DistrictBudget, in source: ScenarioSource) {
    let value = decision.value
    let key = value.key
    guard !value.differsByPlace, let id = key.id, let name = key.key,
      let last = value.constant(in: budget.years.upperBound)
    else { return nil }
    let years = budget.years.compactMap { value.constant(in: $0) }
    guard years.count == budget.years.count else { return nil }
    let role = budget.plan.leaders.first { $0.id == id }
    let path = role != nil && key.block != ClassSizeKind.keyword ? "\(id).\(name)" : value.path
    guard
      let settable = settableValue(
        SourceFile(path: "decision", text: path), in: source.file, files: source.files
      ).value
    else { return nil }
    let scale: Double = settable.form == .percent ? 100 : 1
    let size = decision.size * scale
    self.path = path
    owner = role?.title ?? budget.classSizes.first { $0.id == id }?.title ?? id
    self.key = name
    kind = Self.kind(name, isClass: key.block == ClassSizeKind.keyword)
    now = (last * scale * 1e6).rounded() / 1e6
    differsByYear = years.contains { $0 != last }
    words =
      name == "one_per"
      ? (role?.countForm == .onePerStudents ? "students" : "teachers") : settable.words
    step = size
    let ends = Self.ends(kind, now: now, step: size, settable)
    low = ends.low
    high = ends.high
    let decimals = [now, size].map(Self.decimals).max() ?? 0
    amount = WrittenAmount(
      isMoney: settable.form == .dollars, isPercent: settable.form == .percent,
      decimals: decimals)
    guard low < high, (low...high).contains(now) else { return nil }
  }

  private static func kind(_ key: String, isClass: Bool) -> Kind {
    switch key {
    case "target": isClass ? .classSize : .count
    case "stipend", "base_pay": .pay
    case "release", "extra_days", "extra_students": .time
    default: .count
    }
  }

  /// A few steps below and above what the plan has, as far as the key allows: both ends lie whole steps
  /// from it.
  private static func ends(
    _ kind: Kind, now: Double, step: Double, _ allowed: SettableValue
  ) -> (low: Double, high: Double) {
    let whole = (now / step + 1e-9).rounded(.down)
    let wanted: (down: Double, up: Double) =
      switch kind {
      case .classSize: (3, 6)
      case .count: (whole, max(whole, 4))
      case .pay: (whole, max(whole, 5))
      case .time: (whole, max(whole, 10))
      }
    func steps(_ wanted: Double, _ room: Double?) -> Double {
      min(wanted, mostSteps, room.map { ($0 / step + 1e-9).rounded(.down) } ?? wanted)
    }
    // Nobody can be one for each 0 teachers.
    let least = allowed.least.map {
      $0 > 0 && $0 < step && whole >= 1 ? now - (whole - 1) * step : $0
    }
    let down = steps(wanted.down, least.map { now - $0 })
    let up = steps(wanted.up, allowed.greatest.map { $0 - now })
    return (now - down * step, now + up * step)
  }

  /// The most steps to either side.
  private static let mostSteps = 60.0

  /// The digits behind the point that a number has, at most 6.
  private static func decimals(_ number: Double) -> Int {
    (0...6).first { places in
      let scaled = number * pow(10, Double(places))
      return abs(scaled - scaled.rounded()) < 1e-6
    } ?? 6
  }
}
