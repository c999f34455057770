import BudgetModel
import BudgetProjection
import BudgetReports
import CalculationGraphs
import Diagnostics
import FigureCatalogue
import MonteCarlo
import Quantities
import ReportDocuments
import ResultsData
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// A plan under shocks, each forced in every future.
@Suite struct StressTests {
  /// A small district with two streams, a general fund and students; `more` stands at its end.
  static func text(_ more: String = "") -> String {
    """
    language 1
    scenario "A district under shocks" { years = FY2026..FY2029 }
    school north "North" { }
    enrollment FY2025 {
                K    1    2
      north   100   90   80
      method = growth
      growth = -2% to 2% drawn each year by school and grade
    }
    class_size all { grades = K..2; target = 20 students; rounding = up }
    staff teachers "Teachers" {
      positions = 1 FTE per section
      salary = $50,000 per FTE grow by 2% to 4% drawn each year
      hire_salary = $42,000 per FTE
      turnover = 10%
      benefits health = $6,000 per FTE grow by 5%
    }
    fund title2 "Title II, Part A" {
      program = title2; award = $40,000 per year; available = 100%; pays_for = leader stipends
    }
    fund own "Local money" {
      program = local; award = $10,000 per year; available = 100%; pays_for = leader stipends
    }
    general_fund "General fund" { opening = $400,000; reserve = 10% of spending }
    revenue aid "State aid" { amount = $2,000 per student grow by 3%; source_of = state }
    revenue tax "Property tax" { base = $100,000,000 grow by 1%; rate = 0.5%; source_of = local }
    revenue other "Fees" { amount = $200,000 per year }
    spending schools "Schools" { staff = teachers }
    spending rest "Everything else" { amount = $380,000 per year }
    plan "Leaders" {
      leader lead "Lead Teacher" { count = 5; stipend = $9,000 }
      repurpose software "Software" { saves = $1,000 per year }
    }
    \(more)

    """
  }

  static let settings = SimulationSettings(trials: 400, seed: 3)

  private func stress(
    _ shocks: [[String]]?, from: Int? = nil, in text: String = text(),
    with settings: SimulationSettings = settings
  ) -> StressedScenario {
    stressScenario(
      RunRequest(source: .text(text), path: "test.scenario", variants: .base, settings: settings),
      shocks: shocks, from: from)
  }

  /// The shock is the variant that changes the same values in both worlds, on the same draws.
  @Test(arguments: [
    ("title2_ended", "set title2.award = $0 per year from FY2027"),
    ("title2_year", "set title2.award = $0 per year in FY2027"),
    ("fewer_students", "set enrollment.students *= 95% from FY2027"),
    ("dearer_health", "set teachers.benefits.health *= 112% from FY2027"),
    (
      "settlement",
      "set teachers.salary *= 101% from FY2027; set teachers.hire_salary *= 101% from FY2027"
    ),
    (
      "recession",
      """
      set aid.amount *= 97% in FY2027; set aid.amount *= 94% in FY2028
      set aid.amount *= 90% in FY2029; set tax.base *= 98% in FY2028; set tax.base *= 97% in FY2029
      """
    ),
  ])
  func aShockIsTheVariantWithItsChanges(_ id: String, _ changes: String) throws {
    let found = try #require(stress([[id]]).stress)
    let shocked = try #require(found.rows[0].summary)
    let variants = try runs(
      .text(Self.text("variant same \"Same\" {\n\(changes)\n}")), Self.settings, variants: .all)
    #expect(
      found.base.covered.value
        == variants[0].probability(.init(.covered, .everyYear))?.estimate.value)
    let other = variants[1]
    #expect(shocked.covered.value == other.probability(.init(.covered, .everyYear))?.estimate.value)
    #expect(shocked.margin.p50.value == other.statistics("margin")?.last?.p50.value)
    #expect(
      shocked.breach?.value == other.probability(.init(.reserveBreach, .ever))?.estimate.value)
    let cost = [variants[0], other].map { $0.statistics("net_cost.cumulative")?.last?.mean.value }
    let difference = try #require(shocked.difference?.mean.value)
    #expect(agrees(difference, try #require(cost[1]) - (try #require(cost[0]))))
    let draws = try #require(other.statistics("general_fund.draw")).map(\.mean.value)
    #expect(agrees(shocked.draw.mean.value, draws.reduce(0, +)))
    // The lowest year of a future is no higher than any year of it.
    let lowest = try #require(shocked.lowestBalance?.p50.value)
    let years = try #require(other.statistics("fund.balance")).map(\.p50.value)
    let least = try #require(years.min())
    #expect(lowest <= least + 1e-6)
  }

  /// $45,000 of stipends against $51,000 a year; without $40,000 of Title II $34,000 are missing.
  @Test func theFiguresAreThoseOnPaper() throws {
    let found = try #require(stress([["title2_ended"], ["grant_ended"]]).stress)
    #expect(found.base.covered.value == 1)
    #expect(found.base.firstUncovered.allSatisfy { $0.value == 0 })
    let ended = try #require(found.rows[0].summary)
    #expect(ended.covered.value == 0)
    #expect(ended.firstUncovered.map(\.value) == [0, 1, 0, 0])
    #expect(agrees(ended.margin.p5.value, -34_000) && agrees(ended.margin.p50.value, -34_000))
    #expect(agrees(ended.draw.mean.value, 3 * 34_000))
    #expect(agrees(try #require(ended.difference?.mean.value), 3 * 35_000))
    #expect(ended.futures.map { [$0.less, $0.same, $0.more] } == [0, 0, 400])
  }

  /// What a shock does not find is said, and its row is no row of zeros.
  @Test func whatDoesNotApplyIsSaid() throws {
    let found = try #require(stress([["grant_ended"], ["recession"]]).stress)
    #expect(found.rows[0].summary == nil)
    #expect(found.rows[0].missing == ["no stream of grant (`program = grant`)"])
    #expect(found.rows[1].summary != nil)
    let report = render(composeStressReport(found), as: .markdown)
    #expect(report.contains("does not apply: no stream of grant"))
  }

  /// Values in a row are those of the first year, the second, …; the last one stays.
  @Test func valuesInARowAreByYear() throws {
    let own = "shock fades \"Fades\" { from = FY2026; set fund[program = title2].award *= 50%, 0% }"
    let found = try #require(stress([["fades"]], in: Self.text(own)).stress)
    let summary = try #require(found.rows[0].summary)
    // $6,000 above, then $14,000 and three times $34,000 short.
    #expect(summary.firstUncovered.map(\.value) == [1, 0, 0, 0])
    #expect(agrees(summary.draw.mean.value, 14_000 + 3 * 34_000))
  }

  /// A value that is held keeps the year before: $2,000 a student in FY2026 for the rest.
  @Test func stateAidIsFrozen() throws {
    let own = "variant same \"Same\" { set aid.amount = $2,000 per student grow by 0% from FY2027 }"
    let other = try runs(.text(Self.text(own)), Self.settings, variants: .all)[1]
    let found = try #require(stress([["frozen_aid"]]).stress)
    let shocked = try #require(found.rows[0].summary)
    #expect(
      shocked.breach?.value == other.probability(.init(.reserveBreach, .ever))?.estimate.value)
    #expect(shocked.lowestBalance?.p5.value != found.base.lowestBalance?.p5.value)
  }

  /// Factors of two shocks multiply; two that say what a value is are an error.
  @Test func shocksFollowOneAnother() throws {
    let own = """
      shock half "Half" { set fund[program = title2].award *= 50% }
      shock none "None" { set fund[program = title2].award = $0 per year }
      shock few "Few" { set fund[program = title2].award = $5,000 per year }
      shock fifth "A fifth" { set fund[program = title2].award *= 40% }
      """
    let found = try #require(stress([["half", "fifth"]], in: Self.text(own)).stress)
    // A fifth of $40,000 is left: $45,000 against $19,000.
    #expect(agrees(try #require(found.rows[0].summary).margin.p50.value, -26_000))
    let conflict = stress([["none", "few"]], in: Self.text(own))
    #expect(conflict.stress == nil)
    let error = try #require(conflict.diagnostics.first { $0.severity == .error })
    #expect(error.code.id == "shock-conflict")
    #expect(error.fix == "run them apart: --shocks none,few")
  }

  /// A scenario's own shock takes the place of the library's.
  @Test func anOwnShockReplacesTheLibrarys() throws {
    let own = "shock title2_ended \"Title II by half\" { set fund[program = title2].award *= 50% }"
    let found = try #require(stress(nil, in: Self.text(own)).stress)
    #expect(found.rows.filter { $0.id == "title2_ended" }.map(\.title) == ["Title II by half"])
    #expect(found.rows[0].id == "title2_ended")
  }

  /// The first year is the second of the horizon, or that of --from.
  @Test func theYearIsThatOfTheCommand() throws {
    let found = try #require(stress([["title2_ended"]], from: 2029).stress)
    #expect(found.rows[0].firstYear == 2029)
    #expect(found.rows[0].summary?.firstUncovered.map(\.value) == [0, 0, 0, 1])
    #expect(stress([["title2_ended"]], from: 2035).problem?.contains("FY2026..FY2029") == true)
  }

  @Test func anUnknownShockIsSaid() {
    let answer = stress([["title2_endet"]])
    #expect(answer.problem?.contains("there is no shock `title2_endet`") == true)
    #expect(answer.problem?.contains("did you mean `title2_ended`") == true)
  }

  @Test(arguments: [Sampling.latin, .plain])
  func threadsAndBlocksChangeNoByte(_ sampling: Sampling) throws {
    func bytes(threads: Int, block: Int) throws -> String {
      let settings = SimulationSettings(
        trials: 420, seed: 5, sampling: sampling, threads: threads, blockSize: block)
      return StressAnswer(try #require(stress(nil, with: settings).stress)).written(as: .json)
    }
    let first = try bytes(threads: 1, block: 1_024)
    #expect(first.count > 10_000)
    #expect(try bytes(threads: 3, block: 64) == first)
  }

  /// The library is in the language, as the formatter writes it, and every shock of it has a source.
  @Test func theLibraryIsInTheLanguage() throws {
    let formatted = formatScenario(SourceFile(path: "library", text: shockLibraryText))
    #expect(formatted.diagnostics.isEmpty)
    #expect(formatted.text == shockLibraryText)
    let found = try #require(stress(nil).stress)
    #expect(found.rows.count == 9)
    #expect(found.rows.allSatisfy { $0.source != nil })
    #expect(found.rows.filter { $0.summary == nil }.map(\.id) == ["grant_ended"])
    let checked = checkScenario(
      .text(
        Self.text(shockLibraryText.replacing("language 1\n", with: ""))), isStrict: false)
    #expect(!checked.diagnostics.contains { $0.severity == .error })
  }
}
