internal import Diagnostics
internal import Quantities
internal import ScenarioFiles

extension DiagnosticCode {
  /// The codes of an enrollment's file, for the files of a comparison.
  fileprivate static let badStudents = DiagnosticCode(
    "bad-students", .check, "A number of students is zero or more.")
  fileprivate static let duplicateCell = DiagnosticCode(
    "duplicate-cell", .check, "A school's grade has one count a year.")
  fileprivate static let csvYear = DiagnosticCode(
    "csv-year", .check, "The year of a CSV row is the one in which the school year ends: 2025.")
  fileprivate static let unknownGrade = DiagnosticCode(
    "unknown-grade", .name, "Grades are EE, PK, TK, K and 1 to 12.")
}

/// The wording of messages about the files of a comparison with the past.
enum BacktestMessages {
  /// What a number below zero often is.
  private static let missing = "-1, -2, -3, -9 and the like are codes for a missing number"

  /// A count below zero, or of more students than there are.
  static func badStudents(_ text: String, least: Int, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badStudents,
      "`\(text.prefix(20))` is no number of students; it is \(least == 0 ? "zero" : "one") or more",
      at: range, notes: [missing], fix: "write the number, or remove the row")
  }

  /// Dollars below zero.
  static func badAmount(_ text: String, column: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .csvBadNumber,
      "`\(text.prefix(20))` in column `\(column)` is no amount of a year; it is zero or more",
      at: range, notes: [missing], fix: "write the amount, or remove the row")
  }

  /// A cell that is no year.
  static func badYear(_ text: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .csvYear, "`\(text.prefix(20))` is not the year in which a school year ends", at: range,
      fix: "write e.g. 2025")
  }

  /// A grade that no scenario knows.
  static func unknownGrade(_ text: String, _ range: SourceRange) -> Diagnostic {
    let grades = Grade.allCases.map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      .unknownGrade, "`\(text.prefix(20))` is not a grade", at: range,
      notes: ["grades are \(grades); rows called Total, All or 99 are left aside"],
      fix: likely(text).map { "write `\($0.rawValue)`" } ?? "write one of the grades, or Total")
  }

  /// The grade that another spelling means, such as `KG` or `01`.
  private static func likely(_ text: String) -> Grade? {
    switch text.uppercased() {
    case "KG", "KN", "KF", "K5", "KINDERGARTEN": .k
    case "PREK", "PRE-K", "PK4", "PPK": .pk
    default: Grade(rawValue: text.uppercased()) ?? Int(text).flatMap { Grade(rawValue: "\($0)") }
    }
  }

  /// A row that stands twice.
  static func twice(_ name: String, _ range: SourceRange, _ first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateCell, "\(name) is given twice", at: range,
      labels: [Diagnostic.Label(first, "first given here")], fix: "remove one of them")
  }
}

extension CSVTable {
  /// The fiscal year in a cell, 1900 to 2200 in four digits.
  func fiscalYear(row: Int, column: Int) throws(CSVTable.Problem) -> Int {
    let text = try text(row: row, column: column)
    guard let year = Int(text), (1900...2200).contains(year) else {
      throw Problem(
        diagnostic: BacktestMessages.badYear(text, range(row: row, column: column)))
    }
    return year
  }

  /// The students in a cell, from the least number that makes sense.
  func students(row: Int, column: Int, least: Int = 0) throws(CSVTable.Problem) -> Double {
    let number = try number(row: row, column: column)
    guard number >= Double(least), number < 1e7 else {
      throw Problem(
        diagnostic: BacktestMessages.badStudents(
          rows[row].cells[column], least: least, range(row: row, column: column)))
    }
    return number
  }
}
