import BudgetProjection
import ResultsData
import SummaryMeasures

extension Record where Subject == Dated<LeaderFigure> {
  /// A figure of a leader role.
  static var leader: Record {
    Record(
      "leader",
      "A figure of a leader role: count, new, moved_up, unfilled, students, hours_per_teacher, "
        + "chargeable, sections_spared, base_pay_holders.",
      [
        .text("id", "The role's id.") { $0.id }.filling(.line),
        .text("title", "A plain title.") { $0.title },
        .text("name", "Which figure it is.") { $0.name },
        .column(.measure) { "leader.\($0.name)" },
        .text("unit", "The unit of its statistics.") { $0.unit }.filling(.unit),
        .byYear { $0.yearly($0.value.byYear) },
      ])
  }
}

/// A figure of a staff group.
struct StaffingFigure {
  /// The group's id.
  let id: String
  /// A plain title.
  let title: String
  /// Which figure it is.
  let name: String
  /// One entry a year.
  let byYear: [Statistics]

  /// Its unit.
  var unit: String {
    if name.hasSuffix("_value") { return "$ per FTE per year" }
    let isMoney = ["payroll", "cost", "substitutes"].contains { name.hasSuffix($0) }
    return isMoney ? "$ per year" : "FTE"
  }
}

extension Record where Subject == Dated<StaffingFigure> {
  /// A figure of a staff group.
  static var staffing: Record {
    Record(
      "staffing", "A figure of a staff group.",
      [
        .text("id", "The group's id.") { $0.id }.filling(.line),
        .text("title", "A plain title.") { $0.title },
        .text("name", "Which figure it is, with its world.") { $0.name },
        .column(.measure) { "staff.\($0.name)" }, .column(.unit) { $0.unit },
        .byYear { $0.yearly($0.value.byYear) },
      ])
  }
}

/// The people on a stage of a career ladder.
struct LadderStage {
  /// The ladder's id.
  let id: String
  /// The ladder's title.
  let title: String
  /// The stage.
  let stage: String
  /// One entry a year.
  let byYear: [Statistics]
}

extension Record where Subject == Dated<LadderStage> {
  /// The people on a stage of a career ladder.
  static var ladder: Record {
    Record(
      "ladder", "The people on a stage of a career ladder, in FTE.",
      [
        .text("id", "The ladder's id.") { $0.id }.filling(.line),
        .text("title", "A plain title.") { $0.title },
        .text("stage", "The stage.") { $0.stage },
        .column(.measure) { "ladder.\($0.stage)" }, .column(.unit, "FTE"),
        .byYear { $0.yearly($0.value.byYear) },
      ])
  }
}
