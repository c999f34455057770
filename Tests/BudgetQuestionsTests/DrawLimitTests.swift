import BudgetNames
import BudgetProjection
import Diagnostics
import FigureCatalogue
import MonteCarlo
import Quantities
import ScenarioFiles
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// Draws that leave what a key allows are told and set to the nearer end; rates without `%` are refused
/// in whatever form they come.
@Suite struct DrawLimitTests {
  /// A plan whose line, repurposed expenditure and stipend growth are given.
  private func scenario(
    _ declarations: String, cost: String = "$0 per year", realised: String = "100%",
    growth: String = "1%"
  ) -> String {
    """
    language 1
    scenario "t" { years = FY2026..FY2027 }
    \(declarations)
    staff teachers "Teachers" { positions = 10 FTE; salary = $50,000 per FTE }
    plan "p" {
      leader mentor "Mentor Teacher" { count = 1; stipend = $4,000 grow by \(growth) }
      line l1 "Price change" { cost = \(cost); use = other }
      repurpose r1 "A" { saves = $10,000 per year; realised = \(realised) }
    }
    """
  }

  private func messages(_ text: String, files: [String: String] = [:]) -> [Diagnostic] {
    let all = files.merging(["test.scenario": text]) { first, _ in first }
    let source = ScenarioSource(
      file: SourceFile(path: "test.scenario", text: text), files: MemoryFiles(all))
    return checkScenario(source).diagnostics
  }

  /// A draw around 0 whose lower half is set to 0 has the mean sd / √(2π).
  @Test(arguments: [
    "input overrun = normal(mean = 0%, sd = 1%)",
    "driver overrun = normal(mean = 0%, sd = 1%) drawn once",
    "input half = normal(mean = 0%, sd = 0.5%)\nlet overrun = half * 2",
  ])
  func aCostBelowZeroIsToldAndSetToZero(_ declaration: String) throws {
    let text = scenario(declaration, cost: "$1,000,000 per year * overrun")
    let told = messages(text).filter { $0.code.id == "out-of-range" }
    #expect(told.map(\.message) == ["50.0 % of the draws are outside what `cost` can be"])
    #expect(told[0].notes.last?.contains("the mean is $3,989 instead of $0") == true)
    let summary = try run(text, SimulationSettings(trials: 10_000))
    let line = try #require(summary.lines.first { $0.line.id == "line.l1" })
    // The standard error is 5,839 / √10,000 = 58 without stratification.
    #expect(abs(line.byYear[0].mean.value - 3_989.4) < 5 * 58)
  }

  /// E[min(max(X, 0), 1)] of X normal around 0.95 with sd 0.3, from scipy: 0.85372.
  @Test func aShareEndsAtBothEnds() throws {
    let text = scenario("input f = normal(mean = 95%, sd = 30%)", realised: "f")
    let told = try #require(messages(text).first { $0.code.id == "out-of-range" })
    #expect(told.notes.last?.contains("0 % or 100 %") == true)
    let summary = try run(text, SimulationSettings(trials: 10_000))
    let line = try #require(summary.lines.first { $0.line.id == "repurpose.r1" })
    #expect(abs(line.byYear[0].mean.value - 8_537.2) < 5 * 20)
  }

  @Test(arguments: [
    "driver d = normal(mean = 3, sd = 1)", "driver d = 2 to 4",
    "driver d = triangular(low = 2, mode = 3, high = 4)", "driver d = uniform(low = 2, high = 4)",
    "driver d = ar1(mean = 3, sd = 1, persistence = 0.4)",
    "driver d = random_walk(start = 3, drift = 0, sd = 1)",
    "driver d = discrete(2: 50%, 4: 50%)", "driver d = mixture(50%: 2, 50%: 4)",
    "driver d = truncated(normal(mean = 3, sd = 1), min = 2, max = 4)",
    "driver d = student_t(df = 5, mean = 3, scale = 1)", "driver d = max(2, 3)",
    "input d = 3", "input other = 3\nlet d = other", "driver d = 0.5",
  ])
  func aRateWithoutPercentIsRefused(_ declaration: String) {
    let text = scenario(declaration, growth: "d")
    let errors = messages(text).filter { $0.severity == .error }
    #expect(errors.first?.code.id == "missing-percent", "\(errors.map(\.message))")
    guard let error = errors.first, let fix = error.fix?.split(separator: "`"), fix.count == 3,
      let wrong = (error.labels.first?.range ?? error.range)?.text
    else { return }
    // The fix is taken as it is typed.
    let typed = text.replacing(wrong, with: fix[1], maxReplacements: 1)
    #expect(messages(typed).allSatisfy { $0.severity == .warning }, "\(typed)")
  }

  /// A factor that formulas multiply by is no rate; used as one it is refused.
  @Test func aFactorIsNoRate() {
    let factor = "driver f = lognormal(mean = 1.05, sd = 0.02)"
    #expect(messages(scenario(factor, growth: "f - 1")).allSatisfy { $0.severity == .warning })
    let errors = messages(scenario(factor, growth: "f")).filter { $0.severity == .error }
    #expect(errors.first?.message == "`grow by` is a percentage, and `f` is around 105 %")
  }

  @Test func aRateWrittenInPlaceIsRefused() {
    for growth in ["2 to 4", "normal(mean = 3, sd = 1)", "0.5"] {
      let errors = messages(scenario("", growth: growth)).filter { $0.severity == .error }
      #expect(errors.first?.code.id == "missing-percent", "\(growth)")
    }
    let fixed = messages(scenario("", growth: "normal(mean = 3, sd = 1)")).first?.fix
    #expect(fixed == "did you mean `normal(mean = 3%, sd = 1%)`?")
  }

  @Test func ratesInPercentOrPointsAreTaken() {
    for growth in ["2% to 4%", "normal(mean = 300%, sd = 1%)", "0", "0.5 points", "d / 2"] {
      let text = scenario("driver d = normal(mean = 3%, sd = 1%)", growth: growth)
      #expect(messages(text).allSatisfy { $0.severity == .warning }, "\(growth)")
    }
  }

  @Test func aColumnSaysWhatItsNumbersAre() throws {
    let plain = ["g.csv": "year,growth\n2020,3\n2021,2\n"]
    let column = #"driver d = resampled(from = "g.csv", column = "growth""#
    let error = try #require(messages(scenario(column + ")", growth: "d"), files: plain).first)
    #expect(error.code.id == "missing-percent")
    #expect(error.notes == ["`as percent` makes their mean 2.5 %, `as ratio` 250 %"])
    for form in ["percent", "ratio"] {
      let text = scenario(column + ", as = \(form))", growth: "d")
      #expect(messages(text, files: plain).allSatisfy { $0.severity == .warning })
    }
    let phrase = #"driver d = resampled from "g.csv" column "growth" as percent"#
    #expect(
      messages(scenario(phrase, growth: "d"), files: plain).allSatisfy { $0.severity == .warning })
    let signs = ["g.csv": "year,growth\n2020,3%\n2021,2%\n"]
    #expect(
      messages(scenario(column + ")", growth: "d"), files: signs)
        .allSatisfy { $0.severity == .warning })
  }

  // MARK: growth, changes and figures

  /// Shares of futures and means of one year, as `told` has them.
  private func told(_ text: String) -> [Diagnostic] {
    messages(text).filter { $0.code.id == "out-of-range" }
  }

  /// Payroll is 10 × $50,000; of a normal factor around 0 half is below: the mean is sd/√(2π).
  @Test(arguments: ["teachers.payroll * d", "x"])
  func aFormulaOfFiguresIsTold(_ cost: String) throws {
    let text = scenario(
      "input d = normal(mean = 0%, sd = 10%)\nlet x = teachers.payroll * d", cost: cost)
    let found = told(text)
    try #require(found.count == 1)
    #expect(
      found[0].message == "`cost` is outside what it can be in 50.0 % of the futures of FY2026")
    let note = try #require(found[0].notes.last)
    #expect(note.hasPrefix("what lies outside is set to $0; the mean is $19,9"), "\(note)")
    let summary = try run(text, SimulationSettings(trials: 10_000))
    let line = try #require(summary.lines.first { $0.line.id == "line.l1" })
    let mean = 50_000 / (2 * Double.pi).squareRoot()
    #expect(abs(line.byYear[0].mean.value - mean) < 5 * 292)
  }

  /// A number that is outside in every future is told as well; what is written inside is not.
  @Test func figuresWithoutDraws() {
    let low = told(scenario("", cost: "teachers.payroll - $1,000,000 per year"))
    #expect(low.map(\.message) == ["`cost` is outside what it can be in every future of FY2026"])
    #expect(
      low.first?.notes.last == "what lies outside is set to $0; the mean is $0 instead of -$500,000"
    )
    #expect(told(scenario("", cost: "teachers.payroll - $100,000 per year")).isEmpty)
    #expect(
      told(scenario("", cost: "max($0 per year, teachers.payroll - $1,000,000 per year)")).isEmpty)
  }

  /// 98 % grows by 1 % a year: 0.9898 in FY2027, inside; by 5 % it is 1.029 and ends at 100 %.
  @Test func aShareThatGrowsEndsAtAHundred() throws {
    #expect(told(scenario("", realised: "98% grow by 1%")).isEmpty)
    let text = scenario("", realised: "98% grow by 5%")
    let found = told(text)
    #expect(
      found.map(\.message) == ["`realised` is outside what it can be in every future of FY2027"])
    #expect(found.first?.notes.last?.hasSuffix("the mean is 100 % instead of 103 %") == true)
    let summary = try run(text, SimulationSettings(trials: 40))
    let line = try #require(summary.lines.first { $0.line.id == "repurpose.r1" })
    #expect(zip(line.byYear.map(\.mean.value), [9_800, 10_000]).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  /// 90 % times 1 + g, g normal around 5 % with sd 10 %: above 1 where g > 1/9, Φ(−0.6111) = 27.06 %
  /// (scipy), so that E[min(0.9 (1 + g), 1)] = 0.93009.
  @Test func growthThatIsDrawn() throws {
    let text = scenario(
      "driver g = normal(mean = 5%, sd = 10%) drawn once", realised: "90% grow by g")
    let found = told(text)
    try #require(found.count == 1)
    let share = try #require(
      found[0].message.firstMatch(of: /in ([0-9.]+) % of the futures of FY2027/)?.1)
    #expect(abs(try #require(Double(share)) - 27.06) < 0.15)
    let summary = try run(text, SimulationSettings(trials: 10_000))
    let line = try #require(summary.lines.first { $0.line.id == "repurpose.r1" })
    #expect(abs(line.byYear[1].mean.value - 9_300.9) < 5 * 7)
  }

  /// Drawn counts whose mean m is drawn: below 2 with the mean of e⁻ᵐ(1 + m), 41.16 % (numpy).
  @Test func drawnCountsAreTold() throws {
    let found = told(
      scenario(
        "input m = uniform(low = 1.5, high = 2.5)\ninput n = poisson(mean = m)",
        cost: "$1,000 per year * (n - 2)"))
    try #require(found.count == 1)
    let share = try #require(
      found[0].message.firstMatch(of: /in ([0-9.]+) % of the futures of FY2026/)?.1)
    // The standard error is 0.5 without stratification.
    #expect(abs(try #require(Double(share)) - 41.16) < 2.5)
  }

  /// A `set` of a share that is drawn: 90 % and 20 % more in every future.
  @Test func aChangeOfADrawIsTold() {
    let text =
      scenario("input f = uniform(low = 80%, high = 95%)", realised: "f")
      + "\nvariant more { set repurpose.r1.realised += 20 points }\n"
    let found = told(text)
    #expect(
      found.map(\.message) == ["`realised` is outside what it can be in every future of FY2026"])
  }

  /// `explain` shows the number that the line saves.
  @Test func explanationAndRunAgree() throws {
    let text = scenario("", realised: "98% grow by 5%")
    let source = ScenarioSource(
      file: SourceFile(path: "test.scenario", text: text),
      files: MemoryFiles(["test.scenario": text]))
    let request = RunRequest(
      source: source, path: "test.scenario", variants: .base,
      settings: SimulationSettings(trials: 40))
    let study = Study(request, detail: .formulas)
    let projection = try #require(study.projection)
    let realised = try #require(
      projection.runs[0].figures[
        FigureKey(.value(ValueKey("repurpose", "r1", "realised")), .plan)])
    #expect(projection.medians(of: [realised.byYear[1]]).map(\.value) == [1])
  }
}
