import BudgetProjection
import BudgetQuestions
import Diagnostics
import ScenarioChecking
import ScenarioFiles
import Testing

/// `count_year = prior` in streams and in revenue: the students given for the year before the horizon.
@Suite struct PriorCountTests {
  /// A district with a revenue, one of attendance and a stream, all by the year before.
  static func district(_ enrollment: String) -> String {
    """
    language 1
    scenario "Prior" { years = FY2026..FY2028 }
    school a { title1 = none }
    school b { title1 = none }
    \(enrollment)
    general_fund { opening = $1; reserve = 3% of spending }
    revenue aid "State aid" { amount = $1,000 per student; count_year = prior }
    revenue attended { amount = $1,000 per student; count_year = prior; counted = attendance }
    spending everything { amount = $2,000,000 per year }
    fund lead "Leadership" {
      award = $10 per student
      count_year = prior
      available = 100%
      pays_for = training
    }
    plan { line course { cost = $1,000 per year; use = training } }
    """
  }

  /// 300 students were given for FY2025, 325 for FY2026, 312 follow: −4 %.
  static let twoYears = """
    enrollment FY2025 {
         K  1
      a  100  90
      b  60  50
    }
    enrollment FY2026 {
         K  1
      a  110  95
      b  62  58
      growth = -4%
      attendance = 90%
    }
    """

  static func expectCounts(_ found: MedianFigures, _ counts: [Double], attendance: Double) throws {
    expectEqual(try found("revenue.aid"), counts.map { 1_000 * $0 }, "aid")
    expectEqual(
      try found("revenue.attended"), counts.map { 1_000 * attendance * $0 }, "attended")
    expectEqual(try found("fund.lead.received"), counts.map { 10 * $0 }, "award")
  }

  static func saysOwn(_ found: MedianFigures, _ title: String, _ place: String = "") -> Bool {
    found.budget.remarks.contains {
      $0.hasPrefix(
        "\(title): students are not given for FY2025\(place), so FY2026 counts that year's")
    }
  }

  @Test func theGivenCountOfTheYearBefore() throws {
    let found = try MedianFigures(Self.district(Self.twoYears))
    try Self.expectCounts(found, [300, 325, 312], attendance: 0.9)
    #expect(!found.budget.remarks.contains { $0.contains("FY2025") })
  }

  /// Cohorts that go on from the first year of the horizon keep the year before as history.
  @Test func cohortsWithHistory() throws {
    let text = Self.district(Self.twoYears).replacing(
      "growth = -4%", with: "survival = 100%\n  entry_growth = 0%")
    // FY2027: K stays 172, grade 1 is the 172 of K before.
    try Self.expectCounts(MedianFigures(text), [300, 325, 344], attendance: 0.9)
  }

  /// Counts of the year before alone, as most districts give them.
  @Test func theYearBeforeIsTheBase() throws {
    let text = Self.district(
      """
      enrollment FY2025 {
           K  1
        a  100  90
        b  60  50
        growth = -10%
      }
      """)
    try Self.expectCounts(MedianFigures(text), [300, 270, 243], attendance: 1)
  }

  /// A file of several years.
  @Test func rowsOfAFile() throws {
    let text = Self.district(
      """
      enrollment from "students.csv" {
        school = column "school"
        grade = column "grade"
        students = column "n"
        year = column "year"
        method = cohort_survival
        survival = 100%
        entry_growth = 0%
      }
      """)
    let rows = """
      school,grade,year,n
      a,K,2024,70
      a,1,2024,60
      a,K,2025,100
      a,1,2025,90
      a,K,2026,110
      a,1,2026,95
      """
    let files = MemoryFiles(["test.scenario": text, "students.csv": rows])
    let source = ScenarioSource(
      file: SourceFile(path: "test.scenario", text: text), files: files)
    try Self.expectCounts(MedianFigures(source), [190, 205, 220], attendance: 1)
  }

  /// Nothing before the first year: its own students count, which is said.
  @Test func withoutACountOfTheYearBefore() throws {
    let text = Self.district(
      """
      enrollment FY2026 {
           K  1
        a  110  95
        b  62  58
        growth = -4%
      }
      """)
    let found = try MedianFigures(text)
    try Self.expectCounts(found, [325, 325, 312], attendance: 1)
    #expect(Self.saysOwn(found, "State aid"))
    #expect(Self.saysOwn(found, "Leadership"))
  }

  /// Counts of two years ago are not those of the year before.
  @Test func anOlderCountIsNotTheYearBefore() throws {
    let text = Self.district(Self.twoYears).replacing("FY2025", with: "FY2024")
    let found = try MedianFigures(text)
    try Self.expectCounts(found, [325, 325, 312], attendance: 0.9)
    #expect(Self.saysOwn(found, "State aid"))
  }

  /// A grade that is not given the year before makes no count of all students.
  @Test func aGapIsNoCount() throws {
    let text = Self.district(Self.twoYears).replacing(
      "  K  1\n  a  100  90\n  b  60  50", with: "  K\n  a  100\n  b  60")
    #expect(text.contains("a  100\n"))
    let found = try MedianFigures(text)
    try Self.expectCounts(found, [325, 325, 312], attendance: 0.9)
    #expect(Self.saysOwn(found, "State aid"))
    #expect(Self.saysOwn(found, "Leadership"))
  }

  /// Of two enrolments one may have no count before: its own first year stands in, by name.
  @Test func eachEnrolmentByItself() throws {
    let text = Self.district(
      Self.twoYears + """

        enrollment special FY2026 {
             2
          a  10
        }
        """)
    let found = try MedianFigures(text)
    expectEqual(try found("revenue.aid"), [310_000, 335_000, 322_000], "aid")
    expectEqual(try found("revenue.attended"), [280_000, 302_500, 290_800], "attended")
    expectEqual(try found("fund.lead.received"), [3_100, 3_350, 3_220], "award")
    #expect(Self.saysOwn(found, "State aid", " in enrollment special"))
    #expect(!Self.saysOwn(found, "State aid"))
  }
}
