internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// The wording of messages about funding streams.
enum StreamMessages {
  static func wholeAvailable(_ range: SourceRange, _ fund: String) -> Diagnostic {
    Diagnostic(
      .wholeAvailable, .warning,
      "`\(fund)` does not say what is available: the plan may use its whole award", at: range,
      fix: "write `available = 100%`, a share, an amount, or `after committed = $… per year`")
  }

  static func terminatesTwice(_ range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateKey, "`terminates` is written twice", at: range,
      labels: [Diagnostic.Label(first, "first written here")], fix: "remove one")
  }

  static func awardAfterEnd(
    _ range: SourceRange, _ fund: String, first: Int, end: Int
  ) -> Diagnostic {
    Diagnostic(
      .awardAfterEnd, .warning,
      "`\(fund)` ends with FY\(end), so that its award of FY\(first) is never paid", at: range,
      fix: "write `ends = FY\(first)` or a later year, or leave the award of FY\(first) out")
  }

  static func streamUse(_ range: SourceRange, _ fund: String) -> Diagnostic {
    Diagnostic(
      .unpayableUse, .warning, "no line of the plan is of a use that `\(fund)` pays for", at: range,
      fix: "check `pays_for`, or leave the stream out")
  }

  /// A percentage without needless decimals.
  private static func shown(_ percent: Double) -> String {
    let hundredths = (percent * 100).rounded()
    guard hundredths.isFinite, abs(hundredths) < 1e12 else { return "\(percent) %" }
    let whole = Int(hundredths)
    if whole % 100 == 0 { return "\(whole / 100) %" }
    let cents = abs(whole % 100)
    return "\(whole / 100).\(cents < 10 ? "0" : "")\(cents) %"
  }

  static func awardWithoutStudents(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noSchools, "the award is per student, and no students are declared", at: range,
      fix: "write an `enrollment`, or the award in $ per year")
  }

  static func setAsidesAboveWhole(_ range: SourceRange, percent: Double) -> Diagnostic {
    UnitMessages.outOfRange(
      range, "the set-asides take \(shown(percent)) of the award",
      fix: "lower them to at most 100 % together")
  }

  static func transferCircle(_ range: SourceRange, _ chain: [String]) -> Diagnostic {
    Diagnostic(
      .circularReference, "this transfer comes back to the stream it starts from", at: range,
      notes: ["the dollars move " + chain.joined(separator: " -> ")],
      fix: "remove one of the transfers")
  }

  static func braidNotWhole(_ range: SourceRange, percent: Double) -> Diagnostic {
    UnitMessages.outOfRange(
      range, "the shares of the braid sum to \(shown(percent))",
      fix: percent < 100
        ? "add `\(shown(100 - percent).replacing(" ", with: "")) general` for what no stream pays"
        : "lower them to 100 % together")
  }
}
