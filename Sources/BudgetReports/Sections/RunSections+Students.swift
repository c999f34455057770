import BudgetModel
import BudgetProjection
internal import Quantities
import ReportDocuments
import SummaryMeasures

extension RunSections {
  /// Students by grade beside the years given, where earlier years than the base are given.
  var studentParts: [ReportPart] {
    guard !run.students.isEmpty else { return [] }
    let reported = ReportedEnrollment(
      budget: budget, students: run.students, provenance: provenance)
    return [.heading(level: 2, CFOWording.studentHeading)]
      + [.paragraph(EnrollmentWording.explanation(reported))]
      + StudentTables(reported).byGrade(school: nil)
  }
}
