import BudgetProjection
import Testing

@testable import BudgetQuestions

/// Above a limit a teacher is paid for each student more, or the class has an aide.
@Suite struct OverageTests {
  private static func figures(_ keys: String) throws -> MedianFigures {
    try MedianFigures(
      """
      language 1
      scenario "Large classes" { years = FY2026..FY2027 }
      school only { title1 = none }
      enrollment FY2026 {
               K    1    2    3
        only  52   51   50   60
        method = flat
      }
      class_size all { grades = K..3; target = 26 students; overage_limit = 25 students; \(keys) }
      staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE }
      plan "Larger" {
        set class_size.all.target = 30 students from FY2027
        leader lead { count = 1; stipend = $1,000 }
      }
      """)
  }

  /// Two classes of 26, one of 26 beside one of 25, two of 25, three of 20: three classes above 25. With a
  /// target of 30 the 60 students sit in two classes of 30.
  @Test func anAideOfEachClassAbove() throws {
    let found = try Self.figures("overage_aide = $24,000 per class")
    expectEqual(try found("status_quo.class_size.all.above_limit"), [3, 3], "today")
    expectEqual(try found("class_size.all.above_limit"), [3, 5], "in the plan")
    expectEqual(try found("status_quo.class_size.all.overage_paid"), [72_000, 72_000], "today")
    expectEqual(try found("class_size.all.overage_cost"), [0, 48_000], "line of the plan")
  }

  /// Three students above the limit, thirteen in the plan.
  @Test func payForEachStudentAndAnAide() throws {
    let pay = try Self.figures("overage_pay = $1,000 per student")
    expectEqual(try pay("class_size.all.overage_paid"), [3_000, 13_000], "pay")
    expectEqual(try pay("class_size.all.above_limit"), [3, 5], "classes")
    let both = try Self.figures(
      "overage_pay = $1,000 per student; overage_aide = $24,000 per class")
    expectEqual(try both("class_size.all.overage_paid"), [75_000, 133_000], "both")
    expectEqual(try both("class_size.all.overage_cost"), [0, 58_000], "line of the plan")
  }
}
