import Foundation
import Testing

/// Every command writes its answer as a page.
@Suite struct PageCommandTests {
  private static let scenario = "Scenarios/readme-example.scenario"

  @Test(arguments: [
    ["run", scenario, "--trials", "200", "--variant", "all"],
    ["compare", scenario, "--trials", "200"], ["stress", scenario, "--trials", "200"],
    ["exchange", scenario, "--trials", "200"], ["tornado", scenario, "--trials", "200"],
    ["map", scenario, "--trials", "200", "--most", "2"],
    ["sweep", scenario, "--trials", "200", "--set", "class_size.*.target += 0..2 students"],
    [
      "solve", scenario, "--trials", "200", "--find", "mentor.stipend", "--so-that",
      "P(covered in all years) >= 50%",
    ],
    ["enrollment", scenario, "--trials", "200"],
    ["explain", scenario, "net_cost", "--year", "FY2027", "--trials", "200"],
    ["unwind", scenario, "--trials", "200", "--year", "FY2028"],
    ["backtest", "Scenarios/backtests/south-portland.scenario", "--from", "FY2014"],
  ])
  func aCommandWritesAPage(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "answer.html").path
    let result = try Program.run(arguments + ["-o", path], at: Repository.root)
    #expect(result.status == 0 || result.status == 3, "\(result.errors)")
    let page = try folder.read("answer.html")
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(page.contains("<table") && !page.contains("http"))
    let asked = try Program.run(arguments + ["--format", "html"], at: Repository.root)
    // The same answer but for the command that gives it again.
    #expect(asked.output.hasPrefix("<!DOCTYPE html>"))
    #expect(asked.output.count { $0 == "\n" } == page.count { $0 == "\n" })
  }

  @Test func aBoardPageHoldsItsAppendixFromAPrintedPageOn() throws {
    let page = try String(
      contentsOf: Repository.root.appending(path: "Reports/slaton/board.html"), encoding: .utf8)
    let appendix = try #require(page.firstRange(of: "<section class=\"newpage\""))
    let first = page[..<appendix.lowerBound]
    // Two printed pages before it: a second begins once.
    #expect(first.ranges(of: "class=\"newpage\"").count == 1)
    #expect(first.contains("What must be decided") && !first.contains("Words used here"))
    #expect(page[appendix.upperBound...].contains("Words used here"))
  }
}
