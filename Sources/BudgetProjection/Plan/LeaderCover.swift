internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

// Released time that is not covered by hiring, and what it costs beside the leaders' own pay.
extension BudgetProjector {
  /// The release line of a role whose time substitutes or the timetable cover.
  mutating func coverItems(_ role: LeaderRole) -> [PlanItem] {
    let path = "leader.\(role.id)"
    guard role.cover != .hire, yearlyValue("\(path).release", .plan) != nil else { return [] }
    return once(
      "\(path).cover", in: \.linesByPart, fallback: { _ in [] },
      compute: { projector in
        var values = projector.flat(0)
        switch role.cover {
        case .substitutes:
          let days = projector.graph.multiply(
            projector.leaders(role).release, projector.contractDays(role))
          let rate = projector.value("\(path).substitute", .plan, default: 0)
          values = projector.graph.nonnegative(projector.graph.multiply(days, rate))
        case .timetable: projector.remark(Remarks.timetableCover(role))
        case .hire: break
        }
        return [
          PlanItem(
            id: "\(path).release", title: "\(role.title): released time", role: .cost,
            isRecurring: true, use: .leaderRelease, values: values, place: role.range.place)
        ]
      })
  }

  /// What a fund may be charged for the leaders' released time, $ per year: released positions times
  /// average pay of the status quo with all benefits of the plan.
  mutating func chargeablePay(_ role: LeaderRole) -> Series {
    onceSeries("leader.\(role.id).chargeable") { projector in
      guard let group = projector.group(role.group) else { return projector.flat(0) }
      let terms = projector.terms(group, turnover: .plan, pay: .plan)
      let shares = terms.shareOfPay.map { projector.graph.add(projector.graph.constant(1), $0) }
      let pay = projector.graph.multiply(projector.averagePay(of: role), shares)
      return projector.graph.multiply(
        projector.leaders(role).release, projector.graph.add(pay, terms.perPosition))
    }
  }
}
