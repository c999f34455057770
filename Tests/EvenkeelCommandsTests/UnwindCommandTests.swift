import Foundation
import Testing

/// `evenkeel unwind` as people call it.
@Suite struct UnwindCommandTests {
  /// A folder of its own for each test, removed at the end.
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      language 1
      scenario "Two leaders" { years = FY2026..FY2029 }
      staff teachers { positions = 40 FTE; salary = $50,000 per FTE; turnover = 10% }
      plan "Leaders" {
        leader lead { count = 2; stipend = $1,000; base_pay = $3,000 }
      }
      """, to: "plan.scenario")
  }

  @Test(arguments: [
    ("text", "The roles stop in FY2028"), ("ascii", "The roles stop in FY2027"),
    ("markdown", "# Unwind: Two leaders"), ("json", "\"stop\": \"FY2029\""),
    ("csv", "scenario,variant,stop,year,figure,stat,value,unit"),
  ])
  func writesEveryForm(_ form: String, _ wanted: String) throws {
    let result = try Program.run(
      ["unwind", "plan.scenario", "--trials", "20", "--format", form], in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains(wanted), "\(form)")
  }

  /// Two people with $3,000 each of whom a tenth leaves each year: $5,400 are owed in the next year.
  @Test func oneYearIsOneStop() throws {
    let result = try Program.run(
      ["unwind", "plan.scenario", "--trials", "20", "--year", "FY2027", "--format", "csv"],
      in: folder)
    #expect(result.status == 0)
    #expect(
      result.output.contains("plan.scenario,,FY2027,FY2027,base_pay,mean,5400,$ per year\r\n"))
    #expect(!result.output.contains(",FY2028,FY2028,"))
  }

  @Test(arguments: [["--year", "2027"], ["--year", "FY2040"], ["-o", "out.xlsx"]])
  func wrongUsageIs64(_ options: [String]) throws {
    let result = try Program.run(["unwind", "plan.scenario"] + options, in: folder)
    #expect(result.status == 64, "\(options): \(result.errors)")
  }
}
