import BudgetModel
import BudgetProjection
import BudgetReports
import CalculationGraphs
import Diagnostics
import FigureCatalogue
import MonteCarlo
import Quantities
import ReportDocuments
import ResultsData
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// A stream that each year may be the last of, over all futures.
@Suite struct EndedStreamTests {
  /// A grant of $200,000 that grows by 5 % a year and may be ended, and a role that it pays.
  static func text(_ termination: String) -> String {
    """
    language 1
    scenario "A grant that may be ended" { years = FY2026..FY2030 }
    staff teachers "Teachers" { positions = 40 FTE; salary = $50,000 per FTE; turnover = 10% }
    fund grant "Competitive grant" {
      award = $200,000 per year grow by 5%
      available = 100%
      pays_for = leader stipends
      carryover = 100%
      \(termination)
    }
    plan "Leaders" {
      leader lead "Lead Teacher" { count = 10; stipend = $15,000 }
    }

    """
  }

  /// Alive after n years with 0.9ⁿ; of the year in which it is ended half arrives:
  /// E = A_t (0.9ⁿ + 0.5 · 0.1 · 0.9ⁿ⁻¹). Both within 4 standard errors of plain sampling, which a Latin
  /// hypercube does not exceed here.
  @Test(arguments: [(Sampling.latin, UInt64(11)), (.plain, 12)])
  func oddsAndAwardAreTheClosedForms(_ sampling: Sampling, _ seed: UInt64) throws {
    let trials = 10_000
    let all = try AllTrials(
      .text(Self.text("terminates with chance 10% each year keeping 50%")),
      SimulationSettings(trials: trials, seed: seed, sampling: sampling))
    let grant = all.projection.runs[0].streams[0]
    var award = 200_000.0
    for year in 0..<5 {
      let (before, goesOn) = (power(0.9, year), power(0.9, year + 1))
      let alive = all.table.column(grant.alive[year])
      let error = (goesOn * (1 - goesOn) / Double(trials)).squareRoot()
      #expect(abs(mean(alive) - goesOn) < 4 * error, "alive in year \(year)")
      let ending = 0.1 * before
      let expected = award * (goesOn + 0.5 * ending)
      let square = award * award * (goesOn + 0.25 * ending)
      let spread = ((square - expected * expected) / Double(trials)).squareRoot()
      let received = all.table.column(grant.received[year])
      #expect(abs(mean(received) - expected) < 4 * spread, "award in year \(year)")
      award *= 1.05
    }
  }

  /// In every future: whole awards, then half of one, then nothing for good; carry-in lapses with it.
  @Test func everyFutureEndsOnceAndForGood() throws {
    let all = try AllTrials(
      .text(Self.text("terminates with chance 30% each year keeping 50%")),
      SimulationSettings(trials: 2_000, seed: 4))
    let grant = all.projection.runs[0].streams[0]
    func columns(_ nodes: [[Double]], _ trial: Int) -> [Double] { nodes.map { $0[trial] } }
    let (alive, received) = (all.columns(grant.alive), all.columns(grant.received))
    let (carryIn, spent) = (all.columns(grant.carryIn), all.columns(grant.spent))
    let carried = all.columns(grant.carried)
    var ended = 0
    for trial in 0..<2_000 {
      let first = columns(alive, trial).firstIndex(of: 0) ?? 5
      if first < 5 { ended += 1 }
      for year in 0..<5 {
        let whole = 200_000 * power(1.05, year)
        let expected = year < first ? whole : year == first ? whole / 2 : 0
        #expect(agrees(received[year][trial], expected))
        guard year >= first else { continue }
        #expect(alive[year][trial] == 0 && carried[year][trial] == 0)
        #expect(spent[year][trial] <= received[year][trial] + 1e-6)
        if year > first { #expect(carryIn[year][trial] == 0) }
      }
    }
    #expect(ended > 1_500 && ended < 2_000)
  }

  /// A stream that may be ended is recurring money: the odds of coverage are those of its going on.
  @Test func itCountsAsRecurringWhileItGoesOn() throws {
    let found = try run(
      Self.text("terminates with chance 10% each year"), SimulationSettings(trials: 4_000, seed: 2))
    let odds = try #require(found.probability(.init(.covered, .everyYear))?.estimate)
    let error = (power(0.9, 5) * (1 - power(0.9, 5)) / 4_000).squareRoot()
    #expect(abs(odds.value - power(0.9, 5)) < 4 * error)
    #expect(odds.value == found.streams[0].alive.last?.value)
    let cause = try #require(found.causes.first)
    #expect(cause.id == "fund.grant")
    #expect(
      cause.title == "Competitive grant is ended, or pays less than in the futures that hold")
  }

  /// Chances of other streams and of the years do not move when one is written.
  @Test func itMovesNoOtherDraw() throws {
    let other =
      "fund other { award = $10 per year; available = 100%; pays_for = training; loss = 50% with chance 30% each year }\n"
    let settings = SimulationSettings(trials: 200, seed: 9)
    let before = try run(Self.text("") + other, settings)
    let after = try run(Self.text("terminates with chance 20% each year") + other, settings)
    let found = [before, after].map { $0.statistics("fund.other.received")?.map(\.mean.value) }
    #expect(found[0] != nil && found[0] == found[1])
  }

  @Test(arguments: [Sampling.latin, .plain])
  func threadsAndBlocksChangeNoByte(_ sampling: Sampling) throws {
    let source = ScenarioSource.text(Self.text("terminates with chance 10% each year keeping 50%"))
    func bytes(threads: Int, block: Int) -> String {
      let settings = SimulationSettings(
        trials: 1_060, seed: 5, sampling: sampling, threads: threads, blockSize: block)
      return RunAnswer(
        runScenario(
          RunRequest(source: source, path: "test", variants: .base, settings: settings)
        ).runs
      ).written(as: .json)
    }
    let first = bytes(threads: 1, block: 1_024)
    #expect(first.contains("\"alive\""))
    #expect(bytes(threads: 3, block: 100) == first)
  }

  /// The board's report names the stream among what could go wrong and what is to be decided.
  @Test func theReportsNameIt() throws {
    let request = RunRequest(
      source: .text(Self.text("terminates with chance 10% each year")), path: "test",
      variants: .base, settings: SimulationSettings(trials: 10_000, seed: 2))
    let reported = try #require(runScenario(request).runs.first)
    let document = try #require(composeBoardReport(reported))
    let appendix = try #require(composeBoardAppendix(reported))
    let board = render(document, as: .markdown) + render(appendix, as: .markdown)
    #expect(
      board.contains("Competitive grant may be ended: in 41 of 100 futures it has been by FY2030"))
    #expect(board.contains("What replaces Competitive grant if it is ended."))
  }

  /// `explain` shows the chance where it was written.
  @Test func explainSaysWhy() throws {
    let request = RunRequest(
      source: .text(Self.text("terminates with chance 10% each year")), path: "test",
      variants: .base, settings: SimulationSettings(trials: 400, seed: 2))
    let answer = explainFigure(
      request, figure: "grant.received", year: 2027, trial: nil, depth: 6, inASCII: false)
    let text = render(try #require(answer.document), as: .text)
    #expect(text.contains("fund.grant.alive"))
    #expect(text.contains("terminates with chance 10% each year"))
  }

  private func mean(_ column: [Double]) -> Double { column.reduce(0, +) / Double(column.count) }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { value, _ in value * base }
  }
}
