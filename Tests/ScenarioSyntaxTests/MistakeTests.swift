import Diagnostics
import ScenarioSyntax
import Testing

/// Each mistake and the one message it gives, with its place.
@Suite struct MistakeTests {
  static let mistakes: [(String, [String])] = [
    ("x = \"abc", ["1:5 unterminated-string"]),
    ("school a \"abc {\n  b = 1\n}\nc = 2", ["1:10 unterminated-string"]),
    ("x = \"a\\qb\"", ["1:7 bad-escape"]),
    ("x = a & b", ["1:7 unexpected-character"]),
    ("x = \u{1}5", ["1:5 control-character"]),
    ("schöner = 5", ["1:1 non-ascii-word"]),
    ("x = “abc”", ["1:5 typographic-quote"]),
    ("x = 2% – 3%", ["1:8 typographic-dash"]),
    ("x =\u{A0}5", ["1:4 unusual-space"]),
    ("x = 9999999999999999", ["1:5 number-too-large"]),
    ("x = 1.2.3", ["1:5 number-double-dot"]),
    ("x = .5", ["1:5 missing-digit"]),
    ("x = 5. ", ["1:5 missing-digit"]),
    ("x = 1234,567", ["1:5 malformed-thousands"]),
    ("x = 1,2345", ["1:5 malformed-thousands"]),
    ("grades = 4,5", ["1:11 tight-comma"]),
    ("x = $5%", ["1:5 percent-and-dollar"]),
    ("x = $-5", ["1:5 lone-dollar"]),
    ("x = 12FTE", ["1:5 number-letters"]),
    ("x = 1 from FY26", ["1:12 bad-fiscal-year"]),
    ("require a == 1", ["1:11 double-equal"]),
    ("x = 1 // note", ["1:7 slash-comment"]),
    ("salary $52,400", ["1:8 missing-equals"]),
    ("salary: $52,400", ["1:7 missing-equals"]),
    ("driver cpi normal(mean = 1, sd = 1)", ["1:12 missing-equals"]),
    ("x =\ny = 2", ["1:3 missing-value"]),
    ("x = ; y = 2", ["1:5 missing-value"]),
    ("x = $5 per", ["1:11 missing-value"]),
    ("fund a {\n  x = 1\n", ["1:8 missing-brace"]),
    ("fund a\n{\n  x = 1\n}", ["1:1 missing-open-brace"]),
    ("x = 1\n}\ny = 2", ["2:1 unexpected-brace"]),
    ("{ x = 1 }", ["1:1 unexpected-brace"]),
    ("x = (1 + 2\ny = 3", ["1:5 missing-parenthesis"]),
    ("x = (1 2)\ny = 3", ["1:8 missing-parenthesis"]),
    ("years = FY2026–FY2030", ["1:15 typographic-dash"]),
    ("x = 1)", ["1:6 unexpected-parenthesis"]),
    (")", ["1:1 unexpected-parenthesis"]),
    ("inclde \"a\"", ["1:1 unknown-statement"]),
    ("hello", ["1:1 unknown-statement"]),
    ("x = 5 6", ["1:7 unexpected-text"]),
    ("x = $5 from FY2027 grow by 2%", ["1:20 clause-order"]),
    ("x = $5 source \"a\" source \"b\"", ["1:19 duplicate-clause"]),
    ("x = $5\n  grow by 2%", ["2:3 clause-without-value"]),
    ("x = 5 drawn yearly", ["1:13 bad-clause"]),
    ("x = 5 by campus", ["1:10 bad-clause"]),
    ("x = $5 from 2027", ["1:13 bare-year"]),
    ("x = $5 from then", ["1:13 expected-year"]),
    ("enrollment {\n  K 1\n  west 5\n}", ["3:3 row-length"]),
    ("enrollment {\n  K 1\n  west 5 x\n}", ["3:10 bad-table-cell"]),
    ("enrollment {\n  K 1\n  west 5 -6\n}", ["3:10 bad-table-cell"]),
    ("enrollment {\n  west 5 6\n}", ["2:3 missing-table-header"]),
    ("enrollment {\n  K 1\n  K 2\n}", ["3:3 repeated-table-header"]),
    ("enrollment {\n  K K\n}", ["2:5 duplicate-grade"]),
    ("school K { a = 1 }", ["1:8 grade-as-name"]),
    ("set = ", ["1:5 expected-path"]),
    ("set 5 = 3", ["1:5 expected-path"]),
    ("set fund[program].award *= 0%", ["1:17 expected-path"]),
    ("terminates with chance 10%", ["1:27 expected-word"]),
    ("settled 5 FY2027 = 3%", ["1:9 expected-name"]),
    ("settled raises = 3%", ["1:16 expected-year"]),
    ("settled raises FY2027 3%", ["1:23 missing-equals"]),
    ("correlate 5 with b at 1", ["1:11 expected-path"]),
    ("set a.b 5", ["1:9 expected-operator"]),
    ("a.b += 5", ["1:5 amend-without-set"]),
    ("driver 5 = 3", ["1:8 expected-name"]),
    ("correlate a and b at 1", ["1:13 expected-word"]),
    ("include districts", ["1:9 expected-text"]),
    ("school a \"\" { b = 1 }", ["1:10 empty-title"]),
    ("school \"A\" a { b = 1 }", ["1:12 block-header"]),
    ("x = normal(2%, sd = 1%)", ["1:12 positional-argument"]),
    ("x = normal(mean = 1, mean = 2)", ["1:22 repeated-argument"]),
    ("x = 1, 100,200", ["1:8 thousands-comma"]),
    ("x = ($1,200)", ["1:5 number-in-parentheses"]),
    ("x = 2 * (3%) + (a)", ["1:9 number-in-parentheses"]),
    ("x = discrete(1,200: 100%)", ["1:14 thousands-comma"]),
    ("x = a >= b", ["1:7 condition-in-value"]),
    ("require 1 < a < 2", ["1:15 chained-comparison"]),
    ("x = 1 to 2 to 3", ["1:12 chained-interval"]),
    ("expect \"a\" { }", ["1:1 empty-check"]),
    ("x = 5 6\nexpect \"a\" { }", ["1:7 unexpected-text", "2:1 empty-check"]),
  ]

  @Test(arguments: mistakes)
  func mistake(source: String, expected: [String]) {
    let (_, diagnostics) = parse(SourceFile(path: "a", text: source))
    let found = diagnostics.map { diagnostic in
      "\(diagnostic.range?.line ?? 0):\(diagnostic.range?.column ?? 0) \(diagnostic.code.id)"
    }
    #expect(found == expected, "\(source)\n\(diagnostics.map(DiagnosticRenderer.text))")
  }

  @Test func everyCodeIsReproduced() {
    var reproduced = Set(
      MistakeTests.mistakes.flatMap { $0.1.map { String($0.split(separator: " ")[1]) } })
    // These need long texts and are tested apart.
    reproduced.formUnion(["too-deep", "too-many-syntax-errors"])
    let all = DiagnosticCode.lexCodes + DiagnosticCode.parseCodes
    #expect(all.map(\.id).filter { !reproduced.contains($0) } == [])
    #expect(Set(all.map(\.id)).count == all.count)
  }

  @Test func parseMistakesShowAnExample() {
    for (source, _) in MistakeTests.mistakes {
      for diagnostic in parse(SourceFile(path: "a", text: source)).diagnostics
      where diagnostic.code.phase == .parse {
        #expect(!diagnostic.notes.isEmpty, "\(diagnostic.code.id)")
      }
    }
  }

  @Test func independentMistakesAreAllFound() {
    let text = """
      language 1
      x = (1 + 2
      fund a "A" {
        award $5
        carryover = 15%%
        pays_for = a, , b
      }
      include 5
      y = 3 3
      """
    let (tree, diagnostics) = parse(SourceFile(path: "a", text: text))
    #expect(diagnostics.compactMap { $0.range?.line } == [2, 4, 5, 6, 8, 9])
    #expect(tree.dump() == "language 1\nblock fund id=a title=\"A\"\n  carryover = 15%\ny = 3\n")
  }
}
