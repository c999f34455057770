import Diagnostics
import ScenarioFiles
import Testing

/// CSV tables: cells, places and mistakes.
@Suite struct CSVTableTests {
  /// The table of a text that has one.
  static func table(_ text: String) throws -> CSVTable {
    let (table, diagnostics) = CSVTable.read(SourceFile(path: "a.csv", text: text))
    #expect(diagnostics.map(DiagnosticRenderer.line) == [])
    return try #require(table)
  }

  static let readable: [(String, [[String]])] = [
    ("a,b\n1,2\n", [["1", "2"]]),
    ("a,b\n1,2", [["1", "2"]]),
    ("a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
    ("a,b\n1,\n,2\n,", [["1", ""], ["", "2"], ["", ""]]),
    ("a,b\n\n1, 2 \n\n", [["1", "2"]]),
    ("a,b\n\"x, y\",\"q \"\"z\"\"\"\n", [["x, y", "q \"z\""]]),
    ("a,b\n\"two\nlines\",2\n3,4", [["two\nlines", "2"], ["3", "4"]]),
    ("a,b\n\"\",é\n", [["", "é"]]),
  ]

  @Test(arguments: readable)
  func cells(text: String, expected: [[String]]) throws {
    let table = try CSVTableTests.table(text)
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.cells) == expected)
  }

  static let unreadable: [(String, [String])] = [
    ("a,b\n1,2,3\n4\n5,6", ["2:1 csv-row-length", "3:1 csv-row-length"]),
    ("a,b\n1,\"2\n3,4\n", ["2:1 csv-malformed"]),
    ("a,b\n\"1\"x,2\n3,4\n", ["2:1 csv-malformed"]),
    ("a,b\n1,5\" pipe\"\n3,4\n", ["2:1 csv-malformed"]),
    ("a,b\r1,2\r", ["1:1 csv-malformed"]),
    ("a,a\n1,2\n", ["1:3 csv-repeated-column"]),
    ("", ["1:1 csv-no-header"]),
    ("\n\n", ["1:1 csv-no-header"]),
  ]

  @Test(arguments: unreadable)
  func mistakes(text: String, expected: [String]) {
    let (_, diagnostics) = CSVTable.read(SourceFile(path: "a.csv", text: text))
    #expect(
      diagnostics.map { "\($0.range?.line ?? 0):\($0.range?.column ?? 0) \($0.code.id)" }
        == expected)
  }

  @Test func missingColumnListsColumns() throws {
    let table = try CSVTableTests.table("campus,grade,n\nx,1,2\n")
    #expect(try table.column("grade", namedAt: nil) == 1)
    let problem = #expect(throws: CSVTable.Problem.self) {
      try table.column("grades", namedAt: nil)
    }
    #expect(problem?.diagnostic.code == .csvMissingColumn)
    #expect(problem?.diagnostic.notes == ["its columns are `campus`, `grade`, `n`"])
    #expect(problem?.diagnostic.fix == "did you mean `grade`?")
  }

  @Test(arguments: [
    ("1", 1.0), ("-2.5", -2.5), ("\"1,234\"", 1234), ("\"1,234,567.5\"", 1_234_567.5),
    ("+3", 3), ("0", 0), (" 7 ", 7),
  ])
  func numbers(cell: String, expected: Double) throws {
    let table = try CSVTableTests.table("n,m\n\(cell),1\n")
    #expect(try table.number(row: 0, column: 0) == expected)
  }

  @Test(arguments: [
    "NaN", "nan", "inf", "Infinity", "1e400", "1e5", "\"1,2\"", "\"1234,567\"", "1.", ".5", "--1",
    "0x10", "1 2", "$5", "5%", "١", "9999999999999999", "\"1,23\"", "1.2.3", "-", "1_000",
  ])
  func badNumbers(cell: String) throws {
    let table = try CSVTableTests.table("n,m\n3,1\n\(cell),1\n")
    let problem = #expect(throws: CSVTable.Problem.self) { try table.number(row: 1, column: 0) }
    #expect(problem?.diagnostic.code == .csvBadNumber)
    #expect(problem?.diagnostic.range?.text == cell)
    #expect(problem?.diagnostic.range?.line == 3)
  }

  @Test func emptyAndFractionalCells() throws {
    let table = try CSVTableTests.table("n,m\n,1.5\n")
    let empty = #expect(throws: CSVTable.Problem.self) { try table.number(row: 0, column: 0) }
    #expect(empty?.diagnostic.code == .csvEmptyCell)
    let fraction = #expect(throws: CSVTable.Problem.self) {
      try table.wholeNumber(row: 0, column: 1)
    }
    #expect(fraction?.diagnostic.message == "`1.5` in column `m` is not a whole number")
    #expect(fraction?.diagnostic.range?.column == 2)
  }

  @Test func largeTablesAreReadWhole() throws {
    let text = "school,grade,n\n" + String(repeating: "primary,K,\"1,234\"\n", count: 20_000)
    let table = try CSVTableTests.table(text)
    #expect(table.rows.count == 20_000)
    #expect(try table.wholeNumber(row: 19_999, column: 2) == 1234)
  }
}
