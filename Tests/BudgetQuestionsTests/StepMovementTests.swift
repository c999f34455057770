import BudgetProjection
import Diagnostics
import MonteCarlo
import ScenarioFiles
import Testing

@testable import BudgetQuestions

/// Step movement above 100 %: service credits.
@Suite struct StepMovementTests {
  /// Thirty-three people on five steps, nobody leaves.
  private static func figures(_ movement: String) throws -> MedianFigures {
    let text = """
      language 1
      scenario "Credits" { years = FY2026..FY2027 }
      schedule licensed from "steps.csv" { step = column "step"; salary = column "salary" }
      roster now from "steps.csv" { step = column "step"; fte = column "n" }
      staff teachers { positions = 33 FTE; schedule = licensed; roster = now; step_movement = \(movement) }
      plan "P" { leader lead { count = 1; stipend = $1,000 } }
      """
    let rows = "step,salary,n\n1,40000,10\n2,42000,10\n3,44000,10\n4,46000,2\n5,48000,1\n"
    return try MedianFigures(
      ScenarioSource(
        file: SourceFile(path: "test.scenario", text: text),
        files: MemoryFiles(["test.scenario": text, "steps.csv": rows])))
  }

  /// By hand. 100 %: 10, 10, 10 and 3 people on steps 2 to 5, then 10, 10 and 13 on 3 to 5. 110 %: of each
  /// ten 9 move one step and 1 two: 9, 10, 10 and 4 on steps 2 to 5; the second year 8.1 on step 3,
  /// 0.9 + 9 on step 4, 1 + 10 + 4 on step 5. 200 %: 10, 10 and 13 on steps 3 to 5, then all on step 5.
  /// 50 %: half of each step moves.
  @Test(arguments: [
    ("100%", [1_464_000.0, 1_524_000]), ("110%", [1_470_000, 1_531_800]),
    ("200%", [1_524_000, 1_584_000]), ("50%", [1_432_000, 1_463_000]),
  ])
  func payrollByHand(_ movement: String, _ payroll: [Double]) throws {
    let found = try Self.figures(movement)
    expectEqual(try found("staff.teachers.headcount"), [33, 33], "people")
    expectEqual(try found("staff.teachers.payroll"), payroll, movement)
  }

  /// More than one year is not credited; 200 % is told as the most.
  @Test func noMoreThanTwoSteps() {
    let error = #expect(throws: NoFigures.self) { try Self.figures("250%") }
    #expect(error?.description == "`step_movement` is at most 200 %")
  }

  /// A draw on both sides of 100 % is taken as it falls.
  @Test func aDrawOnBothSides() throws {
    let found = try Self.figures("uniform(low = 90%, high = 130%) drawn each year")
    expectEqual(try found("staff.teachers.payroll"), [1_470_000, 1_531_800], "median 110 %")
  }
}
