internal import BudgetModel
internal import BudgetNames
internal import Quantities

// The years in which lines of the plan count.
extension BudgetProjector {
  /// The years in which an item counts: from its start on. A one-time item whose value states no
  /// years is worth a remark, since it counts in each of them.
  mutating func yearsCounted(
    _ key: ValueKey, isRecurring: Bool, start: Int, _ title: String
  ) -> [Bool] {
    let counted = years.map { $0 >= start }
    guard !isRecurring, let yearly = yearlyValue(key, .plan) else { return counted }
    let statesYears =
      !yearly.changes.isEmpty
      || yearly.segments.contains { $0.firstYear != nil || $0.lastYear != nil }
    if !statesYears, counted.filter({ $0 }).count > 1 { remark(Remarks.oneTime(title)) }
    return counted
  }

  /// A series in the years that count; 0 in the others, in which nothing is asked.
  mutating func counting(_ values: Series, in counted: [Bool]) -> Series {
    if counted.allSatisfy(\.self) { return values }
    return yearly { projector, position throws(Unanswered) in
      guard counted[position] else { return projector.graph.constant(0) }
      return try projector.at(values, position)
    }
  }
}
