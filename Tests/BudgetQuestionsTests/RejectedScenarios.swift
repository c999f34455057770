import BudgetQuestions
import Diagnostics
import Foundation
import MonteCarlo

/// One scenario with mistakes, and the messages that it must give.
struct RejectedScenario: CustomStringConvertible, Sendable {
  /// The folder of its main mistake: `lex`, `parse`, `name`, `unit`, `time`, `variant`, `check`, …
  let phase: String
  /// What is wrong with it, in words joined by hyphens.
  let name: String

  /// The folder of all rejected scenarios.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Rejected")

  /// All of them, sorted by path.
  static let all: [RejectedScenario] = {
    let phases = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return phases.sorted().flatMap { phase in
      let path = folder.appending(path: phase).path
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return files.filter { $0.hasSuffix(".scenario") }.sorted().map {
        RejectedScenario(phase: phase, name: String($0.dropLast(".scenario".count)))
      }
    }
  }()

  var description: String { "\(phase)/\(name)" }

  /// The scenario's path.
  var path: String { "\(directory)/\(name).scenario" }
  /// Where its expected messages stand.
  var expectedPath: String { "\(directory)/\(name).expected" }
  /// The folder it stands in.
  private var directory: String { Self.folder.appending(path: phase).path }

  /// What is expected; empty where nothing was written.
  var expected: String {
    (try? String(contentsOfFile: expectedPath, encoding: .utf8)) ?? ""
  }

  /// The messages of `check`, or of `run` where the mistake shows only there: in the folder `run`, and
  /// where the first line is `# --variant a+b`; under `--strict` where it is `# --strict`.
  func diagnostics() -> [Diagnostic] {
    let source: ScenarioSource
    do {
      source = try ScenarioSource.open(path, root: nil)
    } catch {
      switch error {
      case .notText(let diagnostic): return [diagnostic]
      case .cannotOpen: return []
      }
    }
    let prefix = "# --variant "
    let first = source.file.lineText(1)
    let asked = first.hasPrefix(prefix) ? String(first.dropFirst(prefix.count)) : nil
    guard phase == "run" || asked != nil else {
      return checkScenario(source, isStrict: first == "# --strict").diagnostics
    }
    let combination = asked.map { [$0.split(separator: "+").map(String.init)] }
    let request = RunRequest(
      source: source, path: name, variants: combination.map { .combinations($0) } ?? .base,
      settings: SimulationSettings(trials: 200))
    return runScenario(request).diagnostics
  }

  /// The messages as people see them, with paths relative to the scenario's folder.
  func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { DiagnosticRenderer.text($0) }.joined(separator: "\n\n")
      .replacing(directory + "/", with: "") + "\n"
  }
}
