import BudgetModel
import BudgetReports
import Diagnostics
import MonteCarlo
import Quantities
import ReportDocuments
import ScenarioFiles
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// Comparisons of a scenario's earlier projections with what happened.
@Suite struct BacktestRunTests {
  /// Two grades over five years; what follows 2022 is given by the caller.
  private func request(_ later: String, _ body: String = "survival = 90%") -> RunRequest {
    let rows =
      "end_year,grade,n\n2020,K,100\n2020,1,90\n2021,K,104\n2021,1,95\n2022,K,100\n2022,1,96\n"
    let text = """
      language 1
      scenario "Students" { years = FY2025..FY2028 }
      school only { closes = FY2027; students_go_to = other }
      school other { title1 = none }
      enrollment from "students.csv" {
        school = only
        grade = column "grade"
        students = column "n"
        year = column "end_year"
        method = cohort_survival
        \(body)
        survival 1 = 50% from FY2028
        move only to other = 50% from FY2026
      }
      plan "None" { }
      """
    let files = MemoryFiles(["test.scenario": text, "students.csv": rows + later])
    let source = ScenarioSource(
      file: SourceFile(path: "test.scenario", text: text), files: files)
    return RunRequest(
      source: source, path: "test.scenario", variants: .base,
      settings: SimulationSettings(trials: 200))
  }

  /// From 2022: K stays 100, and grade 1 is 90 % of K, whatever comes after the years given.
  @Test func laterYearsAreNotKnown() throws {
    let run = backtestStudents(
      request("2023,K,110\n2023,1,60\n2024,K,120\n2024,1,80\n"), from: 2022, most: nil)
    let points = try #require(run.backtest, "\(run.diagnostics.map(\.message))").points
    let grade = points.filter { $0.series == "Grade 1" }
    #expect(grade.map(\.mean) == [90, 90])
    #expect(grade.map(\.actual) == [60, 80])
    #expect(points.filter { $0.series == "Grade K" }.map(\.mean) == [100, 100])
    #expect(points.filter { $0.series == "All students" }.map(\.actual) == [170, 200])
    let other = backtestStudents(
      request("2023,K,1\n2023,1,2\n2024,K,3\n2024,1,4\n"), from: 2022, most: 1)
    #expect(
      try #require(other.backtest).points.filter { $0.series == "Grade 1" }.map(\.mean) == [90])
  }

  /// A fit has four years of its own only from 2023 on.
  @Test func yearsWithTooLittleBeforeThemAreLeftOut() throws {
    let later = "2023,K,110\n2023,1,99\n2024,K,120\n2024,1,101\n2025,K,118\n2025,1,105\n"
    let fitted = "survival = fitted\n  entry_growth = fitted"
    let run = backtestStudents(request(later, fitted), from: nil, most: nil)
    #expect(try #require(run.backtest).origins == [2023, 2024])
    let early = backtestStudents(request(later, fitted), from: 2021, most: nil)
    #expect(
      early.backtest == nil && early.diagnostics.contains { $0.code.id == "too-little-history" })
  }

  /// What happened stands in a file of its own.
  @Test func actualsBesideTheScenario() throws {
    let file = SourceFile(
      path: "later.csv", text: "year,grade,students\n2023,1,75\n2023,K,102\n2023,Total,177\n")
    let run = backtestStudents(
      request(""), from: 2022, most: nil, actuals: StudentActuals(file))
    let points = try #require(run.backtest, "\(run.diagnostics.map(\.message))").points
    #expect(points.filter { $0.series == "Grade 1" }.map(\.actual) == [75])
    #expect(points.filter { $0.series == "All students" }.map(\.mean) == [190])
    let wrong = StudentActuals(SourceFile(path: "later.csv", text: "year,grade\n2023,1\n"))
    #expect(wrong.diagnostics.count == 1)
  }

  @Test func thereMustBeSomethingToCompare() {
    let run = backtestStudents(request(""), from: 2022, most: nil)
    #expect(run.backtest == nil && run.problem?.contains("FY2022") == true)
  }

  /// Only years that the scenario gives are projected from.
  @Test func aYearThatIsNotGivenIsNoOrigin() throws {
    let later = StudentActuals(
      SourceFile(
        path: "later.csv", text: "year,grade,n\n2023,K,102\n2023,1,75\n2024,K,100\n2024,1,80\n"))
    let run = backtestStudents(request(""), from: nil, most: nil, actuals: later)
    #expect(try #require(run.backtest).origins == [2020, 2021, 2022])
    let asked = backtestStudents(request(""), from: 2023, most: nil, actuals: later)
    #expect(asked.backtest == nil)
    #expect(
      asked.problem
        == "FY2023 is not a year to project from; those given are FY2020, FY2021, FY2022")
  }

  /// All students are compared only in a year in which every projected grade has a count.
  @Test func allStudentsAreComparedGradeForGrade() throws {
    let later = StudentActuals(
      SourceFile(
        path: "later.csv", text: "year,grade,n\n2023,K,102\n2023,1,75\n2023,PK,40\n2024,K,100\n"))
    let run = backtestStudents(request(""), from: 2022, most: nil, actuals: later)
    let backtest = try #require(run.backtest)
    let all = backtest.points.filter { $0.series == "All students" }
    #expect(all.map(\.year) == [2023] && all.map(\.actual) == [177])
    #expect(backtest.points.filter { $0.series == "Grade K" }.map(\.year) == [2023, 2024])
    #expect(backtest.partialYears == [.init(origin: 2022, year: 2024, missing: [.g1])])
    let text = render(composeBacktestReport(backtest), as: .ascii)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("all students are not compared in FY2024 (1)"))
  }

  /// Mistakes of a file beside the scenario, each with its place.
  @Test(arguments: [
    ("2022,KG,60\n2022,01,59\n2023,Total,119", ["2:6 unknown-grade", "3:6 unknown-grade"]),
    ("2023,K,61\n2023,2,60\n2023,K,10", ["4:1 duplicate-cell"]),
    ("2023,2,-9\n2023,K,-1", ["2:8 bad-students", "3:8 bad-students"]),
    ("2023.5,2,9\n23,K,1\n,K,1", ["2:1 csv-year", "3:1 csv-year", "4:1 csv-empty-cell"]),
  ])
  func mistakesInActualsAreRefused(rows: String, wanted: [String]) {
    let actuals = StudentActuals(
      SourceFile(path: "later.csv", text: "year,grade,n\n\(rows)\n"))
    #expect(places(actuals.diagnostics) == wanted)
    for diagnostic in actuals.diagnostics { #expect(diagnostic.fix != nil) }
  }

  /// Mistakes of a file of yearly figures; zero dollars are none.
  @Test(arguments: [
    ("2014,1312,-9,14200000", ["4:11 csv-bad-number"]),
    ("2014,-9,2800000,-1", ["4:6 bad-students", "4:17 csv-bad-number"]),
    ("2014,0,2800000,1", ["4:6 bad-students"]),
    ("2014.5,1312,1,1", ["4:1 csv-year"]), ("14,1312,1,1", ["4:1 csv-year"]),
    ("2011,1312,1,1", ["4:1 duplicate-cell"]), ("2012,1312,0,13600000", []),
  ])
  func mistakesInYearlyFiguresAreRefused(row: String, wanted: [String]) {
    let text =
      "fiscal_year,enr,fed,exp\n2010,1300,2600000,13000000\n2011,1303,2650000,13300000\n\(row)\n"
    let request = RunRequest(
      source: ScenarioSource(
        file: SourceFile(path: "f.csv", text: text), files: MemoryFiles(["f.csv": text])),
      path: "f.csv", variants: .base, settings: SimulationSettings(trials: 200))
    let run = backtestFinance(
      request,
      FinanceColumns(
        year: "fiscal_year", students: "enr",
        series: [(.federalRevenue, "fed"), (.spending, "exp")]), from: nil, most: nil)
    #expect(places(run.diagnostics) == wanted)
    #expect((run.backtest != nil) == wanted.isEmpty)
  }

  /// `line:column code` of each message.
  private func places(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let range = diagnostic.range
      return "\(range?.line ?? 0):\(range?.column ?? 0) \(diagnostic.code.id)"
    }
  }
}
