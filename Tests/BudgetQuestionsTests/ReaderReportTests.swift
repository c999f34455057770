import BudgetProjection
import BudgetReports
import Diagnostics
import Foundation
import MonteCarlo
import ReportDocuments
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// The reports for board, superintendent and finance officer: what each reader is told.
@Suite struct ReaderReportTests {
  /// Slaton as it was at 6d03e95, with four Master Teachers and larger classes as a further variant.
  private static func slaton() throws -> (base: ReportedRun, runs: [ReportedRun]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(
      at: URL(filePath: "Tests/BudgetQuestionsTests/Slaton"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "slaton.scenario")
    let text =
      try String(contentsOf: file, encoding: .utf8) + """
        variant four "Four Master Teachers and one more student" {
          plan { set class_size.*.target += 1 student from FY2027; set master.count = 4 }
        }

        """
    try text.write(to: file, atomically: true, encoding: .utf8)
    let result = runScenario(
      RunRequest(
        source: try ScenarioSource.open(file.path, root: nil), path: "slaton.scenario",
        variants: .all, settings: SimulationSettings(trials: 10_000, seed: 1)))
    return (try #require(result.runs.first, "\(result.diagnostics)"), result.runs)
  }

  private static func text(_ document: ReportDocument?) throws -> String {
    render(try #require(document), as: .markdown)
  }

  /// The figures of decide.md: covered in fewer than 1 of 100 futures only because FY2026 comes before the
  /// larger classes, FY2027 to FY2030 in 94, 92, 90, 88; and the copiers that take 80 to 1.
  @Test func theBoardReadsWhichYearDecides() throws {
    let (base, runs) = try Self.slaton()
    let four = try #require(runs.last)
    #expect(
      try Self.text(composeBoardReport(four)).contains(
        "One year decides: FY2026 is covered in fewer than 1 of 100 futures; FY2027 in 94, FY2028 in 92, "
          + "FY2029 in 90, FY2030 in 88."))
    let board = try Self.text(composeBoardReport(base, beside: runs.dropLast()))
    #expect(!board.contains("One year decides"))
    #expect(
      board.contains(
        "The copiers save half: covered in every year in 1 of 100 futures instead of 80."))
    // Its mean net cost of all years is 149,800 above nothing, that of the base 196,500 below.
    #expect(board.contains("| Base: the plan as written | 80 | $196,000 left over |"))
    #expect(board.contains("| The copiers save half | 1 | $150,000 short |"))
  }

  /// A report tells variants from the base as `compare` does; the board's page says it in a line.
  @Test func variantsAreHeldAgainstTheBaseFutureByFuture() throws {
    let request = RunRequest(
      source: try ScenarioSource.open("Scenarios/slaton.scenario", root: nil), path: "s",
      variants: .all, settings: SimulationSettings(trials: 500, seed: 3))
    let runs = runScenario(request).runs
    let isCompared: [Bool] = runs.map { $0.againstBase.map { _ in true } ?? false }
    #expect(isCompared == [false, true, true, true])
    let compared = try #require(compareScenario(request).comparison).comparisons
    for (run, comparison) in zip(runs.dropFirst(), compared) {
      for measure in try #require(run.againstBase).measures {
        let own = try #require(measure.figures.first)
        let same = try #require(
          comparison.measures.first { $0.measure.horizon == measure.measure.horizon }?.figures.first
        )
        #expect(own.less == same.less && own.more == same.more && own.compared == same.compared)
        let means: [Double?] = [own.difference?.mean.value, same.difference?.mean.value]
        #expect(means[0] == means[1] && means[0] != nil)
      }
    }
    let page = render(
      [try #require(composeBoardReport(runs[0], beside: runs))], as: ReportForm.html)
    #expect(page.contains("costs less than the plan in no future"))
    let text = try Self.text(composeBoardReport(runs[0], beside: runs))
    #expect(!text.contains("costs less than"))
  }

  /// 46 students of a Title I school sit in three classes of at most 22 and in two of at most 24; 66
  /// elsewhere in three classes either way. One student more on top of the plan's two changes nothing.
  private static let classes = """
    language 1
    scenario "Two schools" { years = FY2026..FY2027 }
    school oak "Oak" { title1 = schoolwide }
    school elm "Elm" { title1 = none }
    enrollment FY2025 {
            3
      oak  46
      elm  66
      method = growth
      growth = 0%
    }
    class_size lower "Lower grades" { grades = 3; target = 22 students }
    staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 50% }
    plan "Larger classes" {
      set class_size.lower.target += 2 students from FY2026
      leader master "Master Teacher" { count = 1; stipend = $4,000 }
    }

    """

  private static func superintendent(_ text: String) throws -> String {
    let request = RunRequest(
      source: .text(text), path: "x.scenario", variants: .base,
      settings: SimulationSettings(trials: 200, seed: 1))
    let run = try #require(runScenario(request).runs.first)
    return try Self.text(composeSuperintendentReport(run, tradeoffs(of: request)))
  }

  @Test func theSuperintendentReadsClassSizesBeforeAndAfter() throws {
    let text = try Self.superintendent(Self.classes)
    #expect(text.contains("| Oak (T1) | 15.3→23.0 |"))
    #expect(text.contains("| Elm | 22.0 |"))
    // With 25 in a class both stay as they are: 46 in two classes, 66 in three.
    #expect(text.contains("| Title I, schoolwide | 1 | 23.0 | 23.0 | 0.0 |"))
    #expect(text.contains("| Not Title I | 1 | 22.0 | 22.0 | 0.0 |"))
    // Two more than today is the plan; one more already removes Oak's third class, 46 in two of 23. The
    // saving of a hire at $50,000 in both years less $8,000 of stipends.
    #expect(text.contains("| as today | 0 | $8,000 short | 0.0 | 18.7 |"))
    #expect(text.contains("| +1 (the plan) | 100 | $92,000 left over | 1.0 | 22.4 |"))
    #expect(text.contains("| +2 (the plan) | 100 | $92,000 left over | 1.0 | 22.4 |"))
    #expect(text.contains("| Master Teacher: new leaders of the year | 1.0 |"))
  }

  @Test func withoutClassSizesTheSuperintendentIsToldSo() throws {
    let text = try Self.superintendent(
      """
      language 1
      scenario "No classes" { years = FY2026..FY2027 }
      staff teachers { positions = 20 FTE; salary = $50,000 per FTE }
      plan { leader master "Master Teacher" { count = 2; stipend = $4,000 } }
      """)
    #expect(text.contains("The scenario states no class sizes"))
    #expect(text.contains("| Master Teacher: leaders | 2.0 | 2.0 |"))
  }

  /// Revenue grows by 100,000 and spending by 200,000; the structural balance falls from 50,000 to −50,000.
  @Test func theFinanceOfficerReadsTheBridge() throws {
    let request = RunRequest(
      source: .text(
        """
        language 1
        scenario "A fund" { years = FY2026..FY2027 }
        general_fund { opening = $500,000 }
        revenue state { amount = $1,000,000 per year grow by 10% }
        spending all { amount = $950,000 per year grow by 21.052631578947% }
        plan { line kits { cost = $0 per year } }
        """), path: "x.scenario", variants: .base,
      settings: SimulationSettings(trials: 200, seed: 1))
    let result = runScenario(request)
    let run = try #require(result.runs.first, "\(result.diagnostics.map(\.message))")
    let text = render(composeCFOReport(run), as: .markdown)
    for row in [
      "| FY2026, mean | $50,000 |", "| Revenue grows: adds | $100,000 |",
      "| Spending grows: takes | −$200,000 |", "| **FY2027, mean** | **−$50,000** |",
      "| From mean to median | $0 |", "| **FY2027, median** | **−$50,000** |",
    ] {
      #expect(text.contains(row), "\(row)")
    }
  }
}
