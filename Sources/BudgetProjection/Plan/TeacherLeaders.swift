internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Leaders of one role, one number a year each.
struct LeaderPath {
  /// Leaders.
  let count: Series
  /// Leaders that the role asks for.
  let wanted: Series
  /// Qualified people; the leaders asked for where no pool is stated.
  let pool: Series
  /// Leaders that the pool could not give.
  let unfilled: Series
  /// Students for each leader.
  let students: Series
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
  /// Sections that the leaders' larger classes make unnecessary.
  let sectionsSpared: Series
  /// People who hold the role's permanent raise.
  let holders: Series
  /// Leaders at each school in declared order, before the pool's limit; empty where they are counted
  /// for the district.
  var bySchool: [Series] = []
}

/// Teacher leaders over the years.
struct TeacherLeaders {
  /// The role.
  let role: LeaderRole

  /// The leaders of one role.
  func leaders(_ projector: inout BudgetProjector) -> LeaderPath {
    projector.once(BudgetProjector.PartKey(kind: "leaders", id: role.id)) {
      LeaderCount(role: role).path(&$0)
    }
  }

  /// The leaders of one role at a school, before the pool's limit; `nil` where they are counted for
  /// the district.
  func leaders(atSchool school: String, _ projector: inout BudgetProjector) -> Series? {
    let bySchool = leaders(&projector).bySchool
    return zip(projector.budget.schools, bySchool).first { $0.0.id == school }?.1
  }

  /// All leaders.
  static func total(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.leaders)) { projector in
      var roles: [Series] = []
      for role in projector.budget.plan.leaders {
        roles.append(TeacherLeaders(role: role).leaders(&projector).count)
      }
      return projector.graph.sum(roles)
    }
  }
}

/// How the leaders of one role are counted.
struct LeaderCount {
  /// The role.
  let role: LeaderRole

  /// Everything that is counted of the role.
  func path(_ projector: inout BudgetProjector) -> LeaderPath {
    let moves = LeaderMoves(role: role)
    let places = places(&projector)
    let counts = counts(places, &projector)
    let wanted = withAdded(projector.graph.sum(counts), &projector)
    let qualified = moves.pool(&projector)
    let pool = projector.figure(named(.pool)) { _ in qualified ?? wanted }
    let total = projector.figure(named(.count)) {
      qualified == nil ? wanted : $0.graph.minimum(wanted, pool)
    }
    let startUp = moves.startUp(total, &projector)
    let new = projector.figure(named(.new)) { moves.new(total, &$0) }
    let share = projector.value(role.key("release"), .plan, default: 0)
    let release = projector.figure(named(.releaseFte)) {
      $0.graph.nonnegative($0.graph.multiply(total, share))
    }
    let replaces = projector.value(role.key("replaces"), .plan, default: 0)
    var replaced = projector.graph.nonnegative(projector.graph.multiply(total, replaces))
    let larger = LargerClasses(
      role: role, leaders: total, wanted: wanted, bySchool: role.atEachSchool ? counts : [])
    let spared = larger.spared(&projector)
    if let spared { replaced = projector.graph.add(replaced, spared.positions) }
    let sectionsSpared = projector.figure(named(.sectionsSpared)) {
      spared?.sections ?? $0.flat(0)
    }
    return LeaderPath(
      count: total, wanted: wanted, pool: pool,
      unfilled: projector.figure(named(.unfilled)) { $0.graph.subtract(wanted, total) },
      students: projector.figure(named(.students)) {
        $0.graph.divideOrZero(students(&$0), total)
      },
      unrounded: projector.graph.sum(places), new: new, startUp: startUp,
      replacements: projector.graph.subtract(new, startUp), release: release,
      backfill: role.cover == .hire ? release : projector.flat(0),
      replaced: replaced, sectionsSpared: sectionsSpared,
      holders: projector.figure(named(.basePayHolders)) {
        moves.raiseHolders(total, new: new, &$0)
      },
      bySchool: role.atEachSchool ? counts : [])
  }

  /// Students of the schools that have the role.
  private func students(_ projector: inout BudgetProjector) -> Series {
    guard role.schools != nil else { return StudentCounts.totalStudents(.plan, &projector) }
    let present = projector.budget.schools.filter { role.isAt($0.id) }
    let students = present.map { StudentCounts.students(atSchool: $0.id, .plan, &projector) }
    return projector.graph.sum(students)
  }

  /// Whole leaders with those that are added to the district's number, or taken from it, from the role's
  /// start on; never fewer than none.
  private func withAdded(_ counted: Series, _ projector: inout BudgetProjector) -> Series {
    guard let added = projector.value(role.key(LeaderRole.addedKey), .plan) else { return counted }
    let stop = projector.leadersStop
    let begun = projector.years.map { $0 >= role.startYear && $0 < stop }
    return projector.graph.nonnegative(
      projector.graph.add(counted, PlanYears.counting(added, in: begun, &projector)))
  }

  private func named(_ figure: LeaderFigure) -> Figure { .leader(role.name, figure) }

  /// Whole leaders of each place, under the names of the schools where they are counted there.
  private func counts(_ places: [Series], _ projector: inout BudgetProjector) -> [Series] {
    var counts: [Series] = []
    for (index, place) in places.enumerated() {
      let whole = projector.graph.nonnegative(projector.graph.rounded(place, role.rounding))
      guard role.atEachSchool else {
        counts.append(whole)
        continue
      }
      let school = Place(school: projector.budget.schools[index].id)
      counts.append(projector.figure(named(.count), at: school) { _ in whole })
    }
    return counts
  }

  /// Leaders before rounding: one series for the district, or one for each school; none where there
  /// are no teachers, nor once the roles have stopped.
  private func places(_ projector: inout BudgetProjector) -> [Series] {
    guard let group = projector.group(role.group) else { return [] }
    let phase = projector.value(role.key("phase_in"), .plan, default: 1)
    let stop = projector.leadersStop
    let begun = projector.years.map { $0 >= role.startYear && $0 < stop }
    var places: [Series] = []
    for base in bases(group, &projector) {
      let phased = projector.graph.multiply(leaders(of: base, &projector), phase)
      places.append(PlanYears.counting(projector.graph.nonnegative(phased), in: begun, &projector))
    }
    return places
  }

  /// Leaders of so many teachers or students, before phase-in.
  private func leaders(of base: Series, _ projector: inout BudgetProjector) -> Series {
    switch role.countForm {
    case .onePer, .onePerStudents:
      let each = projector.value(role.key("one_per"), .plan, default: 0)
      return projector.graph.divideOrZero(base, each)
    case .share:
      let share = projector.value(role.key("share"), .plan, default: 0)
      return projector.graph.multiply(base, share)
    case .count:
      let number = projector.value(role.key("count"), .plan, default: 0)
      let isPresent = projector.graph.greater(base, projector.flat(0))
      return projector.graph.multiply(isPresent, number)
    }
  }

  /// What leaders are counted from, teachers or students: at each school, or of all schools that have
  /// the role together.
  private func bases(_ group: StaffGroup, _ projector: inout BudgetProjector) -> [Series] {
    let isWhole = role.schools == nil && !role.atEachSchool
    if role.countForm == .count, !isWhole, projector.budget.enrollments.isEmpty {
      // Without students nothing tells one school from another: each has what the role says.
      return atPlaces(projector.budget.schools.map { _ in projector.flat(1) }, &projector)
    }
    if role.countForm == .onePerStudents {
      if isWhole { return [StudentCounts.totalStudents(.plan, &projector)] }
      var students: [Series] = []
      for school in projector.budget.schools {
        students.append(StudentCounts.students(atSchool: school.id, .plan, &projector))
      }
      return atPlaces(students, &projector)
    }
    if isWhole { return [SchoolTeachers(group: group).teachers(&projector)] }
    return atPlaces(SchoolTeachers(group: group).teachersBySchool(&projector), &projector)
  }

  /// Of one number a school those of the schools that have the role: each, or their sum.
  private func atPlaces(_ bySchool: [Series], _ projector: inout BudgetProjector) -> [Series] {
    let own = zip(projector.budget.schools, bySchool).map { school, values in
      role.isAt(school.id) ? values : projector.flat(0)
    }
    guard !role.atEachSchool else { return own }
    let present = zip(projector.budget.schools, bySchool).filter { role.isAt($0.0.id) }.map(\.1)
    return [projector.graph.sum(present)]
  }
}
