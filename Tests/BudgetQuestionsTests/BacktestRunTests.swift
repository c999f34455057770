import BudgetReports
import Diagnostics
import MonteCarlo
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
}
