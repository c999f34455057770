import BudgetModel
internal import Quantities
import ReportDocuments
import SummaryMeasures

/// Students by grade.
struct StudentSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// Students by grade beside the years given, where earlier years than the base are given.
  var parts: [ReportPart] {
    guard !run.students.isEmpty else { return [] }
    let reported = ReportedEnrollment(
      budget: budget, students: run.students, provenance: provenance)
    return [.heading(level: 2, CFOWording.studentHeading)]
      + [.paragraph(EnrollmentWording.explanation(reported))]
      + StudentTables(reported).byGrade(school: nil)
  }
}
