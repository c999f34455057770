import BudgetReports
import Diagnostics
import MonteCarlo
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// What units of a plan are worth in one another.
@Suite struct ExchangeTests {
  /// Four sections of at most 21 of 66 students, three of 22; half of the teachers leave, so that a
  /// position saves or costs a hire at $50,000. One leader is released for good.
  private static let certain = """
    language 1
    scenario "Units" { years = FY2026..FY2026 }
    school north { title1 = none }
    enrollment FY2025 {
             3
      north 66
      method = growth
      growth = 0%
    }
    class_size lower { grades = 3; target = 21 students }
    staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 50% }
    plan "One leader" {
      leader master "Master Teacher" { count = 1; release = 100%; stipend = $4,000 }
    }
    """

  /// A stream of $0 to $200,000, all of it used for one stipend.
  private static let drawn = """
    language 1
    scenario "A stream" { years = FY2026..FY2026 }
    staff teachers { positions = 10 FTE; salary = $50,000 per FTE; turnover = 0% }
    fund grant "Grant" {
      award = uniform(low = $0 per year, high = $200,000 per year) drawn once
      pays_for = leader stipends
    }
    plan "One leader" { leader master "Master Teacher" { count = 1; stipend = $500,000 } }
    """

  private func exchange(
    _ source: ScenarioSource, from: Int? = nil, year: Int? = nil, trials: Int = 20
  ) -> ExchangedScenario {
    exchangeScenario(
      RunRequest(
        source: source, path: "test.scenario", variants: .base,
        settings: SimulationSettings(trials: trials, seed: 1)), from: from, year: year)
  }

  private func reported(_ answer: ExchangedScenario) throws -> ReportedExchange {
    try #require(answer.exchange, "\(answer.problem ?? "") \(answer.diagnostics.map(\.message))")
  }

  private func mean(_ id: String, in exchange: ReportedExchange) throws -> Double {
    let unit = try #require(exchange.units.first { $0.id == id }, "no unit \(id)")
    return unit.worth.saved[exchange.position].mean.value
  }

  /// A hire is $50,000: a student per class saves one, a section or a released leader (with $4,000 of
  /// stipend) costs one, 1 % of it is $500, and $1,000 of stipend is that of one leader.
  @Test func unitsOfACertainPlan() throws {
    let found = try reported(exchange(.text(Self.certain)))
    #expect(
      found.units.map(\.id) == [
        "class_size", "leader.master", "leader.master.stipend", "pay", "section.teachers",
      ])
    #expect(try mean("class_size", in: found) == 50_000)
    #expect(try mean("leader.master", in: found) == -54_000)
    #expect(try mean("leader.master.stipend", in: found) == -1_000)
    #expect(abs(try mean("pay", in: found) + 500) < 1e-6)
    #expect(try mean("section.teachers", in: found) == -50_000)
    let rates = Dictionary(
      uniqueKeysWithValues: found.pairs.map { (found.units[$0.rate.coster].id, $0) })
    #expect(rates.count == 4 && found.pairs.allSatisfy { $0.rate.saver == 0 })
    #expect(abs((rates["leader.master"]?.rate.rate.value ?? 0) - 50 / 54) < 1e-9)
    #expect(rates["leader.master"]?.odds.value == 0)
    #expect(rates["section.teachers"]?.rate.rate.value == 1)
    #expect(rates["section.teachers"]?.odds.value == 1)
    // All funds: the same dollars, for no stream pays.
    let spending = found.units.map { $0.worth.savedSpending[0].value }
    #expect(abs(spending[0] - 50_000) < 1e-6 && abs(spending[1] + 54_000) < 1e-6)
  }

  /// 1 % of U($0, $200,000) is U($0, $2,000): on average one stipend of $1,000 more, in half of the futures.
  @Test func aRateIsNotItsOdds() throws {
    let found = try reported(exchange(.text(Self.drawn), trials: 10_000))
    let stream = try #require(found.units.first { $0.id == "fund.grant.award" })
    let saved = stream.worth.saved[0]
    #expect(abs(saved.mean.value - 1_000) < 1)
    #expect(abs(saved[.p5].value - 100) < 5 && abs(saved[.p95].value - 1_900) < 5)
    let pair = try #require(
      found.pairs.first { found.units[$0.rate.coster].id == "leader.master.stipend" })
    #expect(abs(pair.rate.rate.value - 1) < 0.001)
    #expect(abs(pair.odds.value - 0.5) < 0.003)
    // A stipend in dollars does not follow pay.
    let pay = try #require(found.units.first { $0.id == "pay" })
    #expect(pay.worth.isDistinguishable(in: 0) == false)
  }

  /// Measured on an earlier build, both from FY2026, in FY2030: one more student saves $154,542 ± 1,086, one
  /// Master Teacher costs $79,346: 1.95 ± 0.01 on average, and it pays for one in 73 of 100 futures.
  @Test func slatonsStudentAndMasterTeacher() throws {
    let source = try ScenarioSource.file("Tests/BudgetQuestionsTests/Slaton/slaton.scenario")
    let found = try reported(exchange(source, trials: 10_000))
    #expect(found.from == 2026 && found.year == 2030)
    let student = try #require(found.units.first { $0.id == "class_size" })
    let saved = student.worth.saved[found.position].mean
    #expect(abs(saved.value - 154_542) < 1_086 && abs((saved.error ?? 0) - 1_086) < 300)
    #expect(abs(try mean("leader.master", in: found) + 79_346) < 200)
    let pair = try #require(
      found.pairs.first { pair in
        found.units[pair.rate.saver].id == "class_size"
          && found.units[pair.rate.coster].id == "leader.master"
      })
    #expect(abs(pair.rate.rate.value - 1.95) < 0.01)
    #expect(abs(pair.odds.value - 0.73) < 0.01)
  }

  @Test func unitsActFromTheirYear() throws {
    let text = Self.certain.replacing("FY2026..FY2026", with: "FY2026..FY2028")
    let found = try reported(exchange(.text(text), from: 2027))
    let leader = try #require(found.units.first { $0.id == "leader.master" })
    #expect(leader.worth.saved[0].mean.value == 0)
    #expect(leader.worth.saved[1].mean.value < -50_000)
    let later = Self.certain.replacing("FY2026..FY2026", with: "FY2026..FY2028")
      .replacing("count = 1;", with: "count = 1; starts = FY2028;")
    #expect(try reported(exchange(.text(later))).from == 2028)
  }

  @Test func yearsOutsideTheHorizonAreSaid() throws {
    let source = ScenarioSource.text(Self.certain)
    #expect(exchange(source, from: 2031).problem?.contains("FY2031 is outside") == true)
    let text = Self.certain.replacing("FY2026..FY2026", with: "FY2026..FY2028")
    let problem = exchange(.text(text), from: 2028, year: 2027).problem
    #expect(problem?.contains("write --year FY2028") == true)
  }
}
