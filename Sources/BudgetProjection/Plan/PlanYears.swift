internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// The years in which lines of the plan count.
enum PlanYears {
  /// The years in which an item counts: from its start on. A one-time item whose value states no
  /// years is worth a remark, since it counts in each of them.
  static func yearsCounted(
    _ key: ValueKey, isRecurring: Bool, start: Int, _ title: String,
    _ projector: inout BudgetProjector
  ) -> [Bool] {
    let counted = projector.years.map { $0 >= start }
    guard !isRecurring, let yearly = projector.yearlyValue(key, .plan) else { return counted }
    let statesYears =
      !yearly.changes.isEmpty
      || yearly.segments.contains { $0.firstYear != nil || $0.lastYear != nil }
    if !statesYears, counted.filter({ $0 }).count > 1 { projector.remark(Remarks.oneTime(title)) }
    return counted
  }

  /// A series in the years that count; 0 in the others, in which nothing is asked.
  static func counting(_ values: Series, in counted: [Bool], _ projector: inout BudgetProjector)
    -> Series
  {
    if counted.allSatisfy(\.self) { return values }
    return projector.yearly { projector, position throws(Unanswered) in
      guard counted[position] else { return projector.graph.constant(0) }
      return try projector.at(values, position)
    }
  }
}
