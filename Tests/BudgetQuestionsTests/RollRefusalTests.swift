import BudgetModel
import BudgetReports
import Diagnostics
import Foundation
import MonteCarlo
import ScenarioFiles
import Testing

@testable import BudgetQuestions

/// What `roll` does not take: wrong actuals, and scenarios that cannot be moved on by themselves.
@Suite struct RollRefusalTests {
  private static let rows = [
    "enrollment.north.K,100", "enrollment.north.1,90", "enrollment.south.K,80",
    "staff.teachers.headcount,40", "general_fund.balance,1100000", "fund.title1.carried,60000",
    "driver.raises,3%", "driver.prices,2%",
  ]

  private func roll(
    _ text: String, _ actuals: String, to first: Int = 2027
  ) -> RolledScenario {
    rollScenario(
      RunRequest(
        source: .text(text), path: "test.scenario", variants: .base,
        settings: SimulationSettings(trials: 20)),
      to: first, actuals: SourceFile(path: "actuals.csv", text: actuals), output: nil)
  }

  // MARK: actuals

  /// Each with the row that takes the place of another, the code and the column.
  @Test(arguments: [
    (0, "enrollment.north.K,-1", "bad-actual", 20), (0, "enrollment.north.K,-9", "bad-actual", 20),
    (0, "enrollment.north.K,n/a", "csv-bad-number", 20),
    (0, "enrollment.north.K,", "csv-empty-cell", 20),
    (0, "enrollment.north.K,12%", "bad-actual", 20),
    (0, "enrolment.north.K,100", "unknown-actual", 1),
    (0, "enrollment.east.K,100", "unknown-actual", 1),
    (0, "enrollment.north.1,100", "repeated-actual", 1),
    (3, "staff.teachers.payroll,40", "unknown-actual", 1),
    (3, "teachers.headcount,-2", "bad-actual", 20),
    (4, "general_fund.balance,-1", "bad-actual", 22),
    (5, "title1.carried,-50", "bad-actual", 16), (6, "raises,3", "bad-actual", 8),
    (6, "raises,300%", "bad-actual", 8), (6, "raises", "csv-row-length", 1),
  ])
  func wrongActuals(_ position: Int, _ row: String, _ code: String, _ column: Int) throws {
    var rows = Self.rows
    rows[position] = row
    let answer = roll(RollTests.quiet, "figure,value\n" + rows.joined(separator: "\n") + "\n")
    #expect(answer.text == nil && answer.roll == nil)
    let found = try #require(
      answer.diagnostics.first { $0.severity == .error && $0.range?.file.path == "actuals.csv" })
    #expect(found.code.id == code, "\(found.message)")
    // A row that stands twice is told where it stands again.
    let line = code == "repeated-actual" ? 3 : position + 2
    #expect(found.range?.line == line && found.range?.column == column, "\(found.message)")
    #expect(found.fix != nil || !found.notes.isEmpty)
  }

  @Test func aNameNearbyIsSuggested() throws {
    var rows = Self.rows
    rows[3] = "staff.teachers.headcuont,40"
    let answer = roll(RollTests.quiet, "figure,value\n" + rows.joined(separator: "\n"))
    let found = try #require(answer.diagnostics.last)
    #expect(found.notes == ["did you mean `staff.teachers.headcount`?"])
  }

  /// The fix holds the rows as they can be typed.
  @Test func missingRowsCanBeTyped() throws {
    let answer = roll(
      RollTests.quiet, "figure,value\n" + Self.rows.dropLast(3).joined(separator: "\n"))
    let found = try #require(answer.diagnostics.last)
    #expect(found.code.id == "missing-actual" && found.range?.line == 1)
    let rows = try #require(found.fix).split(separator: "`").filter {
      $0.contains(",") && !$0.hasPrefix(",")
    }
    #expect(rows == ["fund.title1.carried,60000", "driver.raises,3%", "driver.prices,2%"])
    let whole = Self.rows.dropLast(3) + rows.map(String.init)
    #expect(roll(RollTests.quiet, "figure,value\n" + whole.joined(separator: "\n")).text != nil)
  }

  @Test(arguments: [
    "", "figure,value\n", "name,value\na,1\n", "figure\nx\n", "figure,value,value\n",
  ])
  func filesThatAreNoActuals(_ text: String) {
    let answer = roll(RollTests.quiet, text)
    #expect(answer.text == nil)
    #expect(answer.diagnostics.contains { $0.severity == .error })
  }

  @Test(arguments: [2026, 2028, 2031]) func onlyTheNextYear(_ first: Int) {
    let answer = roll(
      RollTests.quiet, "figure,value\n" + Self.rows.joined(separator: "\n"), to: first)
    #expect(answer.text == nil && answer.problem?.contains("--to FY2027") == true)
  }

  // MARK: scenarios

  /// A change of the quiet district, what is said of it, and the line where.
  @Test(arguments: [
    (
      "school south {}", "school south { closes = FY2026; students_go_to = north }",
      "`closes` lies in FY2026, which is closed"
    ),
    (
      "carryover = 15%", "carryover = 15%; ends = FY2026; renews with chance 50%",
      "`ends` lies in FY2026"
    ),
    (
      "reserve = gfoa", "reserve = california; dollar_floor = $88,000; cola = 2%",
      "`dollar_floor` is that of the first fiscal year"
    ),
    (
      "plan \"P\" {",
      "variant v { set staff.teachers.salary = $60,000 per FTE from FY2026 }\nplan \"P\" {",
      "`staff.teachers.salary` has grown since FY2026"
    ),
    (
      "plan \"P\" {", "variant v { set enrollment.students *= 97% from FY2026 }\nplan \"P\" {",
      "it changes `enrollment.students` in FY2026"
    ),
    (
      "grow by raises", "grow by raises from FY2024",
      "dated before FY2026 and grows by `driver.raises`"
    ),
    (
      "expect \"covered\" { P(coverage >= 1 in each year from FY2026) >= 10% }",
      "expect \"covered\" { P(coverage >= 1 in FY2026) >= 0.1%; P(coverage >= 1 in FY2029) >= 0.1% }",
      "it tests FY2026, which is closed, and other years"
    ),
    (
      "growth = normal(mean = 0%, sd = 3%) drawn each year by school and grade",
      "growth = normal(mean = 0%, sd = 3%) drawn each year by school and grade\n  move north to south = 10% from FY2026",
      "this move has taken place"
    ),
    (
      "grow by 2% source", "grow by 2% until FY2028 source",
      "`revenue.taxes.amount` has grown since FY2026"
    ),
  ])
  func scenariosThatCannotBeRolled(_ old: String, _ new: String, _ message: String) throws {
    #expect(RollTests.quiet.contains(old), "\(old)")
    let text = RollTests.quiet.replacing(old, with: new, maxReplacements: 1)
    var rows = Self.rows
    // Known, and not what it usually is.
    if message.contains("driver.raises") { rows[6] = "raises,4%" }
    let answer = roll(text, "figure,value\n" + rows.joined(separator: "\n"))
    #expect(answer.text == nil)
    let found = try #require(
      answer.diagnostics.first { $0.code.id == "cannot-roll" },
      "\(answer.diagnostics.map(\.message))")
    #expect(found.message.contains(message), "\(found.message)")
    #expect(found.range != nil && found.fix != nil)
  }

  /// Tables of different years for different schools: there is no one table of the closed year.
  @Test func studentsThatHaveNoOnePlace() throws {
    let text = RollTests.quiet.replacing(
      "class_size all", with: "enrollment FY2024 {\n         K\n  north 95\n}\nclass_size all"
    )
    .replacing("  south   80    -\n", with: "").replacing(
      "  north 95\n", with: "  north 95\n  south 80\n")
    let answer = roll(text, "figure,value\n" + Self.rows.joined(separator: "\n"))
    #expect(answer.text == nil && answer.roll == nil)
    let found = try #require(answer.diagnostics.first { $0.severity == .error })
    #expect(found.code.id == "cannot-roll", "\(found.message)")
    #expect(found.message.contains("`enrollment.south.K`"), "\(found.message)")
  }

  // MARK: shipped scenarios

  /// Every shipped scenario rolls with last year's medians into one that is sound and formatted, or says why
  /// not.
  @Test(arguments: Repository.runnable.filter { $0.hasPrefix("Scenarios/") })
  func shippedScenariosRoll(_ path: String) throws {
    let source = try ScenarioSource.file(path)
    let request = RunRequest(
      source: source, path: path, variants: .base, settings: SimulationSettings(trials: 20))
    let first = try #require(checkedFirstYear(request)) + 1
    let output = source.file.path.replacing(".scenario", with: "-rolled.scenario")
    let template = try #require(
      rollScenario(request, to: first, actuals: nil, output: nil).template)
    let answer = rollScenario(
      request, to: first, actuals: SourceFile(path: "actuals.csv", text: template), output: output)
    let reasons = answer.diagnostics.filter { $0.severity == .error }
    guard let text = answer.text else {
      #expect(Self.refused.contains(path), "\(reasons.map(\.message))")
      #expect(!reasons.isEmpty && reasons.allSatisfy { $0.code.id == "cannot-roll" })
      return
    }
    #expect(!Self.refused.contains(path))
    let files: any ScenarioFileReading =
      answer.students.map {
        OverlaidFiles(files: source.files, added: RolledStudents(path: $0.path, text: $0.text))
      } ?? source.files
    let rolled = ScenarioSource(file: SourceFile(path: output, text: text), files: files)
    let isFormatted = formatScenario(source.file).text.map { Array($0.utf8) } == source.file.bytes
    #expect(!isFormatted || formatScenario(rolled.file).text == text)
    let run = runScenario(
      RunRequest(
        source: rolled, path: output, variants: .all, settings: SimulationSettings(trials: 20)))
    #expect(run.isSound, "\(run.diagnostics.map(\.message))")
  }

  /// Ladders that have begun, a salary schedule, and a stipend that a variant states and that grows.
  private static let refused: Set<String> = [
    "Scenarios/achievement-first.scenario", "Scenarios/dcps.scenario",
    "Scenarios/singapore.scenario",
    "Scenarios/staff-groups.scenario", "Scenarios/niet-reference.scenario",
  ]

  private func checkedFirstYear(_ request: RunRequest) -> Int? {
    Study(request).budgets.first?.years.lowerBound
  }
}
