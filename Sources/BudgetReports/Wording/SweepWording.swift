import ReportDocuments
import SummaryMeasures

/// The words of the sweep report.
enum SweepWording {
  /// What the report is about.
  static let meaning =
    "The plan as written with each value put into it, on the same draws: what differs between two "
    + "rows is the value, not chance."
  /// Above the table.
  static let caption = "A value a row"
  /// Behind a value that a cap overrules.
  static let capBinds = " (cap binds)"

  /// Above the matrix of two statements.
  static func matrix(_ sweep: ReportedSweep, isDeterministic: Bool) -> String {
    let what =
      sweep.measure ?? (isDeterministic ? "Net cost of all years" : "Covered every year, of 100")
    return "\(what): \(sweep.paths[0]) down, \(sweep.paths[1]) across"
  }

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Sweep: \(scenario)" }

  /// How many values were run, or combinations of several statements' values.
  static func count(_ rows: Int, of statements: Int) -> String {
    let number = FigureFormat.number(Double(rows))
    if statements > 1 { return "\(number) combinations of values" }
    return rows == 1 ? "1 value" : "\(number) values"
  }

  /// Below the table.
  static func note(_ year: String) -> String {
    "Means over all futures; positions saved and measures by year are of \(year). Differences are to the "
      + "plan as written, future by future. Cap binds: a class size's cap is below its target."
  }

  /// How often a value costs less than the plan as written.
  static func less(_ futures: (less: Int, same: Int, more: Int)) -> ReportCell {
    let all = futures.less + futures.same + futures.more
    return .text(FigureFormat.frequency(all > 0 ? Double(futures.less) / Double(all) : .nan))
  }

  /// A measure that was asked for.
  static func asked(_ estimate: Estimate) -> ReportCell {
    .number(
      estimate.value,
      decimals: abs(estimate.value) >= 1_000
        ? 0 : FigureFormat.decimals(error: estimate.error, most: 3))
  }
}
