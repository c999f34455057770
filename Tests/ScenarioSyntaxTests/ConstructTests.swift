import Diagnostics
import ScenarioSyntax
import Testing

/// Each construct of the language and the tree it gives.
@Suite struct ConstructTests {
  static let constructs: [(String, String)] = [
    ("include \"districts/slaton.scenario\"", "include \"districts/slaton.scenario\""),
    ("x = 12.5 FTE", "x = <12.5 FTE>"),
    ("x = $4,900 per FTE per year", "x = <$4900 per FTE per year>"),
    ("x = 0.04 FTE per student", "x = <0.04 FTE per student>"),
    ("x = 1 FTE per 25 students", "x = <1 FTE per 25 students>"),
    ("x = $2,500 per new leader", "x = <$2500 per new leader>"),
    ("x = 0.5 points", "x = <0.5 points>"),
    ("x = $1.2M", "x = $1200000"),
    ("x = $500K", "x = $500000"),
    ("x = -2%", "x = -2%"),
    ("x = 1,234,567", "x = 1234567"),
    ("x = 90% of prior year", "x = (90% of prior year)"),
    ("x = 90% to 95% of prior year", "x = ((90% to 95%) of prior year)"),
    ("x = 100 hours at $35 per hour", "x = (<100 hours> at <$35 per hour>)"),
    ("x = 100 hours at own rate", "x = (<100 hours> at (phrase own rate))"),
    ("x = 2% to 11%", "x = (2% to 11%)"),
    ("x = 1 + 2 to 3 * 4", "x = ((1 + 2) to (3 * 4))"),
    ("x = 2% to 11% ~ uniform drawn once", "x = (2% to 11%) [~ uniform] [drawn once]"),
    ("x = after committed = $5 per year", "x = (after-committed <$5 per year>)"),
    ("x = column \"campus\"", "x = (column \"campus\")"),
    ("x = default", "x = (default)"),
    ("x = leader stipends", "x = (phrase leader stipends)"),
    ("grades = K, 1, 2", "grades = (list K, 1, 2)"),
    ("grades = 1..5", "grades = (span 1 5)"),
    ("grades = K..5", "grades = (grades K 5)"),
    ("grades = 5", "grades = 5"),
    ("x = 20..26", "x = (span 20 26)"),
    ("x = FY2026", "x = FY2026"),
    ("x = a - b - c", "x = ((a - b) - c)"),
    ("x = a + b * c ^ 2", "x = (a + (b * (c ^ 2)))"),
    ("x = (a + b) / 2", "x = ((a + b) / 2)"),
    ("x = -a", "x = (negate a)"),
    ("x = 2 ^ 3 ^ 2", "x = (2 ^ (3 ^ 2))"),
    ("x = 2 -3", "x = (2 - 3)"),
    ("let total = fund.title1.award + $5", "let total = (fund.title1.award + $5)"),
    ("input aides = 4 FTE from FY2027", "input aides = <4 FTE> [from FY2027]"),
    ("x = $5 FY2027..FY2029", "x = $5 [FY2027..FY2029]"),
    ("x = $5 until FY2028 because \"x\"", "x = $5 [until FY2028] [because \"x\"]"),
    ("x = 5 ramp 50%, 100% from FY2027", "x = 5 [ramp 50%, 100%] [from FY2027]"),
    (
      "x = $5 grow by 1% to 3% ~ normal drawn once by school",
      "x = $5 [grow (1% to 3%) ~ normal drawn once by school]"
    ),
    ("one per 8 teachers at each school", "one per 8 teachers [at each school]"),
    ("one per 8 to 12 teachers ramp 50%, 100%", "one per (8 to 12) teachers [ramp 50%, 100%]"),
    ("count = 3 at each school", "count = 3 [at each school]"),
    ("share = 10% of teachers at each school", "share = (10% of teachers) [at each school]"),
    ("at each school", "at each school"),
    ("set fund[program = title2].award *= 0%", "set fund[program = title2].award *= 0%"),
    ("renews with chance 60%", "renews with chance 60%"),
    ("terminates with chance 10% each year", "terminates with chance 10% each year"),
    (
      "settled raises FY2027 = 3%, 2.5% source \"agreement\"",
      "settled raises FY2027 = (list 3%, 2.5%) [source \"agreement\"]"
    ),
    (
      "terminates with chance 10% each year keeping 50%",
      "terminates with chance 10% each year keeping 50%"
    ),
    ("set a.b *= 1.1 in FY2028", "set a.b *= 1.1 [in FY2028]"),
    ("set *.award -= $5", "set *.award -= $5"),
    ("actuals through FY2025", "actuals = FY2025"),
    (
      "x = truncated(normal(mean = 1, sd = 2), min = 0, max = 3)",
      "x = truncated(normal(mean = 1, sd = 2), min = 0, max = 3)"
    ),
    ("x = discrete(1: 30%, 2: 70%)", "x = discrete(1: 30%, 2: 70%)"),
    (
      "x = mixture(30%: uniform(low = 0, high = 1), 70%: beta(mean = 50%, sd = 5%))",
      "x = mixture(30%: uniform(low = 0, high = 1), 70%: beta(mean = 50%, sd = 5%))"
    ),
    (
      "x = 1 grow by resampled from \"a.csv\" column \"g\"",
      "x = 1 [grow resampled(from = \"a.csv\", column = (column \"g\"))]"
    ),
    ("require a >= 1 and b < 2 or c != 3", "require (((a >= 1) and (b < 2)) or (c != 3))"),
    ("require covered in all years until FY2029", "require (covered over all years until FY2029)"),
    (
      "adopted a.b = $5 within 10% in FY2026",
      "adopted (((a.b over only in FY2026) = $5) within 10%)"
    ),
    ("require a >= 1 in FY2027", "require ((a >= 1) over only in FY2027)"),
    ("x = normal(\n  mean = 1,\n  sd = 2\n)", "x = normal(mean = 1, sd = 2)"),
    ("x = a +\n  b", "x = (a + b)"),
    ("x = a,\n  b", "x = (list a, b)"),
    ("x = \"q \\\"a\\\" \\\\ é\"", "x = \"q \\\"a\\\" \\\\ é\""),
    ("a = 1; b = 2;; c = 3 # end", "a = 1\nb = 2\nc = 3"),
    ("source = \"set\"", "source = \"set\""),
    (
      "enrollment from \"d.csv\" { year = column \"y\" }",
      "block enrollment from=\"d.csv\"\n  year = (column \"y\")"
    ),
    (
      "example \"t\" { a in FY2027 = $5 within $1 source \"x\"; tolerance = $2 }",
      "block example title=\"t\"\n  condition (((a over only in FY2027) = $5) within $1)\n"
        + "  source = \"x\"\n  tolerance = $2"
    ),
    (
      "line aides \"Aides\" {\n  cost = 2 FTE\n\n}",
      "block line id=aides title=\"Aides\"\n  cost = <2 FTE>"
    ),
  ]

  @Test(arguments: constructs)
  func construct(source: String, expected: String) {
    for text in [source, source + "\n", source.replacing("\n", with: "\r\n") + "\r\n"] {
      let (tree, diagnostics) = parse(SourceFile(path: "a", text: text))
      #expect(diagnostics.map(DiagnosticRenderer.line) == [])
      #expect(tree.dump() == expected + "\n")
    }
  }

  @Test func rangesCoverStatements() throws {
    let text = "salary = $52,400 per FTE grow by raises # note\n"
    let (tree, _) = parse(SourceFile(path: "a", text: text))
    let statement = try #require(tree.statements.first)
    #expect(statement.range.text == "salary = $52,400 per FTE grow by raises")
    guard case .assignment(let assignment) = statement else { return #expect(Bool(false)) }
    #expect(assignment.value.range.text == "$52,400 per FTE")
    #expect(assignment.clauses.growth?.range.text == "grow by raises")
  }
}
