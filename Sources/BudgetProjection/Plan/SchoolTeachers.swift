internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// The teachers whom leaders are counted from.
struct SchoolTeachers {
  /// The group that teaches.
  let group: StaffGroup

  /// The groups that leaders come from; without leaders those that follow sections.
  static func teacherGroups(_ projector: BudgetProjector) -> [StaffGroup] {
    let named = Set(projector.budget.plan.leaders.map(\.group))
    return projector.budget.staff.filter { group in
      guard named.isEmpty else { return named.contains(group.id) }
      if case .perSection = group.basis { return true }
      return false
    }
  }

  /// Required positions of those groups before backfill.
  static func total(_ world: World, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.teachers), world) { projector in
      let state = world == .plan ? StaffingState.finalStaffing(projector) : StaffingState()
      var groups: [Series] = []
      for group in teacherGroups(projector) {
        groups.append(state.requiredPositions(group, &projector))
      }
      return projector.graph.sum(groups)
    }
  }

  /// Required positions of a group in the plan before backfill.
  func teachers(_ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "teachers", id: group.id)) { projector in
      PositionMoves.staffingBeforeInduced(projector).requiredPositions(group, &projector)
    }
  }

  /// Required positions of a group at each school; fixed positions in proportion to students.
  func teachersBySchool(_ projector: inout BudgetProjector) -> [Series] {
    projector.once(BudgetProjector.PartKey(kind: "teachers by school", id: group.id)) { projector in
      let shares = shareAfterMoves(&projector)
      var result: [Series] = []
      for school in projector.budget.schools {
        var teachers = positions(atSchool: school, &projector)
        if let shares { teachers = projector.graph.multiply(teachers, shares) }
        result.append(projector.graph.nonnegative(teachers))
      }
      return result
    }
  }

  /// Positions of a group at a school before those that lines remove or add.
  private func positions(atSchool school: School, _ projector: inout BudgetProjector) -> Series {
    let stated = projector.value(group.key("positions"), .plan, default: 0)
    switch group.basis {
    case .perSection:
      var cells: [Series] = []
      for rule in StaffingState.staffedRules(group, projector) {
        cells.append(ClassSections.staffedSections(rule, .plan, atSchool: school.id, &projector))
      }
      return projector.graph.multiply(stated, projector.graph.sum(cells))
    case .perStudent:
      return projector.graph.multiply(
        stated, StudentCounts.students(atSchool: school.id, .plan, &projector))
    case .fixed:
      let share = projector.graph.divideOrZero(
        StudentCounts.students(atSchool: school.id, .plan, &projector),
        StudentCounts.totalStudents(.plan, &projector))
      return projector.graph.multiply(stated, share)
    }
  }

  /// What positions removed or added leave of a group's positions, as a share; `nil` without any.
  private func shareAfterMoves(_ projector: inout BudgetProjector) -> Series? {
    guard !GroupParts.parts(of: group, &projector).moves.isEmpty else { return nil }
    var before = StaffingState.finalStaffing(projector)
    before.moved = 0
    return projector.graph.divideOrZero(
      teachers(&projector), before.requiredPositions(group, &projector))
  }
}
