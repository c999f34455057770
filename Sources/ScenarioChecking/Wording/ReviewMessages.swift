internal import Diagnostics

/// The wording of messages about rules for review.
enum ReviewMessages {
  static func missingReason(_ range: SourceRange, _ statement: String) -> Diagnostic {
    Diagnostic(
      .missingReason, "`\(statement)` needs a reason", at: range,
      fix: "add `because \"…\"`; the report prints it")
  }

  static func pastYear(
    _ range: SourceRange, _ key: String, _ years: ClosedRange<Int>
  ) -> Diagnostic {
    Diagnostic(
      .yearOutside, "`\(key)` is of years before the projection", at: range,
      fix: "write a year before FY\(years.lowerBound)")
  }

  static func oneTimeForRecurring(_ range: SourceRange, _ text: String) -> Diagnostic {
    Diagnostic(
      .oneTimeForRecurring, text.hasSuffix(".") ? String(text.dropLast()) : text, at: range,
      notes: ["--strict makes the rule one-time-for-recurring an error"],
      fix: "add `sunset FY… because \"…\"` to the stream, or make the lines `recurring = no`")
  }
}
