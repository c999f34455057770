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

/// Students by school and grade over the years.
enum StudentCounts {
  /// Students by cell in declared order; a cell that stands in two blocks is given once for each, and
  /// only their sum is the figure of its name.
  static func students(_ world: World, _ projector: inout BudgetProjector) -> [CellSeries] {
    studentsByEnrollment(world, &projector).flatMap(\.self)
  }

  /// All students.
  static func totalStudents(_ world: World, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.enrollment), world) { projector in
      let cells = students(world, &projector)
      return projector.graph.sum(cells.map(\.values))
    }
  }

  /// The students of one school.
  static func students(atSchool school: String, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.figure(.district(.enrollment), world, at: Place(school: school)) { projector in
      let cells = studentsBySchool(world, &projector)[school] ?? []
      return projector.graph.sum(cells.map(\.values))
    }
  }

  /// Students by cell of each school, in declared order.
  private static func studentsBySchool(_ world: World, _ projector: inout BudgetProjector)
    -> [String: [CellSeries]]
  {
    projector.once(BudgetProjector.PartKey(kind: "students by school", world: world)) {
      Dictionary(grouping: students(world, &$0), by: \.school)
    }
  }

  /// The students of one grade.
  static func students(inGrade grade: Grade, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.figure(.district(.enrollment), world, at: Place(grade: grade)) { projector in
      let cells = students(world, &projector).filter { $0.grade == grade }
      return projector.graph.sum(cells.map(\.values))
    }
  }

  /// The students of one school and grade, or of the school, the grade or the district where the
  /// place says no more; none where nobody is enrolled.
  static func students(_ cell: Place, _ world: World, _ projector: inout BudgetProjector) -> Series
  {
    switch (cell.school, cell.grade) {
    case (nil, nil): return totalStudents(world, &projector)
    case (let school?, nil): return students(atSchool: school, world, &projector)
    case (nil, let grade?): return students(inGrade: grade, world, &projector)
    case (_?, _?):
      // Every cell has its figure as soon as the enrolments are read.
      _ = studentsByEnrollment(world, &projector)
      return projector.figure(.district(.enrollment), world, at: cell) { $0.graph.sum([]) }
    }
  }

  /// Average daily attendance, in students: each enrolment's students times its attendance.
  static func attendance(_ world: World, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.attendance), world) { projector in
      let keys = projector.budget.enrollments.map { $0.key("attendance") }
      guard keys.contains(where: { projector.yearlyValue($0, world) != nil }) else {
        return totalStudents(world, &projector)
      }
      var parts: [Series] = []
      for (key, cells) in zip(keys, studentsByEnrollment(world, &projector)) {
        let students = projector.graph.sum(cells.map(\.values))
        let share = projector.value(key, world)
        parts.append(share.map { projector.graph.multiply(students, $0) } ?? students)
      }
      return projector.graph.sum(parts)
    }
  }

  /// Students by cell of each enrolment in declared order.
  static func studentsByEnrollment(_ world: World, _ projector: inout BudgetProjector)
    -> [[CellSeries]]
  {
    projector.once(BudgetProjector.PartKey(kind: "students", world: world)) { projector in
      // Where formulas are recorded each world has its own, which name its own values.
      let isShared =
        !projector.graph.book.isRecording
        && UnplannedValues.holdsAll(of: "enrollment", in: projector.budget)
      var found: [[CellSeries]] = []
      for enrollment in projector.budget.enrollments {
        let students = EnrolledStudents(
          model: CohortModel(enrollment), world: isShared ? .statusQuo : world)
        found.append(students.series(&projector))
      }
      return named(found, world, &projector)
    }
  }

  /// Gives each cell its figure, which takes the place of the cell's students where only one enrolment
  /// has it.
  private static func named(
    _ enrolled: [[CellSeries]], _ world: World, _ projector: inout BudgetProjector
  ) -> [[CellSeries]] {
    var parts: [SchoolGrade: [Series]] = [:]
    for cell in enrolled.joined() { parts[cell.taught, default: []].append(cell.values) }
    return enrolled.map { cells in
      cells.map { cell in
        let all = parts[cell.taught] ?? []
        let total = projector.figure(.district(.enrollment), world, at: cell.cell) {
          $0.graph.sum(all)
        }
        return all.count == 1 ? CellSeries(cell.taught, values: total) : cell
      }
    }
  }

  /// Every sum of students that has a name: cells school by school, then grades, then all.
  static func projected(_ projector: inout BudgetProjector) throws(ProjectionFault)
    -> [ProjectedStudents]
  {
    let cells = students(.plan, &projector)
    let bySchool = studentsBySchool(.plan, &projector)
    var places: [Place] = []
    for school in projector.budget.schools {
      let grades = Set((bySchool[school.id] ?? []).map(\.grade)).sorted()
      guard !grades.isEmpty else { continue }
      places += grades.map { Place(school: school.id, grade: $0) }
      places.append(Place(school: school.id))
    }
    places += Set(cells.map(\.grade)).sorted().map { Place(grade: $0) }
    guard !places.isEmpty else { return [] }
    places.append(Place())
    var found: [ProjectedStudents] = []
    for place in places {
      let values = try projector.nodes(students(place, .plan, &projector))
      found.append(ProjectedStudents(school: place.school, grade: place.grade, byYear: values))
    }
    return found
  }
}
