internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

// Released time that is not covered by hiring, and what it costs beside the leaders' own pay.
extension BudgetProjector {
  /// The release line of a role whose time substitutes or the timetable cover.
  mutating func coverItems(_ role: LeaderRole) -> [PlanItem] {
    guard role.cover != .hire, yearlyValue(role.key("release"), .plan) != nil else { return [] }
    return once(PartKey(kind: "cover", id: role.id)) { projector in
      let key = LineKey(.leader(role.name, .release))
      return [
        PlanItem(
          key: key, title: "\(role.title): released time", role: .cost, isRecurring: true,
          use: .leaderRelease,
          values: projector.figure(.line(key)) { $0.costOfCover(role) },
          place: role.range.place)
      ]
    }
  }

  /// What covers the released time of a role without hiring, $ per year.
  private mutating func costOfCover(_ role: LeaderRole) -> Series {
    switch role.cover {
    case .substitutes:
      let days = graph.multiply(leaders(role).release, contractDays(role))
      let rate = value(role.key("substitute"), .plan, default: 0)
      return graph.nonnegative(graph.multiply(days, rate))
    case .timetable:
      remark(Remarks.timetableCover(role))
      return flat(0)
    case .hire: return flat(0)
    }
  }

  /// What a fund may be charged for the leaders' released time, $ per year: released positions times
  /// average pay of the status quo with all benefits of the plan.
  mutating func chargeablePay(_ role: LeaderRole) -> Series {
    figure(.leader(role.name, .chargeable)) { projector in
      guard let group = projector.group(role.group) else { return projector.flat(0) }
      let terms = projector.terms(group, turnover: .plan, pay: .plan)
      let shares = projector.graph.onePlus(terms.shareOfPay)
      let pay = projector.graph.multiply(projector.averagePay(of: role), shares)
      return projector.graph.multiply(
        projector.leaders(role).release, projector.graph.add(pay, terms.perPosition))
    }
  }
}
