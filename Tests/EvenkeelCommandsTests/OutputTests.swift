import BudgetQuestions
import Foundation
import Testing

/// No output is lost in silence, and none carries control characters.
@Suite struct OutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(scenario, to: "plan.scenario")
  }

  // MARK: Standard output and input

  @Test(arguments: [
    "--help", "--version", "help staff", "doctor", "schema results", "completions bash",
    "run plan.scenario --trials 20", "run plan.scenario --trials 20 -o /dev/full --format json",
    "run plan.scenario --trials 20 -o run.json --trials-out /dev/full",
    "check --assumptions plan.scenario", "check --dump figures plan.scenario",
    "explain plan.scenario net_cost --trials 20", "fmt - < plan.scenario",
    "report plan.scenario -o out --trials 20", "init new",
  ]) func aWriteThatFailsIsTold(_ command: String) throws {
    let result = try shell("'\(Program.executable.path)' \(command) >/dev/full")
    #expect(result.status == 2, "\(command)")
    #expect(result.errors.contains("cannot be written: No space left on device"), "\(command)")
  }

  @Test func aClosedOutputIsToldAndAReaderThatWentAwayIsNot() throws {
    let closed = try shell("'\(Program.executable.path)' help >&-")
    #expect(closed.status == 2 && closed.errors.contains("standard output cannot be written"))
    let left = try shell(
      "{ sleep 0.2; '\(Program.executable.path)' run plan.scenario --trials 20 --trials-out t.csv; "
        + "echo $? >status; } | true")
    #expect(left.errors.isEmpty)
    // What was asked for beside it is written all the same.
    #expect(try folder.read("status") == "0\n")
    #expect(try folder.read("t.csv").split(whereSeparator: \.isNewline).count == 21)
  }

  @Test(arguments: ["<&-", "</tmp"]) func aDashWithoutAText(_ input: String) throws {
    for command in ["run", "check", "fmt"] {
      let result = try shell("'\(Program.executable.path)' \(command) - \(input)")
      #expect(result.status == 2, "\(command) - \(input)")
      #expect(result.errors.contains("<standard input>"))
    }
  }

  @Test func standardInputHasTheLimitsOfFiles() throws {
    let large = try shell(
      "{ cat plan.scenario; head -c 68000000 /dev/zero | tr '\\0' '#'; } "
        + "| '\(Program.executable.path)' check -")
    #expect(large.status == 1 && large.errors.contains("error[file-too-large]"))
    let marked = try shell(
      "{ printf '\\357\\273\\277'; cat plan.scenario; } | '\(Program.executable.path)' check -")
    #expect(marked.status == 0)
    let latin = try shell(
      "printf 'language 1\\n\\n# \\351\\n' | '\(Program.executable.path)' check -")
    #expect(latin.status == 1 && latin.errors.contains("<standard input>:3:"))
  }

  // MARK: Outputs that are inputs

  @Test(arguments: [
    "run plan.scenario -o ./plan.scenario --format json",
    "run plan.scenario --trials-out linked.scenario",
    "run plan.scenario -o part.scenario --format text",
    "run plan.scenario -o a.csv --trials-out ./a.csv", "run plan.scenario --trials-out -",
    "run plan.scenario -o - --trials-out -", "run plan.scenario -o a.csv --trials-out link.csv",
    "unwind plan.scenario -o part.scenario --format text",
  ]) func anOutputThatIsAnInputOrTheOtherOutput(_ command: String) throws {
    try folder.write("language 1\n", to: "part.scenario")
    try folder.write("language 1\ninclude \"part.scenario\"\n" + body, to: "plan.scenario")
    for (name, to) in [("linked.scenario", "plan.scenario"), ("link.csv", "a.csv")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: name).path, withDestinationPath: to)
    }
    try folder.write("", to: "a.csv")
    let before = try folder.read("plan.scenario")
    let result = try shell("'\(Program.executable.path)' \(command)")
    #expect(result.status == 2 && result.output.isEmpty, "\(command): \(result.errors)")
    #expect(result.errors.contains("name"))
    #expect(try folder.read("plan.scenario") == before && folder.read("a.csv").isEmpty)
  }

  @Test func linksAreFollowedAndModesKept() throws {
    try folder.write("", to: "real.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.url.appending(path: "real.json").path)
    for (name, to) in [("link.json", "real.json"), ("new.json", "target.json")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: name).path, withDestinationPath: to)
      let result = try Program.run(
        ["run", "plan.scenario", "--trials", "20", "-o", name], in: folder)
      #expect(result.status == 0)
      #expect(try folder.read(to).hasPrefix("{"))
    }
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.url.appending(path: "real.json").path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(folder.files(in: ".").allSatisfy { !$0.hasPrefix(".evenkeel") })
  }

  // MARK: Control characters

  /// Escape sequences of an argument, of a file name and of a CSV cell never reach a terminal.
  @Test func controlCharactersAreMaskedOrRefused() throws {
    let name = "a\u{1B}[31m\u{9B}\u{202E}.scenario"
    try folder.write(scenario, to: name)
    try folder.write("id,title,amt\na1,\"\u{1B}[31mRED\u{1B}]0;pwn\u{7}\",1000\n", to: "b.csv")
    try folder.write(
      scenario + "general_fund \"GF\" { opening = $1 }\n"
        + "spending ops from \"b.csv\" { line = column \"id\"; title = column \"title\"; "
        + "amount = column \"amt\" }\n", to: "rows.scenario")
    for arguments in [
      ["run", name, "--trials", "20"], ["run", name, "--trials", "20", "--format", "markdown"],
      ["run", name, "--trials", "20", "--format", "csv"],
      ["run", name, "--trials", "20", "--format", "json"],
      ["check", "--assumptions", name],
      ["explain", name, "net_cost", "--trials", "20"], ["check", "rows.scenario"],
      ["check", "rows.scenario", "--messages", "line"],
      ["check", "rows.scenario", "--messages", "json"], ["check", "none\u{1B}[2J"],
      ["help", "no\u{1B}[2Jtopic"], ["run", "--no-\u{1B}[2J"],
      ["run", name, "--variant", "\u{9B}x"],
      ["fmt", "--check", name],
      ["report", name, "-o", "o\u{1B}ut", "--trials", "20"],
    ] {
      let result = try Program.run(arguments, in: folder)
      for text in [result.output, result.errors] {
        let raw = text.unicodeScalars.filter {
          $0.properties.generalCategory == .control && !"\n\t\r".unicodeScalars.contains($0)
            || $0.value == 0x202E
        }
        #expect(raw.isEmpty, "\(arguments)")
      }
    }
    let refused = try Program.run(["check", "rows.scenario"], in: folder)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[csv-control-character]"))
    #expect(refused.errors.contains("b.csv:2:5"))
  }

  /// Nothing divided by nothing is no number, and is said in words.
  @Test func aRatioWithoutADivisorIsNeverNan() throws {
    try folder.write(
      """
      language 1
      scenario "x" { years = FY2026 }
      input n = 0 leaders
      example "ratio" { n / n in FY2026 = 1 }
      example "r2" { 3 / n in FY2026 = 1 per leader }
      expect "e" { P(n / n >= 1 in FY2026) >= 50% }
      require n / n <= 1

      """, to: "ratio.scenario")
    for form in ["text", "ascii", "markdown", "csv", "json"] {
      let result = try Program.run(
        ["run", "ratio.scenario", "--trials", "20", "--format", form], in: folder)
      #expect(result.status == 3)
      for text in [result.output, result.errors] {
        #expect(!text.lowercased().contains(#/\b-?(nan|inf)\b/#), "\(form)")
      }
      #expect(result.errors.contains("n/a (a ratio without a divisor) in FY2026, asked = 1"))
    }
  }

  // MARK: The printed command

  @Test func thePrintedCommandGivesTheSameReportAgain() throws {
    try folder.makeFolder("the district's/plans")
    try folder.write("language 1\n", to: "the district's/common.scenario")
    try folder.write(
      "language 1\ninclude \"../common.scenario\"\n" + body, to: "the district's/plans/a b.scenario"
    )
    let arguments = [
      "run", "the district's/plans/a b.scenario", "--root", "the district's", "--strict",
      "--trials", "20",
    ]
    let first = try Program.run(arguments, in: folder)
    #expect(first.status == 0, "\(first.errors)")
    let lines = first.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let start = try #require(lines.firstIndex { $0.hasPrefix("evenkeel run") })
    let command = lines[start...].joined(separator: "\n")
    #expect(command.contains("--root") && command.contains("--strict"))
    let again = try shell(
      command.replacing("evenkeel run", with: "'\(Program.executable.path)' run"))
    #expect(again.output == first.output)
  }

  // MARK: Trials and memory

  /// A larger class saves teachers by a line that the base does not have; the savings of each row are
  /// the sum of its lines, which holds only where every number stands under its own line.
  @Test func trialsOfSeveralRunsHaveTheUnionOfTheirLines() throws {
    #expect(try Program.run(["init", "d"], in: folder).status == 0)
    func trials(_ variant: String) throws -> [[String: String]] {
      let result = try Program.run(
        [
          "run", "d/plan.scenario", "--trials", "20", "--variant", variant, "-o", "r.json",
          "--trials-out", "t.csv",
        ], in: folder)
      #expect(result.status == 0 || result.status == 3, "\(result.errors)")
      let rows = try folder.read("t.csv").split(whereSeparator: \.isNewline)
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
      return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }
    let line = "class_size.upper saving FY2028"
    #expect(try trials("").allSatisfy { $0[line] == nil })
    let rows = try trials("all")
    #expect(rows.count == 60)
    #expect(rows.contains { $0["variant"] == "plus_one" && $0[line] != "0" })
    for row in rows {
      #expect(row["variant"] == "plus_one" || row[line] == "0")
      for year in 2026...2030 {
        let lines = row.filter { $0.key.hasSuffix(" saving FY\(year)") }.values
          .compactMap(Double.init)
        let all = try #require(row["savings.recurring FY\(year)"].flatMap(Double.init))
        #expect(abs(lines.reduce(0, +) - all) < 0.01)
      }
    }
  }

  @Test func moreThanTheMachineHasIsAMessageBeforeTheRun() throws {
    let program = Program.executable.path
    let result = try shell("ulimit -v 2000000; '\(program)' run plan.scenario --trials 10000000")
    #expect(result.status == 1 && result.errors.contains("error[too-much-memory]"))
    #expect(result.output.isEmpty)
    let fix = try #require(result.errors.firstRange(of: "--trials "))
    let trials = result.errors[fix.upperBound...].prefix { $0.isNumber }
    let second = try shell("ulimit -v 2000000; '\(program)' run plan.scenario --trials \(trials)")
    #expect(!second.errors.contains("too-much-memory"))
  }

  // MARK: Helpers

  /// Runs a line of the shell in the folder.
  private func shell(_ line: String) throws -> Program.Result {
    let streams = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder.url
    let paths = ["output", "errors"].map { streams.url.appending(path: $0) }
    for path in paths { try "".write(to: path, atomically: false, encoding: .utf8) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: paths[0])
    process.standardError = try FileHandle(forWritingTo: paths[1])
    try process.run()
    process.waitUntilExit()
    return Program.Result(
      status: process.terminationStatus,
      output: try String(contentsOf: paths[0], encoding: .utf8),
      errors: try String(contentsOf: paths[1], encoding: .utf8))
  }

  private var scenario: String { "language 1\n" + body }

  private let body = """

    scenario "Two leaders" { years = FY2026..FY2027 }
    staff teachers { positions = 40 FTE; salary = $50,000 per FTE }
    fund grant { award = $1,500 per year; available = 100%; pays_for = leader stipends }
    plan "Leaders" { leader lead { count = 2; stipend = uniform(low = $1,000, high = $2,000) } }
    variant smaller "One leader" { plan { set lead.count = 1 from FY2027 } }

    """
}
