import BudgetQuestions
import BudgetReports
import Diagnostics
import Foundation
import MonteCarlo
import ResultsData
import SummaryMeasures
import Testing

/// What remains to be paid where the leader roles stop, against the independent calculation in
/// `Tests/Reference` and closed forms.
@Suite struct UnwindTests {
  private func unwind(
    _ source: ScenarioSource, _ settings: SimulationSettings = .medians, year: Int? = nil,
    variants: RunRequest.VariantChoice = .base
  ) throws -> [ReportedUnwind] {
    let answer = unwindScenario(
      RunRequest(
        source: source, path: source.file.path, variants: variants, settings: settings), year: year)
    guard !answer.unwinds.isEmpty else {
      let messages = answer.diagnostics.map(\.message) + [answer.problem].compactMap { $0 }
      throw NoFigures(description: messages.joined(separator: "\n"))
    }
    return answer.unwinds
  }

  /// Every figure of every stop of the fixtures, base and variants.
  @Test(arguments: ["roles-in-depth", "mentor-pay-and-paid-hours"])
  func figuresAtTheMedians(_ name: String) throws {
    let file = Repository.fixtures.appending(path: "\(name).expected.json")
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let expected = try #require(read as? [String: Any])
    let variants = expected["variants"] as? [String: [String: Any]] ?? [:]
    let source = try ScenarioSource.file("Tests/Reference/fixtures/\(name).scenario")
    var compared = 0
    for id in [nil] + variants.keys.sorted().map(Optional.some) {
      let wanted = id.flatMap { variants[$0] } ?? expected
      let stops = try #require(wanted["unwinds"] as? [String: [String: [Double]]])
      for (stop, figures) in stops.sorted(by: { $0.key < $1.key }) {
        let choice = id.map { RunRequest.VariantChoice.combinations([[$0]]) } ?? .base
        let found = try unwind(source, year: Int(stop), variants: choice)
        let run = try #require(found.last?.stops.first)
        for (figure, values) in figures.sorted(by: { $0.key < $1.key }) {
          expectEqual(
            run.figure(figure).map(\.mean.value), values,
            "\(name) \(id ?? "base") \(stop) \(figure)")
          compared += values.count
        }
      }
    }
    #expect(compared >= 6)
  }

  /// With 10 positions and 40 more for released time, of whom a share τ leaves each year and nobody is
  /// hired, (10 + 40)·Π(1 − τ) − 10 are left; they cost that many salaries with benefits. The raise of
  /// 40 people is owed to 40·Π(1 − τ). With τ drawn each year, means are those of its mean.
  @Test func coverAndRaisesAttriteInClosedForm() throws {
    let text = """
      language 1
      scenario "Attrition" { years = FY2026..FY2030 }
      staff teachers {
        positions = 10 FTE; salary = $50,000 per FTE; step = 0%
        turnover = uniform(low = 4%, high = 16%) drawn each year
        benefits retirement = 10% of pay; benefits health = $5,000 per FTE
      }
      plan "Roles" {
        leader master { count = 40; release = 100%; base_pay = $20,000; turnover = 30% }
      }
      """
    let all = try unwind(.text(text), SimulationSettings(trials: 4_000, threads: 2))[0]
    #expect(all.stops.map(\.stop) == [2027, 2028, 2029, 2030])
    // In the first year 40 are new; each later year as many join as leave the role (30 %), and all who
    // ever joined keep the raise until they leave the district (10 %).
    var holders = [40.0]
    while holders.count < 5 { holders.append(holders[holders.count - 1] * 0.9 + 12) }
    for stop in all.stops {
      let before = stop.stop - 2027
      let years = 1...(2031 - stop.stop)
      let held = years.map { 50 * pow(0.9, Double($0)) - 10 }
      let raises = years.map { holders[before] * pow(0.9, Double($0)) * 20_000 * 1.1 }
      try expect(stop.figure("held_positions"), held, "positions, \(stop.stop)")
      try expect(stop.figure("release"), held.map { $0 * 60_000 }, "release, \(stop.stop)")
      try expect(stop.figure("base_pay"), raises, "raises, \(stop.stop)")
      try expect(
        stop.figure("total"), zip(held, raises).map { $0 * 60_000 + $1 }, "total, \(stop.stop)")
    }
  }

  /// Compares means within five of their errors.
  private func expect(_ found: [Statistics], _ wanted: [Double], _ name: String) throws {
    try #require(found.count == wanted.count)
    for (statistics, value) in zip(found, wanted) {
      let error = try #require(statistics.mean.error)
      #expect(
        abs(statistics.mean.value - value) <= 5 * error + 1e-9 * abs(value),
        "\(name): \(statistics.mean.value), expected \(value)")
    }
  }

  /// Layoffs end the cover at once; what remains is the raise.
  @Test func layoffsEndTheCoverAtOnce() throws {
    let text = """
      language 1
      scenario "Layoffs" { years = FY2026..FY2028 }
      staff teachers { positions = 10 FTE; salary = $50,000 per FTE; layoffs = allowed }
      plan "Roles" { leader master { count = 4; release = 100%; base_pay = $20,000 } }
      """
    let stop = try unwind(.text(text), year: 2027)[0].stops[0]
    expectEqual(stop.figure("release").map(\.mean.value), [0, 0], "release")
    expectEqual(stop.figure("base_pay").map(\.mean.value), [80_000, 80_000], "raises")
    expectEqual(stop.figure("cumulative").map(\.mean.value), [80_000, 160_000], "cumulative")
  }

  /// The same bytes on any number of threads.
  @Test func threadsDoNotShow() throws {
    let source = try ScenarioSource.file("Scenarios/slaton.scenario")
    let texts = try [1, 3].map { threads in
      let found = try unwind(source, SimulationSettings(trials: 400, threads: threads), year: 2028)
      let answer = UnwindAnswer(found)
      return [AnswerForm.json, .csv, .text].map { answer.written(as: $0) }.joined()
    }
    let isSame = texts[0] == texts[1]
    #expect(isSame)
  }

  /// A year outside the horizon, and a plan without roles.
  @Test func questionsWithoutAnAnswer() throws {
    let slaton = try ScenarioSource.file("Scenarios/slaton.scenario")
    func problem(_ source: ScenarioSource, _ year: Int?) -> String? {
      unwindScenario(
        RunRequest(
          source: source, path: "x", variants: .base, settings: .medians), year: year
      ).problem
    }
    #expect(problem(slaton, 2050)?.contains("outside the horizon") == true)
    let bare = ScenarioSource.text(
      "language 1\nscenario \"Bare\" { years = FY2026..FY2028 }\nplan \"Plan\" { line c { cost = $1 per year } }\n"
    )
    #expect(problem(bare, nil)?.contains("no leader roles") == true)
  }
}
