import BudgetProjection
import BudgetReports
import Diagnostics
import Foundation
import MonteCarlo
import ReportDocuments
import ResultsData
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// What must not change the figures.
@Suite struct InvarianceTests {
  static let district = "Tests/Reference/fixtures/whole-district.scenario"
  static let sections = "Tests/Reference/fixtures/random-enrollment-sections.scenario"
  static let settings = SimulationSettings(trials: 400, seed: 5)

  /// The same bytes for any number of threads and any size of block.
  @Test(arguments: [(district, Sampling.latin), (sections, .latin), (sections, .plain)])
  func resultsDoNotDependOnThreadsOrBlocks(_ path: String, _ sampling: Sampling) throws {
    let source = try ScenarioSource.file(path)
    func bytes(threads: Int, block: Int) -> String {
      let settings = SimulationSettings(
        trials: 1_060, seed: 5, sampling: sampling, threads: threads, blockSize: block)
      let request = RunRequest(source: source, path: path, variants: .all, settings: settings)
      return RunAnswer(runScenario(request).runs).written(as: .json)
    }
    let first = bytes(threads: 1, block: 1_024)
    #expect(first.count > 10_000)
    for (threads, block) in [(2, 1), (7, 256), (1, 1_000)] {
      let isSame = bytes(threads: threads, block: block) == first
      #expect(isSame, "\(threads) threads, block \(block)")
    }
  }

  /// A value that nothing depends on moves no draw of another.
  @Test(arguments: [
    "driver unrelated = normal(mean = 1%, sd = 1%) drawn each year",
    "input unrelated = $5 per year to $9 per year",
  ])
  func anUnrelatedDrawChangesNoFigure(_ declaration: String) throws {
    let text = try ScenarioSource.file(Self.district).text
    let before = try run(text, Self.settings)
    let place = try #require(text.range(of: "driver cpi"))
    var longer = text
    longer.insert(contentsOf: "\(declaration)\nlet uses_it = unrelated * 2\n", at: place.lowerBound)
    let after = try run(longer, Self.settings)
    try expectSameFigures(before, after)
    let added = try #require(after.statistics("let.uses_it"))
    #expect(added[0].sd.value > 0)
  }

  /// Correlated values of blocks are mixed in the order in which `correlate` names them: a line that
  /// asks for one of them first moves none.
  @Test func whatIsAskedFirstMovesNoCorrelatedDraw() throws {
    func figures(_ formula: String) throws -> RunSummary {
      try run(
        """
        language 1
        scenario "Order" { years = FY2026..FY2028 }
        let shown = \(formula)
        staff first "A" { positions = 10 FTE; salary = $50,000 per FTE; turnover = 6% to 18% drawn each year }
        staff second "B" { positions = 10 FTE; salary = $50,000 per FTE; turnover = 6% to 18% drawn each year }
        correlate staff.first.turnover with staff.second.turnover at 0.5
        let leaving = first.turnover
        plan { leader mentor { count = 1; of = first; stipend = $500 } }

        """, Self.settings)
    }
    let before = try figures("$1 per year")
    let after = try figures("second.turnover * $1 per year")
    let found = [before, after].map { $0.statistics("let.leaving")?.map(\.mean.value) }
    #expect(found[0] != nil && found[0] == found[1])
  }

  /// Students follow a formula of the plan's own positions: each world has its own.
  @Test func studentsThatFollowThePlanDifferBetweenWorlds() throws {
    let found = try run(
      """
      language 1
      scenario "t" { years = FY2026..FY2028 }
      school north "North" { }
      enrollment FY2025 {
              K
        north 1000
        growth = pull
      }
      let pull = teachers.required / 1000 FTE
      staff teachers "Teachers" { positions = 100 FTE; salary = $60,000 per FTE }
      plan "p" {
        leader mentor "Mentor" { count = 1; stipend = $4,000 }
        line more "More" { adds = 20 FTE of teachers; use = other }
      }
      adopted enrollment in FY2026 = 1100 students within 0.001%
      adopted enrollment in FY2027 = 1210 students within 0.001%

      """, Self.settings)
    #expect(found.checks.map(\.outcome) == [.passed, .passed])
    let planned = try #require(found.statistics("enrollment")).map(\.mean.value)
    #expect(zip(planned, [1_120, 1_254.4]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  /// A variant without `set` is the base to the last bit.
  @Test func aVariantWithoutChangesIsTheBase() throws {
    let text = try ScenarioSource.file(Self.district).text
    let source = ScenarioSource.text(text + "\nvariant same \"No change\" { }\n")
    let found = try runs(source, Self.settings, variants: .combinations([["same"]]))
    try #require(found.count == 2)
    try expectSameFigures(found[0], found[1])
  }

  /// Asking for variants changes nothing in the base, and a variant is the same alone or with others.
  @Test func variantsDoNotMoveEachOther() throws {
    let source = try ScenarioSource.file(Self.district)
    let base = try runs(source, Self.settings)
    let all = try runs(source, Self.settings, variants: .all)
    let one = try runs(source, Self.settings, variants: .combinations([["no_title2"]]))
    try #require(all.count == 3 && one.count == 2)
    try expectSameFigures(base[0], all[0])
    try expectSameFigures(one[1], all[2])
  }

  /// The canonical text means the same.
  @Test(arguments: Repository.runnable)
  func formattingChangesNoFigure(_ path: String) throws {
    let source = try ScenarioSource.file(path)
    let formatted = try #require(formatScenario(source.file).text)
    let again = ScenarioSource(
      file: SourceFile(path: source.file.path, text: formatted), files: source.files)
    let settings = SimulationSettings(trials: 40, seed: 5)
    let before = try runs(source, settings, variants: .all)
    let after = try runs(again, settings, variants: .all)
    try #require(before.count == after.count)
    for (one, other) in zip(before, after) { try expectSameFigures(one, other) }
  }

  /// A trial computed alone is the trial of the run.
  @Test(arguments: [district, sections], [Sampling.latin, .plain])
  func aTrialAloneIsTheTrialOfTheRun(_ path: String, _ sampling: Sampling) throws {
    var settings = Self.settings
    settings.sampling = sampling
    let all = try AllTrials(.file(path), settings)
    let nodes = columnsToKeep(of: all.projection)
    for trial in [0, 1, 57, 256, all.table.trials - 1] {
      let alone = try MonteCarloEngine.evaluate(
        all.projection.graph, settings: settings, trial: trial, nodes: nodes)
      let wrong = nodes.filter {
        let value = all.table.value($0, trial: trial)
        return alone[$0] != value && !(value.isNaN && alone[$0]?.isNaN == true)
      }
      #expect(wrong.isEmpty, "\(wrong.count) of \(nodes.count) figures differ in trial \(trial)")
    }
  }

  /// Another seed gives other draws.
  @Test func anotherSeedGivesOtherFigures() throws {
    let source = try ScenarioSource.file(Self.district)
    var other = Self.settings
    other.seed += 1
    let one = try runs(source, Self.settings)[0].statistics("net_cost")
    #expect(try runs(source, other)[0].statistics("net_cost") != one)
  }

  private func expectSameFigures(
    _ one: RunSummary, _ other: RunSummary, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for measure in one.measures {
      let same = try #require(other.measure(measure.key))
      #expect(
        measure.byYear.map(\.statistics) == same.byYear.map(\.statistics), "\(measure.id)",
        sourceLocation: sourceLocation)
    }
    for probability in one.probabilities {
      let same = try #require(other.probability(probability.event))
      #expect(
        probability.estimate == same.estimate, "\(probability.id)",
        sourceLocation: sourceLocation)
    }
    #expect(
      one.lines.map(\.byYear) == other.lines.map(\.byYear), sourceLocation: sourceLocation)
    #expect(
      one.streams.map { $0.accounts.map(\.byYear) }
        == other.streams.map { $0.accounts.map(\.byYear) }, sourceLocation: sourceLocation)
    #expect(
      one.staffing.map(\.byYear) == other.staffing.map(\.byYear), sourceLocation: sourceLocation)
    #expect(one.reserveAtRisk == other.reserveAtRisk, sourceLocation: sourceLocation)
    #expect(one.expectedShortfall == other.expectedShortfall, sourceLocation: sourceLocation)
  }
}

extension ScenarioSource {
  /// The scenario's text.
  fileprivate var text: String { String(decoding: file.bytes, as: UTF8.self) }
}
