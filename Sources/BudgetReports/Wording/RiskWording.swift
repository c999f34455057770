import ReportDocuments
import SummaryMeasures

/// The words of what could go wrong.
enum RiskWording {
  /// Where no future falls short.
  static let never =
    "In every future simulated recurring money covers the plan in every year."

  /// How often recurring money falls short.
  static func failing(trials: Int, of all: Int) -> String {
    let share = all > 0 ? Double(trials) / Double(all) : 0
    return
      "In \(FigureFormat.futures(share)) recurring money falls short of the plan in at least one "
      + "year. The largest reasons there, and what else would change the odds:"
  }

  /// A cause among the failing futures.
  static func cause(_ cause: FailureCause, failing: Int, place: Double) -> String {
    let share = failing > 0 ? Double(cause.trials) / Double(failing) : 0
    let gap =
      cause.meanDollars.isFinite && cause.meanDollars > 0
      ? " (on average \(FigureFormat.dollars(cause.meanDollars, place: place)) of the gap in the "
        + "first short year)"
      : ""
    let often = FigureFormat.frequency(share)
    return "\(cause.title): in \(often == "100" ? "all" : often + " of 100") of them\(gap)."
  }

  /// A shock as the start of a sentence.
  static func happens(_ title: String) -> String { "If it happens, \(title)" }

  /// Something that lowers the odds of coverage.
  static func covered(_ title: String, _ odds: Estimate, instead base: Double) -> String {
    "\(title): covered in every year in \(instead(odds, of: base))."
  }

  /// Something that raises the odds of a missed reserve.
  static func missed(_ title: String, _ odds: Estimate, instead base: Double) -> String {
    "\(title): the reserve floor is missed in \(instead(odds, of: base))."
  }

  /// The futures of one plan instead of those of another, e.g. "none of 100 futures instead of 62".
  private static func instead(_ odds: Estimate, of base: Double) -> String {
    FigureFormat.listedFutures(FigureFormat.frequency(odds.value, error: odds.error))
      + " instead of \(FigureFormat.listed(FigureFormat.frequency(base)))"
  }

  /// Which year is short first.
  static func firstShort(_ years: [(year: String, odds: String)]) -> String? {
    guard !years.isEmpty else { return nil }
    let start = "The first year in which recurring money falls short: "
    if years.count == 1, years[0].odds == "100" {
      return start + "\(years[0].year) in every future."
    }
    let list = years.map { "\($0.year) in \($0.odds)" }.joined(separator: ", ")
    return start + "\(list) of 100 futures."
  }

  /// When funding that once sufficed stops to suffice.
  static func cliff(none: Bool, odds: String, worst: String?) -> String {
    if none {
      return "In no future does a plan that all money together once covered stop being covered."
    }
    return
      "In \(odds) the plan is covered for a time, one-time money included, and then no "
      + "longer" + (worst.map { "; this happens most often in \($0)" } ?? "") + "."
  }

  /// How often a stream that may be ended has been by the last year.
  static func endableStream(
    _ title: String, _ ended: Double, error: Double?, last: String
  ) -> String {
    guard ended > 0 else {
      return "\(title) may be ended: in none of the futures simulated has it been by \(last)."
    }
    return "\(title) may be ended: in \(FigureFormat.futures(ended, error: error)) it has been by "
      + "\(last), and does not come back."
  }

  /// How deep the hole may get.
  static func reserve(_ value: Double, _ text: String) -> String {
    value > 0
      ? "In 5 of 100 futures the plan's shortfalls add up to \(text) or more at their worst: this "
        + "is the reserve at risk."
      : "In at least 95 of 100 futures the plan's shortfalls never add up to a deficit."
  }

  /// The worst twentieth.
  static func shortfall(_ value: Double, _ text: String) -> String {
    value > 0
      ? "In the worst 5 of 100 futures the plan costs on average \(text) more over all years than "
        + "the money found for it."
      : "In the worst 5 of 100 futures, taken together, the money found for the plan still covers "
        + "its cost over all years on average."
  }
}
