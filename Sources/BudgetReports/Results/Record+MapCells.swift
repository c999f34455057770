import BudgetModel
import BudgetProjection
internal import Quantities
import ResultsData
import SummaryMeasures

/// A cell with the map that it stands in.
struct MappedCell: Sendable {
  /// The cell.
  let cell: ClassMapSummary.Cell
  /// The map.
  let map: ReportedMap

  /// The fiscal year of its first figures.
  var firstYear: Int { map.budget.years.lowerBound }
  /// Its class size.
  var rule: ClassSize { map.summary.rules[cell.rule].rule.rule }
  /// Its grades.
  var grades: [String] { cell.cell.grades.map(\.rawValue) }
  /// Its grades in the column of a table: one, or the first and the last.
  var gradeColumn: String {
    let grades = grades
    guard let first = grades.first, let last = grades.last, grades.count > 1 else {
      return grades.joined()
    }
    return "\(first)..\(last)"
  }
}

extension Record where Subject == MappedCell {
  static var mappedCell: Record {
    Record(
      "cell", "A school's grade, or its grades that share classes.",
      [
        .text("school", "The school's id.") { $0.cell.cell.school.id }.filling(.school),
        .text("school_title", "The school's title.") { $0.cell.cell.school.title },
        .text("class_size", "The id of its class size.") { $0.rule.id }.filling(.line),
        .texts("grades", "Its grades; several where they share classes.") { $0.grades },
        .column(.grade) { $0.gradeColumn },
        .text("title1", "Title I: none, schoolwide or targeted.") { $0.cell.cell.school.titleOne },
        .list("by_year", "As planned, an entry a year.", of: .cellYear) { cell in
          cell.cell.years.enumerated().map {
            OfYear(year: cell.firstYear + $0.offset, value: $0.element)
          }
        },
        .list("steps", "Larger by one student, by two, and so on.", of: .cellStep) { cell in
          cell.cell.steps.map { Dated(value: $0, firstYear: cell.firstYear) }
        },
      ])
  }
}

extension Record where Subject == OfYear<ClassMapSummary.CellYear> {
  fileprivate static var cellYear: Record {
    func count(_ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Int?)
      -> Field<Subject>
    {
      .countOrNull(name, summary, value).rowWhereDefined { _ in
        [.measure: name, .stat: "at_median", .unit: "students"]
      }
    }
    let perSection = "students per section"
    func size(
      _ name: String, _ summary: String,
      _ value: @escaping @Sendable (ClassMapSummary.CellYear) -> Double?
    ) -> Field<Subject> {
      .mapFigure(name, summary, perSection, stat: "at_median") { value($0.value) }
    }
    return Record(
      "cell_year", "A cell as planned in a year, with its students at the median of the futures.",
      [
        .year { $0.year }.filling(.year),
        .count("students_p5", "5 of 100 futures lie at or below it.") { $0.value.students.p5 },
        count("students", "The median of its whole students.") { $0.value.students.p50 },
        .count("students_p95", "95 of 100 futures lie at or below it.") { $0.value.students.p95 },
        size("target", "Students for whom one section is planned.") { $0.target },
        size("cap", "The most a class may hold.") { $0.cap },
        size("cap_headroom", "Cap less target.") { $0.headroom },
        .mapFigure("sections", "Sections of the median.", "sections", stat: "at_median") {
          $0.value.sections
        },
        count("smallest_more", "The smallest step that removes a section; null for none.") {
          $0.value.smallestStep
        },
        count("seats_to_spare", "Students who may still come before a section opens.") {
          $0.value.seatsToSpare
        },
        count("closes_anyway", "Students fewer that close a section unchanged; null for none.") {
          $0.value.closesAnyway
        },
        .mapFigure("site_average", "Mean students per section at the school.", perSection) {
          $0.value.site?.average
        },
        .mapFigure("site_limit", "The most that it may be.", perSection) { $0.value.site?.limit },
        .mappedOrNull(
          "comparability", "Pupils per teacher over those of schools that are not Title I.", "ratio"
        ) { $0.value.comparability },
      ])
  }
}

extension Record where Subject == Dated<ClassMapSummary.CellStep> {
  fileprivate static var cellStep: Record {
    Record(
      "cell_step", "A cell alone larger by some students.",
      [
        .more { $0.more },
        .mapped(
          "every_year", "The odds that a section goes in every year.", "share", stat: "probability"
        ) { $0.everyYear },
        .list("by_year", "An entry a year.", of: .cellChange) { $0.yearly($0.years) },
      ])
  }
}

extension Record where Subject == OfYear<ClassMapSummary.CellChange> {
  fileprivate static var cellChange: Record {
    Record(
      "cell_change", "What a cell alone larger comes to in a year.",
      [
        .year { $0.year }.filling(.year),
        .mapped("removed", "E[R]: sections fewer.", "sections") { $0.value.removed },
        .mapped("chance", "P(R >= 1): the odds that a section goes.", "share", stat: "probability")
        {
          $0.value.chance
        },
      ], Field.worth { $0.value.worth }, Field.enlarged { $0.value.enlarged },
      [
        .flag("cap_binds", "The target, stretched by its tolerance, reaches the cap.") {
          $0.value.capBinds
        },
        .mapFigure(
          "site_average_after", "Mean students per section at the school after it.",
          "students per section"
        ) { $0.value.siteAverage },
        .mappedOrNull(
          "comparability_after", "Pupils per teacher over those of the others after it.", "ratio"
        ) { $0.value.comparability },
        .mappedOrNull(
          "above_comparability", "The odds that it is above 110 %.", "share", stat: "probability"
        ) { $0.value.aboveLimit },
      ])
  }
}
