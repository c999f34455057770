internal import BudgetModel
internal import BudgetNames
internal import Diagnostics

/// The values of some budgets, found by where they are written.
struct WrittenValues {
  /// A value as a statement writes it.
  struct Segment {
    let value: YearlyValue
    /// Its position among the segments of the value.
    let index: Int
    /// It grows from year to year.
    let grows: Bool

    /// What was written.
    var written: ValueSegment { value.segments[index] }

    /// Whether it holds in some year of a span.
    func holds(in years: ClosedRange<Int>) -> Bool {
      years.contains { value.segment(holdingIn: $0) == index }
    }
  }

  /// A change as a `set` writes it.
  struct Change {
    let value: YearlyValue
    let change: ValueChange
    /// What it states grows from year to year.
    let grows: Bool
  }

  private var segments: [String: [(range: SourceRange, segment: Segment)]] = [:]
  private var changes: [String: [(range: SourceRange, change: Change)]] = [:]

  /// The values of budgets, base first.
  init(_ budgets: [DistrictBudget]) {
    for budget in budgets {
      for table in [budget.statusQuoValues, budget.planValues] {
        for value in table.values { add(value, budget) }
      }
    }
  }

  private mutating func add(_ value: YearlyValue, _ budget: DistrictBudget) {
    for (index, segment) in value.segments.enumerated() {
      guard let range = segment.range else { continue }
      let grows = Self.grows(value, upTo: index, budget)
      segments[range.file.path, default: []].append(
        (range, Segment(value: value, index: index, grows: grows)))
    }
    let grows = value.segments.indices.contains { Self.grows(value, upTo: $0, budget) }
    for change in value.changes {
      let states = change.operation != .scale && change.operation != .hold
      changes[change.range.file.path, default: []].append(
        (
          change.range,
          Change(value: value, change: change, grows: states && (grows || change.growth != nil))
        ))
    }
  }

  /// Whether a segment grows: by its own rate, that of one before it, or as the salary of its group.
  private static func grows(_ value: YearlyValue, upTo index: Int, _ budget: DistrictBudget) -> Bool
  {
    if value.segments[...index].contains(where: { $0.growth != nil }) { return true }
    guard value.key.block == StaffKind.keyword, value.key.key == "hire_salary" else { return false }
    let salary = ValueKey(value.key.block, value.key.id, "salary")
    let model = budget.planValues[salary] ?? budget.statusQuoValues[salary]
    return model?.segments.contains { $0.growth != nil } ?? false
  }

  /// The values that a statement writes.
  func segments(in range: SourceRange) -> [Segment] {
    (segments[range.file.path] ?? []).filter { Self.holds(range, $0.range) }.map(\.segment)
      .sorted { ($0.value.path, $0.index) < ($1.value.path, $1.index) }
  }

  /// The changes that a statement writes.
  func changes(in range: SourceRange) -> [Change] {
    (changes[range.file.path] ?? []).filter { Self.holds(range, $0.range) }.map(\.change)
      .sorted { $0.value.path < $1.value.path }
  }

  private static func holds(_ outer: SourceRange, _ inner: SourceRange) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }
}
