import Foundation
import SchemaChecking
import Testing

@testable import EvenkeelCommands

/// `evenkeel roll` as people call it.
@Suite struct RollCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let scenarios = Repository.root.appending(path: "Scenarios")
    for name in ["slaton", "partnership"] {
      try FileManager.default.copyItem(
        at: scenarios.appending(path: "\(name).scenario"),
        to: folder.url.appending(path: "\(name).scenario"))
    }
    for name in ["districts", "data"] {
      try FileManager.default.copyItem(
        at: scenarios.appending(path: name), to: folder.url.appending(path: name))
    }
  }

  private func roll(_ words: [String]) throws -> Program.Result {
    try Program.run(["roll"] + words, in: folder)
  }

  /// The actuals of a scenario with last year's medians.
  private func actuals(of name: String) throws -> String {
    let answer = try roll(["\(name).scenario", "--to", "FY2027"])
    #expect(answer.status == 0, "\(answer.errors)")
    try folder.write(answer.output, to: "\(name).csv")
    return "\(name).csv"
  }

  /// The printed file is filled in, the new scenario stands beside the old one and runs, and its students in a
  /// CSV file of its own.
  @Test func aYearPasses() throws {
    let file = try actuals(of: "slaton")
    let before = try folder.read("slaton.scenario")
    let answer = try roll([
      "slaton.scenario", "--to", "FY2027", "--actuals", file, "-o", "next.scenario", "--trials",
      "40",
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("FY2027 to FY2031, after the close of FY2026"))
    #expect(try folder.read("slaton.scenario") == before)
    #expect(try folder.read("next.scenario").contains("enrollment from \"next-enrollment.csv\""))
    let rows = try folder.read("next-enrollment.csv").split(separator: "\n")
    #expect(rows.count { $0.hasSuffix(",2026") } == 15)
    let run = try Program.run(["run", "next.scenario", "--trials", "40"], in: folder)
    #expect([0, 3].contains(run.status) && run.output.contains("FY2031"), "\(run.errors)")
    #expect(try Program.run(["fmt", "--check", "next.scenario"], in: folder).status == 0)
    // And again, a year later.
    let again = try roll(["next.scenario", "--to", "FY2028"])
    #expect(again.status == 0 && again.output.contains("fund.title1.carried,"))
  }

  /// Without -o the scenario goes to standard output, and the drift to a file.
  @Test func theScenarioOnStandardOutput() throws {
    let file = try actuals(of: "partnership")
    let answer = try roll([
      "partnership.scenario", "--to", "FY2027", "--actuals", file, "--report", "drift.json",
      "--trials", "40",
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.hasPrefix("language 1\n") && answer.output.contains("FY2027..FY2031"))
    let schema = try Program.run(["schema", "roll"], in: folder).output
    let check = try #require(try SchemaCheck(schema))
    #expect(try check.errors(in: folder.read("drift.json")) == [])
  }

  @Test(arguments: ["text", "markdown", "csv", "json"]) func everyForm(_ form: String) throws {
    let file = try actuals(of: "partnership")
    let answer = try roll([
      "partnership.scenario", "--to", "FY2027", "--actuals", file, "-o", "next.scenario",
      "--format",
      form, "--trials", "20",
    ])
    #expect(answer.status == 0 && !answer.output.isEmpty, "\(answer.errors)")
    if form == "csv" {
      #expect(answer.output.contains("actual,driver.raises,actual,FY2026,0.025,%"))
    }
  }

  /// Never over what is read.
  @Test(arguments: [
    ["-o", "slaton.scenario"], ["-o", "districts/slaton.scenario"], ["-o", "slaton.csv"],
    ["-o", "next.scenario", "--report", "slaton.scenario", "--format", "text"],
    ["-o", "next.scenario", "--report", "next.scenario", "--format", "text"],
  ])
  func inputsAreNotReplaced(_ options: [String]) throws {
    let file = try actuals(of: "slaton")
    let names = ["slaton.scenario", "districts/slaton.scenario", file]
    let before = try names.map(folder.read)
    let answer = try roll(
      ["slaton.scenario", "--to", "FY2027", "--actuals", file, "--trials", "20"] + options)
    #expect(answer.status == 2 && answer.output.isEmpty, "\(answer.errors)")
    #expect(try names.map(folder.read) == before)
    #expect(!folder.holds("next.scenario"))
  }

  @Test(arguments: [
    (["slaton.scenario", "--to", "2027"], 64, "--to is written FY2027"),
    (["slaton.scenario", "--to", "FY2029"], 64, "--to FY2027, not FY2029"),
    (["slaton.scenario", "--to", "FY2027", "-o", "next.scenario"], 64, "without --actuals"),
    (["slaton.scenario", "--to", "FY2027", "--variant", "plus_one"], 64, "takes no --variant"),
    (["slaton.scenario", "--to", "FY2027", "--actuals", "none.csv"], 2, "none.csv"),
    (["slaton.scenario", "--to", "FY2027", "--actuals", "slaton.csv"], 64, "name it with -o"),
    (
      ["slaton.scenario", "--to", "FY2027", "--actuals", "slaton.csv", "-o", "data/next.scenario"],
      64,
      "in the same folder"
    ),
    (
      ["slaton.scenario", "--to", "FY2027", "--actuals", "partnership.csv", "-o", "next.scenario"],
      1,
      "unknown-actual"
    ),
  ])
  func wrongUsage(_ words: [String], _ status: Int32, _ message: String) throws {
    _ = try actuals(of: "slaton")
    _ = try actuals(of: "partnership")
    let answer = try roll(words)
    #expect(answer.status == status && answer.output.isEmpty, "\(answer.errors)")
    #expect(answer.errors.contains(message), "\(answer.errors)")
    #expect(!folder.holds("next.scenario") && !folder.holds("next-enrollment.csv"))
  }
}
