internal import BudgetModel
internal import Quantities

/// Which school teaches which grade when, and where the leavers of a grade go: everything about an
/// enrolment that is not drawn.
struct CohortModel {
  /// What was declared.
  let enrollment: Enrollment
  /// The last fiscal year that is given.
  let baseYear: Int
  /// The grades of the base year, lowest first.
  let grades: [Grade]
  /// All cells in declared order, then those that moves create.
  let cells: [SchoolGrade]
  /// The same by grade.
  private let cellsByGrade: [Grade: [SchoolGrade]]
  /// Students of the base year.
  let base: [SchoolGrade: Double]
  /// The first year of the cells that a move creates.
  private let created: [SchoolGrade: Int]

  /// Reads an enrolment.
  init(_ enrollment: Enrollment) {
    self.enrollment = enrollment
    self.baseYear = enrollment.baseYear
    var order: [SchoolGrade] = []
    var base: [SchoolGrade: Double] = [:]
    for given in enrollment.cells {
      let cell = SchoolGrade(school: given.school, grade: given.grade)
      if base[cell] == nil { order.append(cell) }
      base[cell] = max(0, given.students)
    }
    var created: [SchoolGrade: Int] = [:]
    var cellsBySchool = Dictionary(grouping: order, by: \.school)
    for move in enrollment.moves {
      for cell in cellsBySchool[move.source] ?? [] where move.covers(cell.grade) {
        let target = SchoolGrade(school: move.target, grade: cell.grade)
        if base[target] == nil, created[target] == nil {
          created[target] = move.firstYear
          order.append(target)
          cellsBySchool[move.target, default: []].append(target)
        }
      }
    }
    self.grades = Set(base.keys.map(\.grade)).sorted()
    self.cells = order
    self.cellsByGrade = Dictionary(grouping: order, by: \.grade)
    self.base = base
    self.created = created
  }

  /// The cells of one grade, in the order of all.
  func cells(of grade: Grade) -> [SchoolGrade] { cellsByGrade[grade] ?? [] }

  /// The next lower grade that the enrolment teaches.
  func below(_ grade: Grade) -> Grade? { grades.last { $0 < grade } }

  /// Whether students come into the grade from outside.
  func isEntry(_ grade: Grade) -> Bool { enrollment.entryGrades.contains(grade) }

  /// Whether a school teaches a grade when the students of a year go up, before its moves.
  func teaches(_ cell: SchoolGrade, in year: Int) -> Bool {
    base[cell] != nil || created[cell].map { $0 < year } ?? false
  }

  /// Whether a cell has students in the base year's table.
  func isGiven(_ cell: SchoolGrade) -> Bool { base[cell] != nil }

  /// The schools whose students of the grade below leave for this grade elsewhere, each with the
  /// shares that other schools take of them.
  func leavers(
    into grade: Grade, in year: Int
  ) -> [(leaving: SchoolGrade, shares: [(SchoolGrade, Double)])] {
    guard let below = below(grade) else { return [] }
    return cells(of: below).filter { teaches($0, in: year) }.compactMap { leaving in
      guard !teaches(SchoolGrade(school: leaving.school, grade: grade), in: year) else {
        return nil
      }
      return (leaving, shares(of: leaving.school, grade))
    }
  }

  /// The cells that take a school's leavers in, in proportion to their students of the base year.
  private func shares(of school: String, _ grade: Grade) -> [(SchoolGrade, Double)] {
    let taking = cells(of: grade).filter(isGiven)
    let named = enrollment.feeders[school] ?? []
    var chosen = taking.filter { named.contains($0.school) }
    if chosen.isEmpty {
      // A school that teaches the grade below as well keeps its own and takes in no others.
      chosen = taking.filter { cell in
        below(grade).map { !isGiven(SchoolGrade(school: cell.school, grade: $0)) } ?? true
      }
    }
    if chosen.isEmpty { chosen = taking }
    return Self.inProportion(chosen, base)
  }

  /// Shares in proportion to given students; equal ones where there are none.
  static func inProportion(
    _ cells: [SchoolGrade], _ students: [SchoolGrade: Double]
  ) -> [(SchoolGrade, Double)] {
    let total = cells.reduce(0) { $0 + (students[$1] ?? 0) }
    return cells.map { cell in
      (cell, total > 0 ? (students[cell] ?? 0) / total : 1 / Double(cells.count))
    }
  }
}
