internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

/// Students of one school and grade.
struct CellSeries {
  /// The school and grade.
  let taught: SchoolGrade
  /// Students.
  let values: Series

  /// Students of a school's grade.
  init(_ taught: SchoolGrade, values: Series) {
    self.taught = taught
    self.values = values
  }

  /// The school and grade as a place of figures and values.
  var cell: Place { taught.place }
  /// The school's id.
  var school: String { taught.school }
  /// The grade.
  var grade: Grade { taught.grade }
}

extension BudgetProjector {
  /// Students by cell in declared order; a cell that stands in two blocks is given once for each, and
  /// only their sum is the figure of its name.
  mutating func students(_ world: World) -> [CellSeries] {
    studentsByEnrollment(world).flatMap(\.self)
  }

  /// All students.
  mutating func totalStudents(_ world: World) -> Series {
    figure(.district(.enrollment), world) { projector in
      let cells = projector.students(world)
      return projector.graph.sum(cells.map(\.values))
    }
  }

  /// The students of one school.
  mutating func students(atSchool school: String, _ world: World) -> Series {
    figure(.district(.enrollment), world, at: Place(school: school)) { projector in
      let cells = projector.students(world).filter { $0.school == school }
      return projector.graph.sum(cells.map(\.values))
    }
  }

  /// The students of one grade.
  mutating func students(inGrade grade: Grade, _ world: World) -> Series {
    figure(.district(.enrollment), world, at: Place(grade: grade)) { projector in
      let cells = projector.students(world).filter { $0.grade == grade }
      return projector.graph.sum(cells.map(\.values))
    }
  }

  /// The students of one school and grade, or of the school, the grade or the district where the
  /// place says no more; none where nobody is enrolled.
  mutating func students(_ cell: Place, _ world: World) -> Series {
    switch (cell.school, cell.grade) {
    case (nil, nil): return totalStudents(world)
    case (let school?, nil): return students(atSchool: school, world)
    case (nil, let grade?): return students(inGrade: grade, world)
    case (_?, _?):
      // Every cell has its figure as soon as the enrolments are read.
      _ = studentsByEnrollment(world)
      return figure(.district(.enrollment), world, at: cell) { $0.graph.sum([]) }
    }
  }

  /// Average daily attendance, in students: each enrolment's students times its attendance.
  mutating func attendance(_ world: World) -> Series {
    figure(.district(.attendance), world) { projector in
      let keys = projector.budget.enrollments.map { $0.key("attendance") }
      guard keys.contains(where: { projector.yearlyValue($0, world) != nil }) else {
        return projector.totalStudents(world)
      }
      var parts: [Series] = []
      for (key, cells) in zip(keys, projector.studentsByEnrollment(world)) {
        let students = projector.graph.sum(cells.map(\.values))
        let share = projector.value(key, world)
        parts.append(share.map { projector.graph.multiply(students, $0) } ?? students)
      }
      return projector.graph.sum(parts)
    }
  }

  /// Students by cell of each enrolment in declared order.
  private mutating func studentsByEnrollment(_ world: World) -> [[CellSeries]] {
    once(PartKey(kind: "students", world: world)) { projector in
      var found: [[CellSeries]] = []
      for enrollment in projector.budget.enrollments {
        let students = EnrolledStudents(model: CohortModel(enrollment), world: world)
        found.append(students.series(&projector))
      }
      return projector.named(found, world)
    }
  }

  /// Gives each cell its figure, which takes the place of the cell's students where only one enrolment
  /// has it.
  private mutating func named(_ enrolled: [[CellSeries]], _ world: World) -> [[CellSeries]] {
    var parts: [SchoolGrade: [Series]] = [:]
    for cell in enrolled.joined() { parts[cell.taught, default: []].append(cell.values) }
    return enrolled.map { cells in
      cells.map { cell in
        let all = parts[cell.taught] ?? []
        let total = figure(.district(.enrollment), world, at: cell.cell) { $0.graph.sum(all) }
        return all.count == 1 ? CellSeries(cell.taught, values: total) : cell
      }
    }
  }

  /// Every sum of students that has a name: cells school by school, then grades, then all.
  mutating func projectedStudents() throws(ProjectionFault) -> [ProjectedStudents] {
    let cells = students(.plan)
    var places: [Place] = []
    for school in budget.schools {
      let grades = Set(cells.filter { $0.school == school.id }.map(\.grade)).sorted()
      guard !grades.isEmpty else { continue }
      places += grades.map { Place(school: school.id, grade: $0) }
      places.append(Place(school: school.id))
    }
    places += Set(cells.map(\.grade)).sorted().map { Place(grade: $0) }
    guard !places.isEmpty else { return [] }
    places.append(Place())
    var found: [ProjectedStudents] = []
    for place in places {
      let values = try nodes(students(place, .plan))
      found.append(ProjectedStudents(school: place.school, grade: place.grade, byYear: values))
    }
    return found
  }
}
