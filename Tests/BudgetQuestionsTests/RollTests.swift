import BudgetModel
import BudgetProjection
import BudgetReports
import Diagnostics
import FigureCatalogue
import Foundation
import MonteCarlo
import ResultsData
import ScenarioFiles
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// A scenario moves on by a year. Expected numbers are by hand.
@Suite struct RollTests {
  /// A district in which every median of FY2026 is a whole number, and no leader before FY2028.
  static let quiet = """
    language 1

    scenario "Quiet" { years = FY2026..FY2030 }

    driver raises = ar1(mean = 3%, sd = 1%, persistence = 0.5, last = 3%)
    driver prices = random_walk(start = 2%, drift = 0%, sd = 0.5%)

    school north {}
    school south {}
    enrollment FY2025 {
               K    1
      north  100   90
      south   80    -
      growth = normal(mean = 0%, sd = 3%) drawn each year by school and grade
    }
    class_size all { grades = K..1; target = 20 students }

    staff teachers {
      positions = 40 FTE
      salary = $54,000 per FTE grow by raises
      hire_salary = $54,000 per FTE # hired at the same
      turnover = 10%
    }

    fund title1 {
      award = $400,000 per year
      available = 25%
      pays_for = leader stipends
      carryover = 15%
    }
    general_fund {
      opening = $1,000,000 # at the start of FY2026
      reserve = gfoa
    }
    revenue taxes { amount = $5,000,000 per year grow by 2% source "books" }
    spending rest { amount = $4,900,000 per year grow by prices }

    plan "P" {
      leader coach { count = 3; of = teachers; starts = FY2028; stipend = $30,000 }
    }
    expect "covered" { P(coverage >= 1 in each year from FY2026) >= 10% }
    example "now" { revenue.taxes in FY2026 = $5,000,000 within $1 }

    """

  private static let settings = SimulationSettings(trials: 400, seed: 3)

  private func roll(
    _ text: String, _ actuals: String?, _ settings: SimulationSettings = settings
  ) -> RolledScenario {
    rollScenario(
      RunRequest(
        source: .text(text), path: "test.scenario", variants: .base, settings: settings),
      to: 2027, actuals: actuals.map { SourceFile(path: "actuals.csv", text: $0) }, output: nil)
  }

  /// Every measure of a scenario by year, with every draw at its median.
  private func medians(_ text: String) throws -> [String: Double] {
    let study = Study(
      RunRequest(
        source: .text(text), path: "test.scenario", variants: .base,
        settings: SimulationSettings(trials: 1)))
    let projection = try #require(study.projection, "\(study.diagnostics.map(\.message))")
    let run = try #require(projection.runs.first)
    var found: [String: Double] = [:]
    for measure in run.measures {
      for (year, node) in zip(run.budget.years, measure.byYear) {
        found["\(measure.id) \(year)"] = projection.medians(of: [node])[0].value
      }
    }
    return found
  }

  // MARK: actuals that equal the medians

  @Test func mediansAreOfferedToFillIn() throws {
    let template = try #require(roll(Self.quiet, nil).template)
    #expect(
      template == """
        figure,value
        enrollment.north.K,100
        enrollment.north.1,90
        enrollment.south.K,80
        staff.teachers.headcount,40
        general_fund.balance,1100000
        fund.title1.carried,60000
        driver.raises,3%
        driver.prices,2%

        """)
  }

  /// The rolled scenario takes exactly the path that the old one would have taken.
  @Test func actualsEqualToMediansChangeNoAssumption() throws {
    let template = try #require(roll(Self.quiet, nil).template)
    let answer = roll(Self.quiet, template)
    let text = try #require(answer.text, "\(answer.diagnostics.map(\.message))")
    let drift = try #require(answer.roll)
    #expect(drift.figures.allSatisfy { $0.assumptions.value == 0 && $0.assumptions.error == 0 })
    #expect(drift.changes.allSatisfy { $0.kind != .driver })
    let (before, after) = (try medians(Self.quiet), try medians(text))
    var compared = 0
    for (name, value) in before where after[name] != nil && !name.hasPrefix("net_cost.cumulative") {
      let rolled = try #require(after[name])
      #expect(abs(rolled - value) <= 1e-9 * max(1, abs(value)), "\(name): \(value), \(rolled)")
      compared += 1
    }
    #expect(compared > 80)
  }

  /// Comments and order stay; values that grow are dated, what was of FY2026 alone goes.
  @Test func theTextIsAsAPersonWouldWriteIt() throws {
    let answer = roll(
      Self.quiet,
      """
      figure,value
      enrollment.north.K,103
      enrollment.north.1,88
      enrollment.south.K,81
      teachers.headcount,39.5
      fund.balance,-12500
      title1.carried,0
      raises,4.25%
      prices,1.8%
      """)
    let text = try #require(answer.text, "\(answer.diagnostics.map(\.message))")
    var expected = Self.quiet
    for (old, new) in [
      ("FY2026..FY2030", "FY2027..FY2031"), ("last = 3%", "last = 4.25%"),
      ("start = 2%", "start = 1.8%"), ("enrollment FY2025", "enrollment FY2026"),
      ("north  100   90", "north  103   88"), ("south   80    -", "south   81    -"),
      ("positions = 40 FTE\n", "positions = 40 FTE\n  headcount = 39.5 FTE\n"),
      (
        "salary = $54,000 per FTE grow by raises",
        "salary = $54,000 per FTE grow by raises from FY2026"
      ),
      ("hire_salary = $54,000 per FTE #", "hire_salary = $54,000 per FTE from FY2026 #"),
      ("carryover = 15%\n", "carryover = 15%\n  carried_in = $0\n"),
      ("opening = $1,000,000", "opening = -$12,500"),
      ("grow by 2% source", "grow by 2% from FY2026 source"),
      ("grow by prices }", "grow by prices from FY2026 }"),
      ("each year from FY2026", "each year from FY2027"),
      ("example \"now\" { revenue.taxes in FY2026 = $5,000,000 within $1 }\n", ""),
    ] {
      #expect(expected.contains(old), "\(old)")
      expected = expected.replacing(old, with: new, maxReplacements: 1)
    }
    #expect(text == expected)
    let removed = try #require(answer.roll?.changes.filter { $0.kind == .removed })
    #expect(
      removed.map(\.written) == [
        "example \"now\" { revenue.taxes in FY2026 = $5,000,000 within $1 }"
      ])
    let run = checkScenario(.text(text))
    #expect(run.isSound)
  }

  // MARK: the three parts

  /// Costs of $50 a student: 110 students instead of 100 cost $500 a year more.
  @Test func whatTheClosedYearLeft() throws {
    let text = """
      language 1
      scenario "A" { years = FY2026..FY2028 }
      school north {}
      enrollment FY2025 {
              K
      north 100
      }
      class_size all { grades = K; target = 20 students }
      plan "P" { line food { cost = enrollment * $50 per student per year } }

      """
    let answer = roll(text, "figure,value\nenrollment.north.K,110\n")
    let drift = try #require(answer.roll, "\(answer.diagnostics.map(\.message))")
    let cost = try #require(drift.figures.first)
    let found = [cost.before, cost.closedYear, cost.assumptions, cost.horizon, cost.after]
    #expect(found.map(\.value) == [15_000, 1_000, 0, 500, 16_500])
  }

  /// A rate of 10 % that halves its distance to 0 % each year.
  @Test func whatAChangedAssumptionDoes() throws {
    let text = """
      language 1
      scenario "A" { years = FY2026..FY2028 }
      driver rate = ar1(mean = 0%, sd = 0%, persistence = 0.5)
      plan "P" { line food { cost = $1,000 per year grow by rate } }

      """
    let answer = roll(text, "figure,value\nrate,10%\n")
    let drift = try #require(answer.roll, "\(answer.diagnostics.map(\.message))")
    let cost = try #require(drift.figures.first)
    let found = [cost.before, cost.closedYear, cost.assumptions, cost.horizon, cost.after]
    let expected = [3_000, 0, 50 + 76.25, 89.703125, 3_215.953125]
    for (value, wanted) in zip(found.map(\.value), expected) {
      #expect(abs(value - wanted) < 1e-6, "\(value), not \(wanted)")
    }
    #expect(answer.text?.contains("persistence = 0.5, last = 10%)") == true)
  }

  @Test func thePartsAddUpInEveryRow() throws {
    let answer = roll(
      Self.quiet,
      """
      figure,value
      enrollment.north.K,131
      enrollment.north.1,60
      enrollment.south.K,95
      teachers.headcount,44
      fund.balance,640000
      title1.carried,21000
      raises,7%
      prices,-1%
      """)
    let drift = try #require(answer.roll, "\(answer.diagnostics.map(\.message))")
    #expect(drift.figures.count == 8)
    for figure in drift.figures {
      let parts = figure.closedYear.value + figure.assumptions.value + figure.horizon.value
      let whole = figure.after.value - figure.before.value
      #expect(abs(parts - whole) <= 1e-9 * max(1, abs(figure.after.value)), "\(figure.figure)")
    }
    let balance = try #require(drift.figures.last)
    #expect(balance.closedYear.value != 0 && balance.assumptions.value != 0)
    // By year too: the closed year has no rolled mean, the last one no old one.
    let years = drift.byYear.filter { $0.key == balance.figureKey }
    #expect(years.map(\.year) == Array(2026...2031))
    #expect(years.first?.after == nil && years.last?.before == nil)
  }

  // MARK: percentiles

  /// Growth uniform from 0 % to 10 %: 107 of 100 students last year is the 70th percentile.
  @Test(arguments: [(107.0, 0.7), (101, 0.1), (110.5, 1), (99, 0)])
  func aPercentileByHand(_ students: Double, _ percentile: Double) throws {
    let text = """
      language 1
      scenario "A" { years = FY2026..FY2028 }
      school north {}
      enrollment FY2025 {
              K
      north 100
      growth = uniform(low = 0%, high = 10%) drawn each year
      }
      class_size all { grades = K; target = 20 students }

      """
    let answer = roll(
      text, "figure,value\nenrollment.north.K,\(students)\n",
      SimulationSettings(trials: 10_000, seed: 1))
    let actual = try #require(answer.roll?.actuals.first)
    let found = try #require(actual.standing.percentile)
    // Strata of 1/500 in each replicate.
    #expect(abs(found - percentile) <= 1.0 / 500, "\(found)")
    #expect(abs(actual.standing.p5.value - 100.5) < 0.05)
    #expect(abs(actual.standing.p95.value - 109.5) < 0.05)
  }

  @Test func withoutSpreadThereIsNoPercentile() throws {
    let template = try #require(roll(Self.quiet, nil).template)
    let answer = roll(Self.quiet, template)
    let headcount = try #require(
      answer.roll?.actuals.first { "\($0.figure)" == "staff.teachers.headcount" })
    #expect(headcount.standing.percentile == nil)
  }

  /// Settled years that are over go; the others keep their values.
  @Test(arguments: [
    ("settled r FY2026 = 4%, 2.5%, 2%", "settled r FY2027 = 2.5%, 2%"),
    ("settled r FY2027 = 2.5%", "settled r FY2027 = 2.5%"), ("settled r FY2026 = 4%", ""),
  ]) func settledYearsMoveOn(_ written: String, _ expected: String) throws {
    let text = """
      language 1
      scenario "Agreed" { years = FY2026..FY2029 }
      driver r = ar1(mean = 3%, sd = 1%, persistence = 0.5)
      \(written)
      staff teachers { positions = 10 FTE; salary = $50,000 per FTE grow by r; turnover = 0%; step = 0% }
      plan { line kits { cost = $1,000 per year } }

      """
    let answer = roll(text, try #require(roll(text, nil).template))
    let rolled = try #require(answer.text, "\(answer.diagnostics.map(\.message))")
    let found = rolled.split(separator: "\n").first { $0.hasPrefix("settled") }
    #expect(found.map(String.init) ?? "" == expected)
    // A driver that is agreed goes on from what was agreed, and nothing has changed since.
    let isAgreed = written.contains("FY2026")
    #expect(rolled.contains("persistence = 0.5, last = 4%)") == isAgreed)
    let drift = try #require(answer.roll)
    #expect(drift.figures.allSatisfy { $0.assumptions.value == 0 && $0.assumptions.error == 0 })
    #expect(checkScenario(.text(rolled)).diagnostics.allSatisfy { $0.severity != .error })
  }

  /// The same on any number of threads.
  @Test func theSameBytesOnAnyThreads() throws {
    let template = try #require(roll(Self.quiet, nil).template)
    let written = try [1, 2].map { threads in
      let settings = SimulationSettings(trials: 400, seed: 3, threads: threads)
      return RollAnswer(try #require(roll(Self.quiet, template, settings).roll)).written(as: .json)
    }
    #expect(written[0] == written[1])
  }
}

extension FigureDrift {
  /// The measure that it follows.
  fileprivate var figureKey: FigureKey? {
    switch figure {
    case .sum(let key), .last(let key): key
    case .always: nil
    }
  }
}
