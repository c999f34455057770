internal import BudgetModel
public import CalculationGraphs

/// What a leader role comes to, beside its lines.
public struct ProjectedLeader: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// Its figures: `count`, then `unfilled` with a pool, `students` where counted from students,
  /// `chargeable` with released time, `base_pay_holders` with a permanent raise; each one node a year.
  public let figures: [(name: String, unit: String, byYear: [Node])]
}

extension BudgetProjector {
  /// Every role's figures in declared order.
  mutating func projectedLeaders() -> [ProjectedLeader] {
    var result: [ProjectedLeader] = []
    for role in budget.plan.leaders {
      let path = leaders(role)
      var figures: [(name: String, unit: String, byYear: [Node])] = [
        ("count", "leaders", path.count)
      ]
      if role.poolForm != nil {
        figures.append(("unfilled", "leaders", graph.subtract(path.wanted, path.count)))
      }
      if role.countForm == .onePerStudents {
        figures.append(
          ("students", "students per leader", graph.divideOrZero(totalStudents(.plan), path.count)))
      }
      if yearlyValue("leader.\(role.id).release", .plan) != nil {
        figures.append(("chargeable", "$ per year", chargeablePay(role)))
      }
      if yearlyValue("leader.\(role.id).base_pay", .plan) != nil {
        figures.append(("base_pay_holders", "leaders", path.holders))
      }
      result.append(ProjectedLeader(id: role.id, title: role.title, figures: figures))
    }
    return result
  }
}
