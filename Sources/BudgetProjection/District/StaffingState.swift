internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// Which parts of the plan have been taken into account on the way from the status quo to the plan.
struct StaffingState: Hashable {
  /// Roles whose release is counted.
  var released: Set<LeaderID> = []
  /// Roles whose replaced positions are counted.
  var replaced: Set<LeaderID> = []
  /// Class-size rules as planned.
  var classSizes: Set<ClassSizeID> = []
  /// Groups with positions as planned.
  var positions: Set<StaffID> = []
  /// Lines of the plan whose positions are taken away or added.
  var moved: Set<LineKey> = []
  /// Groups with turnover as planned.
  var turnover: Set<StaffID> = []
  /// Groups with pay as planned.
  var pay: Set<StaffID> = []

  /// All of it in one word, so that memos can tell states apart.
  var spelling: String {
    let parts = [
      released.map(\.text), replaced.map(\.text), classSizes.map(\.text), positions.map(\.text),
      moved.map(\.description), turnover.map(\.text), pay.map(\.text),
    ]
    return parts.map { $0.sorted().joined(separator: ",") }.joined(separator: ";")
  }

  /// What is taken into account, for people who follow a formula.
  var words: String {
    func list(_ names: [String], _ what: String) -> String? {
      names.isEmpty
        ? nil
        : ([what] + [names.sorted().joined(separator: ", ")])
          .filter { !$0.isEmpty }.joined(separator: " ")
    }
    let parts = [
      list(released.map(\.text), "release of"), list(replaced.map(\.text), "replacement by"),
      list(classSizes.map(\.text), "class size"), positions.isEmpty ? nil : "positions",
      list(moved.map(\.description), ""), turnover.isEmpty ? nil : "turnover",
      pay.isEmpty ? nil : "pay",
    ]
    let found = parts.compactMap(\.self).joined(separator: "; ")
    return found.isEmpty ? "without the plan" : "with \(found)"
  }
}

extension StaffingState {
  /// Every part of the plan.
  static func finalStaffing(_ projector: BudgetProjector) -> StaffingState {
    let groups = Set(projector.budget.staff.map(\.name))
    let roles = Set(projector.budget.plan.leaders.map(\.name))
    return StaffingState(
      released: roles, replaced: roles, classSizes: Set(projector.budget.classSizes.map(\.name)),
      positions: groups, moved: Set(PositionMoves.all(projector).map(\.key)), turnover: groups,
      pay: groups)
  }

  /// What a world takes into account for one group.
  static func staffing(of group: StaffGroup, in world: World, _ projector: BudgetProjector)
    -> StaffingState
  {
    staffing(of: group, at: world == .plan ? finalStaffing(projector) : StaffingState(), projector)
  }

  /// What of a state concerns one group.
  static func staffing(of group: StaffGroup, at state: StaffingState, _ projector: BudgetProjector)
    -> StaffingState
  {
    var own = positionStaffing(of: group, at: state, projector)
    own.released = Set(state.releasedRoles(group, projector).map(\.name))
    own.replaced = Set(state.replacingRoles(group, projector).map(\.name))
    own.turnover = state.turnover.intersection([group.name])
    own.pay = state.pay.intersection([group.name])
    return own
  }

  /// What of a state concerns the positions of one group before backfill.
  private static func positionStaffing(
    of group: StaffGroup, at state: StaffingState, _ projector: BudgetProjector
  ) -> StaffingState {
    let moves = PositionMoves.all(projector).filter { $0.group == group.id }
    return StaffingState(
      classSizes: state.classSizes.intersection(staffedRules(group, projector).map(\.name)),
      positions: state.positions.intersection([group.name]),
      moved: state.moved.intersection(moves.map(\.key)))
  }

  /// Required positions of a group before backfill.
  func requiredPositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    let own = Self.positionStaffing(of: group, at: self, projector)
    return projector.once(
      BudgetProjector.PartKey(kind: "positions", id: group.id, detail: own.spelling)
    ) { projector in
      let total = own.statedPositions(group, &projector)
      return projector.graph.nonnegative(PositionMoves.withMoves(total, group, own, &projector))
    }
  }

  /// Positions as stated, before lines of the plan take some away or add to them.
  private func statedPositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    let world: World = positions.contains(group.name) ? .plan : .statusQuo
    let stated = projector.value(group.key("positions"), world, default: 0)
    switch group.basis {
    case .fixed: return stated
    case .perStudent:
      return projector.graph.multiply(stated, StudentCounts.totalStudents(world, &projector))
    case .perSection:
      var sections: [Series] = []
      for rule in Self.staffedRules(group, projector) {
        let world: World = classSizes.contains(rule.name) ? .plan : .statusQuo
        sections.append(ClassSections.staffedSections(rule, world, &projector))
      }
      return projector.graph.multiply(stated, projector.graph.sum(sections))
    }
  }

  /// The class-size rules whose sections a group staffs.
  static func staffedRules(_ group: StaffGroup, _ projector: BudgetProjector) -> [ClassSize] {
    guard case .perSection(let named) = group.basis else { return [] }
    guard let named else { return projector.budget.classSizes }
    return projector.budget.classSizes.filter { named.contains($0.id) }
  }

  /// Positions that cover for released leaders of a group.
  func releasePositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    var parts: [Series] = []
    for role in releasedRoles(group, projector) {
      parts.append(TeacherLeaders(role: role).leaders(&projector).backfill)
    }
    return projector.graph.sum(parts)
  }

  /// Positions of a group that leaders replace; `nil` where no role replaces any.
  func replacedPositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series? {
    let roles = replacingRoles(group, projector)
    guard !roles.isEmpty else { return nil }
    var parts: [Series] = []
    for role in roles { parts.append(TeacherLeaders(role: role).leaders(&projector).replaced) }
    return projector.graph.sum(parts)
  }

  /// The roles of a group that a state counts and for whose released time somebody is hired.
  private func releasedRoles(_ group: StaffGroup, _ projector: BudgetProjector) -> [LeaderRole] {
    projector.budget.plan.leaders.filter { role in
      role.group == group.id && released.contains(role.name) && role.cover == .hire
        && projector.yearlyValue(role.key("release"), .plan) != nil
    }
  }

  /// The roles of a group that a state counts and that replace positions.
  private func replacingRoles(_ group: StaffGroup, _ projector: BudgetProjector) -> [LeaderRole] {
    projector.budget.plan.leaders.filter { role in
      role.group == group.id && replaced.contains(role.name)
        && projector.yearlyValue(role.key("replaces"), .plan) != nil
    }
  }
}
