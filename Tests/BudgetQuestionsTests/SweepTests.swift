import BudgetReports
import Diagnostics
import MonteCarlo
import ReportDocuments
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// A plan over the values of a key, all on the draws of the plan as written.
@Suite struct SweepTests {
  private func sweep(
    _ statements: [String], trials: Int = 200, measure: String? = nil,
    in source: ScenarioSource? = nil
  ) throws -> SweptScenario {
    let own = try source ?? ScenarioSource.file("Scenarios/slaton.scenario")
    return sweepScenario(
      RunRequest(
        source: own, path: "slaton.scenario", variants: .base,
        settings: SimulationSettings(trials: trials, seed: 1)), set: statements,
      measure: measure)
  }

  /// Measured on an earlier build: with three Master Teachers the plan is covered in every year in 80 of
  /// 100 futures, with four in 1 of 10,000; stipends of about $12,300 are the largest with 70.
  @Test func slatonsLeadersAndStipends() throws {
    let counts = try #require(try sweep(["master.count = 3, 4"], trials: 10_000).sweep)
    let odds = counts.rows.map(\.summary.covered.everyYear.value)
    #expect(abs(odds[0] - 0.8017) < 1e-9 && abs(odds[1] - 0.0001) < 1e-9)
    let stipends = try #require(
      try sweep(["master.stipend = $12,100..$12,500 step $400"], trials: 10_000).sweep)
    let values = stipends.rows.map(\.summary.covered.everyYear.value)
    #expect(values[0] > 0.7 && values[1] < 0.7)
    #expect(stipends.rows.map(\.values) == [["$12,100"], ["$12,500"]])
  }

  /// The value that the plan has is the plan; a value is what `run` says of a variant with it.
  @Test func aValueIsTheVariantWithIt() throws {
    let found = try #require(
      try sweep(["class_size.*.target += 0..1 students from FY2027"], measure: "margin").sweep)
    #expect(found.rows[0].summary.difference?.value == 0)
    #expect(found.rows[0].summary.futures.same == 200)
    let source = try ScenarioSource.file("Scenarios/slaton.scenario")
    let variant = try runs(
      source, SimulationSettings(trials: 200, seed: 1), variants: .combinations([["plus_one"]]))[1]
    let margin = try #require(variant.statistics("margin")?.last)
    #expect(found.rows[1].summary.asked?.value == margin.mean.value)
    let cumulative = try #require(variant.statistics("net_cost.cumulative")?.last)
    #expect(found.rows[1].summary.netCost?.value == cumulative.mean.value)
  }

  @Test func everyCombinationIsARow() throws {
    let found = try #require(
      try sweep(["master.count = 2, 3", "class_size.*.target += 0..2 students"]).sweep)
    #expect(found.rows.count == 6)
    #expect(found.rows[4].values == ["3", "+= 1 students"])
  }

  /// Two statements are a table of one measure: the first down, the second across, each cell its row's.
  @Test func twoStatementsAreATable() throws {
    let found = try #require(
      try sweep(
        ["master.count = 2, 3", "class_size.*.target += 0..2 students"], measure: "margin"
      ).sweep)
    let parts = composeSweepReport(found).parts
    let tables = parts.compactMap { part -> ReportTable? in
      if case .table(let table) = part { return table }
      return nil
    }
    let matrix = try #require(tables.first)
    #expect(tables.count == 2)
    #expect(
      matrix.columns.map(\.heading).dropFirst() == [
        "+= 0 students", "+= 1 students", "+= 2 students",
      ])
    #expect(matrix.rows.count == 2)
    let whole = tables[1].rows.map { $0.cells.last }
    #expect(
      matrix.rows.flatMap { $0.cells.dropFirst() }.map { "\($0)" }
        == whole.compactMap { $0.map { "\($0)" } })
  }

  /// A target above its cap is no finding here; the row says that the cap binds.
  @Test func aCapThatBindsIsSaid() throws {
    let answer = try sweep(["class_size.*.target += 1, 9 students"])
    let found = try #require(answer.sweep)
    #expect(found.rows.map(\.summary.capBinds) == [false, true])
    #expect(!answer.diagnostics.contains { $0.code.id == "cap-below-target" })
  }

  @Test(arguments: [
    ("foo", "is no `set` with values"),
    ("master.count = many", "has no values"),
    ("master.stipend = $8,000..$14,000", "`$8,000..$14,000 step $1,000`"),
    ("master.count = 4..2", "does not go up"),
    ("master.count = 1..1000", "has 1000 values"),
    ("master.stpend = $1, $2", "did you mean `master.stipend`"),
    ("raises = 1%, 2%", "write --set 'status_quo.raises = 1%, 2%'"),
  ])
  func whatCannotBeSweptIsSaid(_ statement: String, _ words: String) throws {
    let answer = try sweep([statement])
    #expect(answer.sweep == nil)
    let problem = try #require(answer.problem)
    #expect(problem.contains(words), "\(problem)")
  }

  @Test func anUnknownMeasureIsSaid() throws {
    let answer = try sweep(["master.count = 2, 3"], measure: "margn")
    #expect(answer.problem?.contains("there is no measure `margn`") == true)
  }
}
