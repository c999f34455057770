import Diagnostics
import Foundation
import MonteCarlo
import ScenarioFiles
import Testing

@testable import BudgetQuestions

/// Texts at and beyond every limit: each ends soon, with a located message.
@Suite("Limits")
struct LimitTests {
  /// A small scenario without mistakes.
  static let sound = """
    language 1
    scenario "Mentors" { years = FY2026..FY2029 }
    plan { line courses "Courses" { cost = $12,000 per year; use = training } }

    """

  /// What is wrong with a text, as codes in order of first appearance.
  private func codes(_ text: String) -> [String] {
    let file = SourceFile(path: "limit.scenario", text: text)
    let source = ScenarioSource(file: file, files: MemoryFiles(["limit.scenario": text]))
    var seen: [String] = []
    for diagnostic in checkScenario(source).diagnostics where !seen.contains(diagnostic.code.id) {
      seen.append(diagnostic.code.id)
    }
    return seen
  }

  @Test("the small scenario is sound") func soundScenario() {
    #expect(codes(Self.sound) == [])
  }

  @Test("100,000 lines") func manyLines() {
    #expect(codes(Self.sound + String(repeating: "# a note\n", count: 100_000)) == [])
  }

  @Test("20,000 unused inputs are 100 warnings and a last one") func manyWarnings() {
    let inputs = (1...20_000).map { "input extra_\($0) = $1 per year\n" }.joined()
    let text = Self.sound + inputs
    let source = ScenarioSource(
      file: SourceFile(path: "limit.scenario", text: text), files: MemoryFiles([:]))
    let result = checkScenario(source)
    #expect(result.isSound)
    #expect(result.diagnostics.count == 101)
    #expect(result.diagnostics.last?.message == "19900 more warnings are not shown")
  }

  @Test("more than 200 errors end with their number") func manyErrors() {
    let checks = (1...300).map { "require nothing_\($0) <= 1 in each year\n" }.joined()
    let text = Self.sound + checks
    let source = ScenarioSource(
      file: SourceFile(path: "limit.scenario", text: text), files: MemoryFiles([:]))
    let result = checkScenario(source)
    #expect(result.diagnostics.count == 201)
    #expect(result.diagnostics.last?.message == "100 more errors are not shown")
  }

  @Test("deep nesting", arguments: ["plan { ", "(", "{", "-", "school a { ", "1 + ", "not "])
  func deepNesting(_ opening: String) {
    let text = Self.sound + "input x = " + String(repeating: opening, count: 10_000) + "\n"
    #expect(!codes(text).isEmpty)
    let blocks = Self.sound + String(repeating: opening, count: 10_000)
    #expect(!codes(blocks).isEmpty)
  }

  @Test("a line of a megabyte") func longLine() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(codes(Self.sound + "# " + long + "\n") == [])
    #expect(codes(Self.sound + "input " + long + " = 1\n") == ["unused-name"])
    let terms = String(repeating: "$1 per year + ", count: 70_000)
    #expect(codes(Self.sound + "input x = \(terms)$1 per year\n") == ["too-deep"])
  }

  @Test("formulas that stand on each other") func chainOfFormulas() {
    let down = (1...5_000).map { "let c\($0) = c\($0 + 1)\n" }.joined()
    let text = Self.sound + down + "let c5001 = 1\nrequire c1 <= 1 in each year\n"
    #expect(codes(text) == [])
    let up = "let d0 = 1\n" + (1...2_000).map { "let d\($0) = d\($0 - 1)\n" }.joined()
    #expect(codes(Self.sound + up + "require d2000 <= 1 in each year\n") == [])
  }

  @Test(
    "texts that are no scenario",
    arguments: [
      "\n", "   ", "\u{0}", "{}", "}", "\"", "language", "language 1", "1e400", "\u{FEFF}",
    ])
  func noScenario(_ text: String) {
    #expect(!codes(text).isEmpty)
  }

  @Test("numbers", arguments: ["1e400", "NaN", "inf", "9999999999999999", "-9999999999999999"])
  func extremeNumbers(_ number: String) {
    let text = Self.sound.replacing("$12,000", with: "$\(number)")
    #expect(!codes(text).isEmpty)
  }

  @Test("a file above 64 MB is not read") func largeFile() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "large.scenario").path
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: UInt64(largestFileSize) + 1)
    try handle.close()
    do {
      _ = try ScenarioSource.open(path, root: nil)
      Issue.record("the file was opened")
    } catch {
      guard case .notText(let diagnostic) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(diagnostic.code.id == "file-too-large")
      #expect(diagnostic.range?.line == 1)
    }
  }

  @Test("a directory or a missing file cannot be opened") func notAFile() {
    for path in [FileManager.default.temporaryDirectory.path, "/no/such/file.scenario"] {
      do {
        _ = try ScenarioSource.open(path, root: nil)
        Issue.record("\(path) was opened")
      } catch {
        guard case .cannotOpen = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
  }

  @Test("trials that do not fit into memory") func tooManyTrials() {
    let text = Self.sound.replacing("$12,000", with: "$9,000 to $14,000")
    let source = ScenarioSource(
      file: SourceFile(path: "limit.scenario", text: text), files: MemoryFiles([:]))
    let run = runScenario(
      RunRequest(
        source: source, path: "limit.scenario", variants: .base,
        settings: SimulationSettings(trials: 2_000_000_000)))
    #expect(run.diagnostics.map(\.code.id).contains("too-much-memory"))
    #expect(!run.isSound)
  }
}
