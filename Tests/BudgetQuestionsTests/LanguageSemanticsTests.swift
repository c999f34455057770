import BudgetProjection
import BudgetQuestions
import MonteCarlo
import ScenarioChecking
import SummaryMeasures
import Testing

/// Each sentence of the conventions on values over time (domain page, 3.1), on tiny scenarios
/// against numbers worked out by hand.
@Suite struct LanguageSemanticsTests {
  /// A scenario of five years with a staff group of 100 and some declarations.
  static func tiny(_ declarations: String, plan: String = "line nothing { cost = $0 per year }")
    -> String
  {
    """
    language 1
    scenario "Tiny" { years = FY2026..FY2030 }
    staff teachers { positions = 100 FTE; salary = $50,000 per FTE }
    \(declarations)
    plan "Plan" {
    \(plan)
    }
    """
  }

  // MARK: Dates

  /// What is written, and what it is worth from FY2026 to FY2030.
  static let datedValues: [(written: String, expected: [Double])] = [
    // A value without a date is that of the first year; growth acts from the second on.
    ("input v = $100 per year", [100, 100, 100, 100, 100]),
    ("input v = $100 per year grow by 10%", [100, 110, 121, 133.1, 146.41]),
    // After `from`, later years grow from the new value.
    (
      "line v { cost = $100 per year grow by 10%\n cost = $200 per year from FY2028 }",
      [100, 110, 200, 220, 242]
    ),
    // After `in`, `until` and `..` the value returns to the path it would have had.
    (
      "line v { cost = $100 per year grow by 10%\n cost = $200 per year in FY2028 }",
      [100, 110, 200, 133.1, 146.41]
    ),
    (
      "line v { cost = $100 per year grow by 10%\n cost = $50 per year until FY2027 }",
      [50, 55, 121, 133.1, 146.41]
    ),
    (
      "line v { cost = $100 per year grow by 10%\n cost = $200 per year FY2027..FY2028 }",
      [100, 200, 220, 133.1, 146.41]
    ),
    // A change keeps the growth; what is added grows with the value.
    (
      "input v = $100 per year grow by 10%\nset input.v += $10 per year from FY2027",
      [100, 120, 132, 145.2, 159.72]
    ),
    (
      "input v = $100 per year grow by 10%\nset input.v -= $10 per year from FY2028",
      [100, 110, 111, 122.1, 134.31]
    ),
    (
      "input v = $100 per year grow by 10%\nset input.v *= 50% from FY2028",
      [100, 110, 60.5, 66.55, 73.205]
    ),
    (
      "input v = $100 per year grow by 10%\nset input.v = $300 per year from FY2029",
      [100, 110, 121, 300, 330]
    ),
    (
      "input v = $100 per year grow by 10%\nset input.v = $300 per year in FY2029",
      [100, 110, 121, 300, 146.41]
    ),
    (
      "input v = $100 per year grow by 10%\n"
        + "set input.v = $300 per year grow by 50% from FY2028",
      [100, 110, 300, 450, 675]
    ),
    // Before the horizon a value grows at the median rate; the first year has its own draw.
    (
      "input v = $100 per year grow by 10% from FY2024", [121, 133.1, 146.41, 161.051, 177.1561]
    ),
    (
      "driver g = ar1(mean = 10%, sd = 1%, persistence = 0.5, last = 30%)\n"
        + "input v = $100 per year grow by g from FY2024",
      [132, 151.8, 170.775, 189.987_187_5, 210.173_326_171_875]
    ),
    // A floor bounds the yearly change.
    ("input v = $100 per year grow by -20% floor 90% of prior year", [100, 90, 81, 72.9, 65.61]),
    (
      "input v = $100 per year grow by 5% floor 90% of prior year",
      [100, 105, 110.25, 115.7625, 121.550_625]
    ),
    // Declarations combine.
    (
      "input u = $100 per year grow by 10%\nlet v = u + $5 per year",
      [105, 115, 126, 138.1, 151.41]
    ),
    ("input u = $100 per year\nlet v = max(u * 2, $150 per year)", [200, 200, 200, 200, 200]),
  ]

  @Test(arguments: datedValues)
  func aDatedValue(_ value: (written: String, expected: [Double])) throws {
    if value.written.hasPrefix("line") {
      // Several statements of one key stand in a block.
      let found = try MedianFigures(Self.tiny("", plan: value.written))
      expectEqual(try found("cost.recurring"), value.expected, value.written)
    } else {
      let found = try MedianFigures(Self.tiny("\(value.written)\nlet use_of_v = v * 1"))
      expectEqual(try found("let.use_of_v"), value.expected, value.written)
    }
  }

  /// `ramp` phases in from the item's start and stays at its last share.
  @Test func aRampStartsWithItsItem() throws {
    let found = try MedianFigures(
      Self.tiny(
        "", plan: "repurpose r { saves = $100 per year grow by 10% ramp 30%, 70%; starts = FY2027 }"
      ))
    expectEqual(
      try found("savings.recurring"), [0, 33, 84.7, 93.17, 102.487], "savings")
  }

  /// The phase-in share multiplies before rounding: 100 / 15 = 6.67, of which 50 % are 3.33.
  @Test func aRampOfLeadersMultipliesBeforeRounding() throws {
    let found = try MedianFigures(
      Self.tiny("", plan: "leader master { one per 15 teachers ramp 50%, 100%; starts = FY2027 }"))
    expectEqual(try found("leaders"), [0, 4, 7, 7, 7], "leaders")
  }

  // MARK: Processes and draws

  /// An AR(1) starts from its last value, else from its mean; a random walk from its start.
  @Test func medianPathsOfProcesses() throws {
    let found = try MedianFigures(
      Self.tiny(
        """
        driver with_last = ar1(mean = 2%, sd = 1%, persistence = 0.5, last = 6%)
        driver swinging = ar1(mean = 2%, sd = 1%, persistence = -0.5, last = 6%)
        driver from_mean = ar1(mean = 2%, sd = 1%, persistence = 0.5)
        driver walking = random_walk(start = 2%, drift = 0.5%, sd = 1%)
        let a = with_last * 1
        let b = swinging * 1
        let c = from_mean * 1
        let d = walking * 1
        """))
    expectEqual(try found("let.a"), [0.04, 0.03, 0.025, 0.0225, 0.02125], "from the last value")
    expectEqual(try found("let.b"), [0, 0.03, 0.015, 0.0225, 0.01875], "negative persistence")
    expectEqual(try found("let.c"), [0.02, 0.02, 0.02, 0.02, 0.02], "from the mean")
    expectEqual(try found("let.d"), [0.025, 0.03, 0.035, 0.04, 0.045], "random walk")
  }

  /// x_t has the variance s²(1 − ρ^2t) of a process whose long-run deviation is s; a walk sd²·t.
  @Test func spreadOfProcesses() throws {
    let run = try run(
      Self.tiny(
        """
        driver process = ar1(mean = 2%, sd = 1%, persistence = 0.6, last = 5%)
        driver walking = random_walk(start = 2%, drift = 0%, sd = 1%)
        let a = process * 1
        let b = walking * 1
        """), SimulationSettings(trials: 4_000, seed: 2))
    let process = try #require(run.statistics("let.a"))
    let walking = try #require(run.statistics("let.b"))
    var decay = 1.0
    for year in 0..<5 {
      decay *= 0.36
      try close(process[year].sd, 0.01 * (1 - decay).squareRoot(), "process \(year)")
      try close(walking[year].sd, 0.01 * Double(year + 1).squareRoot(), "walk \(year)")
    }
  }

  /// Stipends, realised shares and amounts are drawn once; rates, drivers and turnover each year.
  @Test func defaultTiming() throws {
    let all = try AllTrials(
      .text(
        Self.tiny(
          """
          driver rate = normal(mean = 2%, sd = 1%)
          input amount = $100 per year to $200 per year
          input each = $100 per year to $200 per year drawn each year
          let used = amount + each + $100 per year * rate
          set teachers.turnover = 8% to 12%
          """,
          plan: """
            leader lead { count = 2; stipend = uniform(low = $1,000, high = $2,000) }
            repurpose r { saves = $100 per year grow by normal(mean = 2%, sd = 1%); realised = 60% to 90% }
            """)), variants: .base, SimulationSettings(trials: 40))
    let figures = all.projection.runs[0].figuresByName
    func isDrawnOnce(_ name: String) throws -> Bool {
      let years = try #require(figures[name], "no figure \(name)").map { all.table.column($0) }
      #expect(Set(years[0]).count > 20, "\(name) is not drawn")
      return years.allSatisfy { $0 == years[0] }
    }
    #expect(try isDrawnOnce("input.amount"))
    #expect(try isDrawnOnce("leader.lead.stipend"))
    #expect(try isDrawnOnce("repurpose.r.realised"))
    #expect(try !isDrawnOnce("input.each"))
    #expect(try !isDrawnOnce("driver.rate"))
    #expect(try !isDrawnOnce("staff.teachers.turnover"))
    // The growth of `saves` begins in the second year and has a draw in each.
    let saves = try #require(figures["repurpose.r.saves"]).map { all.table.column($0) }
    let second = zip(saves[1], saves[0]).map { $0 / $1 }
    let third = zip(saves[2], saves[1]).map { $0 / $1 }
    #expect(saves[0].allSatisfy { $0 == 100 })
    #expect(zip(second, third).allSatisfy { !agrees($0, $1) })
  }

  /// An event happens on the median path where its chance is above one half.
  @Test func eventsOnTheMedianPath() throws {
    let found = try MedianFigures(
      Self.tiny(
        """
        fund likely { award = $100 per year; available = 100%; pays_for = leader stipends; loss = 30% with chance 51% each year }
        fund unlikely { award = $100 per year; available = 100%; pays_for = leader stipends; loss = 30% with chance 49% each year }
        fund late { award = $100 per year grow by 10%; available = 100%; pays_for = leader stipends; delay = 100% with chance 60% each year }
        fund ending { award = $100 per year; available = 100%; pays_for = leader stipends; ends = FY2028 }
        fund renewed { award = $100 per year; available = 100%; pays_for = leader stipends; ends = FY2028; renews with chance 60% }
        """, plan: "leader lead { count = 1; stipend = $1,000 }"))
    expectEqual(try found("fund.likely.received"), [70, 70, 70, 70, 70], "likely loss")
    expectEqual(try found("fund.unlikely.received"), [100, 100, 100, 100, 100], "unlikely loss")
    expectEqual(try found("fund.late.received"), [0, 100, 110, 121, 133.1], "delay")
    expectEqual(try found("fund.ending.received"), [100, 100, 100, 0, 0], "end")
    expectEqual(try found("fund.renewed.received"), [100, 100, 100, 100, 100], "renewed")
  }

  /// A loss lowers that year's dollars only; the award's own path goes on from before the event.
  @Test func chancesOfEvents() throws {
    let run = try run(
      Self.tiny(
        "fund grant { award = $100 per year; available = 100%; pays_for = leader stipends; loss = 40% with chance 25% each year }",
        plan: "leader lead { count = 1; stipend = $1,000 }"), SimulationSettings(trials: 4_000))
    for received in try #require(run.statistics("fund.grant.received")) {
      try close(received.mean, 90, "mean")
      #expect(received.p50.value == 100 && received.p5.value == 60)
    }
  }

  // MARK: Intervals

  /// `a to b` is p5 to p95: lognormal for amounts, normal for rates, beta for shares.
  @Test func shapesOfIntervals() throws {
    let run = try run(
      Self.tiny(
        """
        input amount = $1,000 per year to $2,000 per year
        driver rate = 2% to 8%
        input share = 60% to 90% ~ beta
        input flat = $1,000 per year to $2,000 per year ~ uniform
        let a = amount * 1
        let b = rate * 1
        let c = share * 1
        let d = flat * 1
        """), SimulationSettings(trials: 10_000, seed: 4))
    func check(_ name: String, _ expected: [String: Double]) throws {
      let found = try #require(run.statistics(name), "no \(name)")[0]
      for (statistic, value) in expected {
        try close(try found.estimate(statistic), value, "\(name) \(statistic)")
      }
    }
    // μ = ln √2000000, σ = ln 2 / (2 · 1.6448536269514722)
    try check(
      "let.a",
      [
        "p5": 1_000, "p25": 1226.8591880681417, "p50": 1414.213562373095, "p95": 2_000,
        "mean": 1445.956746457971, "sd": 308.07857363856294,
      ])
    try check(
      "let.b", ["p5": 0.02, "p50": 0.05, "p95": 0.08, "mean": 0.05, "sd": 0.018238704957353336])
    // scipy: beta(15.555559385929033, 4.775196408659522)
    try check(
      "let.c",
      [
        "p5": 0.6, "p25": 0.70686854, "p50": 0.7739385, "p95": 0.9, "mean": 0.7651245011791181,
        "sd": 0.09178713000113038,
      ])
    // A uniform whose p5 is 1000 and p95 is 2000 is 1000 / 0.9 wide.
    try check(
      "let.d",
      [
        "p5": 1_000, "p50": 1_500, "p95": 2_000, "mean": 1_500,
        "sd": 1_000 / 0.9 / 12.0.squareRoot(),
      ])
  }

  /// The kind of a key decides: `realised` is a share, so its interval is a beta.
  @Test func theKindOfAKeyDecidesTheShape() throws {
    let run = try run(
      Self.tiny("", plan: "repurpose r { saves = $1,000 per year; realised = 60% to 90% }"),
      SimulationSettings(trials: 10_000, seed: 4))
    let saved = try #require(run.statistics("savings.recurring"))[0]
    try close(saved.mean, 765.1245011791181, "mean")
    try close(saved.p50, 773.9385, "p50")
    try close(saved.p5, 600, "p5")
    try close(saved.p95, 900, "p95")
  }

  /// The correlation of the normal scores is the one written.
  @Test func correlationOfScores() throws {
    let all = try AllTrials(
      .text(
        Self.tiny(
          """
          driver first = normal(mean = 2%, sd = 1%) drawn each year
          driver second = normal(mean = 3%, sd = 2%) drawn each year
          correlate second with first at -0.6
          let sum = first + second
          """)), variants: .base, SimulationSettings(trials: 8_000))
    let figures = all.projection.runs[0].figuresByName
    let first = try #require(figures["driver.first"]).map { all.table.column($0) }
    let second = try #require(figures["driver.second"]).map { all.table.column($0) }
    for year in 0..<5 {
      // The error of a correlation is (1 − r²)/√n = 0.007.
      #expect(abs(correlation(first[year], second[year]) + 0.6) < 0.036)
    }
    #expect(abs(correlation(first[0], second[1])) < 0.056)
  }

  private func correlation(_ one: [Double], _ other: [Double]) -> Double {
    let count = Double(one.count)
    let means = (one.reduce(0, +) / count, other.reduce(0, +) / count)
    var product = 0.0
    var squares = (0.0, 0.0)
    for (left, right) in zip(one, other) {
      product += (left - means.0) * (right - means.1)
      squares.0 += (left - means.0) * (left - means.0)
      squares.1 += (right - means.1) * (right - means.1)
    }
    return product / (squares.0 * squares.1).squareRoot()
  }

  private func close(_ found: Estimate, _ expected: Double, _ what: String) throws {
    let error = try #require(found.error)
    #expect(
      abs(found.value - expected) <= 5 * error + 1e-7 * abs(expected),
      "\(what): \(found.value) ± \(error), expected \(expected)")
  }
}
