import BudgetNames
import BudgetProjection
import CalculationGraphs
import FigureCatalogue
import MonteCarlo
import Quantities
import Testing

@testable import FigureExplanation

/// Values, formulas, ranges and drivers of the small district.
///
/// Worked out on paper: 12 cells of 60 students at 25 a section are 36 sections and 36 teachers;
/// one leader for 5 makes 8; stipends 8 × $10,000 × 1.097 = $87,760; of 8 leaders 0.8 leave, whose
/// successors' training costs $2,000; savings $60,000 × 90 % + $18,500; Title II $15,000.
struct ExplainTests {
  static let settings = SimulationSettings(trials: 2_000)
  static let projection = project(
    [ExplainedBudget.budget(), ExplainedBudget.budget(raisesStipend: true)],
    detail: .formulas)

  func explained(
    _ figure: String, year: Int = 2027, run: Int = 0, trial: Int? = nil, depth: Int = 4
  ) throws(ExplanationError) -> ExplainedFigure {
    try explain(
      Self.projection, run: run, figure: figure, year: year, settings: Self.settings, trial: trial,
      depth: depth)
  }

  /// Every operand of a tree.
  func all(_ operand: ExplainedOperand) -> [ExplainedOperand] {
    [operand] + operand.operands.flatMap(all)
  }

  @Test func theNetCostIsTheOneWorkedOut() throws {
    let root = try explained("net_cost").root
    #expect(abs((root.value ?? 0) - 2_260) < 1e-6)
    #expect(
      root.formula?.words
        == "cost.recurring + cost.one_time − savings.recurring − funding.recurring "
        + "− savings.one_time − funding.one_time")
    #expect(root.formula?.numbers == "$89,760 + $0 − $72,500 − $15,000 − $0 − $0")
    #expect(
      root.operands.map(\.name) == [
        "cost.recurring", "cost.one_time", "savings.recurring", "funding.recurring",
        "savings.one_time", "funding.one_time",
      ])
  }

  @Test func aFormulaNamesWhatItIsMadeOf() throws {
    let root = try explained("leader.master.stipend_cost").root
    #expect(abs((root.value ?? 0) - 87_760) < 1e-6)
    let words = try #require(root.formula?.words)
    #expect(words.contains("leader.master.stipend × leader.master.count"))
    #expect(words.contains("leader.master.count"))
    #expect(
      words.contains(
        "(1 + staff.teachers.benefits.retirement + staff.teachers.benefits.medicare)"))
    #expect(root.formula?.numbers.contains("(1 + 8.25% + 1.45%)") == true)
    let stipend = try #require(root.operands.first { $0.name == "leader.master.stipend" })
    #expect(
      stipend.statements == [
        WrittenStatement(
          author: nil, text: "$10,000", place: "district.scenario:21",
          source: "NIET: $7,000-$15,000", because: nil)
      ])
  }

  /// Numbers that happen to be equal keep the names of what they came from.
  @Test func equalNumbersKeepTheirNames() throws {
    let medicare = ValueKey("staff", "teachers", "benefits", "medicare")
    let equal = project(
      [ExplainedBudget.budget(values: [medicare: 0.0825])], detail: .formulas)
    let cost = try explain(
      equal, run: 0, figure: "leader.master.stipend_cost", year: 2027, settings: Self.settings
    ).root
    let words = try #require(cost.formula?.words)
    #expect(
      words.contains(
        "(1 + staff.teachers.benefits.retirement + staff.teachers.benefits.medicare)"), "\(words)")
    let places = cost.operands.flatMap(\.statements).map { $0.place }
    #expect(places.contains("district.scenario:10") && places.contains("district.scenario:40"))
  }

  /// Schools with as many students are computed once, and each keeps its own cells.
  @Test(arguments: [("north", "south"), ("south", "north")])
  func equalCellsKeepTheirSchools(school: String, other: String) throws {
    let flat = project(
      [ExplainedBudget.budget(values: [ValueKey("enrollment", nil, "growth"): 0.01])],
      detail: .formulas)
    let root = try explain(
      flat, run: 0, figure: "sections.all.\(school)", year: 2027, settings: Self.settings
    ).root
    let names = all(root).map(\.name)
    #expect(
      root.operands.map(\.name)
        == ExplainedBudget.grades.map { "sections.all.\(school).\($0.rawValue)" })
    #expect(names.contains("enrollment.\(school).K"), "\(names)")
    #expect(!names.contains { $0.contains(other) }, "\(names)")
  }

  @Test func aSetThatActsIsShownWithItsAuthorAndPlace() throws {
    let root = try explained("value.leader.master.stipend", run: 1).root
    #expect(root.value == 11_000)
    #expect(root.statements.map(\.author) == [nil, "variant generous"])
    #expect(root.statements.last?.place == "district.scenario:33")
    #expect(root.statements.last?.because == "board request")
    let before = try explained("value.leader.master.stipend", year: 2026, run: 1).root
    #expect(before.value == 10_000)
    #expect(before.statements.map(\.author) == [nil])
  }

  @Test(arguments: [
    "net_cost", "coverage", "teachers.payroll", "fund.title2.spent", "enrollment", "covered",
    "status_quo.teachers.cost", "margin", "cpi", "leader.master.training_cost",
  ])
  func everyValueShownIsTheTrials(figure: String) throws {
    let run = Self.projection.runs[0]
    let keys = Dictionary(uniqueKeysWithValues: run.figures.keys.map { ($0.description, $0) })
    for (trial, year) in [(nil, 2027), (0, 2026), (7, 2028), (1_999, 2028)] as [(Int?, Int)] {
      let operands = all(try explained(figure, year: year, trial: trial, depth: 6).root)
      var settings = Self.settings
      settings.deterministic = trial == nil
      var checked = 0
      for operand in operands {
        guard let year = operand.year, let key = keys[operand.name],
          let node = run.figures[key]?.byYear[year - 2026]
        else { continue }
        let values = try MonteCarloEngine.evaluate(
          Self.projection.graph, settings: settings, trial: trial ?? 0, nodes: [node])
        #expect(operand.value == values[node])
        checked += 1
      }
      #expect(checked > 0)
    }
  }

  @Test func aDrawIsShownWithItsDistributionTimingAndPlace() throws {
    let operands = all(try explained("savings", trial: 5).root)
    let realised = try #require(operands.first { $0.name == "repurpose.copiers.realised" })
    #expect(
      realised.draw
        == ExplainedDraw(
          name: "repurpose.copiers.realised", distribution: "uniform, 80% to 100%", year: nil))
    #expect(realised.statements.first?.place == "district.scenario:24")
    let key = FigureKey(.value(ValueKey("repurpose", "copiers", "realised")))
    let node = try #require(Self.projection.runs[0].figures[key]).byYear[0]
    let column = try MonteCarloEngine.run(
      Self.projection.graph.keeping([node]), settings: Self.settings
    ).column(node)
    #expect(realised.value == column[5])
  }

  @Test func theRangeIsThatOfTheDistribution() throws {
    // $60,000 times a uniform share of 80 % to 100 %.
    let range = try #require(try explained("copiers").range)
    #expect(range.trials == 2_000)
    #expect(abs(range.p5 - 48_600) < 15)
    #expect(abs(range.p50 - 54_000) < 15)
    #expect(abs(range.p95 - 59_400) < 15)
  }

  @Test func theOnlyDrawThatMattersDrivesTheFigure() throws {
    let drivers = try explained("net_cost").drivers
    #expect(drivers.first?.name == "repurpose.copiers.realised")
    #expect(abs((drivers.first?.correlation ?? 0) + 1) < 1e-3)
    let enrollment = try explained("enrollment").drivers
    #expect(enrollment.map(\.name) == ["enrollment.growth"])
    #expect(enrollment.first?.draws == 12)
    #expect((enrollment.first?.correlation ?? 0) > 0.99)
  }

  @Test func aFigureWithoutDrawsSaysSo() throws {
    let figure = try explained("fund.title2.award")
    #expect(figure.drivers.isEmpty)
    #expect(figure.driversRemark == ExplanationMessages.noDraws)
  }

  @Test func aProcessIsExplainedByTheYearBefore() throws {
    // sd · √(1 − 0.6²) = 0.01 · 0.8.
    let root = try explained("cpi", year: 2028, trial: 9).root
    #expect(
      root.formula?.words
        == "0.025 + 0.6 × (driver.cpi FY2027 − 0.025) + 0.008 × draw of driver.cpi")
    #expect(root.operands.map(\.isFigure) == [true, false])
    #expect(root.operands.last?.draw?.distribution == "normal, mean 0, sd 1")
  }

  @Test func longSumsAreShortened() throws {
    let two = try explained("sections.all").root
    #expect(two.formula?.words == "sections.all.north + sections.all.south")
    #expect(two.value == 36)
    let schools = (1...12).map { "school\($0)" }
    let twelve = project([ExplainedBudget.budget(schools: schools)], detail: .formulas)
    let root = try explain(
      twelve, run: 0, figure: "sections.all", year: 2027, settings: Self.settings, trial: nil,
      depth: 4
    ).root
    #expect(root.formula?.words.hasPrefix("sum of 12 terms (sections.all.school1 + ") == true)
    #expect(root.operands.count == 5)
    #expect(root.operandsLeftOut == 7)
    #expect(root.value == 216)
  }

  @Test func depthAndRepetitionsEndTheTree() throws {
    let shallow = try explained("net_cost", depth: 0).root
    #expect(shallow.operands.isEmpty)
    #expect(shallow.detail == .tooDeep)
    let operands = all(try explained("net_cost").root)
    let counts = operands.filter { $0.name == "leader.master.count" && $0.year == 2027 }
    #expect(counts.filter { $0.detail == .complete }.count == 1)
    #expect(counts.contains { $0.detail == .shownAbove && $0.operands.isEmpty })
  }

  @Test func aDeterministicRunHasNoRange() throws {
    let figure = try explain(
      Self.projection, run: 0, figure: "net_cost", year: 2027,
      settings: SimulationSettings(deterministic: true))
    #expect(figure.range == nil)
    #expect(figure.driversRemark == ExplanationMessages.deterministicDrivers)
    #expect(abs((figure.root.value ?? 0) - 2_260) < 1e-6)
  }

  @Test func anEventIsExplainedByItsId() throws {
    let figure = try explained("covered.every_year", trial: 3)
    #expect(figure.root.formula?.words == "covered FY2026 × covered FY2027 × covered FY2028")
    // Covered where 60,000·share + 18,500 + 15,000 reaches 89,760 − 1: share ≥ 0.93765.
    #expect(abs((figure.range?.mean ?? 0) - (1 - 0.93765) / 0.2) < 0.005)
  }
}
