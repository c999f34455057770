import BudgetQuestions
import BudgetReports
import Diagnostics
import Foundation
import MonteCarlo
import SummaryMeasures
import Testing

@testable import LivePage

/// What the page shows against what the commands print.
@Suite struct LivePageFigureTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func session(_ path: String, trials: Int) throws -> LiveSession {
    let file = Self.root.appending(path: path).path
    var sizes = LiveSession.Trials()
    sizes.full = trials
    let opened = try LiveSession.open(
      LiveSession.Scenario(
        path: path,
        open: { () throws(ScenarioSource.Failure) in try ScenarioSource.open(file, root: nil) },
        write: nil), settings: SimulationSettings(seed: 1, threads: 2), trials: sizes)
    return try #require(opened.session)
  }

  private func glance(_ session: LiveSession, _ ask: LiveAsk) throws -> Glance {
    let plan = session.standing.plan
    let found = session.result(of: try ask.change(of: plan), plan: plan, isPreview: false)
    return try #require(found.glance, "\(found.diagnostics.map(\.message))")
  }

  /// One more student per class at Slaton against the plan, counted by another program on an earlier
  /// build: covered in every year in both in 8,013 of 10,000 futures, in the variant alone in 1,777, in
  /// the base alone in 4, in neither in 206.
  @Test func theDifferenceAtSlaton() throws {
    let session = try session("Scenarios/slaton.scenario", trials: 10_000)
    let first = try glance(session, LiveAsk())
    let second = try glance(session, LiveAsk(variants: ["plus_one"]))
    let found = try #require(first.difference(to: second))
    let covered = found.covered
    let counts = [covered.both, covered.onlySecond, covered.onlyFirst, covered.neither]
    #expect(counts == [8_013, 1_777, 4, 206])
    #expect(abs(found.odds.value - 0.1773) < 1e-12)
    let sentences = LiveWording.difference(found, trials: 10_000).joined(separator: " ")
    #expect(
      sentences.contains("under both in 80 of 100 futures, only under A in <1, only under B in 18"))
  }

  /// The figures of a change are those of `run` on the scenario with the variant written into it.
  @Test func theFiguresAreThoseOfARun() throws {
    let session = try session("Scenarios/slaton.scenario", trials: 400)
    let plan = session.standing.plan
    let ask = LiveAsk(
      values: ["master.stipend": 13_000, "class_size.early.target": 22], from: 2027,
      text: "set copiers.realised = 80%")
    let shown = try glance(session, ask)
    let change = try ask.change(of: plan)
    let lines = try #require(change.block(id: "tried", title: nil))
    #expect(lines.contains("set class_size.early.target = 22 students from FY2027"))
    let longer = ScenarioSource(
      file: SourceFile(path: plan.source.file.path, text: plan.source.text + "\n" + lines),
      files: plan.source.files)
    let result = runScenario(
      RunRequest(
        source: longer, path: "slaton", variants: .combinations([["tried"]]),
        settings: SimulationSettings(trials: 400, seed: 1)))
    let run = try #require(result.runs.last?.run)
    let covered = try #require(run.probabilities.first { $0.id == "covered.every_year" })
    let isSame = covered.estimate == shown.covered
    #expect(isSame, "\(covered.estimate) \(shown.covered)")
    let netCost = try #require(run.measures.first { $0.id == "net_cost" })
    for (year, statistics) in netCost.byYear.enumerated() {
      let mean = try #require(statistics.statistics).mean.value
      let left = shown.left[year].mean.value
      #expect(mean == -left)
    }
    let cumulative = try #require(run.measures.first { $0.id == "net_cost.cumulative" })
    let all = try #require(cumulative.byYear.last?.statistics)
    #expect(abs(all.mean.value + shown.leftInAll.mean.value) < 1e-6)
  }

  /// Both ends of every slider are accepted by the language.
  @Test(arguments: [
    "Scenarios/slaton.scenario", "Scenarios/niet-reference.scenario",
  ])
  func everySliderCanBeMoved(_ path: String) throws {
    let session = try session(path, trials: 20)
    let plan = session.standing.plan
    #expect(!plan.controls.isEmpty)
    for control in plan.controls {
      for end in [control.low, control.high] where end != control.now {
        let change = try LiveAsk(values: [control.path: end]).change(of: plan)
        let found = session.result(of: change, plan: plan, isPreview: false)
        #expect(
          !found.hasErrors,
          "\(control.statement(end, from: nil)): \(found.diagnostics.map(\.message))")
      }
    }
  }
}
