import BudgetModel
import BudgetProjection
internal import Quantities
public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel map`: where larger classes remove sections.
public struct MapAnswer: DataAnswer {
  /// The map.
  public let map: ReportedMap

  /// Makes an answer of a map.
  public init(_ map: ReportedMap) { self.map = map }

  /// One report of all.
  public var documents: [ReportDocument] { [composeMapReport(map)] }

  /// Every cell, class size and the district as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<MapAnswer> {
    let origin: [Field<Provenance>] =
      [.scenario, .variant, .seed, .trials, .sampling] + Field<Provenance>.origin
    return Dataset(
      title: "Results of evenkeel map --format json",
      "What classes larger by one student, two, and so on come to, on the draws of the plan.",
      record: Record(
        "results", "Where larger classes remove sections in one plan.",
        [
          .schemaVersion,
          .text("title", "The title of the scenario.") { $0.map.budget.header.title },
        ], origin.from { $0.map.provenance },
        [
          .dollars,
          .years("years", "The fiscal years of the horizon.") { Array($0.map.budget.years) },
          .countOrNull("most", "The most students that were asked for; null for up to the cap.") {
            $0.map.most
          },
          .list(
            "district", "All cells larger by one student, by two, and so on.", of: .together
          ) { answer in
            answer.map.summary.together.enumerated().map {
              TogetherStep(more: $0.offset + 1, firstYear: answer.firstYear, years: $0.element)
            }
          },
          .list("class_sizes", "Each class size, all its cells larger.", of: .mappedClassSize) {
            answer in
            answer.map.summary.rules.map { Dated(value: $0, firstYear: answer.firstYear) }
          },
          .list("cells", "Each school and grade, larger alone.", of: .mappedCell) { answer in
            answer.map.summary.cells.map { MappedCell(cell: $0, map: answer.map) }
          },
        ]),
      columns: [
        .scenario, .variant, .year, .line, .school, .grade, .more, .measure, .stat, .value, .unit,
      ], value: .value)
  }

  private var firstYear: Int { map.budget.years.lowerBound }
}

/// All classes larger by some students, with figures by year.
private struct TogetherStep: Sendable {
  /// Students more.
  let more: Int
  /// The fiscal year of the first figures.
  let firstYear: Int
  /// The figures.
  let years: [ClassMapSummary.Together]

  /// The figures with their years.
  var byYear: [OfYear<ClassMapSummary.Together>] {
    years.enumerated().map { OfYear(year: firstYear + $0.offset, value: $0.element) }
  }
}

extension Record where Subject == TogetherStep {
  fileprivate static var together: Record {
    Record(
      "together", "All cells larger by some students.",
      [.more { $0.more }, .list("by_year", "An entry a year.", of: .togetherYear) { $0.byYear }])
  }
}

extension Record where Subject == OfYear<ClassMapSummary.Together> {
  fileprivate static var togetherYear: Record {
    typealias Change = ClassMapSummary.PlanChange
    func plan(
      _ name: String, _ summary: String, _ unit: String = "FTE",
      _ value: @escaping @Sendable (Change) -> Estimate
    ) -> Field<Subject> {
      .mapped(name, summary, unit) { value($0.value.plan) }
    }
    return Record(
      "together_year",
      "All cells larger: sums over cells, then the plan itself less that as it is.",
      [.year { $0.year }.filling(.year)], Field.worth { $0.value.worth },
      [
        .mapFigure(
          "deterministic", "Positions with every draw at its median.", "FTE", stat: "deterministic"
        ) { $0.value.deterministic },
        .mapped("fractional", "Positions of fractional sections, without tolerance and cap.", "FTE")
        { $0.value.fractional },
        plan("freed", "Positions freed in the plan with all cells larger.") { $0.freed },
        plan("used_by_release", "Of these, taken by released leaders.") { $0.usedByRelease },
        plan("saved", "No longer paid.") { $0.saved },
        plan("waiting", "Above need until somebody leaves.") { $0.waiting },
        plan("spending_change", "Its spending of all funds less that of the plan.", "$ per year") {
          $0.spending
        },
      ])
  }
}

extension Record where Subject == Dated<ClassMapSummary.Rule> {
  fileprivate static var mappedClassSize: Record {
    Record(
      "class_size", "A class size with all its cells larger.",
      [
        .text("id", "Its id.") { $0.rule.rule.id }.filling(.line),
        .text("title", "A plain title.") { $0.rule.rule.title },
        .texts("grades", "Its grades.") { $0.rule.rule.grades.map(\.rawValue) },
        .count("cells", "Its schools and grades.") { $0.rule.cells.count },
        .list("steps", "Larger by one student, by two, and so on.", of: .classSizeStep) { rule in
          rule.value.steps.map { Dated(value: $0, firstYear: rule.firstYear) }
        },
      ])
  }
}

extension Record where Subject == Dated<ClassMapSummary.RuleStep> {
  fileprivate static var classSizeStep: Record {
    Record(
      "class_size_step", "A class size larger by some students.",
      [
        .more { $0.more },
        .mapped(
          "every_year", "The odds that some section goes in every year.", "share",
          stat: "probability"
        ) { $0.everyYear },
        .list("by_year", "An entry a year.", of: .classSizeChange) { $0.yearly($0.years) },
      ])
  }
}

extension Record where Subject == OfYear<ClassMapSummary.RuleChange> {
  fileprivate static var classSizeChange: Record {
    Record(
      "class_size_change", "What all cells of a class size larger come to in a year.",
      [
        .year { $0.year }.filling(.year),
        .mapped("removed", "E[R]: sections fewer.", "sections") { $0.value.removed },
        .mapped(
          "chance", "The odds that some section goes.", "share", stat: "probability"
        ) { $0.value.chance },
        .mapFigure(
          "deterministic", "The same with every draw at its median.", "sections",
          stat: "deterministic"
        ) { $0.value.deterministic },
        .mapped(
          "fractional", "Students × courses over target, less those over the larger target.",
          "sections"
        ) { $0.value.fractional },
      ], Field.worth { $0.value.worth }, Field.enlarged { $0.value.enlarged },
      [
        .flag(
          "cap_binds", "In some cell the target, stretched by its tolerance, reaches the cap."
        ) { $0.value.capBinds },
        .count("median_cells", "Cells that lose a section at the median of students.") {
          $0.value.paying.cells
        },
        .mapFigure("median_removed", "E[R] of these cells.", "sections") {
          $0.value.paying.removed
        },
      ])
  }
}
