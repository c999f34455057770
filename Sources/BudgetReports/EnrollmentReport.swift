import BudgetModel
import BudgetProjection
internal import Quantities
public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel enrollment`: students by grade for the district and each school, given
/// years first, then the projection with its ranges.
public func composeEnrollmentReport(_ reported: ReportedEnrollment) -> ReportDocument {
  let tables = StudentTables(reported)
  var parts: [ReportPart] = [.paragraph(EnrollmentWording.explanation(reported))]
  let flat = EnrollmentWording.flatParts(reported)
  if !flat.isEmpty { parts.append(.points(flat)) }
  parts.append(.heading(level: 2, "District"))
  parts += tables.byGrade(school: nil)
  let schools = reported.budget.schools.filter { school in
    reported.students.contains { $0.students.school == school.id }
  }
  if schools.count > 1 {
    parts.append(.heading(level: 2, "Schools"))
    parts += tables.bySchool(schools)
    for school in schools {
      parts.append(.heading(level: 2, school.title))
      parts += tables.byGrade(school: school.id)
    }
  }
  parts.append(.footer(ProvenanceWording.lines(reported.provenance)))
  let years = reported.budget.years
  let words = [
    reported.budget.header.text("district") ?? reported.budget.header.title,
    reported.budget.variants.map(\.title).joined(separator: " + "),
    "FY\(years.lowerBound) to FY\(years.upperBound)",
  ]
  return ReportDocument(
    title: "Enrolment", subtitle: words.filter { !$0.isEmpty }.joined(separator: " · "),
    parts: parts)
}

/// The words of the enrolment report.
enum EnrollmentWording {
  /// What the columns are.
  static func explanation(_ reported: ReportedEnrollment) -> String {
    reported.provenance.isDeterministic
      ? "Students with every draw at its median; years before the horizon as given."
      : "Mean students over all futures; in parentheses the range from p5 to p95, which 5 of 100 "
        + "futures lie below and 5 above. Means are rounded so that they add; ranges do not add."
  }

  /// What does not move, in sentences.
  static func flatParts(_ reported: ReportedEnrollment) -> [String] {
    let values = reported.budget.statusQuoValues
    var found: [String] = []
    for enrollment in reported.budget.enrollments {
      let name = enrollment.id.map { " of \($0)" } ?? ""
      switch enrollment.method {
      case .flat: found.append("Students\(name) are flat: the same number every year.")
      case .growth where values[enrollment.key("growth")] == nil:
        found.append("Students\(name) are flat: `growth` is not written.")
      case .cohortSurvival:
        let grades = enrollment.entryGrades.filter { grade in
          let own = enrollment.key("entry_growth", grade.rawValue)
          return !enrollment.totalledGrades.contains(grade) && enrollment.births?.grade != grade
            && values[own] == nil && values[enrollment.key("entry_growth")] == nil
        }
        if !grades.isEmpty {
          let list = grades.map(\.rawValue).joined(separator: ", ")
          found.append(
            "Entry is flat\(name): as many students as the year before in grade \(list).")
        }
      default: break
      }
    }
    let isDrawn = reported.students.contains { $0.byYear.contains { $0.sd.value > 0 } }
    if !isDrawn, !reported.provenance.isDeterministic, found.isEmpty {
      found.append("Nothing about the students is drawn, so there are no ranges.")
    }
    return found
  }
}
