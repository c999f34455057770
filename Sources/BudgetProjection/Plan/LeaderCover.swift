internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// Released time that is not covered by hiring, and what it costs beside the leaders' own pay.
struct LeaderCover {
  /// The role.
  let role: LeaderRole

  /// The release line of a role whose time substitutes or the timetable cover.
  func items(_ projector: inout BudgetProjector) -> [PlanItem] {
    guard role.cover != .hire, projector.yearlyValue(role.key("release"), .plan) != nil else {
      return []
    }
    return projector.once(BudgetProjector.PartKey(kind: "cover", id: role.id)) { projector in
      let key = LineKey(.leader(role.name, .release))
      return [
        PlanItem(
          key: key, title: "\(role.title): released time", role: .cost, isRecurring: true,
          use: .leaderRelease,
          values: projector.figure(.line(key)) { costOfCover(&$0) },
          place: role.range.place)
      ]
    }
  }

  /// What covers the released time of a role without hiring, $ per year.
  private func costOfCover(_ projector: inout BudgetProjector) -> Series {
    switch role.cover {
    case .substitutes:
      let days = projector.graph.multiply(
        TeacherLeaders(role: role).leaders(&projector).release,
        LeaderLines(role: role).contractDays(&projector))
      let rate = projector.value(role.key("substitute"), .plan, default: 0)
      return projector.graph.nonnegative(projector.graph.multiply(days, rate))
    case .timetable:
      projector.remark(Remarks.timetableCover(role))
      return projector.flat(0)
    case .hire: return projector.flat(0)
    }
  }

  /// What a fund may be charged for the leaders' released time, $ per year: released positions times
  /// average pay of the status quo with all benefits of the plan.
  func chargeablePay(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.leader(role.name, .chargeable)) { projector in
      guard let group = projector.group(role.group) else { return projector.flat(0) }
      let terms = WorkforceTerms.terms(group, turnover: .plan, pay: .plan, &projector)
      let shares = projector.graph.onePlus(terms.shareOfPay)
      let pay = projector.graph.multiply(LeaderLines(role: role).averagePay(&projector), shares)
      return projector.graph.multiply(
        TeacherLeaders(role: role).leaders(&projector).release,
        projector.graph.add(pay, terms.perPosition))
    }
  }
}
