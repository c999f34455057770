import ReportDocuments
import SummaryMeasures

/// The words of the stress report.
enum StressWording {
  /// What the report is about.
  static let meaning =
    "Each shock is forced: it happens in every future, in the district with and without the plan, on "
    + "the draws of the base. It says what the plan comes to if it happens, not how likely it is. What is "
    + "correlated with a shocked value does not follow it."
  /// Above it in another report.
  static let heading = "Stress tests"
  /// Above the table.
  static let caption = "A shock a row"
  /// The first row.
  static let base = "Base: the plan as written"
  /// Above the list of shocks.
  static let listHeading = "The shocks"
  /// Above those that find nothing.
  static let absentHeading = "Does not apply"

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Stress: \(scenario)" }

  /// How many shocks were run.
  static func count(_ shocks: Int) -> String { shocks == 1 ? "1 shock" : "\(shocks) shocks" }

  /// Below the table.
  static func note(_ year: String) -> String {
    "The first short year is the one in which recurring money most often first falls short of the plan, "
      + "with its futures of 100. Margin is that of \(year): recurring money above recurring cost. The draw "
      + "is the mean of all years together, the lowest balance the median over futures. Differences "
      + "are mean net cost of all years against the base, future by future."
  }

  /// The year in which recurring money most often first falls short, with its odds.
  static func firstShort(_ year: String, _ odds: Estimate) -> String {
    "\(year) (\(FigureFormat.frequency(odds.value, error: odds.error)))"
  }

  /// Where recurring money never falls short.
  static let never = "never"

  /// What a shock is, on one line.
  static func shock(_ row: ReportedStress.Row) -> String {
    let source = row.source.map { " Source: \($0)." } ?? ""
    let missing = row.missing.isEmpty ? "" : " Not found: \(row.missing.joined(separator: ", "))."
    return "\(row.title) (\(row.id)), from \(yearLabel(row.firstYear)): "
      + row.changes.joined(separator: "; ") + ".\(source)\(missing)"
  }

  /// A shock that finds nothing here.
  static func absent(_ row: ReportedStress.Row) -> String {
    "\(row.title) (\(row.id)): does not apply: \(row.missing.joined(separator: ", "))"
  }
}
