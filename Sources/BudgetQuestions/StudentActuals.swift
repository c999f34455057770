internal import BudgetModel
public import Diagnostics
internal import Quantities
internal import ScenarioFiles

/// Students of later years in a file of their own: the columns `year` (or `end_year`,
/// `fiscal_year`), `grade` and `students` (or `n`), each grade of a year once; totals are left aside.
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
    (cells, diagnostics) = Self.cells(of: table)
  }

  /// The counts of a table, or what is wrong with its rows.
  private static func cells(of table: CSVTable) -> (cells: [Enrollment.Cell], [Diagnostic]) {
    var found: [Enrollment.Cell] = []
    var mistakes: [Diagnostic] = []
    do throws(CSVTable.Problem) {
      let year = try column(["year", "end_year", "fiscal_year"], of: table)
      let grade = try column(["grade"], of: table)
      let students = try column(["students", "n"], of: table)
      var first: [String: Int] = [:]
      for row in table.rows.indices {
        do throws(CSVTable.Problem) {
          guard let cell = try cell(of: table, row, year, grade, students) else { continue }
          let name = "grade \(cell.grade.rawValue) of FY\(cell.year)"
          if let earlier = first.updateValue(row, forKey: name) {
            throw CSVTable.Problem(
              diagnostic: BacktestMessages.twice(
                name, table.rows[row].range, table.rows[earlier].range))
          }
          found.append(cell)
        } catch {
          mistakes.append(error.diagnostic)
        }
      }
    } catch {
      mistakes.append(error.diagnostic)
    }
    return (mistakes.isEmpty ? found : [], mistakes)
  }

  private static func column(
    _ names: [String], of table: CSVTable
  ) throws(CSVTable.Problem) -> Int {
    try table.column(names.first { table.header.contains($0) } ?? names[0], namedAt: nil)
  }

  /// The count of a row; `nil` for a total, which is the sum of the others.
  private static func cell(
    of table: CSVTable, _ row: Int, _ year: Int, _ grade: Int, _ students: Int
  ) throws(CSVTable.Problem) -> Enrollment.Cell? {
    let text = try table.text(row: row, column: grade)
    if ["total", "totals", "all", "all grades", "99"].contains(text.lowercased()) { return nil }
    guard let known = Grade(rawValue: text) else {
      throw CSVTable.Problem(
        diagnostic: BacktestMessages.unknownGrade(text, table.range(row: row, column: grade)))
    }
    return Enrollment.Cell(
      school: "", grade: known, year: try table.fiscalYear(row: row, column: year),
      students: try table.students(row: row, column: students))
  }
}
