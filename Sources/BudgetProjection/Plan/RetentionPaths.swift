internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

extension BudgetProjector {
  /// The retention effect on a group, where there is one.
  func retention(of group: StaffGroup) -> RetentionEffect? {
    budget.plan.retentions.first { $0.group == group.id }
  }

  /// The staff group of an effect; the checker lets no effect pass without one.
  private func group(of effect: RetentionEffect) -> StaffGroup {
    guard let group = group(effect.group) else {
      preconditionFailure("a retention effect names a staff group that the budget does not have")
    }
    return group
  }

  /// The share of a group's teachers who are supported: `min(1, leaders_{t−1} × supported /
  /// teachers_t)`, 0 in the first year.
  mutating func supportedShare(_ effect: RetentionEffect) -> Series {
    figure(.retention(effect.name, .supportedShare)) { projector in
      let group = projector.group(of: effect)
      var counts: [Series] = []
      for role in projector.budget.plan.leaders where effect.roles.contains(role.id) {
        counts.append(projector.leaders(role).count)
      }
      let leaders = projector.graph.sum(counts)
      let each = projector.value(effect.key("supported"), .plan, default: 0)
      let teachers = projector.teachers(group)
      return projector.yearly { projector, position throws(Unanswered) in
        guard position > 0 else { return projector.graph.constant(0) }
        let before = try projector.at(leaders, position - 1)
        let supported = projector.graph.multiply(before, try projector.at(each, position))
        let share = projector.graph.divideOrZero(supported, try projector.at(teachers, position))
        return projector.graph.minimum(share, projector.graph.constant(1))
      }
    }
  }

  /// The share of a group's turnover that the plan's retention effect avoids.
  private mutating func avoidedTurnover(_ effect: RetentionEffect) -> Series {
    let cut = value(effect.key("cuts_turnover"), .plan, default: 0)
    return graph.multiply(cut, supportedShare(effect))
  }

  /// The plan's turnover of a group with its retention effect: `τ_t × (1 − cut × supported share)`.
  mutating func retained(_ group: StaffGroup, _ turnover: Series) -> Series {
    guard let effect = retention(of: group) else { return turnover }
    let isOfAll = turnover == value(group.key("turnover"), .plan, default: 0)
    return isOfAll ? planTurnover(effect) : retained(effect, turnover)
  }

  private mutating func retained(_ effect: RetentionEffect, _ turnover: Series) -> Series {
    graph.multiply(turnover, graph.not(avoidedTurnover(effect)))
  }

  /// The plan's turnover of an effect's group with the effect.
  mutating func planTurnover(_ effect: RetentionEffect) -> Series {
    figure(.retention(effect.name, .planTurnover)) { projector in
      let group = projector.group(of: effect)
      let turnover = projector.value(group.key("turnover"), .plan, default: 0)
      return projector.retained(effect, turnover)
    }
  }

  /// Teachers who stay and would have left: the turnover avoided × the plan's headcount of the year
  /// before.
  mutating func avoidedLeavers(_ effect: RetentionEffect) -> Series {
    figure(.retention(effect.name, .avoidedLeavers)) { projector in
      let group = projector.group(of: effect)
      let avoided = projector.avoidedTurnover(effect)
      let turnover = projector.turnoverShare(group, .plan)
      let headcount = projector.workforce(group, .plan).headcount
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
  mutating func retentionItems(_ effect: RetentionEffect) -> [PlanItem] {
    let key = LineKey(.retention(effect.name))
    let values = figure(.line(key)) { projector in
      let cost = projector.value(effect.key("replacement_cost"), .plan, default: 0)
      let saved = projector.graph.multiply(projector.avoidedLeavers(effect), cost)
      return projector.graph.nonnegative(saved)
    }
    return [
      PlanItem(
        key: key, title: effect.title, role: .saving, isRecurring: true, isInduced: true,
        values: values, place: effect.range.place)
    ]
  }
}
