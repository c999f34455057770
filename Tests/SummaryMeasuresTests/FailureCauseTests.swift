import BudgetNames
import BudgetProjection
import CalculationGraphs
import FigureCatalogue
import MonteCarlo
import ProbabilityDistributions
import Testing

@testable import SummaryMeasures

@Suite struct FailureCauseTests {
  private let settings = SimulationSettings(trials: 40_000, seed: 12)

  /// A saving of normal(100, 30) dollars, a stream, a cost of 140 dollars; covered where saving and
  /// stream reach the cost.
  private func projection(stream: [Double]) -> TestProjection {
    var projection = TestProjection(years: 2026...2027)
    let savings = [2026, 2027].map {
      projection.draw("saving", $0, .normal(mean: 100, sd: 30))
    }
    let awards = stream.map { projection.builder.constant($0) }
    let cost = projection.builder.constant(140)
    projection.addLine(.repurpose(RepurposeID("copiers")), "Copiers", .saving, savings)
    projection.addStream("title2", "Title II-A", awards)
    projection.addLine(
      .leader(LeaderID("master"), .stipend), "Stipends", .cost, [cost, cost],
      payments: [(payer: .stream(FundID("title2")), byYear: awards)])
    let isCovered = zip(savings, awards).map { saving, award in
      let money = projection.builder.add(saving, award)
      return projection.builder.greaterOrEqual(money, cost)
    }
    projection.cover(isCovered)
    return projection
  }

  @Test func theSavingThatFallsShortIsTheCause() throws {
    let run = try projection(stream: [50, 50]).summary(settings)
    // P(both years reach 90) = Φ(1/3)².
    let holds = 0.6305586598182363 * 0.6305586598182363
    #expect(abs(Double(run.failingTrials) / 40_000 - (1 - holds)) < 0.01)
    #expect(run.causes.count == 1)
    #expect(run.causes[0].id == "repurpose.copiers")
    #expect(run.causes[0].title == "Copiers saves less than in the futures that hold")
    #expect(run.causes[0].trials == run.failingTrials)
    // E(S | S ≥ 90) − E(S | S < 90) = 30·φ(1/3)·(1/Φ(1/3) + 1/(1 − Φ(1/3))).
    let truth = 30 * 0.3773832276 * (1 / 0.6305586598 + 1 / 0.3694413402)
    #expect(abs(run.causes[0].meanDollars - truth) < 0.5)
  }

  @Test func aStreamThatEndsIsComparedWithTheYearBefore() throws {
    // Covered for certain in the first year, in hardly any future in the second.
    let run = try projection(stream: [500, 0]).summary(
      SimulationSettings(trials: 4_000, seed: 12))
    #expect(Double(run.failingTrials) > 0.85 * 4_000)
    let ends = try projection(stream: [500, -100]).summary(
      SimulationSettings(trials: 4_000, seed: 12))
    #expect(ends.failingTrials == 4_000)
    #expect(ends.causes[0].id == "fund.title2")
    #expect(ends.causes[0].title == "Title II-A pays less than the year before")
    #expect(ends.causes[0].trials == 4_000)
    #expect(ends.causes[0].meanDollars == 600)
  }

  @Test func aPlanThatHoldsHasNoCauses() throws {
    let run = try projection(stream: [5_000, 5_000]).summary(
      SimulationSettings(trials: 400, seed: 1))
    #expect(run.failingTrials == 0)
    #expect(run.causes.isEmpty)
  }
}
