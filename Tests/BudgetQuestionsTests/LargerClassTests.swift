import BudgetProjection
import BudgetReports
import MonteCarlo
import ReportDocuments
import Testing

@testable import BudgetQuestions

/// `extra_students = 3 students`: leaders whose classes are larger, so that fewer sections serve the same
/// students. A published figure: 3/22 of a loaded cost of $58,667 is a bonus of $8,000 a teacher.
@Suite struct LargerClassTests {
  private static func text(
    _ role: String, classes: String = "target = 22 students", students: String = "968",
    positions: String = "1 FTE"
  ) -> String {
    """
    language 1
    scenario "Larger classes" { years = FY2026..FY2027 }
    school only { title1 = none }
    enrollment FY2026 {
              5
      only  \(students)
      method = flat
    }
    class_size all { grades = 5; \(classes) }
    staff teachers { positions = \(positions) per section; salary = $58,667 per FTE; layoffs = allowed }
    plan "Leaders" {
      leader lead {
        extra_students = 3 students because "contested: Aspen Institute, one of several views"
        \(role)
      }
    }
    """
  }

  /// 44 classes of 22: 22 leaders take 3 more each, 902 of 968 students are left for classes of 22, which
  /// are 41. Three positions save $176,001, the bonus of 22 leaders costs $176,000: 3/22 of the cost each.
  @Test func thePublishedBonus() throws {
    let found = try MedianFigures(Self.text("count = 22; stipend = $8,000"))
    expectEqual(try found("leader.lead.sections_spared"), [3, 3], "sections")
    expectEqual(try found("staff.teachers.required"), [41, 41], "positions")
    expectEqual(try found("leader.lead.replaces_cost"), [-176_001, -176_001], "saved")
    expectEqual(try found("leader.lead.stipend_cost"), [176_000, 176_000], "bonus")
    #expect((58_667 * 3 / 22.0).rounded() == 8_000)
  }

  /// Sections are whole: 11 leaders take 33 students, 935 / 22 is 42.5, so one section; half released, 22
  /// leaders are in class as 11 are; a cap of 24 leaves room for 2 students, 924 / 22 is 42; a cap of 22
  /// none. 88 teachers for 44 sections: 22 leaders teach a quarter of them. Where all are leaders, classes
  /// of 25 are the most that they can take: 968 / 25 is 38.7.
  @Test(arguments: [
    ("count = 11", "target = 22 students", "1 FTE", 1.0),
    ("count = 22; release = 50%", "target = 22 students", "1 FTE", 1),
    ("count = 22", "target = 22 students; cap = 24 students", "1 FTE", 2),
    ("count = 22", "target = 22 students; cap = 22 students", "1 FTE", 0),
    ("count = 22", "target = 22 students; cap = 22 students; tolerance = 10%", "1 FTE", 0),
    ("count = 22", "target = 22 students", "2 FTE", 1),
    ("count = 22; release = 100%", "target = 22 students", "1 FTE", 0),
    ("count = 80", "target = 22 students", "1 FTE", 5),
    ("count = 22", "target = 22 students; rounding = nearest", "1 FTE", 3),
    ("count = 11", "target = 22 students; rounding = nearest", "1 FTE", 1),
  ])
  func wholeSections(_ role: String, _ classes: String, _ each: String, _ spared: Double) throws {
    let found = try MedianFigures(Self.text(role, classes: classes, positions: each))
    expectEqual(try found("leader.lead.sections_spared"), [spared, spared], "\(role), \(classes)")
    expectEqual(try found("sections"), [44, 44], "sections before it")
  }

  /// In middle and high schools: 220 students in 5 courses are 1,100 places, 50 sections, 10 teachers of
  /// 5. Ten leaders take 3 more in each of 50 sections: 950 / 22 is 43.2, so 6 sections, 1.2 teachers.
  @Test func coursesAndLoad() throws {
    let found = try MedianFigures(
      Self.text(
        "count = 10", classes: "target = 22 students; courses = 5; load = 5 sections",
        students: "220"))
    expectEqual(try found("leader.lead.sections_spared"), [6, 6], "sections")
    expectEqual(try found("staff.teachers.required"), [8.8, 8.8], "positions")
  }

  /// The register and the roles' table say what it rests on and what it does.
  @Test func reportsSayThatItIsContested() throws {
    let result = runScenario(
      RunRequest(
        source: .text(Self.text("count = 22; stipend = $8,000")), path: "x", variants: .base,
        settings: .medians))
    let run = try #require(result.runs.first)
    let text =
      render(composeCFOReport(run), as: .markdown)
      + render(CFOAppendix.register.compose(run), as: .markdown)
    for words in [
      "contested: Aspen Institute", "Sections spared by larger classes", "lead: larger classes",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
