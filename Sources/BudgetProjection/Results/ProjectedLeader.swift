internal import BudgetModel
public import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// What a leader role comes to, beside its lines.
public struct ProjectedLeader: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// Its figures: `count` and `new`, then `moved_up` where another role is filled from it, `unfilled` with
  /// a pool, `students` where counted from students, `hours_per_teacher` and `chargeable` with released
  /// time, `sections_spared` with larger classes, `base_pay_holders` with a permanent raise; each one node a year.
  public let figures: [(name: String, unit: String, byYear: [Node])]
}

extension ProjectedLeader {
  /// Every role's figures in declared order.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault) -> [ProjectedLeader] {
    var result: [ProjectedLeader] = []
    for role in projector.budget.plan.leaders {
      let path = TeacherLeaders(role: role).leaders(&projector)
      var figures = [
        (name: "count", unit: "leaders", byYear: try projector.nodes(path.count)),
        (name: "new", unit: "leaders", byYear: try projector.nodes(path.new)),
      ]
      if let movedUp = LeaderSuccession(role: role).movedUp(&projector) {
        figures.append(("moved_up", "leaders", try projector.nodes(movedUp)))
      }
      if role.poolForm != nil {
        figures.append(("unfilled", "leaders", try projector.nodes(path.unfilled)))
      }
      if role.countForm == .onePerStudents {
        figures.append(("students", "students per leader", try projector.nodes(path.students)))
      }
      if projector.yearlyValue(role.key("release"), .plan) != nil {
        let hours = LeaderFigure.hoursPerTeacher
        figures.append(
          (
            hours.rawValue, hours.description.unitWords,
            try projector.nodes(LeaderHours(role: role).perTeacher(&projector))
          ))
        figures.append(
          (
            "chargeable", "$ per year",
            try projector.nodes(LeaderCover(role: role).chargeablePay(&projector))
          ))
      }
      if projector.yearlyValue(role.key("extra_students"), .plan) != nil {
        figures.append(
          ("sections_spared", "sections", try projector.nodes(path.sectionsSpared)))
      }
      if projector.yearlyValue(role.key("base_pay"), .plan) != nil {
        figures.append(("base_pay_holders", "leaders", try projector.nodes(path.holders)))
      }
      result.append(ProjectedLeader(id: role.id, title: role.title, figures: figures))
    }
    return result
  }
}
