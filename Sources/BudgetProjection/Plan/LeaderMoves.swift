internal import BudgetModel
internal import CalculationGraphs

// Who becomes a leader, who leaves the role, and who keeps its permanent raise.
extension BudgetProjector {
  /// Qualified people in whole numbers, or `nil` where there are always enough.
  mutating func pool(_ role: LeaderRole) -> Series? {
    guard let form = role.poolForm, let stated = value("leader.\(role.id).pool", .plan) else {
      return nil
    }
    var people = stated
    if form == .share, let group = group(role.group) {
      people = graph.multiply(stated, teachers(group))
    }
    return people.map { graph.nonnegative(graph.floor($0)) }
  }

  /// The share of a role's leaders who leave it: its own, else that of its group.
  private mutating func turnover(_ role: LeaderRole) -> Series {
    value("leader.\(role.id).turnover", .plan)
      ?? groupLeavingShare(role)
  }

  /// New leaders `max(0, L_t − (1 − τ_t)·L_{t−1})`, and of these `max(0, L_t − max_{u<t} L_u)`.
  mutating func newLeaders(
    _ role: LeaderRole, _ total: Series
  ) -> (new: Series, startUp: Series) {
    let turnover = turnover(role)
    var before = graph.constant(0)
    var most = graph.constant(0)
    var new: Series = []
    var startUp: Series = []
    for position in years.indices {
      let staying = graph.multiply(
        graph.subtract(graph.constant(1), turnover[position]), before)
      new.append(graph.nonnegative(graph.subtract(total[position], staying)))
      startUp.append(graph.nonnegative(graph.subtract(total[position], most)))
      before = total[position]
      most = graph.maximum(most, total[position])
    }
    return (new, startUp)
  }

  /// People who hold the permanent raise: `(1 − m_t)·L_{t−1} + (1 − τ_t)·(M_{t−1} − L_{t−1}) + new_t`
  /// with τ the group's turnover and m the smaller of it and the role's own, since who only steps
  /// down keeps the raise. Without a turnover of the role it is `(1 − τ_t)·M_{t−1} + new_t`.
  mutating func raiseHolders(_ role: LeaderRole, _ total: Series, new: Series) -> Series {
    guard value("leader.\(role.id).base_pay", .plan) != nil else { return flat(0) }
    let leaving = groupLeavingShare(role)
    let own = turnover(role)
    let one = graph.constant(1)
    var leaders = graph.constant(0)
    var holders = graph.constant(0)
    var result: Series = []
    for position in years.indices {
      let least = graph.minimum(own[position], leaving[position])
      let staying = graph.multiply(graph.subtract(one, least), leaders)
      let former = graph.multiply(
        graph.subtract(one, leaving[position]), graph.subtract(holders, leaders))
      holders = graph.add(graph.add(staying, former), new[position])
      leaders = total[position]
      result.append(holders)
    }
    return result
  }

  /// The share of a role's staff group that leaves each year.
  private mutating func groupLeavingShare(_ role: LeaderRole) -> Series {
    group(role.group).map { leavingShare($0, .plan) } ?? flat(0)
  }
}
