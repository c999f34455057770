internal import BudgetModel
internal import CalculationGraphs

/// The grade spans in which Title I schools are compared with the others (ESEA §1118(c)).
private struct GradeSpan {
  /// The grades in words.
  let words: String
  /// The grades; those before kindergarten are not compared.
  let grades: Set<Grade>

  /// The three spans.
  static let all: [GradeSpan] = [
    GradeSpan(words: "K to 5", grades: [.tk, .k, .g1, .g2, .g3, .g4, .g5]),
    GradeSpan(words: "6 to 8", grades: [.g6, .g7, .g8]),
    GradeSpan(words: "9 to 12", grades: [.g9, .g10, .g11, .g12]),
  ]
}

/// Pupils and teachers of one school, or of several, in one span.
private struct PupilsAndTeachers {
  /// Students.
  let pupils: Series
  /// Required positions that follow sections, paid by state and local money, FTE.
  let teachers: Series
}

extension BudgetProjector {
  /// A Title I school's pupils per teacher against 110 % of those of the other schools together.
  mutating func comparabilityTest() -> RuleTest {
    var test = RuleTest()
    guard budget.schools.contains(where: { $0.titleOne != "none" }) else {
      test.missing = [RuleRemarks.noTitleOneSchools]
      return test
    }
    guard budget.staff.contains(where: { !staffedRules($0).isEmpty }) else {
      test.missing = [RuleRemarks.noTeachers]
      return test
    }
    let planned = comparison(.plan)
    test.missing = planned.missing
    guard !planned.trips.isEmpty else { return test }
    test.plan = any(planned.trips.map(\.trip))
    test.statusQuo = any(comparison(.statusQuo).trips.map(\.trip))
    for school in budget.schools {
      let own = planned.trips.filter { $0.school == school.id }.map(\.trip)
      guard !own.isEmpty else { continue }
      test.places.append(ProjectedRule.Place(title: school.title, byYear: any(own)))
    }
    var highest = flat(0)
    for entry in planned.trips {
      highest = zip(highest, entry.ratio).map { graph.maximum($0, $1) }
    }
    test.amounts = [
      ProjectedRule.Amount(title: RuleRemarks.highestRatio, unit: "ratio", byYear: highest)
    ]
    return test
  }

  /// One Title I school in one span.
  private struct ComparedSchool {
    /// The school's id.
    let school: String
    /// 1 where it has more than 110 % of the others' pupils per teacher.
    let trip: Series
    /// Its pupils per teacher over the others'.
    let ratio: Series
  }

  private mutating func comparison(
    _ world: World
  ) -> (trips: [ComparedSchool], missing: [String]) {
    var trips: [ComparedSchool] = []
    var missing: [String] = []
    for span in GradeSpan.all {
      var titleOne: [(String, PupilsAndTeachers)] = []
      var others: [PupilsAndTeachers] = []
      for school in budget.schools {
        guard let found = pupilsAndTeachers(school.id, span, world) else { continue }
        if school.titleOne == "none" {
          others.append(found)
        } else {
          titleOne.append((school.id, found))
        }
      }
      if titleOne.isEmpty { continue }
      if others.isEmpty {
        missing.append(RuleRemarks.noComparison(span.words))
        continue
      }
      let together = PupilsAndTeachers(
        pupils: graph.sum(others.map(\.pupils), count: count),
        teachers: graph.sum(others.map(\.teachers), count: count))
      for (school, own) in titleOne { trips.append(compare(school, own, together)) }
    }
    return (trips, missing)
  }

  private mutating func compare(
    _ school: String, _ own: PupilsAndTeachers, _ others: PupilsAndTeachers
  ) -> ComparedSchool {
    let left = graph.multiply(own.pupils, others.teachers)
    let right = graph.multiply(others.pupils, own.teachers)
    let limit = graph.constant(1.1 * (1 + 1e-9))
    let trip = zip(left, right).map { graph.greater($0, graph.multiply(limit, $1)) }
    return ComparedSchool(
      school: school, trip: trip, ratio: graph.divideOrZero(left, right))
  }

  /// The pupils of a school in a span whose grades form sections, and their teachers; `nil` where
  /// there are none.
  private mutating func pupilsAndTeachers(
    _ school: String, _ span: GradeSpan, _ world: World
  ) -> PupilsAndTeachers? {
    var pupils: [Series] = []
    var teachers: [Series] = []
    for rule in budget.classSizes {
      let groups = budget.staff.filter { group in
        staffedRules(group).contains { $0.id == rule.id }
      }
      guard !groups.isEmpty else { continue }
      let own = coveredStudents(rule, world).filter {
        $0.cell.school == school && span.grades.contains($0.cell.grade)
      }
      guard !own.isEmpty else { continue }
      pupils += own.map(\.values)
      let total = teachersPerPosition(rule, school, span.grades, world)
      for group in groups {
        let stated = value("staff.\(group.id).positions", world, default: 0)
        let local = graph.multiply(stated, flat(localShare(group)))
        teachers.append(graph.multiply(local, total))
      }
    }
    guard !pupils.isEmpty, !teachers.isEmpty else { return nil }
    return PupilsAndTeachers(
      pupils: graph.sum(pupils, count: count), teachers: graph.sum(teachers, count: count))
  }

  /// The share of a group that state and local money pays.
  private func localShare(_ group: StaffGroup) -> Double {
    let federal: Set<FundingProgram> = [.title1, .title2, .title3, .title4, .idea, .esser]
    var share = 0.0
    for payer in group.paidBy {
      let program = budget.funds.first { $0.id == payer.fund }?.program
      if !(program.map(federal.contains) ?? false) { share += payer.share }
    }
    return share
  }

  /// Sections of a school in some grades over the load of one teacher; a section that combines grades
  /// counts by its students of these grades.
  private mutating func teachersPerPosition(
    _ rule: ClassSize, _ school: String, _ grades: Set<Grade>, _ world: World
  ) -> Series {
    var parts: [Series] = []
    let all = classGroups(rule, world).filter { group in
      group.school == school && group.grades.contains(where: grades.contains)
    }
    for group in all {
      guard !group.grades.allSatisfy(grades.contains) else {
        parts.append(group.sections)
        continue
      }
      let own = coveredStudents(rule, world).filter {
        $0.cell.school == school && grades.contains($0.cell.grade)
      }.map { students in students.values.map { graph.nearest($0) } }
      let share = graph.divideOrZero(graph.sum(own, count: count), group.students)
      parts.append(graph.multiply(share, group.sections))
    }
    let sections = graph.sum(parts, count: count)
    guard let load = value("class_size.\(rule.id).load", world) else { return sections }
    return zip(sections, load).map {
      graph.divide($0, graph.maximum($1, graph.constant(0.1)))
    }
  }
}
