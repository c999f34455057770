import BudgetModel
import BudgetProjection
import BudgetQuestions
import Foundation
import MonteCarlo
import SummaryMeasures
import Testing

/// The general fund in every trial, and the reserve floors of regulations.
@Suite struct GeneralFundTests {
  private static func everyTrial(_ name: String) throws -> AllTrials {
    try AllTrials(
      .file("Tests/Reference/fixtures/\(name).scenario"),
      SimulationSettings(trials: 400, threads: 2))
  }

  private static let names = ["general-fund", "general-fund-floors", "random-general-fund"]

  /// Balance = balance before + revenue − spending, in both worlds; spending with the plan is that
  /// without it, with the draw and less what returns.
  @Test(arguments: names)
  func balanceAddsUp(_ name: String) throws {
    let all = try Self.everyTrial(name)
    for run in all.projection.runs {
      let figures = run.figuresByName
      func columns(_ figure: String) throws -> [[Double]] {
        all.columns(try #require(figures[figure], "no figure \(figure)"))
      }
      let opening = try columns("general_fund.opening")[0]
      for prefix in ["", "status_quo."] {
        let balance = try columns("\(prefix)general_fund.balance")
        let revenue = try columns("\(prefix)general_fund.revenue")
        let spending = try columns("\(prefix)general_fund.spending")
        var before = opening
        for year in balance.indices {
          for trial in balance[year].indices {
            let expected = before[trial] + revenue[year][trial] - spending[year][trial]
            try #require(agrees(balance[year][trial], expected), "\(prefix)FY\(year) \(trial)")
          }
          before = balance[year]
        }
      }
      let net = try columns("net_cost")
      let planned = try columns("general_fund.spending")
      let present = try columns("status_quo.general_fund.spending")
      let same = net.indices.allSatisfy { year in
        net[year].indices.allSatisfy {
          agrees(planned[year][$0], present[year][$0] + net[year][$0])
        }
      }
      #expect(same, "the plan's effect on spending is its net cost")
    }
  }

  /// What returns to the general fund is what the savings do not pay.
  @Test func returnedSavingsAreTheUnusedOnes() throws {
    let all = try Self.everyTrial("general-fund")
    for run in all.projection.runs {
      let returned = all.columns(try #require(run.figuresByName["general_fund.returned"]))
      let savings = run.lines.filter { $0.role == .saving && $0.fund == "general" }
      for year in returned.indices {
        for trial in returned[year].indices {
          let saved = savings.reduce(0) { $0 + all.table.value($1.byYear[year], trial: trial) }
          let used = run.lines.flatMap(\.payments)
            .filter { ["savings", "one_time_savings"].contains($0.payer) }
            .reduce(0) { $0 + all.table.value($1.byYear[year], trial: trial) }
          try #require(agrees(returned[year][trial], saved - used, absolute: 1e-5))
        }
      }
    }
  }

  /// One first year of breach, or never, in every future.
  @Test(arguments: names)
  func firstBreachIsOneYearOrNever(_ name: String) throws {
    let all = try Self.everyTrial(name)
    for run in all.projection.runs {
      func node(_ id: String) throws -> ProjectedProbability {
        try #require(run.probabilities.first { $0.id == id }, "no probability \(id)")
      }
      let years = run.budget.years.map { "reserve.breach.FY\($0)" }
      let firsts = try (years + ["reserve.breach.never"]).map { try node($0).node }
      let some = all.table.column(try node("reserve.breach").node)
      let columns = all.columns(firsts)
      let sums = some.indices.map { trial in columns.reduce(0) { $0 + $1[trial] } }
      #expect(sums.allSatisfy { $0 == 1 })
      let never = try #require(columns.last)
      #expect(some.indices.allSatisfy { some[$0] == 1 - never[$0] })
    }
  }

  /// Below zero is more than $1 below it, in each year and in some year, with and without the plan; the
  /// status quo has its first breach in one year, or none.
  @Test(arguments: names)
  func balancesBelowZeroAreCounted(_ name: String) throws {
    let all = try Self.everyTrial(name)
    for run in all.projection.runs {
      func column(_ id: String) throws -> [Double] {
        all.table.column(
          try #require(run.probabilities.first { $0.id == id }, "no probability \(id)").node)
      }
      for (world, ending) in [("", ""), ("status_quo.", ".status_quo")] {
        let balances = try #require(run.figuresByName["\(world)general_fund.balance"])
        let years = Array(run.budget.years)
        var ever = [Double](repeating: 0, count: all.table.trials)
        for (year, balance) in zip(years, all.columns(balances)) {
          let below = try column("reserve.exhausted\(ending).FY\(year)")
          #expect(below == balance.map { $0 < -1 ? 1 : 0 })
          ever = zip(ever, below).map { max($0, $1) }
        }
        #expect(try column("reserve.exhausted\(ending)") == ever)
        let firsts = try years.map { try column("reserve.breach\(ending).FY\($0)") }
        let some = try column("reserve.breach\(ending)")
        #expect(
          some.indices.allSatisfy { trial in
            firsts.reduce(0) { $0 + $1[trial] } == some[trial]
          })
      }
    }
  }

  /// T11: 20,000 ADA and $250 million give $7.5 million.
  @Test func californiaReserve() throws {
    let path = Repository.published.appending(path: "california.scenario")
    let found = try MedianFigures(String(contentsOf: path, encoding: .utf8))
    expectEqual(try found("fund.reserve"), [7_500_000], "reserve")
    expectEqual(try found("fund.balance"), [9_000_000], "balance")
  }

  /// Every band of 5 CCR 15450 at its ends: attendance, spending, floor.
  @Test(
    arguments: [
      (300, 1_000_000, 55_000), (300, 2_000_000, 100_000), (301, 1_000_000, 55_000),
      (301, 2_000_000, 80_000), (1_000, 10_000_000, 400_000), (1_001, 1_000_000, 30_000),
      (30_000, 400_000_000, 12_000_000), (30_001, 400_000_000, 8_000_000),
      (400_000, 6_000_000_000, 120_000_000), (400_001, 6_000_000_000, 60_000_000),
    ])
  func californiaBand(_ students: Int, _ spending: Int, _ floor: Int) throws {
    let text = """
      language 1
      scenario "Band" { years = FY2026 }
      school district { }
      enrollment FY2026 {
        9
        district \(students)
      }
      general_fund { opening = $1; reserve = california }
      spending everything { amount = $\(spending) per year }
      plan { line nothing { cost = $0 per year } }
      """
    expectEqual(try MedianFigures(text)("fund.reserve"), [Double(floor)], "floor")
  }

  /// Aid for each student in attendance, of the year and of the year before; the reserve's band
  /// follows attendance too: 320 students at 93 % are 297.6 in attendance.
  @Test func attendanceCounts() throws {
    let text = """
      language 1
      scenario "Attendance" { years = FY2026..FY2027 }
      school district { }
      enrollment FY2026 {
        9
        district 320
        growth = 10%
        attendance = 93%
      }
      general_fund { opening = $1; reserve = california }
      revenue aid { amount = $1,000 per student grow by 5%; counted = attendance }
      revenue lagged { amount = $1,000 per student; counted = attendance; count_year = prior }
      revenue lunch { amount = $100 per student }
      spending everything { amount = $2,000,000 per year }
      plan { line nothing { cost = $0 per year } }
      """
    let found = try MedianFigures(text)
    expectEqual(try found("revenue.aid"), [297_600, 343_728], "aid")
    expectEqual(try found("revenue.lagged"), [297_600, 297_600], "lagged aid")
    expectEqual(try found("revenue.lunch"), [32_000, 35_200], "lunch")
    expectEqual(try found("fund.reserve"), [100_000, 80_000], "reserve")
  }

  /// Two months, a share and dollars; nothing is a floor of zero.
  @Test(
    arguments: [
      ("reserve = gfoa", 200_000.0), ("reserve = 16.7% of spending", 200_400),
      ("reserve = $175,000", 175_000), ("", 0),
    ])
  func otherFloors(_ key: String, _ floor: Double) throws {
    let text = """
      language 1
      scenario "Floor" { years = FY2026 }
      general_fund { opening = $1; \(key) }
      spending everything { amount = $1,200,000 per year }
      plan { line nothing { cost = $0 per year } }
      """
    expectEqual(try MedianFigures(text)("fund.reserve"), [floor], "floor")
  }

  /// A general fund moves nothing else: no draw and no measure of the plan.
  @Test func addsNoDrawToThePlan() throws {
    let path = "Tests/Reference/fixtures/random-mixed-draws.scenario"
    let url = Repository.root.appending(path: path)
    let text = try String(contentsOf: url, encoding: .utf8)
    let settings = SimulationSettings(trials: 500, threads: 2)
    let plain = try run(text, settings)
    let fund = """

      general_fund { opening = $2,000,000 to $3,000,000; reserve = gfoa }
      revenue levy { amount = $9M per year grow by 1% to 4% }
      spending rest { amount = $9M per year grow by cpi }
      """
    let with = try run(text + fund, settings)
    for measure in plain.measures {
      let found = try #require(with.measure(measure.key))
      for (one, other) in zip(measure.byYear, found.byYear) {
        #expect(one.statistics == other.statistics, "\(measure.id)")
      }
    }
    #expect(with.measures.count > plain.measures.count)
  }

  /// An adopted amount decides as an `adopted` statement does: within the tolerance, at least $1.
  @Test(
    arguments: [
      ("$100,000", "", "passed"), ("$100,400", "", "passed"), ("$100,600", "", "failed"),
      ("$100,600", "reconciles_within = 1%", "passed"), ("$110,000 in FY2027", "", "passed"),
      ("$100,001.50", "reconciles_within = 0%", "failed"),
    ])
  func adoptedAmounts(_ adopted: String, _ tolerance: String, _ outcome: String) throws {
    let text = """
      language 1
      scenario "Adopted" { years = FY2026..FY2027 }
      general_fund { opening = $1; \(tolerance) }
      spending heat { amount = $100,000 per year grow by 10%; adopted = \(adopted) }
      plan { line nothing { cost = $0 per year } }
      """
    let checks = try run(text).checks
    #expect(checks.map(\.outcome.rawValue) == [outcome])
    #expect(checks.first?.check.line == "spending.heat")
  }
}
