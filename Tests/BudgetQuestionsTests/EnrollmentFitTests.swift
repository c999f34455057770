import BudgetModel
import BudgetProjection
import BudgetReports
import Diagnostics
import Foundation
import MonteCarlo
import Quantities
import ScenarioChecking
import ScenarioFiles
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// Students taken from history: against the study of `Tests/Reference/enrollment_methods.py`, and where
/// counts are missing.
@Suite struct EnrollmentFitTests {
  static let grades = ["K"] + (1...12).map(String.init)

  /// A district whose counts are rows of a file.
  static func request(
    _ rows: String, _ body: String = "survival = fitted\n  entry_growth = fitted",
    years: String = "FY2026..FY2028", trials: Int = 400
  ) -> RunRequest {
    let text = """
      language 1
      scenario "Students" { years = \(years) }
      school north { title1 = none }
      school south { title1 = none }
      enrollment from "students.csv" {
        school = column "school"
        grade = column "grade"
        students = column "n"
        year = column "end_year"
        method = cohort_survival
        \(body)
      }
      plan "None" { }
      """
    let files = MemoryFiles([
      "test.scenario": text, "students.csv": "school,grade,end_year,n\n" + rows,
    ])
    let source = ScenarioSource(
      file: SourceFile(path: "test.scenario", text: text), files: files)
    return RunRequest(
      source: source, path: "test.scenario", variants: .base,
      settings: SimulationSettings(trials: trials))
  }

  /// Rows of one school: a line of counts for each year, `nil` where none is given.
  static func rows(_ counts: [Int: [Int?]], school: String = "north", from grade: Int = 0) -> String
  {
    counts.sorted { $0.key < $1.key }.flatMap { year, row in
      row.enumerated().compactMap { offset, count in
        count.map { "\(school),\(grades[grade + offset]),\(year),\($0)\n" }
      }
    }.joined()
  }

  // MARK: held-out years

  private struct Band: Decodable {
    let least: Double
    let count: Int
    let error: Double
    let bias: Double
  }

  private struct Study: Decodable {
    let bands: [Band]
    let grades: Double
    let totals: Double
  }

  /// The districts of Wyoming without an empty cell.
  private static func districts() throws -> [String: [Int: [Int?]]] {
    let file = Repository.root.appending(
      path: "Tests/Reference/students/data/wyoming-districts-2000-2007.csv")
    var found: [String: [Int: [Int?]]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    {
      let fields = line.split(separator: ",").map(String.init)
      let year = try #require(Int(fields[0]))
      found[fields[1], default: [:]][year] = fields.dropFirst(2).map { Int($0) }
    }
    return found.filter { $0.value.values.joined().allSatisfy { ($0 ?? 0) > 0 } }
  }

  /// The plain method's errors are those of the study; the fit is as good in each band, and its ranges
  /// hold as much as the study says.
  @Test func wyoming() throws {
    let url = Repository.root.appending(path: "Tests/Reference/students/wyoming.json")
    let study = try JSONDecoder().decode(Study.self, from: Data(contentsOf: url))
    var points: [(size: Double, point: BacktestPoint)] = []
    for (name, counts) in try Self.districts().sorted(by: { $0.key < $1.key }) {
      let run = backtestStudents(
        Self.request(Self.rows(counts), years: "FY2008..FY2009"), from: nil, most: 5)
      let backtest = try #require(run.backtest, "\(name): \(run.diagnostics.map(\.message))")
      for point in backtest.points {
        let students = counts[point.origin]?.reduce(0) { $0 + ($1 ?? 0) }
        points.append((Double(try #require(students)), point))
      }
    }
    let totals = points.filter { $0.point.series == ReportedBacktest.allStudents }
    var greatest = Double.infinity
    for band in study.bands {
      let found = BacktestScore(
        totals.filter { band.least <= $0.size && $0.size < greatest }.map(\.point))
      greatest = band.least
      #expect(found.count == band.count)
      let plain = try #require(found.plainMeanAbsoluteError)
      #expect(abs(plain - band.error) < 1e-12)
      #expect(abs(try #require(found.plainBias) - band.bias) < 1e-12)
      let error = try #require(found.meanAbsoluteError)
      // The smallest band is three districts, of which the study says 1.13.
      let most = band.least > 0 ? 1.05 : 1.2
      #expect(error <= most * plain, "\(band.least): \(error) of \(plain)")
    }
    let grades = BacktestScore(
      points.map(\.point).filter { $0.series != ReportedBacktest.allStudents })
    let whole = BacktestScore(totals.map(\.point))
    #expect(abs(grades.inNinety.share - study.grades) < 0.01, "\(grades.inNinety.share)")
    #expect(abs(whole.inNinety.share - study.totals) < 0.02, "\(whole.inNinety.share)")
    #expect((0.87...0.93).contains(grades.inNinety.share))
    #expect((0.85...0.95).contains(whole.inNinety.share))
  }

  // MARK: gaps and empty grades

  private static let six: [Int: [Int?]] = [
    2020: [61, 58, 61], 2021: [62, 59, 60], 2022: [60, 58, 61], 2023: [61, 59, nil],
    2024: [62, 58, 61], 2025: [60, 59, 60],
  ]

  /// The figure of a grade in the first year projected.
  private static func first(
    _ request: RunRequest, _ grade: Grade?, school: String? = nil
  ) throws -> StudentSummary {
    let run = runEnrollment(request)
    let messages = run.diagnostics.map(\.message).joined(separator: "\n")
    let found = try #require(run.runs.first, "\(messages)").students
    return try #require(found.first { $0.students.grade == grade && $0.students.school == school })
  }

  /// A count that is not given leaves out its pair of years and is never 0: the mean of the ratios
  /// 60/58, 61/59, 61/58 and 60/58, each counted by its year and its students.
  @Test func aGapIsNoZero() throws {
    let found = try Self.first(Self.request(Self.rows(Self.six)), .g2)
    let steps: [(age: Int, below: Double, students: Double)] = [
      (0, 58, 60), (1, 59, 61), (3, 59, 61), (4, 58, 60),
    ]
    let weights = steps.map { pow(0.8, Double($0.age)) * $0.below / ($0.below + 10) }
    let ratio =
      zip(steps, weights).reduce(0) { $0 + $1.1 * $1.0.students / $1.0.below }
      / weights.reduce(0, +)
    let mean = found.byYear[0].mean
    #expect(abs(mean.value - 59 * ratio) < 5 * (mean.error ?? 0) + 1e-9)
    #expect(found.byYear[0].p5.value > 50 && found.byYear[0].p95.value < 72)
  }

  /// A school's gap makes the district's count a gap; a school that opens later is none.
  @Test func aSchoolsGap() throws {
    let cells: [(String, Int, Double)] = [
      ("north", 2020, 40), ("north", 2021, 41), ("north", 2022, 42), ("north", 2023, 43),
      ("south", 2020, 10), ("south", 2022, 12), ("south", 2023, 13), ("west", 2023, 5),
    ]
    let file = SourceFile(path: "test", text: "enrollment")
    let place = SourceRange(file: file, lowerBound: 0, upperBound: 10)
    var enrollment = Enrollment(
      id: nil, method: .cohortSurvival,
      cells: cells.filter { $0.1 == 2023 }.map {
        Enrollment.Cell(school: $0.0, grade: .k, year: $0.1, students: $0.2)
      }, range: place)
    enrollment.history = cells.filter { $0.1 < 2023 }.map {
      Enrollment.Cell(school: $0.0, grade: .k, year: $0.1, students: $0.2)
    }
    let history = StudentHistory(enrollment)
    #expect((2020...2023).map { history.students(.k, in: $0) } == [50, nil, 54, 61])
    #expect(history.counts(of: .k).map(\.age) == [0, 1, 3])
    #expect(history.steps(into: .g1, from: .k).isEmpty)
  }

  /// A grade that is empty in the base year of a file stays a grade: its students of next year come from
  /// the grade below, and nobody leaves it.
  @Test func anEmptyGradeStays() throws {
    var counts: [Int: [Int?]] = [:]
    for year in 2020...2025 { counts[year] = [10, 9, 8, 11] }
    counts[2025] = [10, 0, 8, 11]
    let means = try [Grade.g1, .g2, .g3].map {
      try Self.first(Self.request(Self.rows(counts)), $0).byYear[0].mean
    }
    // The latest of five ratios is 0, the others are 90 %.
    let weights = (0..<5).map { pow(0.8, Double($0)) }
    let ratio = 0.9 * (1 - weights[0] / weights.reduce(0, +))
    #expect(abs(means[0].value - 10 * ratio) < 5 * (means[0].error ?? 0))
    #expect(means[1].value == 0)
    #expect(abs(means[2].value - 11) < 5 * (means[2].error ?? 0))
    // Two empty cohorts one after the other, then grade 3 alone at the top.
    counts[2024] = [10, 0, 8, 11]
    counts[2025] = [10, 0, 0, 11]
    let two = try Self.first(Self.request(Self.rows(counts)), .g2)
    #expect(two.byYear[0].mean.value == 0 && two.byYear[1].mean.value > 0)
    counts[2025] = [10, 9, 8, 0]
    let top = try Self.first(Self.request(Self.rows(counts)), .g3)
    #expect(top.byYear[0].mean.value > 4)
    counts[2024] = [10, 9, 8, 0]
    let gone = runEnrollment(Self.request(Self.rows(counts)))
    #expect(try #require(gone.runs.first).students.allSatisfy { $0.students.grade != .g3 })
    counts[2024] = [10, 9, 8, 11]
    counts[2025] = [10, 0, 8, 11]
    // Where another school teaches the grade, a 0 says that this one has it no longer.
    let south = Self.rows([2024: [5, 5], 2025: [5, 5]], school: "south")
    let run = runEnrollment(Self.request(Self.rows(counts) + south))
    let students = try #require(run.runs.first).students
    #expect(!students.contains { $0.students.school == "north" && $0.students.grade == .g1 })
  }

  /// A grade without a count in the last year given is named: between other grades nothing can be
  /// projected, below or above them it is taken to have ended. A written 0 says that nobody was in it.
  @Test func aGradeWithoutACountIsNamed() throws {
    var counts: [Int: [Int?]] = [:]
    for year in 2020...2025 { counts[year] = [60, 59, 61, 58] }
    func messages(_ row: [Int?]) -> [String] {
      counts[2025] = row
      return runEnrollment(Self.request(Self.rows(counts))).diagnostics.map {
        "\($0.severity): \($0.message)"
      }
    }
    #expect(messages([60, 59, 61, 58]).isEmpty && messages([60, 0, 61, 58]).isEmpty)
    #expect(
      messages([60, nil, 61, 58]) == [
        "error: grade 1 has no count of FY2025 and had 59 in FY2024"
      ])
    #expect(
      messages([60, nil, nil, 58]) == [
        "error: grades 1, 2 have no count of FY2025 and had 59 in FY2024, 61 in FY2024"
      ])
    #expect(
      messages([60, 59, 61, nil]) == [
        "warning: grade 3 has no count of FY2025 and had 58 in FY2024; it is taken to be taught no "
          + "longer"
      ])
    // A comparison with the past does not project from such a year.
    counts[2025] = [60, 59, 61, 58]
    counts[2023] = [60, nil, 61, 58]
    let run = backtestStudents(
      Self.request(Self.rows(counts), "survival = 98%"), from: nil, most: nil)
    #expect(try #require(run.backtest).origins == [2020, 2021, 2022, 2024])
  }

  // MARK: methods by name

  /// A grade's own method: means of the last years, then what is written for later ones.
  @Test func methodsByName() throws {
    let body = """
      survival = mean of 2 years
      survival 2 = mean of 3 years
      survival 2 = 50% from FY2027
      entry K = mean of 4 years
      """
    let request = Self.request(Self.rows(Self.six), body)
    let source = request.source
    let budget = try #require(
      check(source.file, files: source.files, variants: .base).budgets.first)
    func texts(_ path: String) -> [String] {
      budget.statusQuoValues[.spelled(path)]?.segments.map(\.text) ?? []
    }
    let ratio = (59.0 / 62 + 58.0 / 61) / 2
    #expect(texts("enrollment.survival.1")[0].contains("level \(rounded(ratio * 100))%"))
    #expect(texts("enrollment.survival.2").count == 2)
    #expect(texts("enrollment.entry.K")[0].contains("level 60.75 students"))
    let second = try Self.first(request, .g2)
    let last = (60.0 / 58 + 61.0 / 59) / 2
    #expect(abs(second.byYear[0].mean.value - 59 * last) < 1)
    let first = try Self.first(request, .g1)
    let half = first.byYear[0].mean.value / 2
    #expect(abs(second.byYear[1].mean.value - half) < 0.05 * half)
  }

  private func rounded(_ number: Double) -> String {
    String(format: "%.2f", number)
  }

  /// The plain method by hand: from 2023 grade 1 is 110 students of K times the mean of its last three
  /// ratios, and K the mean of its last three counts.
  @Test func thePlainMethodStandsBeside() throws {
    let counts: [Int: [Int?]] = [
      2020: [100, 90], 2021: [104, 95], 2022: [100, 96], 2023: [110, 99], 2024: [120, 101],
      2025: [118, 105],
    ]
    let run = backtestStudents(
      Self.request(Self.rows(counts), years: "FY2026..FY2027"), from: 2023, most: nil)
    let points = try #require(run.backtest).points
    let entry = (104.0 + 100 + 110) / 3
    let ratio = (95.0 / 100 + 96.0 / 104 + 99.0 / 100) / 3
    let wanted = ["Grade K": [entry, entry], "Grade 1": [110 * ratio, entry * ratio]]
    for (series, values) in wanted {
      let found = points.filter { $0.series == series }.map { $0.plain ?? .nan }
      #expect(zip(found, values).allSatisfy { abs($0 - $1) < 1e-9 } && found.count == 2)
    }
    let early = backtestStudents(
      Self.request(Self.rows(counts), "survival = 95%", years: "FY2026..FY2027"), from: 2022,
      most: nil)
    #expect(try #require(early.backtest).points.allSatisfy { $0.plain == nil })
  }
}
