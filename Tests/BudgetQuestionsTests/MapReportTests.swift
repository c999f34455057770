import BudgetModel
import BudgetProjection
import BudgetReports
import MonteCarlo
import ReportDocuments
import ResultsData
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// The words and tables of the +1 map.
@Suite struct MapReportTests {
  private func map(
    _ text: String, _ asked: MapRequest = MapRequest(),
    _ settings: SimulationSettings = SimulationSettings(trials: 10_000, seed: 1, threads: 2)
  ) throws -> MapAnswer {
    let answer = mapScenario(
      RunRequest(
        source: .text(text), path: "test.scenario", variants: .base, settings: settings), asked)
    return MapAnswer(try #require(answer.map, "\(answer.problem ?? "") \(answer.diagnostics)"))
  }

  /// Runs of spaces as one, so that words are found whatever the widths.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Expected numbers as in `MapTests`.
  @Test func theTextSaysWhatGoes() throws {
    let text = words(try map(MapTests.oneSchool).written(as: ReportForm.text))
    #expect(text.contains("Where no section goes, classes stay exactly as they are."))
    #expect(
      text.contains(
        "One student more than planned in every class removes 1.19 positions on average"))
    #expect(text.contains("+3 (cap binds) 2.58 97 2 2.84 2.58"))
    #expect(text.contains("Planned: 22 students, at most 25."))
    #expect(text.contains("does so in 24 of 100 futures"))
    #expect(
      text.contains("Counted school by school, its 6 grades give up 1.19 sections on average"))
    // Grade 1: 84 students in 4 sections; 89 would open one, 66 close one.
    #expect(text.contains("1 84 4 none 4 −18 16 25 33 3"), "\(text)")
    #expect(text.contains("--trials 10000 --seed 1"))
    // No role is counted by teachers.
    #expect(!text.contains("Fewer teachers also mean fewer leaders"))
  }

  @Test func leadersByTeachersAreSaid() throws {
    let role = "leader mentor { one per 8 teachers; stipend = $3,000 }"
    let text = MapTests.oneSchool.replacing("plan { ", with: "plan { \(role)\n  ")
    #expect(
      words(try map(text).written(as: ReportForm.text))
        .contains("Fewer teachers also mean fewer leaders"))
  }

  /// Title I schools are marked; positions stand where students sit in several sections; grades that share
  /// classes are one row without a table of grades.
  @Test func everyKindOfClassSizeHasItsTable() throws {
    let text = words(
      try map(MapTests.threeSchools, MapRequest(most: 4)).written(as: ReportForm.text))
    #expect(text.contains("North (T1)") && text.contains("North, Title I schoolwide"))
    #expect(text.contains("One student more than planned: positions on average by grade, FY2026"))
    #expect(text.contains("West Middle 0.23 0.23 0.22 0.68"))
    #expect(text.contains("3 to 5 182 7 +4 5 −20"), "\(text)")
    #expect(text.contains("3 to 5 24 49 74 99 24"), "\(text)")
    #expect(text.contains("Ratio after +1"))
  }

  @Test func aClassSizeWithoutStaffHasNoDollars() throws {
    let text = MapTests.oneSchool.replacing("1 FTE per section", with: "6 FTE")
    let answer = try map(text)
    #expect(
      words(answer.written(as: ReportForm.text)).contains("No staff group has FTE per section"))
    let worth = answer.map.summary.together[0][0].worth
    #expect(worth.hire == nil && abs(worth.positions.value - 1.188137) < 0.02)
  }

  @Test func theYearOfTheTablesIsChosen() throws {
    let text = words(
      try map(MapTests.oneSchool, MapRequest(year: 2027)).written(as: ReportForm.text))
    #expect(text.contains("Tables are of FY2027"))
    #expect(text.contains("removes 1.09 positions on average in FY2027"))
    #expect(text.contains("--year FY2027"))
  }

  /// One future has no odds.
  @Test func theMedianPathHasNoOdds() throws {
    let text = words(
      try map(MapTests.oneSchool, MapRequest(), .medians).written(as: ReportForm.text))
    #expect(text.contains("One student more removes 2.00 sections in 6 grades."))
    #expect(!text.contains("of 100 futures."))
  }

  /// A site average that is limited stands beside the school: 521 students in 26 sections.
  @Test func theSiteAverageIsSaid() throws {
    let text = MapTests.oneSchool.replacing(
      "cap = 25 students", with: "cap = 25 students; site_cap = 24 students")
    let answer = try map(text, MapRequest(), .medians)
    let site = try #require(answer.map.summary.cells[0].years[0].site)
    #expect(abs(site.average - 521.0 / 26) < 1e-9 && site.limit == 24)
    #expect(
      words(answer.written(as: ReportForm.text)).contains("average class 20.0 of at most 24"))
  }

  /// A row a figure, with class size, school, grade and step.
  @Test func theTidyTable() throws {
    let csv = try map(MapTests.threeSchools, MapRequest(most: 1)).written(as: AnswerForm.csv)
    let rows = csv.split(separator: "\r\n").map(String.init)
    #expect(
      rows[0] == "scenario,variant,year,line,school,grade,more,measure,stat,value,unit")
    let students = "test.scenario,,FY2026,upper,north,3..5,,students,at_median,182,students"
    #expect(rows.contains(students))
    #expect(rows.contains { $0.hasPrefix("test.scenario,,FY2026,upper,north,3..5,1,chance,prob") })
    #expect(rows.contains { $0.hasPrefix("test.scenario,,FY2026,,,,1,positions,mean,") })
    #expect(rows.contains { $0.hasPrefix("test.scenario,,FY2026,middle,,,1,removed,mean,") })
  }
}
