internal import Diagnostics

extension DiagnosticCode {
  fileprivate static let cannotRoll = DiagnosticCode(
    "cannot-roll", .run,
    "`roll` moves a scenario on by a year. What it cannot carry over by itself is named, and left to you."
  )
  fileprivate static let unknownActual = DiagnosticCode(
    "unknown-actual", .run,
    "A row of --actuals names what the closed year left: students of a grade, headcount, leaders, the "
      + "balance, carry-over, or a driver.")
  fileprivate static let repeatedActual = DiagnosticCode(
    "repeated-actual", .run, "A figure has one actual.")
  fileprivate static let missingActual = DiagnosticCode(
    "missing-actual", .run,
    "Everything that the next year starts from needs its actual; nothing is taken from a forecast.")
  fileprivate static let badActual = DiagnosticCode(
    "bad-actual", .run,
    "An actual is a plain number, a driver's with %. Codes for a missing number are refused.")

  /// The codes of `roll`.
  static let rollCodes: [DiagnosticCode] = [
    cannotRoll, unknownActual, repeatedActual, missingActual, badActual,
  ]
}

/// The wording of what stands against rolling a scenario.
enum RollMessages {
  static let scheduled =
    "a salary schedule and its roster are of one year, and nothing says how the people stand now"
  static let ladder = "the ladder has begun, and nothing says how its people stand now"
  static let dollarFloor = "`dollar_floor` is that of the first fiscal year"
  static let move = "this move has taken place by the end of the closed year"
  static let severalStudentFiles = "the students of this enrollment stand in several places"
  static let severalYears = "this enrollment has tables of several years and an id"

  static func cannotRoll(_ range: SourceRange, _ reason: String, fix: String) -> Diagnostic {
    Diagnostic(.cannotRoll, "this cannot be rolled: \(reason)", at: range, fix: fix)
  }

  static func over(_ key: String, _ year: Int) -> String {
    "`\(key)` lies in FY\(year), which is closed"
  }

  static func passesGrowth(_ path: String) -> String {
    "`\(path)` was for the closed year alone, but a later value grows as it did"
  }

  static func growsInSpan(_ path: String, _ closed: Int) -> String {
    "`\(path)` has grown since FY\(closed), and what it comes to is not certain"
  }

  static func knownGrowth(_ path: String, _ driver: String, _ closed: Int) -> String {
    "`\(path)` is dated before FY\(closed) and grows by `\(driver)`, whose FY\(closed) is now known"
  }

  static func processInside(_ driver: String) -> String {
    "`\(driver)` goes on from its last value and is more than a process"
  }

  static func studentsChanged(_ path: String, _ closed: Int) -> String {
    "it changes `\(path)` in FY\(closed), and the actual students have changed already"
  }

  static func mixedCheck(_ closed: Int) -> String {
    "it tests FY\(closed), which is closed, and other years"
  }

  /// Students that stand in several enrollments, or in tables of several years.
  static func misplaced(_ name: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .cannotRoll,
      "this cannot be rolled: the actual of `\(name)` has no one place, since students stand in several "
        + "blocks or years", at: range,
      fix: "count each school's grade once, in one block, and all schools in the same years")
  }

  // MARK: actuals

  static func unknown(
    _ text: String, among names: [String], _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .unknownActual, "`\(text.prefix(60))` is nothing that the next year starts from", at: range,
      notes: [Diagnostic.didYouMean(text, among: names)].compactMap(\.self),
      fix: names.first.map { "name one of the figures, such as `\($0)`, or remove the row" }
        ?? "remove the row")
  }

  static func twice(_ name: String, _ range: SourceRange, _ first: SourceRange) -> Diagnostic {
    Diagnostic(
      .repeatedActual, "`\(name)` is given twice", at: range,
      labels: [Diagnostic.Label(first, "first given here")], fix: "remove one of them")
  }

  /// What is missing, with the rows to add; the numbers in them are last year's medians.
  static func missing(
    _ rows: [(name: String, median: String)], year: Int, _ range: SourceRange
  ) -> Diagnostic {
    let shown = rows.prefix(5).map { "`\($0.name),\($0.median)`" }.joined(separator: ", ")
    let more = rows.count > 5 ? " and \(rows.count - 5) more" : ""
    return Diagnostic(
      .missingActual,
      rows.count == 1
        ? "`\(rows[0].name)` has no actual of FY\(year)"
        : "\(rows.count) figures have no actual of FY\(year)", at: range,
      notes: ["last year's medians stand in the rows; `roll` without --actuals prints all of them"],
      fix: "add the row\(rows.count == 1 ? "" : "s") \(shown)\(more), with what happened")
  }

  static func notPercent(_ text: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badActual, "`\(text.prefix(20))` is no rate; a driver's value has a percent sign", at: range,
      fix: "write e.g. `3.1%`")
  }

  static func percentOfAmount(_ text: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badActual, "`\(text.prefix(20))` is a rate, and the figure is a number", at: range,
      fix: "write the number")
  }

  static func badAmount(_ text: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badActual, "`\(text.prefix(20))` is no actual of this figure", at: range,
      notes: ["-1, -2, -3, -9, -99 and the like are codes for a missing number"],
      fix: "write the number; it is zero or more, except a balance")
  }

  // MARK: the question

  static func oneYear(_ to: Int, _ first: Int, _ last: Int) -> String {
    "--to is the year after the first of FY\(first)..FY\(last): --to FY\(first + 1), not FY\(to)"
  }

  static let needsFile =
    "the students stand in a CSV file, and the new one stands beside the new scenario; name it with -o"

  static func otherFolder(_ folder: String) -> String {
    "the scenario names other files, so the new one stands in the same folder; "
      + "write -o \(folder)NAME.scenario"
  }

  static func rolledFails(_ found: [Diagnostic]) -> Diagnostic {
    let first = found.first { $0.severity == .error } ?? found[0]
    return Diagnostic(
      .cannotRoll, "the rolled scenario would not be sound: \(first.message)", at: first.range,
      notes: ["the place is that of the new text"], fix: first.fix ?? "change the scenario by hand")
  }
}
