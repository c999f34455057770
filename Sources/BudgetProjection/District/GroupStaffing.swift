internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// What of a state of staffing concerns one group: of each of the group's own parts so many from the beginning.
struct GroupStaffing: Hashable {
  /// Roles whose release is counted.
  let released: Int
  /// Roles whose replaced positions are counted.
  let replaced: Int
  /// Class-size rules as planned.
  let classSizes: Int
  /// Positions are as planned.
  let positions: Bool
  /// Lines of the plan whose positions are taken away or added.
  let moved: Int
  /// Of these lines, those that act through the leaders' work are left out.
  let leavesOutInduced: Bool
  /// Turnover is as planned.
  let turnover: Bool
  /// Pay is as planned.
  let pay: Bool

  /// What sets positions before lines take some away or add to them apart.
  private var statedSpelling: String { "\(classSizes),\(positions),\(leavesOutInduced)" }
  /// All of it in one word, so that memos can tell states apart.
  var spelling: String { "\(statedSpelling),\(moved),\(released),\(replaced),\(turnover),\(pay)" }

  /// What is taken into account, for people who follow a formula.
  func words(_ group: StaffGroup, _ projector: inout BudgetProjector) -> String {
    let parts = GroupParts.parts(of: group, &projector)
    func list(_ names: [String], _ what: String) -> String? {
      names.isEmpty
        ? nil
        : ([what] + [names.sorted().joined(separator: ", ")])
          .filter { !$0.isEmpty }.joined(separator: " ")
    }
    let found = [
      list(parts.releasing.prefix(released).map(\.part.id), "release of"),
      list(parts.replacing.prefix(replaced).map(\.part.id), "replacement by"),
      list(parts.rules.prefix(classSizes).map(\.part.id), "class size"),
      positions ? "positions" : nil,
      list(moves(parts).prefix(moved).map(\.key.description), ""), turnover ? "turnover" : nil,
      pay ? "pay" : nil,
    ].compactMap(\.self).joined(separator: "; ")
    return found.isEmpty ? "without the plan" : "with \(found)"
  }

  /// The lines that may be taken into account.
  private func moves(_ parts: GroupParts) -> [PositionMove] {
    parts.moves.map(\.part).filter { !leavesOutInduced || !$0.isInduced }
  }

  // MARK: positions

  /// Required positions before backfill.
  func requiredPositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    projector.once(
      BudgetProjector.PartKey(kind: "positions", id: group.id, detail: "\(statedSpelling),\(moved)")
    ) { projector in
      let parts = GroupParts.parts(of: group, &projector)
      // Leaders may need positions without any of the lines, and the lines the leaders.
      guard moved > 0 else {
        return projector.graph.nonnegative(statedPositions(group, parts, &projector))
      }
      let steps = projector.once(
        BudgetProjector.PartKey(kind: "position steps", id: group.id, detail: statedSpelling)
      ) { positionSteps(group, parts, &$0) }
      return projector.graph.nonnegative(steps[moved])
    }
  }

  /// Positions after none of the lines that move some, after the first one, and so on.
  private func positionSteps(
    _ group: StaffGroup, _ parts: GroupParts, _ projector: inout BudgetProjector
  ) -> [Series] {
    var steps = [statedPositions(group, parts, &projector)]
    for move in moves(parts) {
      let positions = PositionMoves.moved(move, &projector)
      steps.append(
        move.isAdded
          ? projector.graph.add(steps[steps.count - 1], positions)
          : projector.graph.subtract(steps[steps.count - 1], positions))
    }
    return steps
  }

  /// Positions as stated, before lines of the plan take some away or add to them.
  private func statedPositions(
    _ group: StaffGroup, _ parts: GroupParts, _ projector: inout BudgetProjector
  ) -> Series {
    let world: World = positions ? .plan : .statusQuo
    let stated = projector.value(group.key("positions"), world, default: 0)
    switch group.basis {
    case .fixed: return stated
    case .perStudent:
      return projector.graph.multiply(stated, StudentCounts.totalStudents(world, &projector))
    case .perSection:
      var sections: [Series] = []
      for (index, rule) in parts.rules.enumerated() {
        let world: World = index < classSizes ? .plan : .statusQuo
        sections.append(ClassSections.staffedSections(rule.part, world, &projector))
      }
      return projector.graph.multiply(stated, projector.graph.sum(sections))
    }
  }

  /// Positions that cover for released leaders.
  func releasePositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    // Leaders may need the status quo's staffing, which has none of them.
    guard released > 0 else { return projector.flat(0) }
    let parts = GroupParts.parts(of: group, &projector)
    return Self.sum(
      of: parts.releasing, upTo: released, "released positions", group, &projector
    ) { $0.backfill }
  }

  /// Positions that leaders replace; `nil` where no role replaces any.
  func replacedPositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series? {
    guard replaced > 0 else { return nil }
    let parts = GroupParts.parts(of: group, &projector)
    return Self.sum(
      of: parts.replacing, upTo: replaced, "replaced positions", group, &projector
    ) { $0.replaced }
  }

  /// The sum of the first of some roles' positions. Each sum is that of one role less and one more, except where
  /// formulas are told, which name all of them.
  private static func sum(
    of roles: [GroupParts.Part<LeaderRole>], upTo count: Int, _ kind: String, _ group: StaffGroup,
    _ projector: inout BudgetProjector, _ positions: (LeaderPath) -> Series
  ) -> Series {
    let sums = projector.once(BudgetProjector.PartKey(kind: kind, id: group.id)) {
      projector -> [Series] in
      var sums = [projector.flat(0)]
      var addends: [Series] = []
      for role in roles {
        addends.append(positions(TeacherLeaders(role: role.part).leaders(&projector)))
        let last = addends.count == 1 || projector.detail == .formulas
        sums.append(
          last
            ? projector.graph.sum(addends)
            : projector.graph.add(sums[sums.count - 1], addends[addends.count - 1]))
      }
      return sums
    }
    return sums[count]
  }
}

/// What of the budget's lists concerns one group.
struct GroupParts {
  /// One entry of a list of the budget.
  struct Part<Value> {
    /// Its position in that list.
    let position: Int
    /// What it is.
    let part: Value
  }

  /// The group's position in the budget.
  let position: Int
  /// Roles for whose released time somebody is hired.
  var releasing: [Part<LeaderRole>] = []
  /// Roles that replace positions.
  var replacing: [Part<LeaderRole>] = []
  /// Class-size rules whose sections it staffs.
  let rules: [Part<ClassSize>]
  /// Lines that take positions away or add them.
  var moves: [Part<PositionMove>] = []

  /// What concerns a group.
  static func parts(of group: StaffGroup, _ projector: inout BudgetProjector) -> GroupParts {
    let all = projector.once(BudgetProjector.PartKey(kind: "parts of groups")) { byGroup($0) }
    return all[group.id] ?? GroupParts(position: 0, rules: [])
  }

  private static func byGroup(_ projector: BudgetProjector) -> [String: GroupParts] {
    let budget = projector.budget
    var positions: [ClassSizeID: Int] = [:]
    for (position, rule) in budget.classSizes.enumerated() { positions[rule.name] = position }
    var parts: [String: GroupParts] = [:]
    for (position, group) in budget.staff.enumerated() {
      let rules = StaffingState.staffedRules(group, projector)
      parts[group.id] = GroupParts(
        position: position, rules: rules.map { Part(position: positions[$0.name] ?? 0, part: $0) })
    }
    for (position, role) in budget.plan.leaders.enumerated() {
      let part = Part(position: position, part: role)
      if role.cover == .hire, projector.yearlyValue(role.key("release"), .plan) != nil {
        parts[role.group]?.releasing.append(part)
      }
      let replaces = ["replaces", "extra_students"]
      if replaces.contains(where: { projector.yearlyValue(role.key($0), .plan) != nil }) {
        parts[role.group]?.replacing.append(part)
      }
    }
    for (position, move) in PositionMoves.all(projector).enumerated() {
      parts[move.group]?.moves.append(Part(position: position, part: move))
    }
    return parts
  }
}

extension Array {
  /// How many parts stand before a position in their list; they stand in its order.
  func count<Value>(below position: Int) -> Int where Element == GroupParts.Part<Value> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
