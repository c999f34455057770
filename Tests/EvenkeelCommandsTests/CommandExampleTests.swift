import ArgumentParser
import Testing

@testable import EvenkeelCommands

/// The examples in the help of commands that answer questions run as they are printed.
@Suite struct CommandExampleTests {
  /// The examples of some commands, each as its words.
  private static let commands: [CommandConfiguration] = [
    CompareCommand.configuration, SweepCommand.configuration, SolveCommand.configuration,
    ExchangeCommand.configuration, TornadoCommand.configuration,
    MapCommand.configuration, StressCommand.configuration, RollCommand.configuration,
  ]

  private static let examples: [[String]] = commands.flatMap { configuration -> [[String]] in
    configuration.discussion.split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("  evenkeel ") }.map(words)
  }

  /// The words of a line as a shell reads them; here nothing but single quotes joins them.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    for (position, part) in line.split(separator: "'", omittingEmptySubsequences: false)
      .enumerated()
    {
      if position % 2 == 1 {
        words.append(String(part))
      } else {
        words += part.split(separator: " ").map(String.init)
      }
    }
    return words
  }

  @Test func everyCommandHasExamples() { #expect(Self.examples.count >= 8) }

  @Test(arguments: examples)
  func anExampleRuns(_ words: [String]) throws {
    let answer = try Program.run(
      Array(words.dropFirst()) + ["--trials", "20"], at: Repository.root)
    #expect(answer.status == 0, "\(words): \(answer.errors)")
    #expect(!answer.output.isEmpty)
  }
}

/// How `solve` ends: 0 with an answer, also where nothing meets the goal, 64 where the question is wrong.
@Suite struct SolveCommandTests {
  private func solve(_ options: [String]) throws -> Program.Result {
    try Program.run(
      ["solve", "Scenarios/slaton.scenario", "--trials", "20"] + options, at: Repository.root)
  }

  @Test func nothingMeetsIt() throws {
    let answer = try solve([
      "--find", "master.count", "--so-that", "mean(net_cost in FY2028) <= -$9,000,000",
    ])
    #expect(answer.status == 0)
    #expect(answer.output.contains("No value of master.count from 1 to 12 meets the goal"))
    #expect(answer.output.contains("Nearest comes 1"))
  }

  @Test func aGoalThatCannotBeRead() throws {
    let answer = try solve(["--find", "master.count", "--so-that", "P(covered in all years) > "])
    #expect(answer.status == 64 && answer.output.isEmpty)
    #expect(answer.errors.contains("--so-that:1:"))
  }

  @Test(arguments: [
    ["--find", "master.count", "--so-that", ""],
    ["--find", "master.cuont", "--so-that", "P(covered in all years) >= 90%"],
    ["--find", "master.count", "--so-that", "P(covered in all years) >= 0%"],
    ["--find", "master.count", "--so-that", "P(covered in all years) >= 90%", "--deterministic"],
    [
      "--find", "master.count", "--so-that", "P(covered in all years) >= 90%", "--largest",
      "--smallest",
    ],
  ])
  func wrongUsage(_ options: [String]) throws {
    let answer = try solve(options)
    #expect(answer.status == 64 && answer.output.isEmpty, "\(answer.errors)")
  }

  /// The same bytes on any number of threads and in any size of blocks.
  @Test func threadsAndBlocksDoNotMatter() throws {
    let question = ["--find", "master.stipend", "--so-that", "P(covered in all years) >= 50%"]
    let one = try solve(question + ["--threads", "1"])
    let other = try solve(question + ["--threads", "4", "--block-size", "7"])
    #expect(one.status == 0 && one == other)
  }
}
