import BudgetProjection
import MonteCarlo
import SummaryMeasures
import Testing

/// Ladders, bonuses, exchanged positions and retention effects against closed forms.
@Suite struct LadderTests {
  /// One school with ten sections and so ten teachers.
  private static func district(_ turnover: String, _ plan: String) -> String {
    """
    language 1
    scenario "Ladder" { years = FY2026..FY2031 }
    school only { type = high_poverty }
    enrollment FY2026 {
            1    2
      only 100  100
    }
    class_size all { grades = 1..2; target = 20 students }
    staff teachers {
      positions = 1 FTE per section
      salary = $50,000 per FTE
      turnover = \(turnover)
      benefits retirement = 10% of pay
      benefits health = $5,000 per FTE
    }
    plan "Ladder" { \(plan) }

    """
  }

  /// Two stages, a share a of the stayers moving up and b down, turnover τ with replacement at the
  /// bottom: with s = 1 − τ the upper stage follows x ← s(a(1 − x) + (1 − b)x), so that
  /// x_t = x* + (s(1 − a − b))^t (x_0 − x*), x* = s·a / (1 − s(1 − a − b)).
  @Test func twoStagesFollowTheirClosedForm() throws {
    let text = Self.district(
      "12%",
      """
      ladder path {
        stages = low, high
        start low = 80%
        advance low to high = 25%
        advance high to low = 5%
        pay high = $4,000
      }
      """)
    let found = try MedianFigures(text)
    let s = 0.88
    let ratio = s * 0.7
    let limit = s * 0.25 / (1 - ratio)
    var power = 1.0
    let upper = (0..<6).map { _ -> Double in
      defer { power *= ratio }
      return 10 * (limit + power * (0.2 - limit))
    }
    expectEqual(try found("ladder.path.high"), upper, "upper stage")
    expectEqual(try found("ladder.path.low"), upper.map { 10 - $0 }, "lower stage")
    expectEqual(try found("ladder.path.pay"), upper.map { $0 * 4_000 * 1.1 }, "stage pay")
  }

  /// Without `start` all begin in the entry stage; a drop-back alone empties a stage by powers.
  @Test func stagesWithoutSharesBeginAtTheEntry() throws {
    let text = Self.district(
      "0%",
      """
      ladder path {
        stages = low, high
        entry = high
        advance high to low = 50%
        starts = FY2028
      }
      """)
    let found = try MedianFigures(text)
    expectEqual(try found("ladder.path.high"), [0, 0, 10, 5, 2.5, 1.25], "upper stage")
  }

  /// Shares that may add to more than all are scaled in each future: of 90 % and 60 % three in
  /// five go one way, two in five the other.
  @Test func sharesAboveAllAreScaled() throws {
    let text = Self.district(
      "0%",
      """
      ladder path {
        stages = low, middle, high
        advance low to middle = uniform(low = 89.999999%, high = 90.000001%)
        advance low to high = 60%
      }
      """)
    let found = try MedianFigures(text)
    expectEqual(
      [try found("ladder.path.middle")[1], try found("ladder.path.high")[1]], [6, 4], "stages",
      relative: 1e-6)
    #expect(found.budget.remarks.contains { $0.contains("scaled to 100 %") })
  }

  /// A drawn move: the mean of the next year's stage is linear in it.
  @Test func drawnMoves() throws {
    let text = Self.district(
      "10%",
      """
      ladder path {
        stages = low, high
        start low = 70%
        advance low to high = beta(mean = 30%, sd = 8%) drawn each year
      }
      """)
    let found = try run(text, SimulationSettings(trials: 4_000, threads: 2))
    let high = try #require(found.ladders.first { $0.stage == "high" }).byYear.map(\.mean)
    var expected = 3.0
    for (year, mean) in high.enumerated() {
      if year > 0 { expected = 0.9 * (expected + 0.3 * (10 - expected)) }
      #expect(abs(mean.value - expected) <= 5 * (mean.error ?? 0) + 1e-9, "\(year): \(mean.value)")
    }
  }

  /// T3: one vacancy is 0.30 + 0.05 + 0.65 teacher units, and nothing is left.
  @Test func charlotteMecklenburg() throws {
    let text = Self.district(
      "10%",
      """
      exchange vacancy {
        gives = 1 FTE of teachers
        part lead = 0.30 FTE
        part stipend = 0.05 FTE
        part reach = 0.65 FTE
      }
      """)
    let found = try MedianFigures(text)
    let cents = try found("net_cost").map { ($0 * 100).rounded() }
    #expect(cents.allSatisfy { $0 == 0 })
    expectEqual(
      try found("exchange.vacancy"), Array(repeating: 60_000, count: 6), "position given up")
    expectEqual(
      try found("exchange.vacancy.lead"), Array(repeating: 18_000, count: 6), "lead's part")
  }

  /// DCPS: $25,000 for the highly effective in high-poverty schools, $3,000 elsewhere, where three
  /// quarters of teachers work in high-poverty schools: of 3,600 teachers with 40 % highly
  /// effective, 1,080 and 360.
  @Test func dcpsBonuses() throws {
    let text = """
      language 1
      scenario "DCPS" { years = FY2026..FY2026 }
      staff teachers { positions = 3,600 FTE; salary = $75,000 per FTE }
      plan "LIFT" {
        bonus high { amount = $25,000; share = 40% of teachers; teacher_share = 75% of teachers }
        bonus low  { amount = $3,000; share = 40% of teachers; teacher_share = 25% of teachers }
      }
      """
    let found = try MedianFigures(text)
    expectEqual(try found("bonus.high.recipients"), [1_080], "in high-poverty schools")
    expectEqual(try found("bonus.high"), [27_000_000], "$25,000 each")
    expectEqual(try found("bonus.low"), [1_080_000], "$3,000 each")
  }

  /// A one-time bonus in one year is one-time cost of that year.
  @Test func oneTimeBonus() throws {
    let text = Self.district(
      "10%",
      "bonus signing { amount = $4,000 in FY2027; count = 3; recurring = no }")
    let found = try MedianFigures(text)
    expectEqual(try found("cost.one_time"), [0, 13_200, 0, 0, 0, 0], "one-time cost")
    #expect(!found.budget.remarks.contains { $0.contains("one-time") })
  }

  /// Teachers at schools of a type, by their sections; fixed groups in proportion to students.
  @Test func schoolsOfAType() throws {
    let text = """
      language 1
      scenario "Types" { years = FY2026..FY2026 }
      school north { type = high_poverty }
      school south { }
      enrollment FY2026 {
               1    2
        north 120   -
        south   -  60
      }
      class_size all { grades = 1..2; target = 20 students }
      staff teachers { positions = 1.5 FTE per section; salary = $50,000 per FTE }
      staff aides { positions = 12 FTE; salary = $28,000 per FTE }
      plan "Bonus" {
        bonus one { amount = $1,000; share = 100% of teachers; at = high_poverty }
        bonus two { amount = $1,000; share = 50% of aides; at = high_poverty; rounding = down }
      }
      """
    let found = try MedianFigures(text)
    expectEqual(try found("bonus.one.recipients"), [9], "six sections of 1.5 FTE")
    expectEqual(try found("bonus.two.recipients"), [4], "two thirds of 12 aides, half of them")
  }

  /// Two mentors who support three teachers each reach six of ten from the second year on.
  @Test func supportedTeachersLeaveLess() throws {
    let text = Self.district(
      "20%",
      """
      leader mentor { count = 2; stipend = $1,000 }
      retention effect {
        supported = 3 teachers per leader
        cuts_turnover = 25% source "made up"
        replacement_cost = $20,000 per FTE
      }
      """)
    let found = try MedianFigures(text)
    let later = { (value: Double) in [0] + Array(repeating: value, count: 5) }
    expectEqual(try found("retention.effect.supported_share"), later(0.6), "supported")
    expectEqual(try found("retention.effect.avoided_leavers"), later(0.2 * 0.15 * 10), "leavers")
    expectEqual(try found("retention.effect"), later(6_000), "replacement cost")
    expectEqual(try found("staff.teachers.hires"), [2] + Array(repeating: 1.7, count: 5), "hires")
    let line = try #require(found.budget.lines.first { $0.id == "retention.effect" })
    #expect(line.isInduced && line.role == .saving)
  }

  /// Nobody can be supported twice.
  @Test func supportReachesAllAtMost() throws {
    let text = Self.district(
      "20%",
      """
      leader mentor { count = 5; stipend = $1,000 }
      retention effect {
        supported = 3 teachers per leader
        cuts_turnover = 25% source "made up"
        replacement_cost = $20,000 per FTE
      }
      """)
    expectEqual(
      try MedianFigures(text)("retention.effect.plan_turnover"),
      [0.2] + Array(repeating: 0.15, count: 5), "turnover")
  }

  /// A keyword that came later is free for ids of other kinds, beside blocks of its own.
  @Test func laterKeywordsAreFreeForIDs() throws {
    let text =
      Self.district(
        "20%",
        """
        leader mentor { count = 2; stipend = $1,000 }
        line retention { cost = $500 per year }
        line bonus { cost = $700 per year }
        retention effect {
          supported = 3 teachers per leader
          cuts_turnover = 25% source "made up"
          replacement_cost = $20,000 per FTE
        }
        """) + """
        require retention.cost + bonus.cost = $1,200 per year
        require retention.effect.supported_share <= 60%
        require effect.cuts_turnover = 25%
        """
    let found = try run(text)
    #expect(found.checks.map(\.outcome) == [.passed, .passed, .passed])
  }

  /// With draws everywhere, people who leave whole and layoffs, the stages still hold everybody, in
  /// each future and year.
  @Test(arguments: ["no", "allowed"])
  func stagesHoldEverybody(_ layoffs: String) throws {
    let text = """
      language 1
      scenario "Everybody" { years = FY2026..FY2032 }
      school only { }
      enrollment FY2026 {
                1    2    3
        only  110  104   98
        method = growth
        growth = -9% to 5% drawn each year by school and grade
      }
      class_size all { grades = 1..3; target = 20 students }
      staff teachers {
        positions = 1.3 FTE per section
        headcount = 24 FTE
        salary = $50,000 per FTE
        turnover = 5% to 25% drawn each year
        whole_leavers = yes
        layoffs = \(layoffs)
      }
      plan "Ladder" {
        ladder path {
          stages = low, middle, high, top
          entry = middle
          starts = FY2027
          start low = 20% to 40%
          start middle = 20% to 45%
          start high = 10% to 30%
          advance low to middle = 30% to 80% drawn each year
          advance low to top = 10% to 50% drawn each year
          advance middle to high = 5% to 25%
          advance high to low = 2% to 9%
          pay top = $3,000
        }
        set class_size.all.target += 3 students from FY2028
      }
      """
    let all = try AllTrials(.text(text), SimulationSettings(trials: 400, threads: 2))
    let run = all.projection.runs[0]
    let group = try #require(run.staffing.first)
    var least = Double.infinity
    var worst = 0.0
    for year in 1..<7 {
      let people = all.columns([group.plan.headcount[year]])[0]
      let stages = all.columns(run.ladders[0].stages.map { $0.byYear[year] })
      least = min(least, stages.joined().min() ?? 0)
      for trial in people.indices {
        worst = max(worst, abs(stages.reduce(0) { $0 + $1[trial] } - people[trial]))
      }
    }
    #expect(least >= -1e-12 && worst <= 1e-9, "least \(least), worst \(worst)")
    #expect(run.remarks.contains { $0.contains("scaled to 100 %") })
  }
}
