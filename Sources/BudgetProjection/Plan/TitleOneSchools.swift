internal import BudgetModel
internal import CalculationGraphs

// Which part of a line falls at Title I schools, for streams that pay there only.
extension BudgetProjector {
  /// Some stream pays at Title I schools only.
  private var isPlaceLimited: Bool { budget.funds.contains(where: \.onlyTitleOneSchools) }

  /// Some school is a Title I school; else a remark, since there is nothing to limit.
  private mutating func hasTitleOneSchools() -> Bool {
    if budget.schools.contains(where: { $0.titleOne != "none" }) { return true }
    remark(Remarks.noTitleOneSchools)
    return false
  }

  /// The share of a school that Title I money may pay for: all of a schoolwide one, the stated share
  /// of a targeted one.
  private mutating func titleOneWeight(_ school: School) -> Series {
    switch school.titleOne {
    case "schoolwide": return flat(1)
    case "targeted":
      if let share = value("school.\(school.id).title1_share", .plan) { return share }
      remark(Remarks.wholeTargetedSchool(school))
      return flat(1)
    default: return flat(0)
    }
  }

  /// The share of a role's lines at Title I schools: by leaders where they are counted at each school,
  /// else by the group's teachers; `nil` where no stream asks or nothing tells.
  mutating func titleOneShare(of role: LeaderRole) -> Series? {
    guard isPlaceLimited, hasTitleOneSchools(), let group = group(role.group) else { return nil }
    let path = leaders(role)
    let people = role.atEachSchool ? path.bySchool : teachersBySchool(group)
    return weightedShare(budget.schools, people, role.title)
  }

  /// The share of what a group is paid at Title I schools, by its teachers at all or some schools.
  mutating func titleOneShare(
    ofGroup id: String, schools: [String]? = nil, title: String
  ) -> Series? {
    guard isPlaceLimited, hasTitleOneSchools(), let group = group(id) else { return nil }
    let chosen = zip(budget.schools, teachersBySchool(group)).filter { school, _ in
      schools?.contains(school.id) ?? true
    }
    return weightedShare(chosen.map(\.0), chosen.map(\.1), title)
  }

  /// The share of a line at Title I schools, by the students of the schools it names.
  mutating func titleOneShare(ofLine line: PlanLine) -> Series? {
    guard isPlaceLimited, line.isCost, hasTitleOneSchools() else { return nil }
    let schools = budget.schools.filter { line.schools.contains($0.id) }
    guard !schools.isEmpty else { return nil }
    return weightedShare(
      schools, schools.map { students(atSchool: $0.id, .plan) }, line.title)
  }

  /// Σ weight · people / Σ people; `nil` with a remark where there are no people.
  private mutating func weightedShare(
    _ schools: [School], _ people: [Series], _ title: String
  ) -> Series? {
    let weights = schools.map { titleOneWeight($0) }
    let nobody = people.allSatisfy { $0.allSatisfy { graph.constantValue($0) == 0 } }
    if nobody {
      remark(Remarks.noPlace(title))
      return nil
    }
    let isWhole = weights.allSatisfy { $0.allSatisfy { graph.constantValue($0) == 1 } }
    if isWhole { return flat(1) }
    let inside = zip(weights, people).map { graph.multiply($0, $1) }
    return graph.divideOrZero(
      graph.sum(inside, count: count), graph.sum(people, count: count))
  }
}
