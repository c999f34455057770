import BudgetReports
import Diagnostics
import Foundation
import MonteCarlo
import ReportDocuments
import Testing

@testable import BudgetQuestions

/// Damaged scenarios give located messages that help, or run; nothing crashes or hangs.
///
/// The damages are the same in every run: a failure names the seed and the scenario.
@Suite("Damaged scenarios")
struct MutationTests {
  /// Every scenario of the repository, in order of path.
  static let scenarios: [ScenarioSource] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return ["Tests/Reference/fixtures", "Scenarios"].flatMap { folder in
      let path = root.appending(path: folder).path
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return files.filter { $0.hasSuffix(".scenario") }.sorted()
        .compactMap { try? ScenarioSource.open("\(path)/\($0)", root: nil) }
    }
  }()

  /// A damaged scenario with the name of the one it was.
  private func damaged(_ seed: UInt64) throws -> (source: ScenarioSource, name: String) {
    var mutator = ScenarioMutator(seed: seed)
    try #require(!Self.scenarios.isEmpty)
    let base = Self.scenarios[mutator.below(Self.scenarios.count)]
    let text = mutator.damaged(String(decoding: base.file.bytes, as: UTF8.self))
    let file = SourceFile(path: base.file.path, text: text)
    return (ScenarioSource(file: file, files: base.files), "seed \(seed), \(base.file.path)")
  }

  /// Messages have a place inside their file and a way out, and can be shown in every form.
  private func expectHelp(_ diagnostics: [Diagnostic], _ name: String) {
    for diagnostic in diagnostics {
      let line = DiagnosticRenderer.line(diagnostic)
      #expect(!DiagnosticRenderer.text(diagnostic).isEmpty)
      #expect(diagnostic.fix != nil || !diagnostic.notes.isEmpty, "\(name): \(line)")
      guard diagnostic.code != .tooManyErrors else { continue }
      guard let range = diagnostic.range else {
        Issue.record("\(name): no place: \(line)")
        continue
      }
      #expect(range.lowerBound <= range.upperBound, "\(name): \(line)")
      #expect(range.upperBound <= range.file.bytes.count, "\(name): \(line)")
    }
    #expect(!DiagnosticRenderer.json(diagnostics).isEmpty)
  }

  @Test("are checked", arguments: 0..<15)
  func areChecked(_ block: Int) throws {
    for index in 0..<100 {
      let (source, name) = try damaged(UInt64(1_000 * block + index))
      expectHelp(checkScenario(source).diagnostics, name)
    }
  }

  @Test("are run", arguments: 0..<5)
  func areRun(_ block: Int) throws {
    for index in 0..<60 {
      let (source, name) = try damaged(UInt64(500_000 + 1_000 * block + index))
      var settings = SimulationSettings(trials: 20)
      settings.threads = 1
      let run = runScenario(
        RunRequest(source: source, path: "damaged.scenario", variants: .all, settings: settings))
      expectHelp(run.diagnostics, name)
      #expect(run.isSound == !run.runs.isEmpty, "\(name)")
      for reported in run.runs {
        #expect(!render(composeRunReport(reported), as: .text).isEmpty, "\(name)")
      }
    }
  }
}
