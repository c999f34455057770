import BudgetModel
import BudgetProjection
internal import Quantities
public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel enrollment`: projections of students, base first.
public struct EnrollmentAnswer: DataAnswer {
  /// One entry for each variant asked for.
  public let runs: [ReportedEnrollment]

  /// Makes an answer of projections.
  public init(_ runs: [ReportedEnrollment]) { self.runs = runs }

  /// The report of each projection.
  public var documents: [ReportDocument] { runs.map(composeEnrollmentReport) }

  /// Students as JSON with a schema, and as a tidy table, where given years have the statistic
  /// `given`.
  public static var dataset: Dataset<EnrollmentAnswer> {
    Dataset(
      title: "Evenkeel enrolment",
      "Students by school and grade; school and grade are null for all of them.",
      record: Record(
        "results", "The students of one scenario.",
        [
          .schemaVersion,
          .list("runs", "One entry per variant asked for, base first.", of: .run) { $0.runs },
        ]),
      columns: [.scenario, .variant, .year, .school, .grade, .stat, .value, .unit], value: .value)
  }
}

extension Record where Subject == ReportedEnrollment {
  /// The students of one variant.
  fileprivate static var run: Record {
    let seed = Field<Provenance>.text("seed", "The seed of all draws.") { String($0.seed) }
    let provenance = [.scenario, .variant, seed, .trials] + Field<Provenance>.origin
    return Record(
      "run", "The students of one variant.", provenance.from { $0.provenance },
      [
        .years("given_years", "The years before the horizon in which students are given.") {
          $0.givenYears
        },
        .years("years", "The fiscal years of the horizon.") { Array($0.budget.years) },
        .list("students", "Cells, schools, grades and the district.", of: .students) { reported in
          reported.students.map { ReportedStudents(summary: $0, reported: reported) }
        },
      ])
  }
}

/// The students of one cell, of a school, of a grade, or of the district.
private struct ReportedStudents {
  /// Which students, with their statistics.
  let summary: StudentSummary
  /// The projection that they belong to.
  let reported: ReportedEnrollment

  /// The given years of these students.
  var given: [OfYear<Double>] {
    reported.givenYears.compactMap { year in
      reported.given(year, school: summary.students.school, grade: summary.students.grade).map {
        OfYear(year: year, value: $0)
      }
    }
  }
}

extension Record where Subject == ReportedStudents {
  /// Students as given and as projected.
  fileprivate static var students: Record {
    Record(
      "students", "The students of a school and grade, or of all of them.",
      [
        .textOrNull("school", "The school's id; null for all.") { $0.summary.students.school }
          .filling(.school),
        .textOrNull("grade", "The grade; null for all.") { $0.summary.students.grade?.rawValue }
          .filling(.grade),
        .column(.unit, "students"),
        .list("given", "Years before the horizon as they were given.", of: .given) { $0.given },
        .byYear { students in
          zip(students.reported.budget.years, students.summary.byYear).map {
            OfYear(year: $0, value: $1)
          }
        },
      ])
  }
}

extension Record where Subject == OfYear<Double> {
  /// A year as it was given.
  fileprivate static var given: Record {
    Record(
      "given_year", "A year before the horizon.",
      [
        .year { $0.year }.filling(.year),
        .number("students", "Students as given.") { $0.value }.row("given"),
      ])
  }
}
