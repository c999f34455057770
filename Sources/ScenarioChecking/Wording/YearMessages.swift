internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// The wording of messages about fiscal years.
enum YearMessages {
  private static func span(_ years: ClosedRange<Int>) -> String {
    "FY\(years.lowerBound)..FY\(years.upperBound)"
  }

  static func badHorizon(_ range: SourceRange, _ count: Int, most: Int) -> Diagnostic {
    Diagnostic(
      .badHorizon, "a projection covers 1 to \(most) fiscal years, these are \(count)", at: range,
      fix: "choose fewer years, e.g. `years = FY2026..FY2030`")
  }

  static func missingYearsKey(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .wrongKind, "`years` is a span of fiscal years", at: range,
      fix: "write e.g. `years = FY2026..FY2030`")
  }

  static func yearOutside(_ word: FiscalYearWord, _ years: ClosedRange<Int>) -> Diagnostic {
    Diagnostic(
      .yearOutside, "FY\(word.year) is outside the projection, \(span(years))", at: word.range,
      fix: "choose a year of \(span(years)), or change `years` of the scenario")
  }

  static func reversedYears(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .reversedYears, "the span ends before it begins", at: range, fix: "swap the two ends")
  }

  static func overlappingYears(_ range: SourceRange, _ first: SourceRange) -> Diagnostic {
    Diagnostic(
      .overlappingYears, "two values hold in the same year", at: range,
      labels: [Diagnostic.Label(first, "the other value")], fix: "give them years that do not meet")
  }

  static func missingSegment(
    _ range: SourceRange, _ name: String, _ years: ClosedRange<Int>, _ first: ValueSegment
  ) -> Diagnostic {
    let gap = first.firstYear.map { "before FY\($0)" } ?? "after FY\(first.lastYear ?? 0)"
    return Diagnostic(
      .missingSegment, "`\(name)` has no value \(gap)", at: range,
      fix: "write another line for `\(name)` without years above this one")
  }
}
