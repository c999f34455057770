internal import Diagnostics

/// The wording of what stands against a comparison or a sweep.
enum ComparisonMessages {
  static let noVariant =
    "the scenario has no variant to compare; add e.g. `variant plus_one { set … }`"

  static func noneNamed(_ variants: [String]) -> String {
    "no variant is named; write --variants all, or some of " + variants.joined(separator: ", ")
  }

  static func otherYears(_ first: ClosedRange<Int>, _ other: ClosedRange<Int>) -> String {
    func span(_ years: ClosedRange<Int>) -> String {
      "FY\(years.lowerBound)..FY\(years.upperBound)"
    }
    return "the scenarios cover different years, \(span(first)) and \(span(other)); "
      + "give both the same `years`"
  }

  static func otherCorrelation(
    _ first: String, _ second: String, _ one: Double, _ other: Double
  ) -> String {
    "`\(first)` and `\(second)` are correlated at \(one) in one scenario and at \(other) in the "
      + "other; on the same draws they have one correlation"
  }

  // MARK: sweeps

  static let noBudget = "the values of --set give no budget"

  static func tooManyRows(_ count: Int) -> String {
    "the values make \(count) combinations; at most \(SweptStatement.mostValues) fit"
  }

  static func unknownMeasure(_ measure: String) -> String {
    "there is no measure `\(measure)`; write e.g. --measure covered.every_year"
  }

  /// An error that values bring; what the plan may not change can be swept in both worlds.
  static func refused(_ statement: String, _ error: Diagnostic) -> String {
    let fix =
      error.code.id == "set-in-plan"
      ? "write --set 'status_quo.\(statement)'" : error.fix
    return sweep(statement, ": \(error.message)" + (fix.map { "; \($0)" } ?? ""))
  }

  static func noValues(_ statement: String) -> String {
    sweep(
      statement,
      " has no values; write a span `0..4 students`, `$8,000..$14,000 step $1,000`, or a list `2, 3, 4`"
    )
  }

  static func noStatement(_ statement: String) -> String {
    sweep(
      statement, " is no `set` with values; write e.g. 'class_size.*.target += 0..4 students'")
  }

  static func noStep(_ statement: String, _ span: String, step: String) -> String {
    sweep(statement, " says no step; write e.g. `\(span) step \(step)`")
  }

  static func notRising(_ statement: String) -> String {
    sweep(statement, " does not go up: the low end stands first, and the step is above 0")
  }

  static func tooManyValues(_ statement: String, _ count: Int) -> String {
    sweep(
      statement,
      " has \(count) values; at most \(SweptStatement.mostValues) fit, so widen the step")
  }

  private static func sweep(_ statement: String, _ words: String) -> String {
    "--set '\(statement)'\(words)"
  }
}
