internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

/// The students whom money per student is paid for.
struct CountedStudents {
  /// The world in which they are counted.
  let world: World
  /// Average daily attendance counts, not who is enrolled.
  var areAttending = false

  /// Those of each year.
  func students(_ projector: inout BudgetProjector) -> Series {
    areAttending
      ? StudentCounts.attendance(world, &projector)
      : StudentCounts.totalStudents(world, &projector)
  }

  /// Each year those of the year before: of the year before the horizon as given; where they are not
  /// given, those of the first year, which is said under the title of the money.
  func yearBefore(of title: String, _ projector: inout BudgetProjector) -> Series {
    let students = students(&projector)
    let year = projector.firstYear - 1
    let enrollments = projector.budget.enrollments
    let given = enrollments.map { StudentHistory($0).students(in: year) }
    for (enrollment, count) in zip(enrollments, given) where count == nil {
      projector.remark(
        Remarks.noPriorCount(title, in: enrollment.id, year: projector.firstYear))
    }
    let parts = zip(enrollments, StudentCounts.studentsByEnrollment(world, &projector)).map {
      (enrollment: $0, students: projector.graph.sum($1.map(\.values)))
    }
    return projector.yearly { projector, position throws(Unanswered) in
      if position > 0 { return try projector.at(students, position - 1) }
      guard given.contains(where: { $0 != nil }) else { return try projector.at(students, 0) }
      var counts: [Term] = []
      for (part, count) in zip(parts, given) {
        let enrollment = part.enrollment
        if let count {
          let students = counted(count, enrollment, year, &projector)
          counts.append(try attending(students, enrollment, year, &projector))
        } else {
          let students = try projector.at(part.students, 0)
          counts.append(try attending(students, enrollment, year + 1, &projector))
        }
      }
      return projector.graph.sum(counts)
    }
  }

  /// A given count under a name that says where and when.
  private func counted(
    _ count: Double, _ enrollment: Enrollment, _ year: Int, _ projector: inout BudgetProjector
  ) -> Term {
    projector.graph.named(
      .counted(Place(), enrollment: enrollment.id, year: year), projector.graph.constant(count),
      year: nil)
  }

  /// Those of them who attend in a year, where attendance counts.
  private func attending(
    _ students: Term, _ enrollment: Enrollment, _ year: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    guard areAttending,
      let share = try EnrolledStudents.number(
        enrollment.key("attendance"), in: year, world, nil, &projector)
    else { return students }
    return projector.graph.multiply(students, share)
  }
}
