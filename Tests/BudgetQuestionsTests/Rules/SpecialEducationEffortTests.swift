import BudgetModel
import BudgetProjection
import BudgetQuestions
import LanguageTable
import SummaryMeasures
import Testing

/// Maintenance of effort under 34 CFR 300.203, in $10,000 as the tables of Appendix E to Part 300 are.
///
/// Tables 1 and 2 are those of the text; of table 3 its subject is, its figures only in part. Of table 5 the rule is certain (another method from year to
/// year), its amounts are not compared with the text; tables 4 and 6 to 9 have no cases of their own
/// numbers. What they are about has: failures in a row, other methods with fewer children, and the
/// amount to budget where the last year is not known yet.
@Suite struct SpecialEducationEffortTests {
  /// Spending on special education by year, and the years in which no method is met.
  struct Case: CustomTestStringConvertible, Sendable {
    /// Where the regulation says so.
    let source: String
    /// State and local spending before the horizon, the last of them of FY2025, in $10,000.
    let past: [Double]
    /// The same of FY2026 to FY2028.
    let horizon: [Double]
    /// Local spending before the horizon; empty where it is not written.
    var localPast: [Double] = []
    /// The share of local money in the horizon, by year; empty where it is not written.
    var localShare: [Double] = []
    /// Children before the horizon; empty where they are not written.
    var childrenPast: [Double] = []
    /// The same in the horizon.
    var children: [Double] = []
    /// 1 for each year of the horizon without a method that is met.
    let trips: [Double]
    /// Dollars missing, in $10,000.
    var missing: [Double] = [0, 0, 0]
    var testDescription: String { source }
  }

  static let cases: [Case] = [
    Case(
      source: "300.203(b)(2): the same amount is enough", past: [100], horizon: [100, 100, 100],
      trips: [0, 0, 0]),
    Case(
      source: "300.203(b)(2): less is a failure", past: [100], horizon: [99, 100, 100],
      trips: [1, 0, 0], missing: [1, 0, 0]),
    Case(
      source: "App. E, table 1: 100, 90, then 100 is required", past: [100],
      horizon: [90, 100, 100], trips: [1, 0, 0], missing: [10, 0, 0]),
    Case(
      source: "300.203(c): 100, 95, then 96 is still a failure", past: [100],
      horizon: [95, 96, 100], trips: [1, 1, 0], missing: [5, 4, 0]),
    Case(
      source: "App. E, table 2: 100, 90, 90, then 100 is required", past: [100],
      horizon: [90, 90, 100], trips: [1, 1, 0], missing: [10, 10, 0]),
    Case(
      source: "App. E, table 2: one dollar less than 100 is not enough", past: [100],
      horizon: [90, 90, 99.9999], trips: [1, 1, 1], missing: [10, 10, 0.0001]),
    Case(
      source: "App. E, table 3: 100, 90, 110, then 110 is required", past: [100, 90],
      horizon: [110, 100, 110], trips: [0, 1, 0], missing: [0, 10, 0]),
    Case(
      source: "300.203(c): a failure before the horizon keeps its base", past: [100, 90],
      horizon: [95, 100, 100], trips: [1, 0, 0], missing: [5, 0, 0]),
    Case(
      source: "300.203(c): two failures before the horizon keep the base", past: [110, 90, 100],
      horizon: [109, 110, 110], trips: [1, 0, 0], missing: [1, 0, 0]),
    // Table 5: local 500, 400, 500; state and local 950, 950, 900; 10 children each year. In the last
    // year the local methods are met against 500, the amount of two years before.
    Case(
      source: "App. E, table 5: another method from year to year", past: [950],
      horizon: [950, 900, 900], localPast: [500], localShare: [400.0 / 950, 500.0 / 900, 0.5],
      childrenPast: [10], children: [10, 10, 10], trips: [0, 0, 1], missing: [0, 0, 50]),
    Case(
      source: "App. E, table 5: without the local methods the last year fails", past: [950],
      horizon: [950, 900, 900], trips: [0, 1, 1], missing: [0, 50, 50]),
    Case(
      source: "300.203(c)(2): each method keeps its own base", past: [950],
      horizon: [950, 940, 940],
      localPast: [500], localShare: [400.0 / 950, 450.0 / 940, 450.0 / 940], trips: [0, 1, 1],
      missing: [0, 10, 10]),
    Case(
      source: "300.203(b)(2)(iii): local money per child", past: [1_000], horizon: [900, 900, 900],
      localPast: [500], localShare: [0.5, 0.5, 0.5], childrenPast: [10], children: [9, 9, 9],
      trips: [0, 0, 0]),
    Case(
      source: "300.203(b)(2)(iv): state and local money per child with a disability", past: [1_000],
      horizon: [900, 900, 900], childrenPast: [10], children: [9, 9, 9], trips: [0, 0, 0]),
    Case(
      source: "300.203(d): what is missing per child times the children, the least of the methods",
      past: [1_000], horizon: [900, 900, 900], childrenPast: [10], children: [9.5, 9.5, 9.5],
      trips: [1, 1, 1], missing: [50, 50, 50]),
    Case(
      source: "300.203(b)(2): more children do not excuse a lower total and less per child",
      past: [1_000], horizon: [990, 990, 990], childrenPast: [10], children: [11, 11, 11],
      trips: [1, 1, 1], missing: [10, 10, 10]),
    Case(
      source: "300.203(b)(2): more in total is enough though it is less per child", past: [1_000],
      horizon: [1_000, 1_010, 1_020], childrenPast: [10], children: [11, 12, 13],
      trips: [0, 0, 0]),
    Case(
      source: "300.203(c)(3): the base per child is the highest of the years that met it",
      past: [1_000], horizon: [950, 900, 900], childrenPast: [10], children: [9, 9, 8.5],
      trips: [0, 1, 0], missing: [0, 50, 0]),
    // 300.203(b)(2): local 500, 450, 455, 400; state and local 1,000, 1,000, 890, 960; children 10,
    // 10, 9, 9. First state and local money is met, then local money per child (50.56 against 50),
    // then state and local money per child (106.67 against 100).
    Case(
      source: "300.203(b)(2): a third method in the third year", past: [1_000],
      horizon: [1_000, 890, 960], localPast: [500],
      localShare: [450.0 / 1_000, 455.0 / 890, 400.0 / 960], childrenPast: [10],
      children: [10, 9, 9], trips: [0, 0, 0]),
    // The year that met local money per child raised its base to 50.56: 450 for 9 children are 50.
    Case(
      source: "300.203(c)(2): a method that was met has a higher base from then on",
      past: [1_000], horizon: [1_000, 890, 890], localPast: [500],
      localShare: [450.0 / 1_000, 455.0 / 890, 450.0 / 890], childrenPast: [10],
      children: [10, 9, 9], trips: [0, 0, 1], missing: [0, 0, 5]),
    // Two years fail by every method; the bases stay those of FY2025, 500 and 950.
    Case(
      source: "300.203(c)(2): failures in a row by all methods keep every base", past: [950],
      horizon: [900, 940, 949], localPast: [500],
      localShare: [400.0 / 900, 450.0 / 940, 500.0 / 949],
      childrenPast: [10], children: [10, 10, 10], trips: [1, 1, 0], missing: [50, 10, 0]),
    // One child fewer: the total need not be kept where the amount per child is.
    Case(
      source: "300.203(b)(2): after a failure per child the base per child is that of before",
      past: [1_000], horizon: [890, 880, 900], childrenPast: [10], children: [9, 9, 9],
      trips: [1, 1, 0], missing: [10, 20, 0]),
  ]

  /// 300.203(a)(1): the amount to budget is that of the most recent year for which information is
  /// available, here two years back.
  @Test(arguments: [(99.0, 1.0), (100.0, 0.0)])
  func theYearBeforeIsNotKnownYet(_ budgeted: Double, _ trips: Double) throws {
    let tried = Case(source: "", past: [100], horizon: [budgeted, 100, 100], trips: [])
    let text = Self.text(tried).replacing(
      "special_education FY2025", with: "special_education FY2024")
    let rule = try RuleCase.rule("idea-moe", text)
    #expect(rule.plan?.byYear.map(\.value) == [trips, 0, 0])
    #expect(rule.plan?.isAssessed == [true, true, true])
  }

  static func text(_ tried: Case) -> String {
    func history(_ key: String, _ amounts: [Double], _ form: (Double) -> String) -> [String] {
      zip((2026 - amounts.count)..., amounts).map { "\(key) FY\($0) = \(form($1))" }
    }
    func dollars(_ amount: Double) -> String {
      "$\(RuleCase.number((amount * 10_000).rounded()))"
    }
    func since(_ offset: Int) -> String { offset == 0 ? "" : " from FY\(2026 + offset)" }
    func students(_ count: Double) -> String { "\(RuleCase.number(count)) students" }
    let fund =
      ["opening = $5,000,000"] + history("special_education", tried.past, dollars)
      + history("special_education_local", tried.localPast, dollars)
      + history("children", tried.childrenPast, students)
      + tried.children.enumerated().map { "children = \(students($1))\(since($0))" }
    let line =
      tried.horizon.enumerated().map { "amount = \(dollars($1)) per year in FY\(2026 + $0)" }
      + tried.localShare.enumerated().map { "local = \($1 * 100)%\(since($0))" }
    return RuleCase.district() + "general_fund {\n\(fund.joined(separator: "\n"))\n}\n"
      + "spending sped { special_education = yes\n\(line.joined(separator: "\n"))\n}\n"
  }

  @Test(arguments: cases)
  func years(_ tried: Case) throws {
    let rule = try RuleCase.rule("idea-moe", Self.text(tried))
    #expect(rule.plan?.byYear.map(\.value) == tried.trips)
    let found = rule.amounts.first?.meanByYear.map { $0.value / 10_000 } ?? [0, 0, 0]
    expectEqual(found, tried.missing, tried.source, relative: 1e-7)
    #expect(rule.status == (tried.trips.contains(1) ? .forReview : .clear))
  }

  /// A method without data says what it needs; the others decide.
  @Test func methodsWithoutDataAreNamed() throws {
    let alone = try RuleCase.rule("idea-moe", Self.text(Self.cases[0]))
    #expect(
      alone.rule.findings.map(\.text) == [
        "Local money: not assessed; write `local` in every spending line with `special_education = "
          + "yes` and `special_education_local FY2025 = $…`.",
        "Money per child with a disability: not assessed; write `children = … students` and "
          + "`children FY2025 = … students`.",
      ])
    let full = try #require(Self.cases.first { !$0.localPast.isEmpty && !$0.children.isEmpty })
    #expect(try RuleCase.rule("idea-moe", Self.text(full)).rule.findings.isEmpty)
  }

  /// Students enrolled do not stand for children with disabilities.
  @Test func studentsAreNotChildren() throws {
    // The district has 80 students and had 100; per student spending rose.
    let tried = Case(source: "", past: [100], horizon: [90, 90, 90], trips: [1, 1, 1])
    let text = Self.text(tried).replacing(
      "opening = $5,000,000", with: "opening = $5,000,000\npupils FY2025 = 100 students")
    #expect(try RuleCase.rule("idea-moe", text).plan?.byYear.map(\.value) == [1, 1, 1])
  }

  /// Without an earlier year the first is not assessed; it is the base of those after it.
  @Test func firstYearWithoutHistory() throws {
    let tried = Case(source: "", past: [], horizon: [100, 100, 100], trips: [])
    let rule = try RuleCase.rule("idea-moe", Self.text(tried))
    #expect(rule.status == .notAssessed)
    #expect(rule.plan?.isAssessed == [false, true, true])
    let falling = Case(source: "", past: [], horizon: [100, 99, 100], trips: [])
    let fallen = try RuleCase.rule("idea-moe", Self.text(falling))
    #expect(fallen.plan?.byYear.map(\.value) == [0, 1, 0])
    #expect(fallen.status == .forReview)
  }

  /// The rule names the exceptions and the adjustment that it does not count.
  @Test func exceptionsAreNamed() throws {
    let rule = try #require(LanguageTable.reviewRule("idea-moe"))
    #expect(rule.wording.contains("exceptions of 300.204"))
    #expect(rule.wording.contains("adjustment of 300.205"))
    #expect(rule.citation.contains("300.204, 300.205"))
  }
}
