import Diagnostics
import MonteCarlo
import ScenarioFiles
import Testing

@testable import BudgetQuestions

/// Scenarios and CSV files that would cost unbounded time, and mistakes that lack a place.
@Suite("Crash safety")
struct CrashSafetyTests {
  /// The codes of a text's messages that are errors.
  private func errors(_ text: String) -> [String] {
    checkScenario(.text(text)).diagnostics.filter { $0.severity == .error }.map(\.code.id)
  }

  /// The small scenario with an input that a check reads.
  private func scenario(input: String) -> String {
    LimitTests.sound + "input z = \(input)\nrequire z <= 3\n"
  }

  /// A distribution truncated again and again.
  private func truncated(_ depth: Int) -> String {
    String(repeating: "truncated(", count: depth) + "normal(mean = 1, sd = 1)"
      + String(repeating: ", min = -1, max = 5)", count: depth)
  }

  /// A mixture of normal distributions of equal weight.
  private func mixture(of count: Int) -> String {
    let part = "\(100 / Double(count))%: normal(mean = 1, sd = 1)"
    return "mixture(" + Array(repeating: part, count: count).joined(separator: ", ") + ")"
  }

  @Test("a distribution of too many others is an error, not a wait")
  func tooManyDistributions() {
    #expect(errors(scenario(input: truncated(6))) == [])
    #expect(errors(scenario(input: truncated(7))) == ["bad-distribution"])
    #expect(errors(scenario(input: truncated(180))) == ["bad-distribution"])
    #expect(errors(scenario(input: mixture(of: 64))) == [])
    #expect(errors(scenario(input: mixture(of: 10_000))) == ["bad-distribution"])
  }

  @Test("a header of 200,000 repeated columns is read to its end")
  func repeatedColumns() {
    let header = "a" + String(repeating: ",a", count: 200_000)
    let file = SourceFile(path: "wide.csv", text: header + "\n")
    let (_, diagnostics) = CSVTable.read(file)
    #expect(diagnostics.count == 200_000)
    #expect(diagnostics.first?.range?.lowerBound == 2)
    #expect(diagnostics.last?.range?.lowerBound == 400_000)
    let text = scenario(input: #"resampled(from = "wide.csv", column = "a")"#)
    let source = ScenarioSource(
      file: SourceFile(path: "limit.scenario", text: text),
      files: MemoryFiles(["wide.csv": file.text(from: 0, to: file.bytes.count)]))
    let shown = checkScenario(source).diagnostics
    #expect(shown.first?.code.id == "csv-repeated-column")
    // One error a column, and one since the column has no values; 200 are shown.
    #expect(shown.last?.message == "199801 more errors are not shown")
  }

  @Test("explaining a figure of a run that cannot be made names a place in the scenario")
  func explainedFailure() throws {
    let funds = (1...80).map { number in
      """
      fund f\(number) "Fund \(number)" {
        award = $1,000 per year; available = 100%; pays_for = training; carryover = 50%
      }

      """
    }
    let answer = explainFigure(
      RunRequest(
        source: .text(LimitTests.sound + funds.joined()), path: "test.scenario", variants: .base,
        settings: SimulationSettings(trials: 40)),
      figure: "net_cost", year: 2027, trial: nil, depth: 3, inASCII: false)
    // From the second year on each stream has two sources of money: the award and the carry-over.
    #expect(answer.document == nil)
    #expect(answer.problem == nil)
    let failed = try #require(answer.diagnostics.first { $0.code.id == "too-many-parts" })
    #expect(failed.severity == .error)
    #expect(failed.range != nil)
  }

  @Test("what stops every run is found by the check")
  func checkFindsWhatStopsARun() {
    let funds = (1...129).map { number in
      "fund f\(number) \"F\" { award = $1,000 per year; available = 100%; pays_for = training }\n"
    }
    #expect(errors(LimitTests.sound + funds.prefix(128).joined()) == [])
    #expect(errors(LimitTests.sound + funds.joined()) == ["too-many-parts"])
    let divided = LimitTests.sound.replacing(
      "cost = $12,000 per year;", with: "cost = $12,000 per year / n;")
    #expect(errors(divided + "input n = 1\n") == [])
    #expect(errors(divided + "input n = 0\n") == ["not-finite"])
  }

  @Test(
    "characters that break lines or turn their direction stand in no title",
    arguments: ["\u{85}", "\u{9B}", "\u{2028}", "\u{202E}", "\u{2066}"])
  func hiddenCharacters(_ character: String) {
    let text = LimitTests.sound.replacing("\"Courses\"", with: "\"Cou\(character)rses\"")
    #expect(errors(text) == ["control-character"])
  }

  @Test(
    "letters and signs of other scripts may stand in titles",
    arguments: ["é", "–", "’", "…", "€", "\u{A0}", "\u{200D}", "日本", "عربي"])
  func otherLetters(_ characters: String) {
    let text = LimitTests.sound.replacing("\"Courses\"", with: "\"Cou\(characters)rses\"")
    #expect(errors(text) == [])
  }
}
