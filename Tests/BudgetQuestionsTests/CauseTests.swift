import BudgetQuestions
import MonteCarlo
import SummaryMeasures
import Testing

/// Causes of failure on whole scenarios.
@Suite struct CauseTests {
  /// A grant with an end is not recurring money: without it recurring money is short on average,
  /// and no line can be said to cost more than in futures that hold, since none holds.
  @Test func aGrantThatEndsLeavesRecurringMoneyShort() throws {
    let source = try ScenarioSource.file("Scenarios/boston-t3.scenario")
    let found = try runs(source, SimulationSettings(trials: 400, seed: 3))[0]
    #expect(found.failingTrials == 400)
    let cause = try #require(found.causes.first)
    #expect(cause.id == "structural")
    #expect(cause.trials == 400)
    let margin = try #require(found.statistics("margin"))
    #expect(abs(cause.meanDollars + margin[0].mean.value) < 1e-6)
    #expect(found.causes.count == 1)
  }
}
