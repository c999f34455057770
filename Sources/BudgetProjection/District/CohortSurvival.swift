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
    let zero = projector.graph.constant(0)
    for cell in model.cells {
      let students = model.base[cell].map { counted($0, cell, &projector) } ?? zero
      year.students[cell] = students
      year.arrived[cell] = zero
      year.entered[cell] = students
    }
    try moves.apply(in: model.baseYear, to: &year, &projector)
    return year
  }

  /// A given count, as whole students where the enrolment says so.
  private func counted(
    _ count: Double, _ cell: SchoolGrade, _ projector: inout BudgetProjector
  ) -> Term {
    let students = EnrolledStudents.counted(
      count, at: cell, year: model.baseYear, in: enrollment, &projector)
    guard enrollment.isWhole, count != count.rounded() else { return students }
    return projector.graph.nearest(students)
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
    let inflow = leavers(into: grade, year, before, &projector)
    for cell in model.cells(of: grade) {
      try goUp(into: cell, year, before, inflow[cell] ?? zero, &next, &projector)
    }
  }

  /// Those who come to each cell of a grade from schools that do not teach it.
  private func leavers(
    into grade: Grade, _ year: Int, _ before: CohortYear, _ projector: inout BudgetProjector
  ) -> [SchoolGrade: Term] {
    let zero = projector.graph.constant(0)
    var inflow: [SchoolGrade: Term] = [:]
    var dealt: [Dealt] = []
    for (leaving, shares) in model.leavers(into: grade, in: year) {
      let students = before.students[leaving] ?? zero
      let cells = shares.map(\.0)
      let parts = shares.map { projector.graph.multiply(students, projector.graph.constant($0.1)) }
      if enrollment.isWhole, cells.count > 1 {
        if let index = dealt.firstIndex(where: { $0.cells == cells }) {
          dealt[index].add(students, parts, &projector.graph)
        } else {
          dealt.append(Dealt(cells: cells, students: students, quotas: parts))
        }
      } else {
        for (cell, part) in zip(cells, parts) {
          inflow[cell] = projector.graph.add(inflow[cell] ?? zero, part)
        }
      }
    }
    for group in dealt {
      let parts = WholeStudents.parts(
        of: group.students, quotas: group.quotas, &projector.graph)
      for (cell, part) in zip(group.cells, parts) {
        inflow[cell] = projector.graph.add(inflow[cell] ?? zero, part)
      }
    }
    return inflow
  }

  /// Whole students of one or several schools who go to the same cells, and are dealt out together.
  private struct Dealt {
    let cells: [SchoolGrade]
    var students: Term
    var quotas: [Term]

    /// Adds the leavers of a further school.
    mutating func add(_ students: Term, _ quotas: [Term], _ terms: inout TermBuilder) {
      self.students = terms.add(self.students, students)
      self.quotas = zip(self.quotas, quotas).map { terms.add($0, $1) }
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
    for cell in model.cells(of: grade) where !model.isGiven(cell) {
      (next.students[cell], next.arrived[cell]) = (zero, zero)
    }
    let cells = model.cells(of: grade).filter(model.isGiven)
    var means: [Term] = []
    if let total = try entryTotal(grade, year, &projector) {
      means = entryShares(of: cells, grade, before, &projector).map {
        projector.graph.multiply(total, $0)
      }
      if isDealtWhole(grade, year, projector) {
        means = WholeStudents.parts(of: total, quotas: means, &projector.graph)
      }
    } else {
      for cell in cells { means.append(try growing(cell, year, before, &projector)) }
    }
    for (cell, mean) in zip(cells, means) {
      let students = try noisy(mean, "entry_noise", cell, year, &projector)
      (next.students[cell], next.arrived[cell], next.entered[cell]) = (students, students, students)
    }
  }

  /// The expected students of an entry cell that grows by a rate.
  private func growing(
    _ cell: SchoolGrade, _ year: Int, _ before: CohortYear, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    let last = before.entered[cell] ?? projector.graph.constant(0)
    let growth = key("entry_growth", of: cell, projector)
    guard let rate = try EnrolledStudents.number(growth, in: year, world, cell.place, &projector)
    else { return last }
    let factor = projector.graph.add(projector.graph.constant(1), rate)
    return projector.graph.multiply(last, factor)
  }

  /// The cells' shares of a given total: those of the base year, or those of the year before where
  /// chance moves them; a total that comes from the years given keeps the base year's.
  private func entryShares(
    of cells: [SchoolGrade], _ grade: Grade, _ before: CohortYear,
    _ projector: inout BudgetProjector
  ) -> [Term] {
    let given = CohortModel.inProportion(cells, model.base).map { projector.graph.constant($0.1) }
    guard !enrollment.levelGrades.contains(grade), mayHaveNoise("entry_noise", projector) else {
      return given
    }
    let zero = projector.graph.constant(0)
    let last = cells.map { before.entered[$0] ?? zero }
    let all = projector.graph.sum(last)
    let isAny = projector.graph.greater(all, zero)
    return zip(last, given).map { last, given in
      projector.graph.select(isAny, projector.graph.divideOrZero(last, all), given)
    }
  }

  /// The district's students of an entry grade where they are given or come from births; whole ones
  /// where they are dealt out whole.
  private func entryTotal(
    _ grade: Grade, _ year: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    guard let total = try givenTotal(grade, year, &projector) else { return nil }
    return isDealtWhole(grade, year, projector) ? projector.graph.nearest(total) : total
  }

  /// Whether a total of an entry grade is dealt out to schools in whole students: where chance moves
  /// each school by itself, there is no total to keep.
  private func isDealtWhole(
    _ grade: Grade, _ year: Int, _ projector: borrowing BudgetProjector
  ) -> Bool {
    guard enrollment.isWhole, model.cells(of: grade).count(where: model.isGiven) > 1 else {
      return false
    }
    let hasNoise =
      year >= projector.firstYear && !enrollment.quietGrades.contains(grade)
      && mayHaveNoise("entry_noise", projector)
    return !hasNoise
  }

  /// The district's students of an entry grade where they are given or come from births.
  private func givenTotal(
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
