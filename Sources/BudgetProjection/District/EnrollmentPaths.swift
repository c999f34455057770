internal import BudgetModel
internal import CalculationGraphs

/// Students of one school and grade, one node a year.
struct CellSeries {
  /// The school and grade.
  let cell: Cell
  /// One node a year.
  let values: Series
}

extension BudgetProjector {
  /// Students by cell in declared order; a cell that stands in two blocks is given once for each.
  mutating func students(_ world: World) -> [CellSeries] {
    once(
      world.rawValue, in: \.enrollments, fallback: { _ in [] },
      compute: { projector in
        projector.budget.enrollments.flatMap { projector.students($0, world) }
      })
  }

  /// All students.
  mutating func totalStudents(_ world: World) -> Series {
    onceSeries("\(world.rawValue) enrollment") { projector in
      let cells = projector.students(world)
      return projector.graph.sum(cells.map(\.values), count: projector.count)
    }
  }

  /// The students of one school.
  mutating func students(atSchool school: String, _ world: World) -> Series {
    onceSeries("\(world.rawValue) enrollment.\(school)") { projector in
      let cells = projector.students(world).filter { $0.cell.school == school }
      return projector.graph.sum(cells.map(\.values), count: projector.count)
    }
  }

  /// The students of one grade.
  mutating func students(inGrade grade: Grade, _ world: World) -> Series {
    onceSeries("\(world.rawValue) enrollment.grade.\(grade.rawValue)") { projector in
      let cells = projector.students(world).filter { $0.cell.grade == grade }
      return projector.graph.sum(cells.map(\.values), count: projector.count)
    }
  }

  /// Every sum of students that has a name: cells school by school, then grades, then all.
  mutating func projectedStudents() -> [ProjectedStudents] {
    var found: [ProjectedStudents] = []
    let cells = students(.plan).map(\.cell)
    for school in budget.schools {
      let grades = Set(cells.filter { $0.school == school.id }.map(\.grade)).sorted()
      guard !grades.isEmpty else { continue }
      for grade in grades {
        let values = students(Cell(school: school.id, grade: grade), .plan)
        found.append(ProjectedStudents(school: school.id, grade: grade, byYear: values))
      }
      let all = students(atSchool: school.id, .plan)
      found.append(ProjectedStudents(school: school.id, grade: nil, byYear: all))
    }
    for grade in Set(cells.map(\.grade)).sorted() {
      let values = students(inGrade: grade, .plan)
      found.append(ProjectedStudents(school: nil, grade: grade, byYear: values))
    }
    guard !found.isEmpty else { return [] }
    found.append(ProjectedStudents(school: nil, grade: nil, byYear: totalStudents(.plan)))
    return found
  }

  /// The students of one school and grade.
  mutating func students(_ cell: Cell, _ world: World) -> Series {
    let found = students(world).filter { $0.cell == cell }
    return graph.sum(found.map(\.values), count: count)
  }

  /// Average daily attendance, in students: each enrolment's students times its attendance.
  mutating func attendance(_ world: World) -> Series {
    onceSeries("\(world.rawValue) attendance") { projector in
      let paths = projector.budget.enrollments.map { "\($0.path).attendance" }
      guard paths.contains(where: { projector.yearlyValue($0, world) != nil }) else {
        return projector.totalStudents(world)
      }
      var parts: [Series] = []
      for enrollment in projector.budget.enrollments {
        let cells = projector.students(enrollment, world).map(\.values)
        let students = projector.graph.sum(cells, count: projector.count)
        let share = projector.value("\(enrollment.path).attendance", world, default: 1)
        parts.append(projector.graph.multiply(students, share))
      }
      return projector.graph.sum(parts, count: projector.count)
    }
  }

  /// The students of one enrolment by cell: those given first, then those that moves create.
  private mutating func students(_ enrollment: Enrollment, _ world: World) -> [CellSeries] {
    if enrollment.method == .cohortSurvival {
      var model = CohortModel(enrollment)
      return cohortStudents(&model, world)
    }
    var order: [Cell] = []
    var counts: [Cell: [Enrollment.Cell]] = [:]
    for given in enrollment.cells {
      let cell = Cell(school: given.school, grade: given.grade)
      if counts[cell] == nil { order.append(cell) }
      counts[cell, default: []].append(given)
    }
    let unmoved = order.map { cell in
      CellSeries(cell: cell, values: path(enrollment, cell, counts[cell] ?? [], world))
    }
    return enrollment.moves.isEmpty ? unmoved : moved(enrollment, unmoved, world)
  }

  /// The students of one cell from its given counts.
  private mutating func path(
    _ enrollment: Enrollment, _ cell: Cell, _ given: [Enrollment.Cell], _ world: World
  ) -> Series {
    if enrollment.method == .table { return table(cell, given) }
    guard let base = given.last(where: { $0.year <= firstYear }) ?? given.last else {
      return flat(0)
    }
    let start = flat(max(0, base.students))
    guard enrollment.method == .growth else { return start }
    let growth = Growth(rate: .reference(enrollment.growthPath), floorShare: nil)
    let hasGrowth = yearlyValue(enrollment.growthPath, world) != nil
    return grown(start, dated: base.year, hasGrowth ? .own(growth) : .none, world, cell).values
  }

  private mutating func table(_ cell: Cell, _ given: [Enrollment.Cell]) -> Series {
    years.map { year in
      guard let count = given.last(where: { $0.year == year }) else {
        remark(Remarks.missingCount(cell, year: year))
        return graph.constant(0)
      }
      return graph.constant(max(0, count.students))
    }
  }
}
