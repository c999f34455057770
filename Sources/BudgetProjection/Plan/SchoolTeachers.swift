internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

// The teachers whom leaders are counted from.
extension BudgetProjector {
  /// The groups that leaders come from; without leaders those that follow sections.
  func teacherGroups() -> [StaffGroup] {
    let named = Set(budget.plan.leaders.map(\.group))
    return budget.staff.filter { group in
      guard named.isEmpty else { return named.contains(group.id) }
      if case .perSection = group.basis { return true }
      return false
    }
  }

  /// Required positions of those groups before backfill.
  mutating func totalTeachers(_ world: World) -> Series {
    figure(.district(.teachers), world) { projector in
      let state = world == .plan ? projector.finalStaffing() : StaffingState()
      var groups: [Series] = []
      for group in projector.teacherGroups() { groups.append(projector.positions(group, state)) }
      return projector.graph.sum(groups)
    }
  }

  /// Required positions of a group in the plan before backfill.
  mutating func teachers(_ group: StaffGroup) -> Series {
    once(PartKey(kind: "teachers", id: group.id)) { projector in
      projector.positions(group, projector.staffingBeforeInduced())
    }
  }

  /// Required positions of a group at each school; fixed positions in proportion to students.
  mutating func teachersBySchool(_ group: StaffGroup) -> [Series] {
    once(PartKey(kind: "teachers by school", id: group.id)) { projector in
      let shares = projector.shareAfterMoves(group)
      var result: [Series] = []
      for school in projector.budget.schools {
        var teachers = projector.positions(group, atSchool: school)
        if let shares { teachers = projector.graph.multiply(teachers, shares) }
        result.append(projector.graph.nonnegative(teachers))
      }
      return result
    }
  }

  /// Positions of a group at a school before those that lines remove or add.
  private mutating func positions(_ group: StaffGroup, atSchool school: School) -> Series {
    let stated = value(group.key("positions"), .plan, default: 0)
    switch group.basis {
    case .perSection:
      var cells: [Series] = []
      for rule in staffedRules(group) {
        cells.append(staffedSections(rule, .plan, atSchool: school.id))
      }
      return graph.multiply(stated, graph.sum(cells))
    case .perStudent: return graph.multiply(stated, students(atSchool: school.id, .plan))
    case .fixed:
      let share = graph.divideOrZero(
        students(atSchool: school.id, .plan), totalStudents(.plan))
      return graph.multiply(stated, share)
    }
  }

  /// What positions removed or added leave of a group's positions, as a share; `nil` without any.
  private mutating func shareAfterMoves(_ group: StaffGroup) -> Series? {
    guard positionMoves().contains(where: { $0.group == group.id }) else { return nil }
    var before = finalStaffing()
    before.moved = []
    return graph.divideOrZero(teachers(group), positions(group, before))
  }
}
