internal import BudgetModel
public import Diagnostics
internal import Quantities
internal import ScenarioFiles

/// Students of later years in a file of their own: the columns `year` (or `end_year`,
/// `fiscal_year`), `grade` and `students` (or `n`).
public struct StudentActuals: Sendable {
  /// The file as the user wrote it.
  public let path: String?
  /// What is wrong with it.
  public let diagnostics: [Diagnostic]
  /// Its counts; they belong to no school.
  let cells: [Enrollment.Cell]
  /// Its text, for the hash of the input.
  let texts: [String]

  /// No file.
  public init() {
    (path, diagnostics, cells, texts) = (nil, [], [], [])
  }

  /// Reads a file.
  public init(_ file: SourceFile) {
    path = file.path
    texts = [String(decoding: file.bytes, as: UTF8.self)]
    let read = CSVTable.read(file)
    guard let table = read.table, read.diagnostics.isEmpty else {
      (diagnostics, cells) = (read.diagnostics, [])
      return
    }
    do throws(CSVTable.Problem) {
      cells = try Self.cells(of: table)
      diagnostics = []
    } catch {
      (diagnostics, cells) = ([error.diagnostic], [])
    }
  }

  private static func cells(of table: CSVTable) throws(CSVTable.Problem) -> [Enrollment.Cell] {
    func column(_ names: [String]) throws(CSVTable.Problem) -> Int {
      let found = names.first { table.header.contains($0) } ?? names[0]
      return try table.column(found, namedAt: nil)
    }
    let year = try column(["year", "end_year", "fiscal_year"])
    let grade = try column(["grade"])
    let students = try column(["students", "n"])
    var found: [Enrollment.Cell] = []
    for row in table.rows.indices {
      // A grade that no scenario knows, such as a total, is left aside.
      guard let known = Grade(rawValue: try table.text(row: row, column: grade)) else { continue }
      found.append(
        Enrollment.Cell(
          school: "", grade: known, year: try table.wholeNumber(row: row, column: year),
          students: try table.number(row: row, column: students)))
    }
    return found
  }
}
