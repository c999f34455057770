import BudgetProjection
import ResultsData
import SummaryMeasures

/// A world of a class-size rule as written in results.
enum ResultWorld: String, CaseIterable {
  case plan
  case statusQuo = "status quo"

  /// With the plan, or without it.
  init(isPlan: Bool) { self = isPlan ? .plan : .statusQuo }

  /// The world in the name of a measure.
  var measure: String { self == .plan ? "plan" : "status_quo" }
}

/// A year of a class-size rule in one world.
struct ClassSizeYear {
  /// With the plan, or without it.
  let world: ResultWorld
  /// The means of the year.
  let means: OfYear<ClassSizeSummary.Year>
}

extension Record where Subject == Dated<ClassSizeSummary> {
  /// A class-size rule in one world.
  static var classSize: Record {
    Record(
      "class_size", "A class-size rule in one world.",
      [
        .text("id", "The rule's id.") { $0.rule.id }.filling(.line),
        .text("title", "A plain title.") { $0.rule.title },
        .choice("world", "With the plan, or without it.") { ResultWorld(isPlan: $0.isPlan) },
        .list("by_year", "An entry for each year.", of: .classSizeYear) { rule in
          rule.yearly(rule.value.byYear).map {
            ClassSizeYear(world: ResultWorld(isPlan: rule.isPlan), means: $0)
          }
        },
      ])
  }
}

extension Record where Subject == ClassSizeYear {
  /// The means of a year.
  static var classSizeYear: Record {
    Record(
      "class_size_year", "The means of a year.", [.year { $0.means.year }.filling(.year)],
      ClassSizeFigure.allCases.map { figure in
        .figure(figure.rawValue, figure.summary) { figure.estimate($0.means.value)?.value }
          .rowWhereDefined { year in
            [
              .measure: "class_size.\(year.world.measure).\(figure.rawValue)", .stat: "mean",
              .unit: figure.unit,
            ]
          }
      })
  }
}
