internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// Teachers who stay because of the plan.
struct TeacherRetention {
  /// What makes teachers stay.
  let effect: RetentionEffect

  /// The retention effect on a group, where there is one.
  static func retention(of group: StaffGroup, _ projector: BudgetProjector) -> RetentionEffect? {
    projector.budget.plan.retentions.first { $0.group == group.id }
  }

  /// The staff group of an effect; the checker lets no effect pass without one.
  private func group(_ projector: BudgetProjector) -> StaffGroup {
    guard let group = projector.group(effect.group) else {
      preconditionFailure("a retention effect names a staff group that the budget does not have")
    }
    return group
  }

  /// The share of a group's teachers who are supported: `min(1, leaders_{t−1} × supported /
  /// teachers_t)`, before the horizon those in post.
  func supportedShare(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.retention(effect.name, .supportedShare)) { projector in
      let group = group(projector)
      var counts: [Series] = []
      let roles = projector.budget.plan.leaders.filter { effect.roles.contains($0.id) }
      for role in roles {
        counts.append(TeacherLeaders(role: role).leaders(&projector).count)
      }
      let leaders = projector.graph.sum(counts)
      let each = projector.value(effect.key("supported"), .plan, default: 0)
      let teachers = SchoolTeachers(group: group).teachers(&projector)
      return projector.yearly { projector, position throws(Unanswered) in
        let isKnown = position > 0 || roles.contains { $0.hasIncumbents(projector) }
        guard isKnown else { return projector.graph.constant(0) }
        let before =
          position > 0
          ? try projector.at(leaders, position - 1)
          : try LeaderRole.incumbents(of: roles, &projector)
        let supported = projector.graph.multiply(before, try projector.at(each, position))
        let share = projector.graph.divideOrZero(supported, try projector.at(teachers, position))
        return projector.graph.minimum(share, projector.graph.constant(1))
      }
    }
  }

  /// The share of a group's turnover that the plan's retention effect avoids.
  private func avoidedTurnover(_ projector: inout BudgetProjector) -> Series {
    let cut = projector.value(effect.key("cuts_turnover"), .plan, default: 0)
    return projector.graph.multiply(cut, supportedShare(&projector))
  }

  /// The plan's turnover of a group with its retention effect: `τ_t × (1 − cut × supported share)`.
  static func retained(_ group: StaffGroup, _ turnover: Series, _ projector: inout BudgetProjector)
    -> Series
  {
    guard let effect = retention(of: group, projector) else { return turnover }
    let isOfAll = turnover == projector.value(group.key("turnover"), .plan, default: 0)
    return isOfAll
      ? TeacherRetention(effect: effect).planTurnover(&projector)
      : TeacherRetention(effect: effect).retained(turnover, &projector)
  }

  private func retained(_ turnover: Series, _ projector: inout BudgetProjector) -> Series {
    projector.graph.multiply(turnover, projector.graph.not(avoidedTurnover(&projector)))
  }

  /// The plan's turnover of an effect's group with the effect.
  func planTurnover(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.retention(effect.name, .planTurnover)) { projector in
      let group = group(projector)
      let turnover = projector.value(group.key("turnover"), .plan, default: 0)
      return retained(turnover, &projector)
    }
  }

  /// Teachers who stay and would have left: the turnover avoided × the plan's headcount of the year
  /// before.
  func avoidedLeavers(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.retention(effect.name, .avoidedLeavers)) { projector in
      let group = group(projector)
      let avoided = avoidedTurnover(&projector)
      let turnover = ScheduleTerms.turnoverShare(group, .plan, &projector)
      let headcount = StaffWorkforce(group: group).workforce(.plan, &projector).headcount
      return projector.yearly { projector, position throws(Unanswered) in
        guard position > 0 else { return projector.graph.constant(0) }
        let leaving = try projector.at(turnover, position)
        let share = projector.graph.multiply(leaving, try projector.at(avoided, position))
        let before = try projector.at(headcount, position - 1)
        return projector.graph.multiply(share, before)
      }
    }
  }

  /// The saving of one effect: avoided leavers × replacement cost.
  func items(_ projector: inout BudgetProjector) -> [PlanItem] {
    let key = LineKey(.retention(effect.name))
    let values = projector.figure(.line(key)) { projector in
      let cost = projector.value(effect.key("replacement_cost"), .plan, default: 0)
      let saved = projector.graph.multiply(avoidedLeavers(&projector), cost)
      return projector.graph.nonnegative(saved)
    }
    return [
      PlanItem(
        key: key, title: effect.title, role: .saving, isRecurring: true, isInduced: true,
        values: values, place: effect.range.place)
    ]
  }
}
