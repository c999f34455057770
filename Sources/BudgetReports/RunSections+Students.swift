import BudgetModel
import BudgetProjection
import ReportDocuments
import SummaryMeasures

extension RunSections {
  /// Students by grade beside the years given, where earlier years are given or cohorts move.
  var studentParts: [ReportPart] {
    let isTold = budget.enrollments.contains {
      $0.method == .cohortSurvival || ($0.method != .table && !$0.history.isEmpty)
    }
    guard isTold, !run.students.isEmpty else { return [] }
    let reported = ReportedEnrollment(
      budget: budget, students: run.students, provenance: provenance)
    return [.heading(level: 2, CFOWording.studentHeading)]
      + [.paragraph(EnrollmentWording.explanation(reported))]
      + StudentTables(reported).byGrade(school: nil)
  }
}
