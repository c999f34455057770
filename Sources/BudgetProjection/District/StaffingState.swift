internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// Which parts of the plan have been taken into account on the way from the status quo to the plan: of
/// each list of the budget so many from its beginning.
struct StaffingState {
  /// Roles whose release is counted.
  var released = 0
  /// Roles whose replaced positions are counted.
  var replaced = 0
  /// Class-size rules as planned.
  var classSizes = 0
  /// Groups with positions as planned.
  var positions = 0
  /// Lines of the plan whose positions are taken away or added.
  var moved = 0
  /// Of these lines, those that act through the leaders' work are left out.
  var leavesOutInduced = false
  /// Groups with turnover as planned.
  var turnover = 0
  /// Groups with pay as planned.
  var pay = 0
}

extension StaffingState {
  /// Every part of the plan.
  static func finalStaffing(_ projector: BudgetProjector) -> StaffingState {
    let budget = projector.budget
    return StaffingState(
      released: budget.plan.leaders.count, replaced: budget.plan.leaders.count,
      classSizes: budget.classSizes.count, positions: budget.staff.count,
      moved: budget.plan.repurposed.count + budget.plan.lines.count,
      turnover: budget.staff.count, pay: budget.staff.count)
  }

  /// What of a state concerns one group.
  func staffing(of group: StaffGroup, _ projector: inout BudgetProjector) -> GroupStaffing {
    let parts = GroupParts.parts(of: group, &projector)
    let moves = parts.moves.count(below: moved)
    let induced = leavesOutInduced ? parts.moves.prefix(moves).count { $0.part.isInduced } : 0
    return GroupStaffing(
      released: parts.releasing.count(below: released),
      replaced: parts.replacing.count(below: replaced),
      classSizes: parts.rules.count(below: classSizes), positions: parts.position < positions,
      moved: moves - induced, leavesOutInduced: induced > 0,
      turnover: parts.position < turnover, pay: parts.position < pay)
  }

  /// Required positions of a group before backfill.
  func requiredPositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    staffing(of: group, &projector).requiredPositions(group, &projector)
  }

  /// The class-size rules whose sections a group staffs.
  static func staffedRules(_ group: StaffGroup, _ projector: BudgetProjector) -> [ClassSize] {
    guard case .perSection(let named) = group.basis else { return [] }
    guard let named else { return projector.budget.classSizes }
    return projector.budget.classSizes.filter { named.contains($0.id) }
  }
}
