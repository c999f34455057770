internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// Who becomes a leader of a role, who leaves it, and who keeps its permanent raise.
struct LeaderMoves {
  /// The role.
  let role: LeaderRole

  /// Qualified people in whole numbers, or `nil` where there are always enough.
  func pool(_ projector: inout BudgetProjector) -> Series? {
    guard let form = role.poolForm, let stated = projector.value(role.key("pool"), .plan) else {
      return nil
    }
    var people = stated
    if form == .share, let group = projector.group(role.group) {
      people = projector.graph.multiply(stated, SchoolTeachers(group: group).teachers(&projector))
    }
    return projector.graph.nonnegative(projector.graph.floor(people))
  }

  /// The share of a role's leaders who leave it: its own, else that of its group.
  func turnover(_ projector: inout BudgetProjector) -> Series {
    projector.value(role.key("turnover"), .plan) ?? groupLeavingShare(&projector)
  }

  /// New leaders: `max(0, L_t − (1 − τ_t)·L_{t−1})`; where another role is filled from this one, also
  /// for those who moved up: `max(0, L_t − ((1 − τ_t)·L_{t−1} − moved up_t))`.
  func new(_ total: Series, _ projector: inout BudgetProjector) -> Series {
    let staying = projector.graph.subtract(projector.flat(1), turnover(&projector))
    let movedUp = LeaderSuccession(role: role).movedUp(&projector)
    return projector.yearly { projector, position throws(Unanswered) in
      let leaders = try projector.at(total, position)
      guard position > 0 || role.hasIncumbents(projector) else {
        return projector.graph.nonnegative(leaders)
      }
      let before = try leadersBefore(position, total, &projector)
      let share = try projector.at(staying, position)
      var stayers = projector.graph.multiply(share, before)
      if let movedUp {
        stayers = projector.graph.subtract(stayers, try projector.at(movedUp, position))
      }
      return projector.graph.nonnegative(projector.graph.subtract(leaders, stayers))
    }
  }

  /// New leaders of a growing role: `max(0, L_t − max_{u<t} L_u)`.
  func startUp(_ total: Series, _ projector: inout BudgetProjector) -> Series {
    // The most leaders of any year before.
    var most = Series(index: 0)
    most = projector.yearly { projector, position throws(Unanswered) in
      guard position > 0 else { return try leadersBefore(0, total, &projector) }
      let before = try projector.at(most, position - 1)
      let last = try projector.at(total, position - 1)
      return projector.graph.maximum(before, last)
    }
    return projector.graph.nonnegative(projector.graph.subtract(total, most))
  }

  /// People who hold the permanent raise: `(1 − m_t)·L_{t−1} + (1 − τ_t)·(M_{t−1} − L_{t−1}) + new_t`
  /// with τ the group's turnover and m the smaller of it and the role's own, since who only steps
  /// down keeps the raise. Without a turnover of the role it is `(1 − τ_t)·M_{t−1} + new_t`.
  func raiseHolders(_ total: Series, new: Series, _ projector: inout BudgetProjector) -> Series {
    guard projector.value(role.key("base_pay"), .plan) != nil else { return projector.flat(0) }
    let leaving = groupLeavingShare(&projector)
    let least = projector.graph.minimum(turnover(&projector), leaving)
    let stayingLeaders = projector.graph.subtract(projector.flat(1), least)
    let stayingOthers = projector.graph.subtract(projector.flat(1), leaving)
    return projector.yearly { projector, position throws(Unanswered) in
      let arrived = try projector.at(new, position)
      guard position > 0 || role.hasIncumbents(projector) else { return arrived }
      let leaders = try leadersBefore(position, total, &projector)
      let holders = TeacherLeaders(role: role).leaders(&projector).holders
      // Who held the raise before the horizon and led no longer is not known.
      let before = position > 0 ? try projector.at(holders, position - 1) : leaders
      let leaderShare = try projector.at(stayingLeaders, position)
      let otherShare = try projector.at(stayingOthers, position)
      let staying = projector.graph.multiply(leaderShare, leaders)
      let former = projector.graph.multiply(
        otherShare, projector.graph.subtract(before, leaders))
      return projector.graph.add(projector.graph.add(staying, former), arrived)
    }
  }

  /// The leaders of the year before; before the horizon those in post, none where it does not say so.
  private func leadersBefore(
    _ position: Int, _ total: Series, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    if position > 0 { return try projector.at(total, position - 1) }
    return try role.incumbents(&projector)
  }

  /// The share of a role's staff group that leaves each year.
  private func groupLeavingShare(_ projector: inout BudgetProjector) -> Series {
    guard let group = projector.group(role.group) else { return projector.flat(0) }
    return ScheduleTerms.leavingShare(group, .plan, &projector)
  }
}

extension LeaderRole {
  /// Whether it states leaders in post in the year before the horizon.
  func hasIncumbents(_ projector: BudgetProjector) -> Bool {
    projector.yearlyValue(key("incumbents"), .plan) != nil
  }

  /// Leaders in post in the year before the horizon; none where it does not say so.
  func incumbents(_ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    guard let stated = projector.value(key("incumbents"), .plan) else {
      return projector.graph.constant(0)
    }
    return projector.graph.nonnegative(try projector.at(stated, 0))
  }

  /// Leaders of some roles in post in the year before the horizon.
  static func incumbents(
    of roles: [LeaderRole], _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    var sum = projector.graph.constant(0)
    for role in roles where role.hasIncumbents(projector) {
      sum = projector.graph.add(sum, try role.incumbents(&projector))
    }
    return sum
  }
}
