internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

extension BudgetProjector {
  /// The retention effect on a group, where there is one.
  func retention(of group: StaffGroup) -> RetentionEffect? {
    budget.plan.retentions.first { $0.group == group.id }
  }

  /// The share of a group's teachers who are supported: `min(1, leaders_{t−1} × supported /
  /// teachers_t)`, 0 in the first year.
  mutating func supportedShare(_ effect: RetentionEffect) -> Series {
    onceSeries("supported share of retention.\(effect.id)") { projector in
      guard let group = projector.group(effect.group) else { return projector.flat(0) }
      let roles = projector.budget.plan.leaders.filter { effect.roles.contains($0.id) }
      var counts: [Series] = []
      for role in roles { counts.append(projector.leaders(role).count) }
      let leaders = projector.graph.sum(counts, count: projector.count)
      let each = projector.value("retention.\(effect.id).supported", .plan, default: 0)
      let teachers = projector.teachers(group)
      let one = projector.graph.constant(1)
      return projector.years.indices.map { position in
        guard position > 0 else { return projector.graph.constant(0) }
        let supported = projector.graph.multiply(leaders[position - 1], each[position])
        let share = projector.graph.divideOrZero(supported, teachers[position])
        return projector.graph.minimum(share, one)
      }
    }
  }

  /// The share of a group's turnover that the plan's retention effect avoids; `nil` without one.
  mutating func avoidedTurnover(of group: StaffGroup) -> Series? {
    guard let effect = retention(of: group) else { return nil }
    let cut = value("retention.\(effect.id).cuts_turnover", .plan, default: 0)
    return graph.multiply(cut, supportedShare(effect))
  }

  /// The plan's turnover of a group with its retention effect: `τ_t × (1 − cut × supported share)`.
  mutating func retained(_ group: StaffGroup, _ turnover: Series) -> Series {
    guard let avoided = avoidedTurnover(of: group) else { return turnover }
    return graph.multiply(turnover, avoided.map { graph.not($0) })
  }

  /// Teachers who stay and would have left: the turnover avoided × the plan's headcount of the year
  /// before.
  mutating func avoidedLeavers(_ effect: RetentionEffect) -> Series {
    onceSeries("avoided leavers of retention.\(effect.id)") { projector in
      guard let group = projector.group(effect.group),
        let avoided = projector.avoidedTurnover(of: group)
      else { return projector.flat(0) }
      let turnover = projector.turnoverShare(group, .plan)
      let headcount = projector.workforce(group, .plan).headcount
      return projector.years.indices.map { position in
        guard position > 0 else { return projector.graph.constant(0) }
        let share = projector.graph.multiply(turnover[position], avoided[position])
        return projector.graph.multiply(share, headcount[position - 1])
      }
    }
  }

  /// The saving of one effect: avoided leavers × replacement cost.
  mutating func retentionItems(_ effect: RetentionEffect) -> [PlanItem] {
    once(
      "lines of retention.\(effect.id)", in: \.linesByPart, fallback: { _ in [] },
      compute: { projector in
        let cost = projector.value("retention.\(effect.id).replacement_cost", .plan, default: 0)
        let saved = projector.graph.multiply(projector.avoidedLeavers(effect), cost)
        return [
          PlanItem(
            id: "retention.\(effect.id)", title: effect.title, role: .saving, isRecurring: true,
            isInduced: true, values: projector.graph.nonnegative(saved),
            place: effect.range.place)
        ]
      })
  }
}
