internal import Diagnostics
internal import ScenarioSyntax

/// The wording of messages about settled years of drivers.
enum SettledMessages {
  static func noDriver(_ word: Word, kind: String?, among drivers: [String]) -> Diagnostic {
    let name = word.text
    if let kind {
      return Diagnostic(
        .wrongKind, "`\(name)` is `\(kind)`, only years of a `driver` are settled", at: word.range,
        fix: kind == "input"
          ? "write it as `driver \(name) = …`"
          : "write a driver, e.g. `driver raises = 2% to 4%`, and let the value grow by it")
    }
    return Diagnostic(
      .unknownName, "there is no driver `\(name)`", at: word.range,
      notes: drivers.isEmpty ? [] : ["drivers: " + drivers.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(name, among: drivers)
        ?? "declare it: `driver \(name) = 2% to 4%`")
  }

  static func yearOutside(
    _ settled: Settled, _ year: Int, _ years: ClosedRange<Int>
  ) -> Diagnostic {
    let first = settled.year.year
    let from = min(years.lowerBound, first)
    let to = max(years.upperBound, first + settled.values.count - 1)
    let horizon = "`years = FY\(from)..FY\(to)` in the scenario"
    return Diagnostic(
      .yearOutside,
      "FY\(year) is outside the projection, FY\(years.lowerBound)..FY\(years.upperBound)",
      at: settled.year.range,
      notes: [
        "the values stand one a year, from the first year on; the year before the projection is "
          + "`last` of `ar1`"
      ],
      fix: inside(settled, years).map { "write `\($0)`, or \(horizon)" }
        ?? "remove the statement, or write \(horizon)")
  }

  /// The statement with the years of the projection only, as it can be written; `nil` where none is left.
  private static func inside(_ settled: Settled, _ years: ClosedRange<Int>) -> String? {
    let first = settled.year.year
    let kept = settled.values.enumerated().filter { years.contains(first + $0.offset) }
    guard let start = kept.first?.offset else { return nil }
    let values = kept.map(\.element.range.text).joined(separator: ", ")
    return settled.range.text
      .replacing(settled.value.range.text, with: values, maxReplacements: 1)
      .replacing("FY\(first)", with: "FY\(first + start)", maxReplacements: 1)
  }

  static func processInside(_ range: SourceRange, _ name: String) -> Diagnostic {
    Diagnostic(
      .settledFormula,
      "a settled year of `\(name)` does not say where the process in its formula stands", at: range,
      fix: "let `\(name)` be the process itself, e.g. `driver \(name) = ar1(mean = 3%, sd = 1%, "
        + "persistence = 0.5)`, and calculate with it in a `let`")
  }
}
