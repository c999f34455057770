import Testing

/// `evenkeel map` as it is typed.
@Suite struct MapCommandTests {
  /// The examples of the command's help, without their first word.
  static let examples: [[String]] = {
    let help = try? Program.run(["help", "map"], at: Repository.root).output
    return (help ?? "").split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      .filter { $0.starts(with: ["evenkeel", "map"]) }.map { Array($0.dropFirst()) }
  }()

  @Test func theHelpHasExamples() { #expect(Self.examples.count == 2) }

  @Test(arguments: examples)
  func anExampleOfTheHelpRuns(_ example: [String]) throws {
    let found = try Program.run(example + ["--trials", "20"], at: Repository.root)
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.output.hasPrefix("The +1 map: "))
  }

  /// What cannot be asked is wrong usage, with something to type instead.
  @Test(arguments: [
    (["--most", "0"], "from 1 to 50"), (["--most", "51"], "from 1 to 50"),
    (["--year", "2028"], "written FY2028"), (["--class-size", ","], "--class-size early"),
    (["--class-size", "erly"], "did you mean `early`"), (["--year", "FY2040"], "FY2026 to FY2030"),
    (["--variants", "all"], "--variant plus_one"),
  ])
  func whatCannotBeAsked(_ words: [String], _ answer: String) throws {
    let found = try Program.run(
      ["map", "Scenarios/slaton.scenario", "--trials", "20"] + words, at: Repository.root)
    #expect(found.status == 64 && found.output.isEmpty)
    #expect(found.errors.contains(answer), "\(found.errors)")
  }

  /// The command printed in the report gives the same bytes.
  @Test func theReportsCommandGivesTheReport() throws {
    let words = [
      "map", "Scenarios/slaton.scenario", "--class-size", "early,middle", "--most", "1", "--year",
      "FY2027", "--variant", "plus_one", "--trials", "40", "--seed", "7",
    ]
    let first = try Program.run(words, at: Repository.root)
    let lines = first.output.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("To get this report again") })
    let command = lines[(start + 1)...].flatMap { $0.split(separator: " ").map(String.init) }
      .filter { $0 != "\\" }
    #expect(command.first == "evenkeel")
    #expect(try Program.run(Array(command.dropFirst()), at: Repository.root) == first)
  }
}
