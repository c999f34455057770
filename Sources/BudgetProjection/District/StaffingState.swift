internal import BudgetModel
internal import CalculationGraphs

/// Which parts of the plan have been taken into account on the way from the status quo to the plan.
struct StaffingState {
  /// Roles whose release is counted.
  var released: Set<String> = []
  /// Roles whose replaced positions are counted.
  var replaced: Set<String> = []
  /// Class-size rules as planned.
  var classSizes: Set<String> = []
  /// Groups with positions as planned.
  var positions: Set<String> = []
  /// Lines of the plan whose positions are taken away or added, by their ids.
  var moved: Set<String> = []
  /// Groups with turnover as planned.
  var turnover: Set<String> = []
  /// Groups with pay as planned.
  var pay: Set<String> = []
}

extension BudgetProjector {
  /// Every part of the plan.
  func finalStaffing() -> StaffingState {
    let groups = Set(budget.staff.map(\.id))
    let roles = Set(budget.plan.leaders.map(\.id))
    return StaffingState(
      released: roles, replaced: roles, classSizes: Set(budget.classSizes.map(\.id)),
      positions: groups, moved: Set(positionMoves().map(\.id)), turnover: groups, pay: groups)
  }

  /// Required positions of a group before backfill.
  mutating func positions(_ group: StaffGroup, _ state: StaffingState) -> Series {
    let world: World = state.positions.contains(group.id) ? .plan : .statusQuo
    let stated = value("staff.\(group.id).positions", world, default: 0)
    let total: Series
    switch group.basis {
    case .fixed: total = stated
    case .perStudent: total = graph.multiply(stated, totalStudents(world))
    case .perSection:
      var sections: [Series] = []
      for rule in staffedRules(group) {
        let world: World = state.classSizes.contains(rule.id) ? .plan : .statusQuo
        sections.append(staffedSections(rule, world))
      }
      total = graph.multiply(stated, graph.sum(sections, count: count))
    }
    return graph.nonnegative(withMoves(total, group, state))
  }

  /// The class-size rules whose sections a group staffs.
  func staffedRules(_ group: StaffGroup) -> [ClassSize] {
    guard case .perSection(let named) = group.basis else { return [] }
    guard let named else { return budget.classSizes }
    return budget.classSizes.filter { named.contains($0.id) }
  }

  /// Positions that cover for released leaders of a group.
  mutating func releasePositions(_ group: StaffGroup, _ state: StaffingState) -> Series {
    var parts: [Series] = []
    for role in budget.plan.leaders where role.group == group.id && state.released.contains(role.id)
    {
      parts.append(leaders(role).backfill)
    }
    return graph.sum(parts, count: count)
  }

  /// Positions of a group that leaders replace; `nil` where no role replaces any.
  private mutating func replacedPositions(_ group: StaffGroup, _ state: StaffingState) -> Series? {
    let roles = budget.plan.leaders.filter { role in
      role.group == group.id && state.replaced.contains(role.id)
        && yearlyValue("leader.\(role.id).replaces", .plan) != nil
    }
    guard !roles.isEmpty else { return nil }
    var parts: [Series] = []
    for role in roles { parts.append(leaders(role).replaced) }
    return graph.sum(parts, count: count)
  }

  /// Positions and pay of a group at one step between the status quo and the plan.
  mutating func workforce(_ group: StaffGroup, _ state: StaffingState) -> WorkforcePath {
    var required = graph.add(positions(group, state), releasePositions(group, state))
    if let replaced = replacedPositions(group, state) {
      required = graph.nonnegative(graph.subtract(required, replaced))
    }
    let terms = terms(
      group, turnover: state.turnover.contains(group.id) ? .plan : .statusQuo,
      pay: state.pay.contains(group.id) ? .plan : .statusQuo)
    return workforce(group, required: required, terms)
  }

  /// A staff group by its id.
  func group(_ id: String) -> StaffGroup? { budget.staff.first { $0.id == id } }
}
