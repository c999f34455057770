import Foundation
import Testing

/// Values that stand on very many others, or on themselves, as the program answers them: by a number or
/// a message, never by its end.
@Suite struct LongChainTests {
  /// A folder of its own for each test, removed at the end.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ declarations: String) throws {
    try folder.write(
      """
      language 1
      scenario "Chain" { years = FY2026..FY2027 }
      plan "Plan" { line courses { cost = $12,000 per year; use = training } }

      """ + declarations, to: "chain.scenario")
  }

  /// 40,000 formulas, each the next one and 1.
  @Test func formulasThatStandOnLaterOnes() throws {
    let formulas = (1...40_000).map { "let c\($0) = c\($0 + 1) + 1\n" }.joined()
    try write(formulas + "let c40001 = 1\nrequire c1 <= 40001 in each year\n")
    let result = try Program.run(["check", "chain.scenario"], in: folder)
    #expect(result.status == 0, "\(result.errors.suffix(500))")
  }

  /// A value that has grown since before the horizon, at a rate that 5,000 formulas hand on.
  @Test func aRateBeforeTheHorizon() throws {
    let formulas = (1...5_000).map { "let c\($0) = c\($0 - 1) * 1\n" }.joined()
    try write(
      "let c0 = 1%\n" + formulas + "input v = $100 per year grow by c5000 from FY2024\n"
        + "let w = v * 1\n")
    let result = try Program.run(
      ["run", "chain.scenario", "--deterministic", "--format", "csv"], in: folder)
    #expect(result.status == 0, "\(result.errors.suffix(500))")
    // $100 x 1.01 x 1.01.
    #expect(result.output.contains(",FY2026,let.w,,mean,102.01,"), "\(result.output.suffix(300))")
  }

  /// A salary that grows at a rate that stands on the salary, since before the horizon.
  @Test func aCircleBeforeTheHorizon() throws {
    try write(
      """
      staff teachers { positions = 10 FTE; salary = $50,000 per FTE grow by w from FY2024 }
      let w = teachers.salary / $1,000,000 per FTE per year
      """)
    let result = try Program.run(["check", "chain.scenario"], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("circular-reference"), "\(result.errors.suffix(500))")
    for name in ["staff.teachers.salary", "let.w"] {
      #expect(result.errors.contains(name), "\(result.errors.suffix(500))")
    }
  }

  /// A salary that grows at a rate that stands on the salary of the same year.
  @Test func aCircleInTheHorizon() throws {
    try write(
      """
      staff teachers { positions = 10 FTE; salary = $50,000 per FTE grow by w }
      let w = teachers.salary / $1,000,000 per FTE per year
      """)
    let result = try Program.run(["check", "chain.scenario"], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("circular-reference"), "\(result.errors.suffix(500))")
  }
}
