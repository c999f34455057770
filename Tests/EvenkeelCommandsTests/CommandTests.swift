import BudgetQuestions
import Diagnostics
import Foundation
import Testing

/// The program as people call it: exit codes, outputs and files (the table of exit codes in
/// `evenkeel help results`).
@Suite struct CommandTests {
  /// A folder of its own for each test, removed at the end.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: 0, done

  @Test func initWritesAScenarioThatRuns() throws {
    let made = try Program.run(["init", "district"], in: folder)
    #expect(made.status == 0)
    let plan = "district/plan.scenario"
    #expect(made.output.contains(plan))
    #expect(try Program.run(["check", plan], in: folder) == Program.Result(status: 0))
    let run = try Program.run(["run", plan, "--trials", "400", "--format", "json"], in: folder)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("{"))
    // A second `init` leaves what is there as it is.
    let again = try Program.run(["init", "district"], in: folder)
    #expect(again.status == 2 && again.errors.contains("exists already"))
  }

  @Test func reportWritesTheFullSetOfFiles() throws {
    try folder.write(sound, to: "plan.scenario")
    let result = try Program.run(
      ["report", "plan.scenario", "-o", "out", "--trials", "200"], in: folder)
    #expect(result.status == 0)
    let reports = [
      "board", "board-appendix", "superintendent", "cfo", "cfo-lines", "cfo-people", "cfo-measures",
      "cfo-register",
    ].flatMap { ["\($0).txt", "\($0).md"] }
    for name in reports + ["workbook.xlsx", "results.csv", "results.json"] {
      #expect(folder.holds("out/\(name)"), "no \(name)")
    }
    #expect(folder.files(in: "out").allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test(arguments: [["--trials", "200"], ["--deterministic"]])
  func theWorkbookIsTheSameOnEveryRun(_ options: [String]) throws {
    try folder.write(sound, to: "plan.scenario")
    let files = try ["one", "two"].map { name in
      let result = try Program.run(["report", "plan.scenario", "-o", name] + options, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      return try Data(contentsOf: folder.url.appending(path: "\(name)/workbook.xlsx"))
    }
    #expect(files[0] == files[1] && files[0].starts(with: Data("PK".utf8)))
  }

  @Test func withoutRoomForTheWorkbookNothingIsWritten() throws {
    try folder.write(sound, to: "plan.scenario")
    let result = try Program.run(
      ["report", "plan.scenario", "-o", "out", "--trials", "200"], at: folder.url,
      environment: ["TMPDIR": folder.url.path + "/missing"])
    #expect(result.status == 2 && result.errors.contains("export TMPDIR="), "\(result.errors)")
    #expect(!folder.holds("out"))
  }

  @Test func helpShowsTheClassSizesOfStates() throws {
    for topic in ["rules", "texas"] {
      let result = try Program.run(["help", topic], in: folder)
      #expect(result.status == 0)
      let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for part in [
        "texas PK-4 22 each class", "california TK-3 24 average of the school",
        "florida 9-12 25 each class", "Texas Education Code 25.112", "since 2010-11",
      ] {
        #expect(words.contains(part), "\(topic): \(part)")
      }
    }
  }

  @Test func warningsStayZero() throws {
    try folder.write(
      sound.replacing("available = 100%; ", with: ""), to: "plan.scenario")
    let result = try Program.run(["check", "plan.scenario"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty && result.errors.contains("warning["))
  }

  @Test func resultsGoToStandardOutputAndTheRestElsewhere() throws {
    try folder.write(
      sound.replacing("available = 100%; ", with: ""), to: "plan.scenario")
    let result = try Program.run(
      ["run", "plan.scenario", "--trials", "20", "--format", "json"], in: folder)
    #expect(result.status == 0 && result.errors.contains("warning["))
    let read = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(read?["schema_version"] as? Int == 1)
  }

  @Test(arguments: ["json": "{", "csv": "scenario,variant,", "md": "# ", "txt": ""])
  func theEndingOfAFileNameGivesTheForm(_ ending: String, _ start: String) throws {
    try folder.write(sound, to: "plan.scenario")
    let result = try Program.run(
      ["run", "plan.scenario", "--trials", "20", "-o", "results.\(ending)"], in: folder)
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(try folder.read("results.\(ending)").hasPrefix(start))
    #expect(folder.files(in: ".").sorted() == ["plan.scenario", "results.\(ending)"])
  }

  @Test func aDashReadsStandardInput() throws {
    let result = try Program.run(
      ["run", "-", "--trials", "20", "--format", "csv"], in: folder, input: sound)
    #expect(result.status == 0 && result.output.hasPrefix("scenario,variant,"))
    #expect(try Program.run(["check", "-"], in: folder, input: sound).status == 0)
    #expect(try Program.run(["check", "-"], in: folder, input: "").status == 1)
    let formatted = try Program.run(["fmt", "-"], in: folder, input: sound)
    #expect(formatted.status == 0)
    let again = try Program.run(["fmt", "-"], in: folder, input: formatted.output)
    #expect(again.output == formatted.output && !again.output.isEmpty)
  }

  @Test func everyTrialIsWritten() throws {
    try folder.write(sound, to: "plan.scenario")
    let result = try Program.run(
      ["run", "plan.scenario", "--trials", "40", "--trials-out", "trials.csv"], in: folder)
    #expect(result.status == 0)
    let rows = try folder.read("trials.csv").split(whereSeparator: \.isNewline)
    #expect(rows.count == 41 && rows[0].hasPrefix("variant,trial,"))
  }

  @Test(arguments: [
    "", "scenario", "values", "time", "variants", "checks", "money", "results", "blocks",
    "statements", "distributions", "figures", "codes", "staff", "salary", "ar1", "run",
  ])
  func helpTopics(_ topic: String) throws {
    let result = try Program.run(["help"] + (topic.isEmpty ? [] : [topic]), in: folder)
    #expect(result.status == 0 && result.output.count > 40)
  }

  @Test func helpOnEveryCode() throws {
    for code in DiagnosticCode.registry {
      let result = try Program.run(["help", code.id], in: folder)
      #expect(result.status == 0 && result.output.contains(code.id), "help \(code.id)")
    }
  }

  @Test(arguments: [
    ["doctor"], ["schema", "results"], ["schema", "unwind"], ["schema", "messages"], ["--version"],
  ])
  func commandsWithoutAScenario(_ arguments: [String]) throws {
    let result = try Program.run(arguments, in: folder)
    #expect(result.status == 0 && !result.output.isEmpty)
  }

  // MARK: 1, an error in a scenario or a file it names

  @Test(arguments: [
    ("empty", ""), ("only blanks", "\n\n"),
    ("missing include", "language 1\ninclude \"none.scenario\"\n"),
    ("unknown word", "language 1\nscenarioo \"A\" { years = FY2026..FY2027 }\n"),
  ])
  func anErrorInTheScenario(_ name: String, _ text: String) throws {
    try folder.write(text, to: "plan.scenario")
    for command in [["check"], ["run", "--trials", "20"]] {
      let result = try Program.run(command + ["plan.scenario"], in: folder)
      #expect(result.status == 1, "\(name): \(command)")
      #expect(result.errors.contains("error["), "\(name): \(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func aFileThatIsNotText() throws {
    try folder.write(bytes: [0x6C, 0xFF, 0xFE, 0x00], to: "plan.scenario")
    #expect(try Program.run(["check", "plan.scenario"], in: folder).status == 1)
  }

  @Test func anErrorLeavesNoOutput() throws {
    try folder.write("language 1\n", to: "plan.scenario")
    let result = try Program.run(
      ["run", "plan.scenario", "-o", "results.json"], in: folder)
    #expect(result.status == 1 && !folder.holds("results.json"))
  }

  @Test func anUnknownVariant() throws {
    try folder.write(sound, to: "plan.scenario")
    let result = try Program.run(
      ["run", "plan.scenario", "--variant", "smalller", "--trials", "20"], in: folder)
    #expect(result.status == 1 && result.errors.contains("smaller"))
  }

  @Test func messagesAsDataAndAsLines() throws {
    try folder.write("language 1\ninclude \"none.scenario\"\n", to: "plan.scenario")
    let data = try Program.run(["check", "plan.scenario", "--messages", "json"], in: folder)
    #expect(data.status == 1)
    let read = try JSONSerialization.jsonObject(with: Data(data.errors.utf8)) as? [[String: Any]]
    #expect(read?.first?["line"] as? Int == 2)
    let lines = try Program.run(["check", "plan.scenario", "--messages", "line"], in: folder)
    #expect(lines.errors.hasPrefix("plan.scenario:2:9"))
  }

  // MARK: 2, a file argument or an output that cannot be opened

  @Test(arguments: [["check"], ["run"], ["fmt"], ["fmt", "--check"], ["report", "-o", "out"]])
  func aFileThatCannotBeOpened(_ command: [String]) throws {
    try folder.makeFolder("folder")
    for path in ["missing.scenario", "folder"] {
      let result = try Program.run(command + [path], in: folder)
      #expect(result.status == 2, "\(command) \(path): \(result.errors)")
      #expect(result.errors.contains(path) && result.output.isEmpty)
    }
    #expect(!folder.holds("out"))
  }

  /// An output that cannot be opened; nothing half-written is left.
  @Test(arguments: ["missing/results.json", "folder"])
  func anOutputThatCannotBeOpened(_ path: String) throws {
    try folder.write(sound, to: "plan.scenario")
    try folder.makeFolder("folder")
    let result = try Program.run(
      ["run", "plan.scenario", "--trials", "20", "-o", path, "--format", "json"], in: folder)
    #expect(result.status == 2 && result.errors.contains(path))
    #expect(folder.files(in: ".").sorted() == ["folder", "plan.scenario"])
    #expect(folder.files(in: "folder").isEmpty)
  }

  /// A report below a file that is no folder.
  @Test func aReportThatCannotBeWritten() throws {
    try folder.write(sound, to: "plan.scenario")
    try folder.write("kept", to: "file")
    let result = try Program.run(
      ["report", "plan.scenario", "-o", "file/out", "--trials", "20"], in: folder)
    #expect(result.status == 2 && result.errors.contains("file"))
    #expect(try folder.read("file") == "kept")
    #expect(folder.files(in: ".").sorted() == ["file", "plan.scenario"])
  }

  // MARK: 3, a check of the scenario failed

  @Test(arguments: [
    "expect \"it pays\" { P(coverage >= 1 in each year) >= 99% }",
    "require leader.lead.count >= 3",
    "example \"cost\" { cost.recurring in FY2026 = $5 }",
  ])
  func aFailingCheckComesAfterTheReports(_ check: String) throws {
    try folder.write("\(sound)\n\(check)\n", to: "plan.scenario")
    let run = try Program.run(
      ["run", "plan.scenario", "--trials", "400", "-o", "results.json"], in: folder)
    #expect(run.status == 3, "\(check): \(run.errors)")
    #expect(run.errors.contains("failed") && folder.holds("results.json"))
    let report = try Program.run(
      ["report", "plan.scenario", "-o", "out", "--trials", "400"], in: folder)
    #expect(report.status == 3 && folder.holds("out/results.json"))
    // `check` simulates nothing.
    #expect(try Program.run(["check", "plan.scenario"], in: folder).status == 0)
  }

  /// On the path of medians an `expect` is not evaluated.
  @Test func expectationsAreNotEvaluatedAtTheMedians() throws {
    try folder.write(
      "\(sound)\nexpect \"it pays\" { P(coverage >= 1 in each year) >= 99% }\n",
      to: "plan.scenario")
    let result = try Program.run(["run", "plan.scenario", "--deterministic"], in: folder)
    #expect(result.status == 0)
  }

  // MARK: 4, fmt --check

  @Test func formattingThatWouldChangeSomething() throws {
    try folder.write(
      "language 1\nscenario  \"A\"   { years=FY2026..FY2027 }\n", to: "plan.scenario")
    let before = try folder.read("plan.scenario")
    let found = try Program.run(["fmt", "--check", "plan.scenario"], in: folder)
    #expect(found.status == 4 && found.output.contains("plan.scenario"))
    #expect(try folder.read("plan.scenario") == before)
    #expect(try Program.run(["fmt", "plan.scenario"], in: folder).status == 0)
    #expect(try folder.read("plan.scenario") != before)
    #expect(try Program.run(["fmt", "--check", "plan.scenario"], in: folder).status == 0)
  }

  // MARK: 64, usage

  @Test(arguments: [
    ["run", "plan.scenario", "--trials", "0"],
    ["run", "plan.scenario", "--trials", "1000000000000"],
    ["run", "plan.scenario", "--trials", "many"], ["run", "plan.scenario", "--trials", "-5"],
    ["run", "plan.scenario", "--no-such-flag"], ["run"], ["check"], ["fmt"], ["nonsense"],
    ["run", "plan.scenario", "-o", "results.xyz"], ["run", "plan.scenario", "--seed", "-1"],
    ["run", "plan.scenario", "--threads", "0"], ["run", "plan.scenario", "--format", "pdf"],
    ["report", "plan.scenario"], ["help", "no-such-topic"],
  ])
  func wrongUsage(_ arguments: [String]) throws {
    try folder.write(sound, to: "plan.scenario")
    let result = try Program.run(arguments, in: folder)
    #expect(result.status == 64, "\(arguments): \(result.status)")
    #expect(result.output.isEmpty && !result.errors.isEmpty)
  }

  /// A scenario without warnings whose cost is drawn.
  private let sound = """
    language 1

    scenario "Two leaders" { years = FY2026..FY2027 }

    staff teachers { positions = 40 FTE; salary = $50,000 per FTE }

    fund grant { award = $1,500 per year; available = 100%; pays_for = leader stipends }

    plan "Leaders" {
      leader lead { count = 2; stipend = uniform(low = $1,000, high = $2,000) }
    }

    variant smaller "One leader" { plan { set lead.count = 1 from FY2027 } }
    """
}
