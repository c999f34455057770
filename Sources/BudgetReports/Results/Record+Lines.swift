import BudgetModel
import BudgetProjection
import ResultsData
import SummaryMeasures

extension Record where Subject == Dated<LineSummary> {
  /// A cost or saving with what was claimed, what it came to and who paid.
  static var line: Record {
    Record(
      "line", "A cost or saving of the plan.",
      [
        .text("id", "The name of the line.") { $0.line.id }.filling(.line),
        .text("title", "A plain title.") { $0.line.title },
        .choice("role", "Cost or saving.") { $0.line.role }.filling(.measure),
        .column(.unit, "$ per year"),
        .flag("recurring", "Recurring, or one-time.") { $0.line.isRecurring },
        .flag("induced", "A saving that comes about through the leaders' work.") {
          $0.line.isInduced
        },
        .text("fund", "A saving's fund: general or a stream's id.") { $0.line.fund },
        .list("by_year", "An entry for each year.", of: .lineYear) { line in
          line.value.byYear.indices.map {
            LineYear(line: line.value, position: $0, year: line.firstYear + $0)
          }
        },
      ])
  }
}

/// A year of a line.
struct LineYear {
  /// The line.
  let line: LineSummary
  /// The position of the year in the horizon.
  let position: Int
  /// The fiscal year.
  let year: Int

  /// Cost or saving.
  var role: ProjectedLine.Role { line.line.role }
  /// What it came to.
  var statistics: Statistics? { line.byYear.element(at: position) }
}

extension Record where Subject == LineYear {
  /// What a line claims, what it comes to and who pays it in a year.
  static var lineYear: Record {
    Record(
      "line_year", "The statistics of a year; mc_error, mc_low and mc_high belong to the mean.",
      [
        .year { $0.year }.filling(.year),
        .figure("claimed", "A saving before realisation at the median growth.") {
          $0.line.line.claimed(at: $0.position)
        }.rowWhereDefined("claimed").only { $0.role == .saving },
      ],
      Field<Statistics?>.statistics.from { $0.statistics },
      [
        .figures(
          "paid_by",
          "Mean dollars by payer: a stream's id, savings, one_time_savings, general_fund.",
          row: { [.stat: "mean_paid_by.\($0)"] }
        ) { year in
          year.line.payments.map { payment in
            (name: payment.payer, value: payment.meanByYear.element(at: year.position))
          }
        }.only { $0.role == .cost }
      ])
  }
}

extension Record where Subject == Dated<BudgetLineSummary> {
  /// A revenue or spending line: its mean and range.
  static var budgetLine: Record {
    Record(
      "budget_line", "A revenue or spending line of the general fund.",
      [
        .text("id", "The name of the line.") { $0.line.path }, .column(.line) { $0.line.id },
        .text("title", "A plain title.") { $0.line.title },
        .choice("side", "Which side of the budget it is on.") { $0.line.side }.filling(.measure),
        .column(.unit, "$ per year"),
        .textOrNull("group", "The part of the budget that it belongs to.") { $0.line.group },
        .flag("recurring", "Recurring, or one-time.") { $0.line.isRecurring },
        .list("by_year", "An entry for each year.", of: .budgetLineYear) { line in
          line.yearly(line.value.byYear)
        },
      ])
  }
}

extension Record where Subject == OfYear<Statistics> {
  /// A few statistics of a line's year.
  static var budgetLineYear: Record {
    Record(
      "budget_line_year", "The mean and range of a year.",
      [.year { $0.year }.filling(.year)],
      Field<Statistics?>.some([.mean, .p5, .p50, .p95]).from { $0.value })
  }
}

extension Record where Subject == ReconciledLine {
  /// A line held against its adopted amount.
  static var reconciliation: Record {
    Record(
      "reconciliation", "A line of the general fund held against its adopted amount.",
      [
        .text("id", "The name of the line.") { $0.line.path }.filling(.line),
        .text("title", "A plain title.") { $0.line.title },
        .textOrNull("group", "The part of the budget that it belongs to.") { $0.line.group },
        .year { $0.year }.filling(.year),
        .column(.measure, "reconciliation"), .column(.unit, "$ per year"),
        .number("adopted", "Dollars adopted.") { $0.adopted }.row("adopted"),
        .figure("projected", "Dollars projected, every draw at its median.") {
          $0.projected
        }
        .row("projected"),
        .figure("difference", "Projected less adopted.") { $0.difference },
        .flag("holds", "Whether the difference is within the tolerance.") { $0.holds },
      ])
  }
}
