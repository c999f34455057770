public import BudgetModel
internal import Quantities
public import SummaryMeasures

/// One projection of students with what a report says about its origin.
public struct ReportedEnrollment: Sendable {
  /// The budget.
  public let budget: DistrictBudget
  /// Students of cells, schools, grades and the district.
  public let students: [StudentSummary]
  /// Where the figures come from.
  public let provenance: Provenance

  /// Makes a projection to report.
  public init(budget: DistrictBudget, students: [StudentSummary], provenance: Provenance) {
    self.budget = budget
    self.students = students
    self.provenance = provenance
  }

  /// The given students by school, grade and year, of the years up to the base.
  var given: [Enrollment.Cell] {
    budget.enrollments.flatMap { enrollment in
      enrollment.method == .table ? [] : enrollment.history + enrollment.cells
    }.filter { $0.year < budget.years.lowerBound }
  }

  /// The years before the horizon in which students are given, in order.
  var givenYears: [Int] { Set(given.map(\.year)).sorted() }

  /// The given students of a school and grade in a year; `nil` where none are given.
  func given(_ year: Int, school: String?, grade: Grade?) -> Double? {
    let found = given.filter {
      $0.year == year && (school == nil || $0.school == school)
        && (grade == nil || $0.grade == grade)
    }
    return found.isEmpty ? nil : found.reduce(0) { $0 + $1.students }
  }
}
