internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Leaders who teach larger classes, so that fewer sections serve the same students.
///
/// At each place (a school, or all schools that have the role) the leaders' time in class is a share
/// `p = min(1, L·(1 − release) / teachers)` of all teaching, spread evenly over its classes. Of the S
/// sections of a grade for P places p·S take x students above the target t, never above the cap. Instead
/// of S then `max(round((P − p·S·x)/t), ceil(P/(t + x)))` sections are needed, no more than S: the
/// first where other teachers' classes end, the second where only leaders' classes are left.
struct LargerClasses {
  /// The role.
  let role: LeaderRole
  /// Leaders of the role.
  let leaders: Series
  /// Leaders that the role asks for.
  let wanted: Series
  /// Leaders at each school in declared order, where they are counted there.
  let bySchool: [Series]

  /// Sections that are not needed, and the positions of the role's group that end with them; `nil` where
  /// classes are no larger.
  func spared(_ projector: inout BudgetProjector) -> (sections: Series, positions: Series)? {
    guard let more = projector.value(role.key("extra_students"), .plan),
      let group = projector.group(role.group)
    else { return nil }
    let shares = teachingShares(group, &projector)
    let each = projector.value(group.key("positions"), .plan, default: 0)
    var sections: [Series] = []
    var positions: [Series] = []
    for rule in StaffingState.staffedRules(group, projector) {
      var parts: [Series] = []
      for classes in ClassSections.classGroups(rule, .plan, &projector) {
        guard let share = shares[classes.school] else { continue }
        parts.append(spared(classes, share: share, more: more, &projector))
      }
      let fewer = projector.graph.sum(parts)
      sections.append(fewer)
      var staffed = fewer
      if let load = projector.value(rule.key("load"), .plan) {
        staffed = projector.graph.divide(
          fewer, projector.graph.maximum(load, projector.flat(0.1)))
      }
      positions.append(projector.graph.multiply(each, staffed))
    }
    return (projector.graph.sum(sections), projector.graph.sum(positions))
  }

  /// The leaders' share of all teaching at each school that has the role.
  private func teachingShares(
    _ group: StaffGroup, _ projector: inout BudgetProjector
  ) -> [String: Series] {
    let release = projector.value(role.key("release"), .plan, default: 0)
    let teaching = projector.graph.subtract(projector.flat(1), release)
    let one = projector.flat(1)
    let schools = projector.budget.schools.map(\.id)
    let teachers = SchoolTeachers(group: group).teachersBySchool(&projector)
    let present = zip(schools, teachers).filter { role.isAt($0.0) }
    func share(_ leaders: Series, of teachers: Series) -> Series {
      let inClass = projector.graph.multiply(leaders, teaching)
      return projector.graph.minimum(projector.graph.divideOrZero(inClass, teachers), one)
    }
    var shares: [String: Series] = [:]
    guard bySchool.isEmpty else {
      // Where the pool has fewer than are asked for, each school has fewer.
      let filled = projector.graph.divideOrZero(leaders, wanted)
      let counts = Dictionary(zip(schools, bySchool)) { first, _ in first }
      for (school, teachers) in present {
        guard let asked = counts[school] else { continue }
        shares[school] = share(projector.graph.multiply(asked, filled), of: teachers)
      }
      return shares
    }
    let common = share(leaders, of: projector.graph.sum(present.map(\.1)))
    for (school, _) in present { shares[school] = common }
    return shares
  }

  /// Sections of one group of students that are not needed.
  private func spared(
    _ classes: ClassGroup, share: Series, more: Series, _ projector: inout BudgetProjector
  ) -> Series {
    let terms = classes.terms
    var largest = projector.graph.add(terms.target, more)
    if let cap = terms.cap { largest = projector.graph.minimum(largest, cap) }
    let extra = projector.graph.nonnegative(projector.graph.subtract(largest, terms.target))
    let led = projector.graph.multiply(share, classes.sections)
    let taken = projector.graph.multiply(led, extra)
    let left = projector.graph.nonnegative(projector.graph.subtract(classes.seats, taken))
    let uncapped = SectionTerms(
      rounding: terms.rounding, target: terms.target, minimum: terms.minimum, cap: nil)
    let others = uncapped.sections(of: classes.students, seats: left, &projector.graph)
    let least = projector.graph.ceiling(projector.graph.divide(classes.seats, largest))
    let needed = projector.graph.maximum(others, least)
    return projector.graph.nonnegative(projector.graph.subtract(classes.sections, needed))
  }
}
