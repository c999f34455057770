import BudgetQuestions
import Diagnostics
import ResultsData
import SchemaChecking
import Testing

@testable import EvenkeelCommands

/// `evenkeel schema NAME` describes what the commands write.
@Suite struct SchemaCommandTests {
  /// A schema as the program prints it.
  private func check(_ name: String) throws -> SchemaCheck {
    let printed = try Program.run(["schema", name], at: Repository.root)
    #expect(printed.status == 0)
    return try #require(try SchemaCheck(printed.output))
  }

  @Test(arguments: [
    ("results", ["run", "Scenarios/slaton.scenario", "--variant", "all"]),
    ("results", ["run", "Scenarios/south-portland.scenario"]),
    ("results", ["run", "Scenarios/green-dot.scenario", "--deterministic"]),
    ("enrollment", ["enrollment", "Scenarios/south-portland.scenario"]),
    ("unwind", ["unwind", "Scenarios/slaton.scenario"]),
    ("compare", ["compare", "Scenarios/slaton.scenario"]),
    ("sweep", ["sweep", "Scenarios/slaton.scenario", "--set", "master.count = 2, 3"]),
    (
      "sweep",
      [
        "sweep", "Scenarios/south-portland.scenario", "--measure", "covered.every_year", "--set",
        "status_quo.staff.teachers.salary *= 100%..102% step 1%",
      ]
    ),
    ("compare", ["compare", "Scenarios/south-portland.scenario", "--variants", "wages"]),
    (
      "solve",
      [
        "solve", "Scenarios/slaton.scenario", "--find", "master.stipend", "--so-that",
        "P(covered in all years) >= 50% and mean(net_cost in FY2028) <= $0", "--largest",
      ]
    ),
    (
      "solve",
      [
        "solve", "Scenarios/slaton.scenario", "--find", "master.stipend", "--so-that",
        "mean(net_cost in FY2028) <= -$9,000,000",
      ]
    ),
    ("exchange", ["exchange", "Scenarios/slaton.scenario"]),
    ("tornado", ["tornado", "Scenarios/slaton.scenario"]),
    ("tornado", ["tornado", "Scenarios/slaton.scenario", "--deterministic"]),
    ("exchange", ["exchange", "Scenarios/south-portland.scenario", "--from", "FY2028"]),
    ("stress", ["stress", "Scenarios/ended-grant.scenario"]),
    ("stress", ["stress", "Scenarios/slaton.scenario", "--shocks", "title2_ended,dearer_health"]),
    ("map", ["map", "Scenarios/slaton.scenario", "--most", "2"]),
    ("map", ["map", "Scenarios/ascension.scenario", "--class-size", "primary", "--deterministic"]),
  ])
  func realAnswersMatch(_ name: String, _ command: [String]) throws {
    let answer = try Program.run(
      command + ["--trials", "20", "--format", "json"], at: Repository.root)
    #expect(answer.status != 64 && !answer.output.isEmpty)
    #expect(try check(name).errors(in: answer.output) == [])
  }

  @Test func aComparisonWithThePastMatches() throws {
    let answer = try Program.run(
      [
        "backtest", "Scenarios/backtests/ascension.scenario", "--from", "FY2019", "--trials", "20",
        "--format", "json",
      ], at: Repository.root)
    #expect(try check("backtest").errors(in: answer.output) == [])
  }

  /// The messages have a writer of their own, one object a line; the declared record is the same.
  @Test func messagesAreWhatTheirRecordSays() throws {
    let file = SourceFile(path: "a.scenario", text: "one\ntwo\n")
    let code = try #require(DiagnosticCode.registry.first)
    let range = SourceRange(file: file, lowerBound: 4, upperBound: 7)
    let messages = [
      Diagnostic(
        code, "wrong", at: range, labels: [.init(range, "here")], notes: ["a note"], fix: "so"),
      Diagnostic(code, .warning, "odd", at: nil),
    ]
    let declared = JSONValue.array(messages.map { Record<Diagnostic>.message.json($0) }).written()
    let written = DiagnosticRenderer.json(messages)
    func packed(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    #expect(packed(declared) == packed(written))
    #expect(try check("messages").errors(in: written) == [])
  }
}
