import BudgetReports
import Diagnostics
import MonteCarlo
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// What moves a plan: six leaders cost $60,000, and two savings A, uniform from 0 to $100,000, and B, uniform
/// from 0 to $50,000, pay for them. All expected values are integrals over the square of A and B.
@Suite struct TornadoTests {
  private static let scenario = """
    language 1
    scenario "Two savings" { years = FY2026..FY2026 }
    staff teachers { positions = 60 FTE; salary = $60,000 per FTE }
    plan "P" {
      leader mentor { count = 6; of = teachers; stipend = $10,000; release = 0%; cover = timetable }
      line first { saves = uniform(low = $0 per year, high = $100,000 per year) }
      line second { saves = uniform(low = $0 per year, high = $50,000 per year) }
    }

    """

  private func tornado(
    _ settings: SimulationSettings = SimulationSettings(trials: 10_000, seed: 1),
    _ text: String = scenario
  ) throws -> ReportedTornado {
    let found = rankInfluences(
      RunRequest(
        source: .text(text), path: "test.scenario", variants: .base, settings: settings))
    return try #require(found.tornado, "\(found.diagnostics.map(\.message))")
  }

  private func expectNear(
    _ found: Estimate?, _ expected: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(found)
    let error = max(try #require(found.error), 1e-9 * max(1, abs(expected)))
    #expect(
      abs(found.value - expected) <= 5 * error, "\(found.value) ± \(error), not \(expected)",
      sourceLocation: sourceLocation)
  }

  /// In the tenth where A is lowest its mean is $5,000, where it is highest $95,000; B is $25,000 there.
  @Test func tenthsOfTwoUniforms() throws {
    let found = try tornado()
    #expect(found.assumptions.map(\.name) == ["line.first.saves", "line.second.saves"])
    let (first, second) = (found.assumptions[0].bar, found.assumptions[1].bar)
    try expectNear(first.low?.margin, -30_000)
    try expectNear(first.high?.margin, 60_000)
    try expectNear(second.low?.margin, -7_500)
    try expectNear(second.high?.margin, 37_500)
    #expect(first.low?.covered.value == 0)
    #expect(first.high?.covered.value == 1)
    try expectNear(second.low?.covered, 0.425)
    try expectNear(second.high?.covered, 0.875)
    try expectNear(found.plan.covered, 0.65)
  }

  /// Of the 0.35 failing 0.24 have B of $10,000 or more, enough with A at $50,000; 0.0625 have A of $35,000
  /// or more, enough with B at $25,000. These are counts of one sample: bounds are 5 binomial errors.
  @Test func futuresThatAMedianWouldHaveSaved() throws {
    let found = try tornado()
    let failing = Double(found.failing)
    for (assumption, share) in zip(found.assumptions, [0.24 / 0.35, 0.0625 / 0.35]) {
      let error = (share * (1 - share) / failing).squareRoot()
      #expect(abs(Double(assumption.rescued) / failing - share) <= 5 * error)
    }
  }

  /// A leader is $10,000, $1,000 of each stipend $6,000; a release of less than nothing is not allowed.
  @Test func stepsOfDecisions() throws {
    let found = try tornado()
    #expect(
      found.decisions.map(\.name)
        == ["leader.mentor.count", "leader.mentor.stipend", "leader.mentor.release"])
    let count = found.decisions[0].bar
    try expectNear(count.low?.margin, 25_000)
    try expectNear(count.high?.margin, 5_000)
    try expectNear(count.low?.covered, 0.75)
    try expectNear(count.high?.covered, 0.55)
    try expectNear(found.decisions[1].bar.high?.margin, 9_000)
    #expect(found.decisions[2].bar.low == nil)
  }

  /// An assumption that is drawn each year counts as one, by the mean rank of its years.
  @Test func yearsOfOneAssumptionCountTogether() throws {
    let text = Self.scenario
      .replacing("FY2026..FY2026", with: "FY2026..FY2028")
      .replacing(
        "high = $100,000 per year)", with: "high = $100,000 per year) drawn each year")
    let found = try tornado(SimulationSettings(trials: 400, seed: 2), text)
    let first = try #require(found.assumptions.first { $0.name == "line.first.saves" })
    #expect(first.draws == 3, "coverage in every year needs the draws of all three")
    #expect(found.assumptions.count == 2)
  }

  /// A plan that changes class sizes in its first year gets a step on top of its own.
  @Test func aStepIsAddedToWhatThePlanHas() throws {
    let text = """
      language 1
      scenario "Classes" { years = FY2026..FY2026 }
      school north { }
      enrollment FY2026 {
               K   1
        north  92  92
      }
      class_size all { grades = K..1; target = 22 students }
      staff teachers { positions = 1 FTE per section; salary = $60,000 per FTE; layoffs = allowed }
      plan "P" {
        set class_size.all.target += 1 student
        leader mentor { count = 1; stipend = $1,000 }
      }
      """
    let found = try tornado(SimulationSettings(deterministic: true), text)
    let target = try #require(found.decisions.first { $0.name == "class_size.all.target" })
    // 10 sections with 22 today, 8 with 23 in the plan, 8 with 24, 10 with 22.
    #expect(target.bar.high?.margin.value == found.plan.margin.value)
    #expect(target.bar.low?.margin.value == found.plan.margin.value - 120_000)
  }

  @Test func theSameOnAnyThreads() throws {
    func text(_ threads: Int) throws -> String {
      TornadoAnswer(try tornado(SimulationSettings(trials: 200, seed: 3, threads: threads)))
        .documents.map { "\($0)" }.joined()
    }
    #expect(try text(1) == text(3))
  }
}
