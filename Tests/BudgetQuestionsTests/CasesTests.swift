import BudgetProjection
import Diagnostics
import Foundation
import MonteCarlo
import ReportDocuments
import ScenarioFiles
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// Small scenarios that came out wrong once, each with what is right.
///
/// They stand in `Cases`, one folder each. Most are the README's district, of 521 students in FY2025
/// and 4 mentors, with one thing changed.
@Suite struct CasesTests {
  // MARK: asking

  private static let folder = "Tests/BudgetQuestionsTests/Cases"

  private func text(_ path: String) throws -> String {
    let url = Repository.root.appending(path: "\(Self.folder)/\(path).scenario")
    return try String(contentsOf: url, encoding: .utf8)
  }

  private func errors(_ text: String) -> [Diagnostic] {
    checkScenario(.text(text)).diagnostics.filter { $0.severity == .error }
  }

  /// The text of the explanation of a figure.
  private func explained(
    _ text: String, _ figure: String, year: Int? = nil, variant: String? = nil
  ) throws -> String {
    let answer = explainFigure(
      RunRequest(
        source: .text(text), path: "a.scenario",
        variants: variant.map { .combinations([[$0]]) } ?? .base,
        settings: SimulationSettings(trials: 200, threads: 1)),
      figure: figure, year: year, trial: nil, depth: 4, inASCII: true)
    let document = try #require(answer.document, "\(answer.problem ?? "") \(answer.diagnostics)")
    return render(document, as: .ascii)
  }

  private func mean(_ run: RunSummary, line: String, year: Int) throws -> Estimate {
    try #require(run.lines.first { $0.line.id == line }).byYear[year].mean
  }

  // MARK: units are those of the form written

  /// 5 % of the dollars available: 5 % of $21,000, of which a delay takes all in 5 of 100 first years.
  @Test func aShareIsNotReadAsDollars() throws {
    let text = try text("40-share-passes-as-dollars/a")
    expectEqual(
      try MedianFigures(text)("line.evaluation"), Array(repeating: 1_050, count: 5), "evaluation")
    let cost = try mean(
      run(text, SimulationSettings(trials: 4_000, threads: 2)), line: "line.evaluation", year: 0)
    let error = try #require(cost.error)
    #expect(abs(cost.value - 997.50) <= 5 * error, "\(cost)")
  }

  /// An award per student is no dollars a year; times the students it is: 5 % of $40 for each of 518.4.
  @Test func anAwardPerStudentIsNotReadAsDollars() throws {
    let text = try text("41-award-per-student-as-dollars/a")
    let found = errors(text)
    #expect(found.map(\.code.id) == ["wrong-unit"])
    #expect(found.first?.range?.text.contains("title2.award") == true)
    #expect(found.first?.message.contains("per student") == true)
    let mended = text.replacing(
      "0.05 * title2.award", with: "0.05 * title2.award * enrollment")
    let cost = try MedianFigures(mended)("line.evaluation")[0]
    #expect(abs(cost - 1_037) < 0.5, "\(cost)")
    // The fix that the message prints is accepted.
    let fix = try #require(found.first?.fix)
    #expect(fix.contains("0.05 * title2.award * enrollment"), "\(fix)")
    #expect(errors(mended).isEmpty)
  }

  /// 8 % times leaders is no dollars; the message says so and is not about a circle.
  @Test func aStipendOfSalaryIsNotReadAsDollars() throws {
    let text = try text("42-stipend-of-salary-as-dollars/a")
    let found = errors(text)
    #expect(found.map(\.code.id) == ["wrong-unit"])
    #expect(found.first?.range?.text == "mentor.stipend * mentor.count")
    let dollars = text.replacing(
      "mentor.stipend * mentor.count",
      with: "mentor.stipend * mentor.count * $56,000 per leader per year")
    // 4 mentors, 8 % of $56,000 each.
    expectEqual([try MedianFigures(dollars)("line.evaluation")[0]], [4 * 4_480], "evaluation")
  }

  /// Squares of squares stand for nothing after a while, and end in a message at their place.
  @Test func unitsDoNotOverflow() throws {
    let found = errors(try text("52-unit-overflow/a"))
    let first = try #require(found.first)
    #expect(Set(found.map(\.code.id)) == ["unit-too-large"])
    // $1 to the powers 2, 4, 8 and 16 may be; the next square is refused.
    #expect(first.range?.text == "e4 * e4")
    #expect(first.fix != nil)
  }

  // MARK: circles

  @Test func aCircleThroughAStreamIsFound() throws {
    let text = try text("43-circle-missed/a")
    let found = errors(text)
    #expect(found.map(\.code.id) == ["circular-reference"])
    let message = try #require(found.first)
    // It stands where the circle can be mended, and its chain names what needs what.
    #expect(message.range?.text.contains("charge") == true, "\(message)")
    let chain = try #require(message.notes.first { $0.contains("->") })
    for name in ["let.charge", "fund.title2.indirect", "line.overhead"] {
      #expect(chain.contains(name), "\(chain)")
    }
    let links = chain.split(separator: ": ").last?.components(separatedBy: " -> ") ?? []
    #expect(links.count >= 4 && links.first == links.last, "\(chain)")
    #expect(message.notes.contains { $0.contains("test.scenario:") }, "\(message.notes)")
    // A run says the same and gives no figures.
    let request = RunRequest(
      source: .text(text), path: "a.scenario", variants: .base,
      settings: SimulationSettings(trials: 100))
    let run = runScenario(request)
    #expect(run.runs.isEmpty)
    #expect(run.diagnostics.filter { $0.severity == .error }.map(\.code.id) == found.map(\.code.id))
  }

  @Test func aStreamThatMayNotPayMakesNoCircle() throws {
    let text = try text("43-circle-missed/b")
    #expect(errors(text).isEmpty)
    let found = try MedianFigures(text)
    expectEqual(try found("let.charge"), try found("fund.title2.indirect"), "charge")
    expectEqual(try found("line.overhead"), try found("fund.title2.indirect"), "overhead")
    let run = try run(text, SimulationSettings(trials: 4_000, threads: 2))
    let charge = try #require(run.statistics("let.charge"))[0].mean
    #expect(abs(charge.value - 1_656) <= 5 * (try #require(charge.error)) + 0.5, "\(charge)")
    #expect(try mean(run, line: "line.overhead", year: 0).value == charge.value)
  }

  /// Whatever gives the number of leaders, it needs no line of the plan.
  @Test(arguments: ["count = 4 leaders", "one per 8 teachers", "share = 10% of teachers"])
  func leadersNeedNoLine(_ count: String) throws {
    let text = try text("44-circle-that-is-none/a").replacing("count = 4 leaders", with: count)
    #expect(errors(text).isEmpty)
    let found = try MedianFigures(text)
    expectEqual(
      try found("line.kits"), try found("leader.mentor.count").map { $0 * 250 }, "kits")
  }

  /// Other figures that no line moves.
  @Test(
    arguments: [
      ("$250 per leader per year * leaders", "leaders", 250),
      ("$1,000 per FTE per year * mentor.release_fte", "leader.mentor.release_fte", 1_000),
      ("0.01 * title2.received", "fund.title2.received", 0.01),
      ("0.01 * spending.heat", "spending.heat", 0.01),
    ] as [(String, String, Double)])
  func figuresBeforeAnyLineMakeNoCircle(_ cost: String, _ figure: String, _ factor: Double) throws {
    let text =
      try text("44-circle-that-is-none/a")
      .replacing("$250 per leader per year * mentor.count", with: cost)
        + """

        general_fund { opening = $1,000,000 }
        revenue taxes { amount = $5,000,000 per year }
        spending heat { amount = $400,000 per year grow by 3% }
        """
    #expect(errors(text).map(\.message) == [])
    let found = try MedianFigures(text)
    expectEqual(
      try found("line.kits"), try found(figure).map { $0 * factor }, "\(cost)")
  }

  // MARK: names

  /// An id that is a word of figures is refused where it is declared.
  @Test(arguments: ["fractional", "average", "grade"])
  func aSchoolMayNotShadowAFigure(_ id: String) throws {
    let template = try text("45-school-shadows-a-figure/a")
    let text = template.replacing("fractional", with: id)
    let found = errors(text)
    let message = try #require(found.first)
    #expect(found.map(\.code.id) == ["shadowing-id"])
    #expect(message.range?.text == id)
    let declared = text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix("school ") }
    #expect(message.range?.line == declared.map { $0 + 1 })
    #expect(message.fix != nil)
    // Any other id will do.
    #expect(errors(template.replacing("fractional", with: "north")).isEmpty)
  }

  // MARK: explanations

  /// The stipend comes from the salary, though a benefit has the same number.
  @Test func anExplanationNamesTrueSources() throws {
    let source = try text("46-explain-false-source/a")
    let text = try explained(source, "mentor.stipend_cost", year: 2026)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    func line(_ statement: String) throws -> Int {
      try #require(lines.firstIndex { $0.hasSuffix(statement) }) + 1
    }
    for name in [
      "leader.mentor.stipend", "leader.mentor.count", "staff.teachers.benefits.retirement",
      "test.scenario:\(try line("stipend = 8% of salary"))",
      "test.scenario:\(try line("salary = $56,000 per FTE"))", "$56,000", "8%",
    ] {
      #expect(text.contains(name), "\(name) is missing:\n\(text)")
    }
    #expect(!text.contains("benefits.health"), "\(text)")
    // 4 mentors x 8 % of $56,000 x (1 + 8.25 %).
    expectEqual(
      [try MedianFigures(source)("leader.mentor.stipend_cost")[0]], [4 * 4_480 * 1.0825], "cost")
  }

  /// Each school's sections stand under its own name, though another school has as many children.
  @Test(arguments: [("oak", "elm"), ("elm", "oak")])
  func cellsKeepTheirSchools(_ school: String, _ other: String) throws {
    let source = try text("47-explain-merged-cells/a")
    let whole = try explained(source, "sections.c.\(school)")
    #expect(whole.contains("sections.c.\(school).K"), "\(whole)")
    #expect(!whole.contains(other), "\(whole)")
    let cell = try explained(source, "sections.c.\(school).K")
    #expect(cell.contains("enrollment.\(school).K"), "\(cell)")
    #expect(!cell.contains(other), "\(cell)")
    // 48.24 and 48.48 children are 48 whole ones, at 24 a section.
    expectEqual(try MedianFigures(source)("sections.c.\(school).K"), [2, 2], school)
  }

  /// A figure is that of the variant asked for: 47.5 children at 24 a section in FY2027.
  @Test func aCellIsOfTheVariantAskedFor() throws {
    let source = try text("47-explain-merged-cells/b")
    let base = try explained(source, "sections.c.oak.K", year: 2027)
    #expect(base.contains("sections.c.oak.K FY2027 = 3 sections"), "\(base)")
    #expect(base.contains("23 students"), "\(base)")
    let variant = try explained(source, "sections.c.oak.K", year: 2027, variant: "plus_one")
    #expect(variant.contains("sections.c.oak.K FY2027 = 2 sections"), "\(variant)")
    #expect(variant.contains("24 students"), "\(variant)")
    #expect(!variant.contains("elm"), "\(variant)")
    expectEqual(
      try MedianFigures(source, variant: "plus_one")("sections.c.oak.K"), [3, 2], "sections")
  }

  // MARK: who pays

  /// A surcharge that falls on nothing moves no dollar: a pays one line and b the other.
  @Test(arguments: ["; surcharge = 10% of pay", ""])
  func tiesAreBrokenAlikeWithAndWithoutASurcharge(_ surcharge: String) throws {
    let text = try text("55-waterfall-tie/a").replacing("; surcharge = 10% of pay", with: surcharge)
    let run = try run(text)
    func account(_ stream: String, _ name: String) throws -> Double {
      let found = try #require(run.streams.first { $0.stream.id == stream })
      return try #require(found.accounts.first { $0.name == name }).byYear[0].mean.value
    }
    #expect(agrees(try account("a", "direct"), 60))
    #expect(agrees(try account("a", "lapsed"), 0))
    #expect(agrees(try account("b", "direct"), 60))
    #expect(agrees(try account("b", "carried"), 60))
  }
}
