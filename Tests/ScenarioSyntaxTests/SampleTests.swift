import Diagnostics
import ScenarioSyntax
import Testing

/// The whole sample of the language's description.
@Suite struct SampleTests {
  @Test func sampleParsesWithoutMistakes() {
    let (tree, diagnostics) = parse(SourceFile(path: "sample", text: SampleScenario.text))
    #expect(diagnostics.map(DiagnosticRenderer.text) == [])
    #expect(tree.statements.count == 21)
  }

  @Test func sampleKeepsItsParts() throws {
    let (tree, _) = parse(SourceFile(path: "sample", text: SampleScenario.text))
    let dump = tree.dump()
    for line in [
      "language 1",
      "  years = (years FY2026 FY2030)",
      "driver cpi = ar1(mean = 2.5%, sd = 1.2%, persistence = 0.4) [source \"BLS CPI-U 1990-2024\"]",
      "driver raises = normal(mean = 3%, sd = 1%) [drawn each year]",
      "driver health_trend = (2% to 11%) [drawn each year] [source \"NCTQ\"]",
      "correlate raises with cpi at 0.5",
      "block enrollment year=FY2025",
      "  grades PK K 1 2 3 4 5",
      "  row primary 62 95 101 99 - - -",
      "  row west - - - - 97 90 93",
      "  growth = (-2% to 2%) [drawn each year] [by school and grade]",
      "  grades = (grades PK 4)",
      "  target = <20 students>",
      "  positions = <1 FTE per section>",
      "  salary = <$52400 per FTE> [grow raises]",
      "  benefits retirement = (8.25% of pay)",
      "  award = <$412000 per year> [grow ar1(mean = 1%, sd = 12%, persistence = -0.4)] "
        + "[floor (90% of prior year)]",
      "  available = (after-committed <$329600 per year>) [grow raises] "
        + "[because \"reading aides stay\"]",
      "  pays_for = (list (phrase leader stipends), (phrase leader release), training)",
      "  delay = 100% [chance 5% drawn each year] [because \"July 2025 withholding\"]",
      "  block leader id=master title=\"Master Teacher\"",
      "    one per 15 teachers",
      "    training = <$2500 per new leader>",
      "    realised = triangular(low = 85%, mode = 95%, high = 100%)",
      "    induced = yes",
      "require (title1.spent <= title1.spendable)",
      "adopted (((teachers.payroll over only in FY2026) = $1900000) within 10%)",
      "  condition (P(((coverage >= 1) over each year from FY2027)) >= 80%)",
      "  condition (((savings.recurring over only in FY2027) = $318500) within $60000)",
      "    set class_size.*.target += <1 student> [from FY2026]",
      "  set title2.award = <$0 per year> [from FY2027]",
    ] {
      #expect(dump.contains(line + "\n"), "\(line)\nis missing in\n\(dump)")
    }
  }
}
