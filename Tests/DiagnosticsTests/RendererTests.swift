import Diagnostics
import Testing

/// The three forms of a message.
@Suite struct RendererTests {
  static let code = DiagnosticCode("test-code", .parse, "A code for tests.")

  /// A message about the part of a text that equals `part`.
  static func diagnostic(_ text: String, _ part: String, line: Int = 1) throws -> Diagnostic {
    let file = SourceFile(path: "a.scenario", text: text)
    let bytes = Array(part.utf8)
    let start = file.lineStarts[line - 1]
    let lower = try #require(
      (start...file.bytes.count - bytes.count).first {
        Array(file.bytes[$0..<$0 + bytes.count]) == bytes
      })
    let range = SourceRange(file: file, lowerBound: lower, upperBound: lower + bytes.count)
    return Diagnostic(code, "something is wrong", at: range, notes: ["a note"], fix: "mend it")
  }

  @Test func textShowsLineAndCarets() throws {
    let diagnostic = try RendererTests.diagnostic("a = 1\nsalary $52,400\n", "$52,400")
    #expect(
      DiagnosticRenderer.text(diagnostic) == """
        error[test-code]: something is wrong
         --> a.scenario:2:8
          |
        2 | salary $52,400
          |        ^^^^^^^
          = note: a note
          = fix: mend it
        """)
  }

  @Test func labelsOnTheSameLineAndOnAnother() throws {
    let first = try RendererTests.diagnostic("x = 1\nx = 2 3\n", "1")
    let file = try #require(first.range?.file)
    let range = SourceRange(file: file, lowerBound: 6, upperBound: 7)
    let labels = [
      Diagnostic.Label(SourceRange(file: file, lowerBound: 10, upperBound: 11), "this value"),
      Diagnostic.Label(SourceRange(file: file, lowerBound: 0, upperBound: 1), "first here"),
    ]
    let text = DiagnosticRenderer.text(
      Diagnostic(RendererTests.code, .warning, "twice", at: range, labels: labels))
    #expect(
      text == """
        warning[test-code]: twice
         --> a.scenario:2:1
          |
        2 | x = 2 3
          | ^
          |     - this value
         ::: a.scenario:1:1
          |
        1 | x = 1
          | - first here
        """)
  }

  static let columns: [(String, String, Int, String)] = [
    ("\tx = y", "y", 6, "        ^"),
    ("ab\tx", "x", 4, "    ^"),
    ("é = y", "y", 5, "    ^"),
    ("e\u{301} = y", "y", 5, "    ^"),
    ("学校 = y", "y", 6, "       ^"),
    ("👩‍🏫 = y", "y", 5, "     ^"),
    ("x = é", "é", 5, "    ^"),
    ("x\r\n", "x", 1, "^"),
  ]

  @Test(arguments: columns)
  func columnsAreRight(text: String, part: String, column: Int, underline: String) throws {
    let diagnostic = try RendererTests.diagnostic(text, part)
    let lines = DiagnosticRenderer.text(diagnostic).split(separator: "\n")
    #expect(lines[1] == " --> a.scenario:1:\(column)")
    #expect(lines[4] == "  | \(underline)")
  }

  @Test func longLinesAreCutAroundThePlace() throws {
    let text =
      String(repeating: "é1234 ", count: 100_000) + "HERE" + String(repeating: " x", count: 9_000)
    let lines = DiagnosticRenderer.text(try RendererTests.diagnostic(text, "HERE"))
      .split(separator: "\n")
    let source = Array(lines[3].dropFirst(4))
    let marks = Array(lines[4].dropFirst(4))
    #expect(source.count <= 102)
    #expect(source.first == "…" && source.last == "…")
    let place = try #require(marks.firstIndex(of: "^"))
    #expect(String(source[place..<place + 4]) == "HERE")
    #expect(String(marks[place...]) == "^^^^")
  }

  @Test func lineAtTheEndAndEmptyRange() {
    let file = SourceFile(path: "a", text: "x = \n")
    for (lower, place) in [(4, "a:1:5"), (5, "a:2:1")] {
      let range = SourceRange(file: file, lowerBound: lower, upperBound: lower)
      let diagnostic = Diagnostic(RendererTests.code, "gone", at: range)
      #expect(DiagnosticRenderer.line(diagnostic) == "\(place): error[test-code]: gone")
      #expect(DiagnosticRenderer.text(diagnostic).hasSuffix("^"))
    }
    let nowhere = Diagnostic(RendererTests.code, .warning, "gone", at: nil)
    #expect(DiagnosticRenderer.line(nowhere) == "warning[test-code]: gone")
    #expect(DiagnosticRenderer.text(nowhere) == "warning[test-code]: gone")
  }

  @Test func jsonEscapesAndPlaces() throws {
    let file = SourceFile(path: "a\"b\\c", text: "é\nxy")
    let range = SourceRange(file: file, lowerBound: 3, upperBound: 5)
    let diagnostic = Diagnostic(
      RendererTests.code, "a\nb\t\u{1}", at: range,
      labels: [Diagnostic.Label(SourceRange(file: file, lowerBound: 0, upperBound: 2), "é")])
    #expect(
      DiagnosticRenderer.json([diagnostic, Diagnostic(RendererTests.code, .warning, "w", at: nil)])
        == #"""
        [
          {"code": "test-code", "phase": "parse", "severity": "error", "message": "a\nb\t\u0001", "path": "a\"b\\c", "line": 2, "column": 1, "endLine": 2, "endColumn": 3, "labels": [{"path": "a\"b\\c", "line": 1, "column": 1, "endLine": 1, "endColumn": 2, "text": "é"}], "notes": [], "fix": null},
          {"code": "test-code", "phase": "parse", "severity": "warning", "message": "w", "path": null, "line": null, "column": null, "endLine": null, "endColumn": null, "labels": [], "notes": [], "fix": null}
        ]
        """#)
    #expect(DiagnosticRenderer.json([]) == "[]")
  }
}
