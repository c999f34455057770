internal import BudgetModel
internal import Quantities

/// The plain method beside which a projection of students is held: each grade's ratio is the mean of its
/// last three, an entry grade the mean of its last three counts, every year.
///
/// It knows the district alone: no schools, moves or chance.
struct PlainProjection {
  /// The years of its means.
  static let years = 3

  private let history: StudentHistory
  private let grades: [Grade]
  private let entry: Set<Grade>

  /// The method for an enrolment; `nil` where fewer than four years in a row are given.
  init?(_ enrollment: Enrollment) {
    history = StudentHistory(enrollment)
    guard history.yearsInARow > Self.years else { return nil }
    grades = Set(enrollment.cells.map(\.grade)).sorted()
    let own = Set(enrollment.entryGrades)
    entry = own.isEmpty ? Set(grades.filter { $0 <= .k } + grades.prefix(1)) : own
  }

  /// Students by grade so many years after the base year; a grade is left out to which no ratio leads.
  func students(ahead: Int) -> [Grade: Double] {
    var students = Dictionary(
      uniqueKeysWithValues: grades.map { ($0, history.students($0, in: history.baseYear) ?? 0) })
    for _ in 0..<ahead {
      var next: [Grade: Double] = [:]
      for (below, grade) in zip([nil] + grades.map(Optional.some), grades) {
        if entry.contains(grade) {
          next[grade] = Self.mean(
            history.counts(of: grade).filter { $0.age < Self.years }.map(\.students))
        } else if let below, let before = students[below] {
          let steps = history.steps(into: grade, from: below).filter { $0.age < Self.years }
          next[grade] = Self.mean(steps.map(\.ratio)).map { $0 * before }
        }
      }
      students = next
    }
    return students
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension DistrictBudget {
  /// The plain method's students of a grade, or of all, so many years ahead; `nil` where it has none.
  func plainStudents(_ grade: Grade?, ahead: Int) -> Double? {
    var total = 0.0
    for enrollment in enrollments {
      let taught = Set(enrollment.cells.map(\.grade))
      if let grade, !taught.contains(grade) { continue }
      guard let students = PlainProjection(enrollment)?.students(ahead: ahead) else { return nil }
      for wanted in grade.map({ [$0] }) ?? taught.sorted() {
        guard let found = students[wanted] else { return nil }
        total += found
      }
    }
    return total
  }
}
