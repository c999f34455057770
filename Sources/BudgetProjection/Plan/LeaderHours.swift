internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

/// How many hours of leaders' released time there are for each teacher whom they serve.
///
/// Coaching tells where a coach serves few teachers for many hours: studies that found an effect had about
/// ten teachers a coach and dozens of hours a teacher and year.
struct LeaderHours {
  /// The role.
  let role: LeaderRole

  /// Released hours per teacher and year: `release_fte × contract days × hours per day / teachers
  /// served`; 0 where there is nobody to serve.
  func perTeacher(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.leader(role.name, .hoursPerTeacher)) { projector in
      let days = LeaderLines(role: role).contractDays(&projector)
      let perDay = projector.valueOrStandard(role.key("hours_per_day"), .plan)
      let leaders = TeacherLeaders(role: role).leaders(&projector)
      let hours = projector.graph.multiply(
        leaders.release, projector.graph.multiply(days, perDay))
      let served = projector.graph.subtract(teachers(&projector), leaders.count)
      return projector.graph.divideOrZero(hours, projector.graph.nonnegative(served))
    }
  }

  /// The teachers from whom the role's leaders come, of the schools that have the role, the leaders
  /// included.
  private func teachers(_ projector: inout BudgetProjector) -> Series {
    guard let group = projector.group(role.group) else { return projector.flat(0) }
    guard role.schools != nil else { return SchoolTeachers(group: group).teachers(&projector) }
    let bySchool = SchoolTeachers(group: group).teachersBySchool(&projector)
    let own = zip(projector.budget.schools, bySchool).filter { role.isAt($0.0.id) }
    return projector.graph.sum(own.map(\.1))
  }
}
