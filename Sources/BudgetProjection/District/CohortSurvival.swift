internal import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import ProbabilityDistributions
internal import Quantities

/// The students of all cells in one year.
struct CohortYear {
  /// Students of each cell.
  var students: [SchoolGrade: Term] = [:]
  /// Those of them who are new to their school.
  var arrived: [SchoolGrade: Term] = [:]
  /// Students of the entry grades as they would be without any move.
  var entered: [SchoolGrade: Term] = [:]
}

/// Students who go up through the grades of one enrolment in one world.
///
/// `E[s,g,t] = E[s,g−,t−1] × ρ[g,t]`, with g− the next lower grade; the entry grades grow, are given,
/// or come from births. Years before the horizon use medians.
struct CohortSurvival {
  /// Which school teaches what.
  let model: CohortModel
  /// The world in which ratios are read.
  let world: World

  private var enrollment: Enrollment { model.enrollment }
  private var moves: StudentMoves { StudentMoves(model: model, world: world) }

  // MARK: years

  /// The students of a fiscal year, from those of the year before; those of the base year where it
  /// comes later.
  func year(_ year: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> CohortYear {
    let key = BudgetProjector.PartKey(kind: "cohort", id: enrollment.id ?? "", world: world)
    let baseYear = model.baseYear
    let wanted = max(year, baseYear)
    return try projector.once(key, in: wanted) { projector throws(Unanswered) in
      guard wanted > baseYear else { return try base(&projector) }
      // Year after year, so that the questions do not stand in one another.
      var before = try projector.once(key, in: baseYear) { projector throws(Unanswered) in
        try base(&projector)
      }
      for earlier in baseYear + 1..<wanted {
        let last = before
        before = try projector.once(key, in: earlier) { projector throws(Unanswered) in
          try next(earlier, after: last, &projector)
        }
      }
      return try next(wanted, after: before, &projector)
    }
  }

  /// The counted students, after the moves of the base year.
  private func base(_ projector: inout BudgetProjector) throws(Unanswered) -> CohortYear {
    var year = CohortYear()
    for cell in model.cells {
      let students =
        model.base[cell].map {
          EnrolledStudents.counted(
            $0, at: cell, year: model.baseYear, in: enrollment, &projector)
        } ?? projector.graph.constant(0)
      year.students[cell] = students
      year.arrived[cell] = projector.graph.constant(0)
      year.entered[cell] = students
    }
    try moves.apply(in: model.baseYear, to: &year, &projector)
    return year
  }

  /// The students of a year after its moves.
  private func next(
    _ year: Int, after before: CohortYear, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> CohortYear {
    var next = CohortYear()
    for grade in model.grades {
      if model.isEntry(grade) {
        try enter(grade, year, before, &next, &projector)
      } else {
        try goUp(into: grade, year, before, &next, &projector)
      }
    }
    try moves.apply(in: year, to: &next, &projector)
    return next
  }

  // MARK: going up

  /// A grade that another leads into.
  private func goUp(
    into grade: Grade, _ year: Int, _ before: CohortYear, _ next: inout CohortYear,
    _ projector: inout BudgetProjector
  ) throws(Unanswered) {
    let zero = projector.graph.constant(0)
    var inflow: [SchoolGrade: Term] = [:]
    for (leaving, shares) in model.leavers(into: grade, in: year) {
      let students = before.students[leaving] ?? zero
      for (cell, share) in shares {
        let part = projector.graph.multiply(students, projector.graph.constant(share))
        inflow[cell] = projector.graph.add(inflow[cell] ?? zero, part)
      }
    }
    for cell in model.cells(of: grade) {
      try goUp(into: cell, year, before, inflow[cell] ?? zero, &next, &projector)
    }
  }

  /// One cell: those who stay at the school and those who come.
  private func goUp(
    into cell: SchoolGrade, _ year: Int, _ before: CohortYear, _ inflow: Term,
    _ next: inout CohortYear, _ projector: inout BudgetProjector
  ) throws(Unanswered) {
    let zero = projector.graph.constant(0)
    var staying = zero
    if let below = model.below(cell.grade), model.teaches(cell, in: year) {
      let lower = SchoolGrade(school: cell.school, grade: below)
      if model.teaches(lower, in: year) { staying = before.students[lower] ?? zero }
    }
    let all = projector.graph.add(staying, inflow)
    guard projector.graph.constantValue(all) != 0 else {
      (next.students[cell], next.arrived[cell]) = (zero, zero)
      return
    }
    let ratio =
      try EnrolledStudents.number(
        key("survival", of: cell, projector), in: year, world, cell.place, &projector)
      ?? projector.graph.constant(1)
    let expected = projector.graph.multiply(all, ratio)
    let students = try noisy(expected, "noise", cell, year, &projector)
    next.students[cell] = students
    if projector.graph.constantValue(staying) == 0 {
      next.arrived[cell] = students
    } else if projector.graph.constantValue(inflow) == 0 {
      next.arrived[cell] = zero
    } else {
      let share = projector.graph.divideOrZero(inflow, all)
      next.arrived[cell] = projector.graph.multiply(students, share)
    }
  }

  /// The value of a cell's grade, or that of all grades where the grade has none of its own.
  private func key(
    _ name: String, of cell: SchoolGrade, _ projector: borrowing BudgetProjector
  ) -> ValueKey {
    let own = enrollment.key(name, cell.grade.rawValue)
    return projector.yearlyValue(own, world) == nil ? enrollment.key(name) : own
  }

  // MARK: entry

  /// A grade whose students come from outside.
  private func enter(
    _ grade: Grade, _ year: Int, _ before: CohortYear, _ next: inout CohortYear,
    _ projector: inout BudgetProjector
  ) throws(Unanswered) {
    let zero = projector.graph.constant(0)
    for cell in model.cells(of: grade) {
      guard model.isGiven(cell) else {
        (next.students[cell], next.arrived[cell]) = (zero, zero)
        continue
      }
      let mean = try entering(cell, year, before, &projector)
      let students = try noisy(mean, "entry_noise", cell, year, &projector)
      (next.students[cell], next.arrived[cell], next.entered[cell]) = (students, students, students)
    }
  }

  /// The expected students of an entry cell.
  private func entering(
    _ cell: SchoolGrade, _ year: Int, _ before: CohortYear, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    let last = before.entered[cell] ?? projector.graph.constant(0)
    if let total = try entryTotal(cell.grade, year, &projector) {
      let share = entryShare(cell, last, before, &projector)
      return projector.graph.multiply(total, share)
    }
    let growth = key("entry_growth", of: cell, projector)
    guard let rate = try EnrolledStudents.number(growth, in: year, world, cell.place, &projector)
    else { return last }
    let factor = projector.graph.add(projector.graph.constant(1), rate)
    return projector.graph.multiply(last, factor)
  }

  /// A cell's share of a given total: that of the base year, or that of the year before where chance
  /// or whole students move it; a total that comes from the years given keeps the base year's.
  private func entryShare(
    _ cell: SchoolGrade, _ last: Term, _ before: CohortYear, _ projector: inout BudgetProjector
  ) -> Term {
    let cells = model.cells(of: cell.grade).filter(model.isGiven)
    let shares = CohortModel.inProportion(cells, model.base)
    let given = projector.graph.constant(shares.first { $0.0 == cell }?.1 ?? 0)
    guard !enrollment.levelGrades.contains(cell.grade),
      enrollment.isWhole || mayHaveNoise("entry_noise", projector)
    else { return given }
    let zero = projector.graph.constant(0)
    let all = projector.graph.sum(cells.map { before.entered[$0] ?? zero })
    let isAny = projector.graph.greater(all, zero)
    let share = projector.graph.divideOrZero(last, all)
    return projector.graph.select(isAny, share, given)
  }

  /// The district's students of an entry grade where they are given or come from births.
  private func entryTotal(
    _ grade: Grade, _ year: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    if enrollment.totalledGrades.contains(grade) {
      return try EnrolledStudents.number(
        enrollment.key("entry", grade.rawValue), in: year, world, nil, &projector)
    }
    guard let births = enrollment.births, births.grade == grade,
      let rate = try EnrolledStudents.number(
        enrollment.key("entry_rate"), in: year, world, nil, &projector)
    else { return nil }
    let born = projector.graph.constant(births.counts[year - births.lag] ?? 0)
    return projector.graph.multiply(born, rate)
  }

  // MARK: noise

  /// Whether a noise is written as anything but 0.
  private func mayHaveNoise(_ key: String, _ projector: borrowing BudgetProjector) -> Bool {
    guard let noise = projector.yearlyValue(enrollment.key(key), world) else { return false }
    let isZero =
      noise.segments.allSatisfy { $0.formula == .constant(0) }
      && noise.changes.allSatisfy { $0.operation == .scale || $0.operand == .constant(0) }
    return !isZero
  }

  /// `max(0, mean + noise × √mean × z)`, then whole students where the enrolment says so.
  private func noisy(
    _ mean: Term, _ name: String, _ cell: SchoolGrade, _ year: Int,
    _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    var students = mean
    let key = enrollment.key(name)
    if year >= projector.firstYear, !enrollment.quietGrades.contains(cell.grade),
      let size = try EnrolledStudents.number(key, in: year, world, nil, &projector),
      projector.graph.constantValue(size) != 0
    {
      let score = projector.graph.input(
        InputDraw(
          name: key.description + cell.place.suffix(.schoolAndGrade), year: year,
          distribution: .normal(mean: 0, sd: 1)))
      let positive = projector.graph.nonnegative(mean)
      let root = projector.graph.power(positive, projector.graph.constant(0.5))
      let chance = projector.graph.multiply(projector.graph.multiply(size, root), score)
      students = projector.graph.nonnegative(projector.graph.add(mean, chance))
    }
    return enrollment.isWhole ? projector.graph.nearest(students) : students
  }
}
