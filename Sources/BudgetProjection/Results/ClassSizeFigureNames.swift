internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// A figure of a class-size rule or of a school's rooms by its name: `sections.<id>`,
  /// `sections.<id>.fractional`, `sections.<id>.<school>`, `class_size.<id>.average`, `.largest`,
  /// `.students`, `.revenue_lost`, `.overage_paid`, `rooms.<school>`.
  mutating func classSizeFigure(_ name: String, _ world: World) -> Series? {
    let parts = name.split(separator: ".").map(String.init)
    if parts.count == 2, parts[0] == "rooms" {
      return isSchool(parts[1]) ? roomsNeeded(parts[1], world) : nil
    }
    guard parts.count >= 2, parts.count <= 3,
      let rule = budget.classSizes.first(where: { $0.id == parts[1] })
    else { return nil }
    switch (parts[0], parts.count == 3 ? parts[2] : "") {
    case ("sections", ""): return totalSections(rule, world)
    case ("sections", "fractional"): return fractionalSections(rule, world)
    case ("sections", let school) where isSchool(school):
      return sections(rule, atSchool: school, world)
    case ("class_size", "students"): return totalStudents(rule, world)
    case ("class_size", "average"): return averageClass(rule, world)
    case ("class_size", "largest"): return largestClass(rule, world)
    case ("class_size", "revenue_lost"): return lostRevenue(rule, world) ?? flat(0)
    case ("class_size", "overage_paid"): return overagePay(rule, world) ?? flat(0)
    default: return nil
    }
  }

  /// Whether a line of this id may stand, though nothing was written for it.
  static func mayBeClassSizeLine(_ id: String) -> Bool {
    let parts = id.split(separator: ".")
    guard parts.count == 3 else { return false }
    return parts[0] == "school"
      ? parts[2] == "rooms"
      : parts[0] == "class_size" && ["lost_revenue", "overage"].contains(parts[2])
  }

  private func isSchool(_ id: String) -> Bool { budget.schools.contains { $0.id == id } }
}
