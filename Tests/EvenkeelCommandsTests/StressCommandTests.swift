import Testing

@testable import EvenkeelCommands

/// `evenkeel stress` as people call it.
@Suite struct StressCommandTests {
  /// Every example of the command's help gives an answer, in every form.
  @Test(arguments: [[], ["--format", "markdown"], ["--format", "csv"], ["--format", "json"]])
  func theExamplesOfItsHelpRun(_ form: [String]) throws {
    let help = try Program.run(["stress", "--help"], at: Repository.root)
    let words = help.output.split(whereSeparator: \.isWhitespace)
    let start = try #require(words.firstIndex(of: "Examples:"))
    let end = try #require(words.firstIndex(of: "USAGE:"))
    let examples = words[start..<end].split(separator: "evenkeel").dropFirst()
    #expect(examples.count == 5)
    for example in examples {
      let words = example.map(String.init)
      let isLibrary = words.contains("--library")
      let answer = try Program.run(
        words + (isLibrary ? [] : ["--trials", "100"] + form), at: Repository.root)
      #expect(answer.status == 0, "\(words): \(answer.errors)")
      #expect(answer.output.contains(isLibrary ? "shock title2_ended" : "Scenarios/"))
    }
  }

  @Test func theTextSaysWhatAppliesAndWhatDoesNot() throws {
    let answer = try Program.run(
      ["stress", "Scenarios/ended-grant.scenario", "--trials", "200"], at: Repository.root)
    let words = answer.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Base: the plan as written"))
    #expect(words.contains("A competitive grant is ended in mid-year"))
    #expect(words.contains("5 % fewer students (fewer_students): does not apply: no enrollment"))
    #expect(words.contains("evenkeel stress Scenarios/ended-grant.scenario --trials 200 --seed 1"))
  }

  @Test(arguments: [
    (["stress"], "say which scenario"),
    (["stress", "Scenarios/slaton.scenario", "--from", "2028"], "--from is written FY2028"),
    (["stress", "Scenarios/slaton.scenario", "--from", "FY2050"], "is outside FY2026..FY2030"),
    (
      ["stress", "Scenarios/slaton.scenario", "--shocks", "dearer_helth"],
      "did you mean `dearer_health`"
    ),
    (["stress", "Scenarios/slaton.scenario", "--variant", "plus_one"], "without --variant"),
  ])
  func wrongUsageIsSaid(_ words: [String], _ message: String) throws {
    let answer = try Program.run(words, at: Repository.root)
    #expect(answer.status == 64 && answer.output.isEmpty)
    #expect(answer.errors.contains(message), "\(answer.errors)")
  }
}
