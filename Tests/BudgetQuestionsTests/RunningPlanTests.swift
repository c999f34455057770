import BudgetModel
import BudgetProjection
import Diagnostics
import FigureCatalogue
import MonteCarlo
import Testing

@testable import BudgetQuestions

/// A plan that has begun before the horizon: `incumbents` of a role, `carried_in` of a stream. All by hand.
@Suite struct RunningPlanTests {
  private func scenario(leader: String, fund: String = "") -> String {
    """
    language 1
    scenario "A" { years = FY2027..FY2029 }
    staff teachers { positions = 60 FTE; salary = $60,000 per FTE; turnover = 10% }
    fund grant { award = $0 per year; available = 100%; pays_for = leader stipends, training; carryover = 15%\(fund) }
    plan "P" {
      leader coach { count = 4; of = teachers; stipend = $5,000; training = $1,000 per new leader; \(leader) }
      repurpose aides { saves = $9,000 per year ramp 50%, 100%; induced = yes }
    }

    """
  }

  /// A figure in each year, with every draw at its median.
  private func figure(_ name: String, _ text: String) throws -> [Double] {
    let study = Study(
      RunRequest(
        source: .text(text), path: "test.scenario", variants: .base,
        settings: SimulationSettings(trials: 1)), detail: .figures)
    let projection = try #require(study.projection, "\(study.diagnostics.map(\.message))")
    let run = try #require(projection.runs.first)
    let key = try #require(FigureKey(spelling: name, in: run.budget.declaredNames))
    let nodes = try #require(run.figures[key]?.byYear, "\(name)")
    return nodes.map { projection.medians(of: [$0])[0].value }
  }

  private func expect(_ found: [Double], _ expected: [Double], _ name: String) {
    let isSame = zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 * max(1, abs($1)) }
    #expect(found.count == expected.count && isSame, "\(name): \(found), not \(expected)")
  }

  /// Of four leaders a tenth leaves each year; four new ones at the start of a plan.
  @Test(arguments: [
    ("", [4.0, 0.4, 0.4], [4_000.0, 0, 0], [0, 4_500.0, 9_000]),
    ("incumbents = 0", [4.0, 0.4, 0.4], [4_000.0, 0, 0], [0, 4_500.0, 9_000]),
    ("incumbents = 4", [0.4, 0.4, 0.4], [0.0, 0, 0], [4_500, 9_000.0, 9_000]),
    ("incumbents = 3", [1.3, 0.4, 0.4], [1_000.0, 0, 0], [4_500, 9_000.0, 9_000]),
    ("incumbents = 6", [0, 0.4, 0.4], [0.0, 0, 0], [4_500, 9_000.0, 9_000]),
  ])
  func leadersInPost(
    _ leader: String, _ new: [Double], _ startUp: [Double], _ induced: [Double]
  ) throws {
    let text = scenario(leader: leader)
    expect(try figure("leader.coach.new", text), new, "new")
    expect(try figure("leader.coach.training_cost", text), startUp, "training at the start")
    // `incumbents = 0` says that there are none, which is what leaving it out means.
    if leader != "incumbents = 0" {
      expect(try figure("repurpose.aides", text), induced, "induced")
    }
  }

  /// Whoever holds a permanent raise keeps it: 90 % of four incumbents and those who are new.
  @Test func raisesOfIncumbentsStay() throws {
    let text = scenario(leader: "incumbents = 4; base_pay = $2,000")
    expect(try figure("leader.coach.base_pay_holders", text), [4, 4, 4], "holders")
  }

  /// $30,000 carried in pay stipends and training of the first year; the rest lapses.
  @Test func carriedInIsSpentInTheFirstYear() throws {
    let text = scenario(leader: "incumbents = 4", fund: "; carried_in = $30,000")
    expect(try figure("fund.grant.carry_in", text), [30_000, 0, 0], "carry-in")
    expect(try figure("fund.grant.spent", text), [20_400, 0, 0], "spent")
    expect(try figure("fund.grant.lapsed", text), [9_600, 0, 0], "lapsed")
  }
}
