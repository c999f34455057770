import BudgetModel
import BudgetProjection
import BudgetQuestions
import SummaryMeasures
import Testing

/// Comparability of Title I schools under ESEA §1118(c), case by case.
@Suite struct ComparabilityTests {
  /// Students of two Title I schools and two others in grade 1, in classes of 20.
  struct Case: CustomTestStringConvertible, Sendable {
    /// Where the law or the guidance says so.
    let source: String
    /// Students of the Title I schools.
    let titleOne: [Int]
    /// Students of the other schools.
    let others: [Int]
    /// The setting of the scenario.
    var header = ""
    /// Whether the rule trips.
    let trips: Bool
    /// Whether it still would without schools of 100 students or fewer; `nil` where not looked at.
    var without: Bool?
    var testDescription: String { source }
  }

  static let leavesOut = "comparability_leaves_out = 100 students"

  // Classes of 20, rounded up: 120 students have 6 teachers, 121 have 7.
  static let cases: [Case] = [
    Case(
      source: "§1118(c)(1)(A): the same number of pupils a teacher", titleOne: [120],
      others: [120], trips: false),
    // 20 pupils a teacher against (90 + 110)/(5 + 6) = 18.18: exactly 110 %.
    Case(
      source: "ED guidance: 110 % is comparable", titleOne: [120], others: [90, 110], trips: false),
    // 20 against 19.9: the others have 199 pupils for 10 teachers.
    Case(
      source: "ED guidance: a little more is comparable", titleOne: [120], others: [199],
      trips: false),
    // 20 against 182/10 = 18.2: 109.9 %.
    Case(
      source: "ED guidance: 109.9 % is comparable", titleOne: [120], others: [182], trips: false),
    // 20 against 181/10 = 18.1: 110.5 %.
    Case(
      source: "ED guidance: more than 110 % is not", titleOne: [120], others: [181], trips: true,
      without: true),
    Case(
      source: "§1118(c): the others count together, 363/20 = 18.15", titleOne: [120],
      others: [181, 182], trips: true, without: true),
    Case(
      source: "§1118(c): the others count together, 364/20 = 18.2", titleOne: [120],
      others: [182, 182], trips: false),
    Case(
      source: "§1118(c): each Title I school on its own", titleOne: [181, 120], others: [181],
      trips: true, without: true),
    // A small Title I school with 20 against 18.1 is exempt where small schools are left out.
    Case(
      source: "CDE: a Title I school of 100 students is exempt", titleOne: [100], others: [181],
      header: leavesOut, trips: false),
    Case(
      source: "CDE: all count where nothing is written, and it would vanish", titleOne: [100],
      others: [181], trips: true, without: false),
    Case(
      source: "CDE: a school of 120 students is not exempt", titleOne: [120], others: [181],
      header: leavesOut, trips: true),
    // The small school among the others has 41 pupils for 3 teachers: together 262/15 = 17.5, and
    // 221/12 = 18.4 without it.
    Case(
      source: "CDE: a small school among the others is left out as well", titleOne: [120],
      others: [41, 221], trips: true, without: false),
    Case(
      source: "CDE: the small school makes the others smaller, 222/13 = 17.1 against 18.1",
      titleOne: [120], others: [41, 181], trips: true, without: true),
    // Together 322/18 = 17.9, and 240/12 = 20 without the small schools.
    Case(
      source: "CDE: leaving out the others' small school can only help here", titleOne: [120],
      others: [41, 41, 240], trips: true, without: false),
    Case(
      source: "CDE: the same with small schools left out", titleOne: [120], others: [41, 41, 240],
      header: leavesOut, trips: false),
    Case(
      source: "CDE: with every other school left out nothing is compared", titleOne: [120],
      others: [41], header: leavesOut, trips: false),
  ]

  static func text(_ tried: Case) -> String {
    let first = tried.titleOne.indices.map { "school title\($0) { title1 = schoolwide }" }
    let second = tried.others.indices.map { "school other\($0) { }" }
    let rows =
      tried.titleOne.enumerated().map { "  title\($0) \($1)" }
      + tried.others.enumerated().map { "  other\($0) \($1)" }
    return """
      language 1
      scenario "Rule" { years = FY2026..FY2027; \(tried.header) }
      \((first + second).joined(separator: "\n"))
      enrollment FY2026 {
               1
      \(rows.joined(separator: "\n"))
      }
      class_size lower { grades = 1; target = 20 students }
      staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE }
      plan { line kits { cost = $0 per year } }

      """
  }

  @Test(arguments: cases)
  func schools(_ tried: Case) throws {
    let rule = try RuleCase.rule("comparability", Self.text(tried))
    let expected: [Double] = tried.trips ? [1, 1] : [0, 0]
    #expect(rule.plan?.byYear.map(\.value) == expected)
    #expect(rule.statusQuo?.byYear.map(\.value) == expected)
    #expect(rule.status == (tried.trips ? .forReview : .clear))
    #expect(rule.alternative.map { $0.ever.value == 1 } == tried.without)
    if tried.without != nil { #expect(rule.alternative?.setting == Self.leavesOut) }
  }
}
