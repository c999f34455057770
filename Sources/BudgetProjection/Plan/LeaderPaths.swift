internal import BudgetModel
internal import CalculationGraphs

/// Leaders of one role, one node a year each.
struct LeaderPath {
  /// Leaders.
  let count: Series
  /// Leaders that the role asks for.
  let wanted: Series
  /// Qualified people; the leaders asked for where no pool is stated.
  let pool: Series
  /// Leaders before rounding and before the pool.
  let unrounded: Series
  /// Leaders who are new this year.
  let new: Series
  /// Of these, those of a growing role; the others replace leaders who left.
  let startUp: Series
  /// New leaders who replace leaders who left.
  let replacements: Series
  /// Positions that leaders are released from, FTE.
  let release: Series
  /// Of these, what becomes more required positions, FTE.
  let backfill: Series
  /// Required positions that end, FTE.
  let replaced: Series
  /// People who hold the role's permanent raise.
  let holders: Series
  /// Leaders at each school in declared order; empty where they are counted for the district.
  var bySchool: [Series] = []
}

extension BudgetProjector {
  /// The leaders of one role.
  mutating func leaders(_ role: LeaderRole) -> LeaderPath {
    once(
      "leader.\(role.id)", in: \.leaderPaths,
      fallback: { projector in
        let zero = projector.flat(0)
        return LeaderPath(
          count: zero, wanted: zero, pool: zero, unrounded: zero, new: zero, startUp: zero,
          replacements: zero, release: zero, backfill: zero, replaced: zero, holders: zero)
      },
      compute: { $0.path(role) })
  }

  /// All leaders.
  mutating func totalLeaders() -> Series {
    let roles = budget.plan.leaders.map { leaders($0).count }
    return graph.sum(roles, count: count)
  }

  /// Required positions of a group in the plan before backfill.
  mutating func teachers(_ group: StaffGroup) -> Series {
    positions(group, staffingBeforeInduced())
  }

  private mutating func path(_ role: LeaderRole) -> LeaderPath {
    let places = places(role)
    var counts: [Series] = []
    for place in places { counts.append(whole(place, role.rounding)) }
    let wanted = graph.sum(counts, count: count)
    let pool = pool(role)
    let total = pool.map { pool in zip(wanted, pool).map { graph.minimum($0, $1) } } ?? wanted
    let moves = newLeaders(role, total)
    let share = value("leader.\(role.id).release", .plan, default: 0)
    let release = graph.nonnegative(graph.multiply(total, share))
    let replaces = value("leader.\(role.id).replaces", .plan, default: 0)
    return LeaderPath(
      count: total, wanted: wanted, pool: pool ?? wanted,
      unrounded: graph.sum(places, count: count), new: moves.new, startUp: moves.startUp,
      replacements: graph.subtract(moves.new, moves.startUp), release: release,
      backfill: role.cover == .hire ? release : flat(0),
      replaced: graph.nonnegative(graph.multiply(total, replaces)),
      holders: raiseHolders(role, total, new: moves.new),
      bySchool: role.atEachSchool ? counts : [])
  }

  private mutating func whole(_ values: Series, _ rounding: Rounding) -> Series {
    values.map { graph.nonnegative(graph.rounded($0, rounding)) }
  }

  /// Leaders before rounding: one series for the district, or one for each school; none where there
  /// are no teachers, nor once the roles have stopped.
  private mutating func places(_ role: LeaderRole) -> [Series] {
    let path = "leader.\(role.id)"
    let phase = value("\(path).phase_in", .plan, default: 1)
    guard let group = group(role.group) else { return [] }
    return bases(role, group).map { base in
      let leaders: Series =
        switch role.countForm {
        case .onePer, .onePerStudents:
          graph.divideOrZero(base, value("\(path).one_per", .plan, default: 0))
        case .share: graph.multiply(base, value("\(path).share", .plan, default: 0))
        case .count:
          graph.multiply(
            base.map { graph.greater($0, graph.constant(0)) },
            value("\(path).count", .plan, default: 0))
        }
      let phased = graph.multiply(leaders, phase)
      return years.enumerated().map { position, year in
        let isBegun = year >= role.startYear && year < leadersStop
        return isBegun ? graph.nonnegative(phased[position]) : graph.constant(0)
      }
    }
  }

  /// What leaders are counted from, for the district or for each school: teachers, or students.
  private mutating func bases(_ role: LeaderRole, _ group: StaffGroup) -> [Series] {
    guard role.countForm == .onePerStudents else {
      return role.atEachSchool ? teachersBySchool(group) : [teachers(group)]
    }
    guard role.atEachSchool else { return [totalStudents(.plan)] }
    return budget.schools.map { students(atSchool: $0.id, .plan) }
  }

  /// Required positions of a group at each school; fixed positions in proportion to students.
  mutating func teachersBySchool(_ group: StaffGroup) -> [Series] {
    let stated = value("staff.\(group.id).positions", .plan, default: 0)
    let all = totalStudents(.plan)
    let shares = shareAfterMoves(group)
    var result: [Series] = []
    for school in budget.schools {
      let teachers: Series
      switch group.basis {
      case .perSection:
        var cells: [Series] = []
        for rule in staffedRules(group) {
          cells.append(staffedSections(rule, .plan, atSchool: school.id))
        }
        teachers = graph.multiply(stated, graph.sum(cells, count: count))
      case .perStudent:
        teachers = graph.multiply(stated, students(atSchool: school.id, .plan))
      case .fixed:
        let share = graph.divideOrZero(students(atSchool: school.id, .plan), all)
        teachers = graph.multiply(stated, share)
      }
      result.append(
        graph.nonnegative(shares.map { graph.multiply(teachers, $0) } ?? teachers))
    }
    return result
  }

  /// What positions removed or added leave of a group's positions, as a share; `nil` without any.
  private mutating func shareAfterMoves(_ group: StaffGroup) -> Series? {
    guard positionMoves().contains(where: { $0.group == group.id }) else { return nil }
    var before = finalStaffing()
    before.moved = []
    return graph.divideOrZero(teachers(group), positions(group, before))
  }
}
