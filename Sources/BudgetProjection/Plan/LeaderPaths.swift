internal import BudgetModel
internal import CalculationGraphs

/// Leaders of one role, one node a year each.
struct LeaderPath {
  /// Leaders.
  let count: Series
  /// Leaders before rounding.
  let unrounded: Series
  /// Leaders who are new this year.
  let new: Series
  /// Of these, those of a growing role; the others replace leaders who left.
  let startUp: Series
  /// New leaders who replace leaders who left.
  let replacements: Series
  /// Required positions that cover for released time, FTE.
  let release: Series
}

extension BudgetProjector {
  /// The leaders of one role.
  mutating func leaders(_ role: LeaderRole) -> LeaderPath {
    once(
      "leader.\(role.id)", in: \.leaderPaths,
      fallback: { projector in
        let zero = projector.flat(0)
        return LeaderPath(
          count: zero, unrounded: zero, new: zero, startUp: zero, replacements: zero,
          release: zero)
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
    positions(group, finalStaffing())
  }

  private mutating func path(_ role: LeaderRole) -> LeaderPath {
    let places = places(role)
    var counts: [Series] = []
    for place in places { counts.append(whole(place, role.rounding)) }
    let total = graph.sum(counts, count: count)
    let unrounded = graph.sum(places, count: count)
    let share = value("leader.\(role.id).release", .plan, default: 0)
    let moves = newLeaders(role, total)
    return LeaderPath(
      count: total, unrounded: unrounded, new: moves.new, startUp: moves.startUp,
      replacements: graph.subtract(moves.new, moves.startUp),
      release: graph.nonnegative(graph.multiply(total, share)))
  }

  private mutating func whole(_ values: Series, _ rounding: Rounding) -> Series {
    values.map { graph.nonnegative(graph.rounded($0, rounding)) }
  }

  /// Leaders before rounding: one series for the district, or one for each school; none where there
  /// are no teachers.
  private mutating func places(_ role: LeaderRole) -> [Series] {
    let path = "leader.\(role.id)"
    let phase = value("\(path).phase_in", .plan, default: 1)
    guard let group = group(role.group) else { return [] }
    let faculties = role.atEachSchool ? teachersBySchool(group) : [teachers(group)]
    return faculties.map { positions in
      let leaders: Series =
        switch role.countForm {
        case .onePer:
          graph.divideOrZero(positions, value("\(path).one_per", .plan, default: 0))
        case .share: graph.multiply(positions, value("\(path).share", .plan, default: 0))
        case .count:
          graph.multiply(
            positions.map { graph.greater($0, graph.constant(0)) },
            value("\(path).count", .plan, default: 0))
        }
      let phased = graph.multiply(leaders, phase)
      return years.enumerated().map { position, year in
        year < role.startYear ? graph.constant(0) : graph.nonnegative(phased[position])
      }
    }
  }

  /// Required positions of a group at each school; fixed positions in proportion to students.
  mutating func teachersBySchool(_ group: StaffGroup) -> [Series] {
    let stated = value("staff.\(group.id).positions", .plan, default: 0)
    let all = totalStudents(.plan)
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
      result.append(graph.nonnegative(teachers))
    }
    return result
  }

  /// New leaders `max(0, L_t − (1 − τ_t)·L_{t−1})`, and of these `max(0, L_t − max_{u<t} L_u)`.
  private mutating func newLeaders(
    _ role: LeaderRole, _ total: Series
  ) -> (new: Series, startUp: Series) {
    let turnover = value("staff.\(role.group).turnover", .plan, default: 0)
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
}
