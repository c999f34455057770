internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// The students of one enrolment in one world by cell: those given first, then those that moves
/// create.
struct EnrolledStudents {
  /// Which school teaches what.
  let model: CohortModel
  /// The world in which values are read.
  let world: World

  private var enrollment: Enrollment { model.enrollment }

  /// One series for each cell, in order: those of the method, times the shock of the year.
  func series(_ projector: inout BudgetProjector) -> [CellSeries] {
    EnrollmentShock(enrollment: enrollment, world: world).applied(to: path(&projector), &projector)
  }

  /// What the method and moves make of each cell.
  private func path(_ projector: inout BudgetProjector) -> [CellSeries] {
    if enrollment.method == .cohortSurvival {
      let survival = CohortSurvival(model: model, world: world)
      return byYear(&projector) { projector, position throws(Unanswered) in
        try survival.year(projector.years[position], &projector)
      }
    }
    var counts: [SchoolGrade: [Enrollment.Cell]] = [:]
    for given in enrollment.cells {
      let cell = SchoolGrade(school: given.school, grade: given.grade)
      counts[cell, default: []].append(given)
    }
    let unmoved = model.cells.filter(model.isGiven).map { cell in
      CellSeries(cell, values: known(cell, counts[cell] ?? [], &projector))
    }
    guard !enrollment.moves.isEmpty else { return unmoved }
    return byYear(&projector) { projector, position throws(Unanswered) in
      try moved(unmoved, position, &projector)
    }
  }

  /// Series that read the cells of each year, which come about together.
  private func byYear(
    _ projector: inout BudgetProjector,
    _ find: @escaping (inout BudgetProjector, Int) throws(Unanswered) -> CohortYear
  ) -> [CellSeries] {
    model.cells.map { cell in
      let values = projector.yearly { projector, position throws(Unanswered) in
        let year = try find(&projector, position)
        return year.students[cell] ?? projector.graph.constant(0)
      }
      return CellSeries(cell, values: values)
    }
  }

  /// Moves students of cells that are known year by year, without cohorts: every year anew.
  private func moved(
    _ unmoved: [CellSeries], _ position: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> CohortYear {
    let key = BudgetProjector.PartKey(kind: "moved", id: enrollment.id ?? "", world: world)
    let current = projector.years[position]
    return try projector.once(key, in: current) { projector throws(Unanswered) in
      var year = CohortYear()
      for cell in model.cells { year.students[cell] = projector.graph.constant(0) }
      for students in unmoved {
        year.students[students.taught] = try projector.at(students.values, position)
      }
      year.arrived = year.students
      let moves = StudentMoves(model: model, world: world)
      try moves.apply(in: current, to: &year, &projector)
      return year
    }
  }

  /// The students of one cell from its given counts.
  private func known(
    _ cell: SchoolGrade, _ given: [Enrollment.Cell], _ projector: inout BudgetProjector
  ) -> Series {
    if enrollment.method == .table { return table(cell, given, &projector) }
    let firstYear = projector.firstYear
    guard let base = given.last(where: { $0.year <= firstYear }) ?? given.last else {
      return projector.flat(0)
    }
    let enrollment = enrollment
    let start = projector.yearly { projector, _ in
      EnrolledStudents.counted(base.students, at: cell, year: base.year, in: enrollment, &projector)
    }
    let growth = enrollment.key("growth")
    guard enrollment.method == .growth, projector.yearlyValue(growth, world) != nil else {
      return start
    }
    let rate = Growth(rate: .reference(.value(growth), at: nil), floorShare: nil)
    return projector.grown(start, dated: base.year, .own(rate), world, cell.place).values
  }

  /// The counts of a table, each in its year.
  private func table(
    _ cell: SchoolGrade, _ given: [Enrollment.Cell], _ projector: inout BudgetProjector
  ) -> Series {
    var counts: [Enrollment.Cell?] = []
    for year in projector.years {
      let count = given.last { $0.year == year }
      if count == nil { projector.remark(Remarks.missingCount(cell, year: year)) }
      counts.append(count)
    }
    let enrollment = enrollment
    return projector.yearly { projector, position in
      guard let count = counts[position] else { return projector.graph.constant(0) }
      return EnrolledStudents.counted(
        count.students, at: cell, year: count.year, in: enrollment, &projector)
    }
  }
}

extension EnrolledStudents {
  /// Counted students under a name that says where and when, with the place of the block.
  static func counted(
    _ students: Double, at cell: SchoolGrade, year: Int, in enrollment: Enrollment,
    _ projector: inout BudgetProjector
  ) -> Term {
    projector.graph.named(
      .counted(cell.place, enrollment: enrollment.id, year: year),
      projector.graph.constant(max(0, students)), year: nil)
  }

  /// A value of a cell in a year: its median before the horizon; `nil` where it is not declared.
  static func number(
    _ key: ValueKey, in year: Int, _ world: World, _ cell: Place?,
    _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    if year >= projector.firstYear {
      guard let path = projector.valuePath(key, world, cell: cell) else { return nil }
      return try projector.at(path.values, year - projector.firstYear)
    }
    guard let yearly = projector.yearlyValue(key, world) else { return nil }
    let median = try projector.pastValue(yearly, year: year, world, cell)
    let figure = FigureKey(.value(key), world)
    return projector.graph.named(
      cell.map { .cellValue(figure, $0) } ?? .figure(figure), projector.graph.constant(median),
      year: year)
  }
}
