internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

extension BudgetProjector {
  /// Labels the sections of a rule, cell by cell and together, and what is counted from them.
  mutating func labelClasses(_ rule: ClassSize, _ world: World, _ prefix: String) {
    let place = rule.range.place
    let name = "\(prefix)sections.\(rule.id)"
    for group in classGroups(rule, world) {
      let grades = group.grades.map(\.rawValue)
      let title =
        grades.count == 1 ? "grade \(grades[0])" : "grades \(grades.joined(separator: ", "))"
      label(
        group.sections, "\(name).\(group.school).\(grades.joined(separator: "_"))",
        "Sections: \(group.school), \(title)", "sections", place: place)
    }
    let own = "\(prefix)class_size.\(rule.id)"
    let parts: [(String, String, Series, String)] = [
      (name, "sections", totalSections(rule, world), "sections"),
      (
        "\(name).fractional", "students over target", fractionalSections(rule, world), "sections"
      ),
      ("\(own).students", "students", totalStudents(rule, world), "students"),
      ("\(own).average", "average class", averageClass(rule, world), "students per section"),
      ("\(own).largest", "largest class", largestClass(rule, world), "students per section"),
    ]
    for (figure, title, values, unit) in parts {
      label(values, figure, "\(rule.title): \(title)", unit, place: place)
    }
    for school in budget.schools {
      label(
        sections(rule, atSchool: school.id, world), "\(name).\(school.id)",
        "\(rule.title): sections at \(school.title)", "sections", place: place)
    }
    if let lost = lostRevenue(rule, world) {
      label(lost, "\(own).revenue_lost", "\(rule.title): revenue lost", "$ per year", place: place)
    }
    if let paid = overagePay(rule, world) {
      label(paid, "\(own).overage_paid", "\(rule.title): overage paid", "$ per year", place: place)
    }
  }

  /// Labels the rooms that schools need.
  mutating func labelRooms(_ world: World, _ prefix: String) {
    for school in budget.schools {
      label(
        roomsNeeded(school.id, world), "\(prefix)rooms.\(school.id)",
        "\(school.title): rooms needed", "rooms")
      if let paid = roomCost(school, world) {
        label(
          paid, "\(prefix)school.\(school.id).rooms_paid",
          "\(school.title): cost of further rooms", "$ per year")
      }
    }
  }
}
