import Foundation
import Testing
import WorkbookChecking

@testable import Workbooks

@Suite struct WorkbookTests {
  /// A sheet of two lines with sums, and one that refers to it.
  static var workbook: Workbook {
    var costs = Sheet(name: "Who pays", widths: [30, 12, 12])
    costs.append([.text("What it costs", .title)])
    costs.headings = costs.append([.text("", .heading), .text("FY2026, $", .heading)])
    costs.frozenColumns = 1
    costs.append([.text("Stipends"), .dollars(1234.567)])
    costs.append([.text("Release"), .dollars(0.1)])
    costs.append([.text("In total"), .formula(costs.sum(rows: 2..<4, column: 1), .dollars, .total)])
    var checks = Sheet(name: "Checks", widths: [30])
    checks.append([
      .text("Difference"),
      .formula((costs.fromOutside(4, 1) - costs.fromOutside(2, 1)).wholeDollars),
    ])
    return Workbook(
      title: "Plan", sheets: [costs, checks],
      names: [DefinedName("Total", sheet: "Who pays", cell: CellAddress(row: 4, column: 1))])
  }

  @Test func theSameWorkbookIsTheSameBytes() throws {
    let first = try Self.workbook.bytes()
    #expect(first.starts(with: Array("PK".utf8)))
    // The clock of a ZIP file counts in steps of two seconds.
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try Self.workbook.bytes() == first)
    let core = try UnpackedWorkbook(first).part("docProps/core.xml")
    #expect(core.contains("2000-01-01T00:00:00Z") && !core.contains("2026"))
  }

  @Test func formulasStandWithTheirValues() throws {
    let file = try UnpackedWorkbook(Self.workbook.bytes())
    #expect(file.sheets.count == 2)
    #expect(file.sheets[0].contains("<f>SUM(B3:B4)</f><v>1234.67</v>"))
    #expect(file.sheets[1].contains("<f>ROUND('Who pays'!B5-'Who pays'!B3,0)</f><v>0</v>"))
    #expect(file.sheets[0].contains("<v>1234.57</v>"))
  }

  @Test func sheetsAreLaidOutForScreenAndPaper() throws {
    let file = try UnpackedWorkbook(Self.workbook.bytes())
    let sheet = file.sheets[0]
    #expect(sheet.contains("xSplit=\"1\" ySplit=\"2\"") && sheet.contains("state=\"frozen\""))
    #expect(sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToHeight=\"0\""))
    let names = file.part("xl/workbook.xml")
    #expect(names.contains("_xlnm.Print_Area") && names.contains("'Who pays'!$A$1:$B$5"))
    #expect(names.contains("_xlnm.Print_Titles") && names.contains("'Who pays'!$2:$2"))
    #expect(names.contains("<definedName name=\"Total\">'Who pays'!$B$5</definedName>"))
  }

  @Test func headingsStandWhereNumbersDo() throws {
    let file = try UnpackedWorkbook(Self.workbook.bytes())
    let styles = file.part("xl/styles.xml").components(separatedBy: "<cellXfs")[1]
      .components(separatedBy: "<xf ").dropFirst().map { $0.contains("horizontal=\"right\"") }
    func isAtRight(_ cell: String) throws -> Bool {
      let xml = try #require(file.sheets[0].components(separatedBy: "r=\"\(cell)\" s=\"").last)
      return styles[try #require(Int(xml.prefix { $0 != "\"" }))]
    }
    #expect(try isAtRight("B2") && !isAtRight("A2") && !isAtRight("A3"))
  }

  @Test(arguments: ["=1+1", "+x", "-2+3", "@SUM(A1)", "{=1}", "\t=1", "=HYPERLINK(\"http://x\")"])
  func textNeverIsAFormula(_ text: String) throws {
    var sheet = Sheet(name: "Texts", widths: [20])
    sheet.append([.text(text), .text("#N/A"), .text("12")])
    let file = try UnpackedWorkbook(Workbook(title: text, sheets: [sheet]).bytes())
    #expect(!file.sheets[0].contains("<f"))
    #expect(file.sheets[0].components(separatedBy: "t=\"s\"").count == 4)
    let escaped = text.replacingOccurrences(of: "\"", with: "&quot;")
    let strings = file.part("xl/sharedStrings.xml")
    #expect(strings.contains(">\(text)</t>") || strings.contains(">\(escaped)</t>"))
  }

  @Test func textIsWhatAFileMayHold() throws {
    let long = String(repeating: "x", count: 40_000)
    var sheet = Sheet(name: "Texts", widths: [20])
    sheet.append([
      .text("a\u{0}b\u{1B}[31m\u{202E}c"), .text(long), .text("_x0041_"), .text("\u{FFFF}"),
    ])
    sheet.append([.text(String(repeating: "\u{1F600}", count: 20_000)), .text("<&>\u{7F}")])
    let file = try UnpackedWorkbook(Workbook(title: "a\u{1}", sheets: [sheet]).bytes())
    let strings = file.part("xl/sharedStrings.xml")
    #expect(strings.contains(">a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c</t>"))
    #expect(strings.contains(">\(String(repeating: "x", count: 32_767))</t>"))
    #expect(strings.contains("_x005F_x0041_"))
    #expect(strings.contains(">\(String(repeating: "\u{1F600}", count: 16_383))</t>"))
    #expect(strings.contains("&lt;&amp;&gt;\u{FFFD}"))
  }

  @Test func whatIsNotFiniteIsEmpty() throws {
    var sheet = Sheet(name: "Numbers", widths: [20])
    let values: [Double?] = [.nan, .infinity, -.infinity, nil, -0.001, 1e308 * 10]
    sheet.append(values.map { .dollars($0) } + values.map { .number($0, .decimals) })
    sheet.append([.formula(Formula(text: "A1", value: .nan))])
    sheet.append([Cell(content: .number(.nan), style: CellStyle())])
    let file = try UnpackedWorkbook(Workbook(title: "", sheets: [sheet]).bytes())
    let xml = file.sheets[0].lowercased()
    #expect(!xml.contains("nan") && !xml.contains("inf") && !xml.contains("<f"))
    #expect(xml.contains("<v>0</v>") && xml.contains("<v>-0.001</v>") && !xml.contains("<v>-0</v>"))
  }

  @Test(arguments: ["", "a/b", "a:b", "[a]", "History", "'a", String(repeating: "x", count: 32)])
  func namesThatProgramsRefuseAreErrors(_ name: String) {
    let workbook = Workbook(title: "", sheets: [Sheet(name: name, widths: [])])
    #expect(throws: WorkbookFailure.sheetName(name)) { try workbook.bytes() }
  }

  @Test func sheetsEqualButForCaseAreErrors() {
    let sheets = ["Costs", "COSTS"].map { Sheet(name: $0, widths: []) }
    #expect(throws: WorkbookFailure.sheetName("COSTS")) {
      try Workbook(title: "", sheets: sheets).bytes()
    }
  }

  @Test(arguments: ["FY26", "Q1", "R1C1", "r", "C", "a b", "1a", "", "XFD1048576"])
  func namesThatAreCellsAreErrors(_ name: String) {
    let sheet = Sheet(name: "A", widths: [])
    let workbook = Workbook(
      title: "", sheets: [sheet],
      names: [DefinedName(name, sheet: "A", cell: CellAddress(row: 0, column: 0))])
    #expect(throws: WorkbookFailure.cellName(name)) { try workbook.bytes() }
  }

  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
  func columnsHaveLetters(_ column: Int, _ letters: String) {
    #expect(CellAddress(row: 0, column: column).text == letters + "1")
  }

  @Test func formulasComeToWhatTheyStandFor() throws {
    let workbook = Self.workbook
    var evaluator = FormulaEvaluator(workbook)
    #expect(abs(try evaluator.value(of: "SUM(B3:B4)", on: workbook.sheets[0]) - 1234.67) < 1e-9)
    #expect(
      try evaluator.value(of: "ROUND('Who pays'!B5-'Who pays'!B3,0)", on: workbook.sheets[1]) == 0)
    #expect(throws: FormulaEvaluator.Failure.self) {
      try evaluator.value(of: "A3+1", on: workbook.sheets[0])
    }
  }

  @Test(arguments: [("a", 10.0, 1), ("one two three", 10, 2), ("a\nb\nc", 10, 3), ("", 10, 1)])
  func wrappedTextTakesLines(_ text: String, _ width: Double, _ lines: Int) {
    #expect(SheetWriter.lines(of: text, width: width) == lines)
  }

  @Test func veryLongWordsTakeLinesToo() {
    #expect(SheetWriter.lines(of: String(repeating: "x", count: 95), width: 10) == 10)
  }
}
