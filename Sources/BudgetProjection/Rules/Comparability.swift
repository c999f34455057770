internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// A Title I school in one span, beside the schools that it is compared with.
struct ComparedSchool {
  /// The school's id.
  let school: String
  /// The grades of the span.
  let grades: Set<Grade>
  /// The school's own.
  let own: PupilsAndTeachers
  /// Those of the schools that are not Title I together.
  let others: PupilsAndTeachers
}

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
struct PupilsAndTeachers {
  /// Students.
  let pupils: Series
  /// Required positions that follow sections, paid by state and local money, FTE.
  let teachers: Series
}

/// Comparability of Title I schools with the others (ESEA §1118(c)).
struct ComparabilityRule {
  /// Schools of at most so many students are exempt where the district leaves them out.
  private static var smallSchool: Double { 100 }
  /// The most that a school's pupils per teacher may be over those of the others.
  static var most: Double { 1.1 * (1 + 1e-9) }
  /// The setting that leaves them out.
  private static let smallSchoolSetting = "comparability_leaves_out = 100 students"

  /// Schools of at most so many students are left out; `nil` where all count.
  private var leavesOut: Double?

  /// The rule as the scenario sets it.
  init(_ settings: ReviewSettings) { leavesOut = settings.comparabilityLeavesOut }

  /// A Title I school's pupils per teacher against 110 % of those of the other schools together.
  func test(_ projector: inout BudgetProjector) -> RuleTest {
    var test = RuleTest()
    let budget = projector.budget
    guard budget.schools.contains(where: { $0.titleOne != "none" }) else {
      test.missing = [RuleRemarks.noTitleOneSchools]
      return test
    }
    guard budget.staff.contains(where: { !StaffingState.staffedRules($0, projector).isEmpty })
    else {
      test.missing = [RuleRemarks.noTeachers]
      return test
    }
    let planned = comparison(.plan, &projector)
    test.missing = planned.missing
    guard !planned.trips.isEmpty else { return test }
    test.plan = projector.graph.any(planned.trips.map(\.trip))
    if leavesOut == nil {
      var without = self
      without.leavesOut = Self.smallSchool
      test.alternative = RuleTest.Alternative(
        setting: Self.smallSchoolSetting,
        plan: projector.graph.any(without.comparison(.plan, &projector).trips.map(\.trip)))
    }
    test.statusQuo = projector.graph.any(
      comparison(.statusQuo, &projector).trips.map(\.trip))
    let bySchool = Dictionary(grouping: planned.trips, by: \.school)
    for school in budget.schools {
      guard let own = bySchool[school.id] else { continue }
      test.parts.append(
        RuleTest.Part(title: school.title, trip: projector.graph.any(own.map(\.trip))))
    }
    test.amounts = [
      RuleTest.Amount(
        title: RuleRemarks.highestRatio, unit: "ratio",
        values: projector.graph.any(planned.trips.map(\.ratio)))
    ]
    return test
  }

  /// How one Title I school does in one span.
  private struct SchoolTest {
    /// The school's id.
    let school: String
    /// 1 where it has more than 110 % of the others' pupils per teacher.
    let trip: Series
    /// Its pupils per teacher over the others'.
    let ratio: Series
  }

  private func comparison(
    _ world: World, _ projector: inout BudgetProjector
  ) -> (trips: [SchoolTest], missing: [String]) {
    let (schools, missing) = comparedSchools(world, &projector)
    var trips: [SchoolTest] = []
    for school in schools { trips.append(compare(school, &projector)) }
    return (trips, missing)
  }

  /// The Title I schools, span by span, and what is missing to compare the others.
  func comparedSchools(
    _ world: World, _ projector: inout BudgetProjector
  ) -> (schools: [ComparedSchool], missing: [String]) {
    var schools: [ComparedSchool] = []
    var missing: [String] = []
    for span in GradeSpan.all {
      var titleOne: [(String, PupilsAndTeachers)] = []
      var others: [PupilsAndTeachers] = []
      for school in projector.budget.schools {
        guard let found = pupilsAndTeachers(school.id, span, world, &projector) else { continue }
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
        pupils: projector.graph.sum(others.map(\.pupils)),
        teachers: projector.graph.sum(others.map(\.teachers)))
      schools += titleOne.map { school, own in
        ComparedSchool(school: school, grades: span.grades, own: own, others: together)
      }
    }
    return (schools, missing)
  }

  private func compare(
    _ school: ComparedSchool, _ projector: inout BudgetProjector
  ) -> SchoolTest {
    let (own, others) = (school.own, school.others)
    let left = projector.graph.multiply(own.pupils, others.teachers)
    let right = projector.graph.multiply(others.pupils, own.teachers)
    let most = projector.graph.multiply(projector.flat(Self.most), right)
    return SchoolTest(
      school: school.school, trip: projector.graph.greater(left, most),
      ratio: projector.graph.divideOrZero(left, right))
  }

  /// The pupils of a school in a span whose grades form sections, and their teachers; `nil` where
  /// there are none.
  private func pupilsAndTeachers(
    _ school: String, _ span: GradeSpan, _ world: World, _ projector: inout BudgetProjector
  ) -> PupilsAndTeachers? {
    var pupils: [Series] = []
    var teachers: [Series] = []
    for rule in projector.budget.classSizes {
      let groups = teachingGroups(rule, &projector)
      guard !groups.isEmpty else { continue }
      let own = ClassSections.coveredStudents(
        rule, atSchool: school, in: span.grades, world, &projector)
      guard !own.isEmpty else { continue }
      pupils += own.map(\.values)
      let total = teachersPerPosition(rule, school, span.grades, world, &projector)
      for group in groups {
        let local = localPositions(group, world, &projector)
        teachers.append(projector.graph.multiply(local, total))
      }
    }
    guard !pupils.isEmpty, !teachers.isEmpty else { return nil }
    return counted(
      PupilsAndTeachers(
        pupils: projector.graph.sum(pupils), teachers: projector.graph.sum(teachers)),
      school, world, &projector)
  }

  /// Positions of a group for each section over load that state and local money pays.
  private func localPositions(
    _ group: StaffGroup, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    let stated = projector.value(group.key("positions"), world, default: 0)
    let share = localShare(group, projector.budget)
    return projector.graph.multiply(stated, projector.flat(share))
  }

  /// Teachers of one section of a rule whom state and local money pays, FTE.
  func localTeachers(
    of rule: ClassSize, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    var groups: [Series] = []
    for group in teachingGroups(rule, &projector) {
      groups.append(localPositions(group, world, &projector))
    }
    return overLoad(projector.graph.sum(groups), rule, world, &projector)
  }

  /// Sections over the load of one teacher.
  private func overLoad(
    _ sections: Series, _ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    guard let load = projector.value(rule.key("load"), world) else { return sections }
    return projector.graph.divide(
      sections, projector.graph.maximum(load, projector.flat(0.1)))
  }

  /// The groups whose positions follow the sections of a rule.
  private func teachingGroups(
    _ rule: ClassSize, _ projector: inout BudgetProjector
  ) -> [StaffGroup] {
    projector.once(BudgetProjector.PartKey(kind: "teaching groups", id: rule.id)) { projector in
      projector.budget.staff.filter { group in
        StaffingState.staffedRules(group, projector).contains { $0.id == rule.id }
      }
    }
  }

  /// Nobody in years in which a school is small enough to be left out.
  private func counted(
    _ found: PupilsAndTeachers, _ school: String, _ world: World,
    _ projector: inout BudgetProjector
  ) -> PupilsAndTeachers {
    guard let leavesOut else { return found }
    let students = StudentCounts.students(atSchool: school, world, &projector)
    let counts = projector.graph.greater(students, projector.flat(leavesOut + 1e-9))
    return PupilsAndTeachers(
      pupils: projector.graph.multiply(counts, found.pupils),
      teachers: projector.graph.multiply(counts, found.teachers))
  }

  /// The share of a group that state and local money pays.
  private func localShare(_ group: StaffGroup, _ budget: DistrictBudget) -> Double {
    let federal: Set<FundingProgram> = [.title1, .title2, .title3, .title4, .idea, .esser]
    var share = 0.0
    for payer in group.paidBy {
      let program = budget.funds.first { $0.id == payer.fund }?.program
      if !(program.map(federal.contains) ?? false) { share += payer.share }
    }
    return share
  }

  /// The share of some whole students in those of a group.
  static func share(
    of own: [CellSeries], in group: ClassGroup, _ projector: inout BudgetProjector
  ) -> Series {
    let whole = own.map { projector.graph.nearest($0.values) }
    return projector.graph.divideOrZero(projector.graph.sum(whole), group.students)
  }

  /// Sections of a school in some grades over the load of one teacher; a section that combines grades
  /// counts by its students of these grades.
  private func teachersPerPosition(
    _ rule: ClassSize, _ school: String, _ grades: Set<Grade>, _ world: World,
    _ projector: inout BudgetProjector
  ) -> Series {
    var parts: [Series] = []
    for group in ClassSections.classGroups(rule, atSchool: school, world, &projector)
    where group.grades.contains(where: grades.contains) {
      guard !group.grades.allSatisfy(grades.contains) else {
        parts.append(group.sections)
        continue
      }
      let own = ClassSections.coveredStudents(
        rule, atSchool: school, in: grades, world, &projector)
      let share = Self.share(of: own, in: group, &projector)
      parts.append(projector.graph.multiply(share, group.sections))
    }
    return overLoad(projector.graph.sum(parts), rule, world, &projector)
  }
}
