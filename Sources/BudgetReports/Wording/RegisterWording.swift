import ReportDocuments

/// The words of the register of assumptions.
enum RegisterWording {
  /// What the percentiles of drawn values are.
  static let percentiles =
    "p5, p50, p95 of a drawn value: the smallest values at or below which 5, 50 and 95 of 100 draws lie, "
    + "in the first year it is drawn."

  /// The title of an entry with its path.
  static func term(_ entry: AssumptionEntry) -> String {
    "\(entry.title) [\(entry.path)]" + (entry.isPlanOnly ? " – plan" : "")
  }

  /// Everything written about an entry.
  static func meaning(_ entry: AssumptionEntry) -> String {
    let statements = entry.statements.map { statement(of: entry, $0) }
    let changes = entry.changes.map { change in
      "Changed by \(change.author), \(change.years): \(change.written)"
        + (change.basis.map { " (\($0))" } ?? "") + " [\(change.place)]."
    }
    return (statements + changes).joined(separator: " ")
  }

  /// One value as a sentence with its range, basis and place.
  private static func statement(
    of entry: AssumptionEntry, _ statement: AssumptionEntry.Statement
  ) -> String {
    let wording = FormulaWording(unit: entry.unit)
    var text = statement.years.map { "\($0): " } ?? ""
    text += statement.value
    if let growth = statement.growth { text += "; " + growth }
    if let range = statement.range {
      let (p5, p50, p95) = (
        Self.rounded(range.p5), Self.rounded(range.p50), Self.rounded(range.p95)
      )
      text += "; p5 \(wording.short(p5)), p50 \(wording.short(p50)), p95 \(wording.short(p95))"
    }
    text += ". "
    if let source = statement.source {
      text += "Source: \(source)."
    } else if let because = statement.because {
      text += "Because: \(because) (uncited)."
    } else {
      text += "Uncited."
    }
    return text + (statement.place.map { " [\($0)]" } ?? " [default]")
  }

  /// A number with four significant digits.
  private static func rounded(_ value: Double) -> Double {
    FigureFormat.plain(value, significant: 4).flatMap { Double($0) } ?? value
  }
}
