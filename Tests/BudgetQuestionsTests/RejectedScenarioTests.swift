import BudgetQuestions
import Diagnostics
import Foundation
import Testing

/// Rejected scenarios give exactly the messages that were agreed, and these messages help.
///
/// The expected texts are read by people before they are kept. `RECORD_GOLDEN=1` writes them anew; the
/// test then fails, so that a recording is never taken for a success.
@Suite("Rejected scenarios")
struct RejectedScenarioTests {
  /// Codes without a scenario, each with its reason.
  static let unreproduced: [String: String] = [
    "file-not-readable": "needs a file that the system locks; see the tests of ScenarioFiles",
    "file-too-large": "needs a file above 64 MB; see LimitTests",
    "too-many-errors": "needs more than 200 errors; see LimitTests",
    "impossible-correlations": "`check` finds these correlations first, as `correlation-matrix`",
    "shock-conflict": "needs two shocks of one `stress`; see StressTests",
    "cannot-roll": "needs a scenario that is rolled; see RollTests",
    "unknown-actual": "needs a file of actuals; see RollTests",
    "repeated-actual": "needs a file of actuals; see RollTests",
    "missing-actual": "needs a file of actuals; see RollTests",
    "bad-actual": "needs a file of actuals; see RollTests",
    "too-much-memory": "depends on the trials asked for, not on the scenario; see LimitTests",
  ]

  /// Every message of every scenario, found once.
  static let found: [(scenario: RejectedScenario, diagnostics: [Diagnostic])] =
    RejectedScenario.all.map { ($0, $0.diagnostics()) }

  @Test("gives the agreed messages", arguments: RejectedScenario.all)
  func givesAgreedMessages(_ scenario: RejectedScenario) throws {
    let actual = scenario.text(scenario.diagnostics())
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try actual.write(toFile: scenario.expectedPath, atomically: true, encoding: .utf8)
      Issue.record("recorded \(scenario)")
      return
    }
    let expected = scenario.expected
    #expect(actual == expected, "\(difference(expected, actual))")
  }

  @Test("reproduces every code")
  func reproducesEveryCode() {
    let codes = Set(Self.found.flatMap(\.diagnostics).map(\.code.id))
    let missing = DiagnosticCode.registry.map(\.id).filter {
      !codes.contains($0) && Self.unreproduced[$0] == nil
    }
    #expect(missing == [], "no rejected scenario gives these codes")
    let known = Set(DiagnosticCode.registry.map(\.id))
    #expect(codes.subtracting(known).sorted() == [], "these codes are not in the registry")
    let idle = Self.unreproduced.keys.filter { codes.contains($0) || !known.contains($0) }
    #expect(idle.sorted() == [], "these exceptions are not needed")
  }

  @Test("has enough scenarios, and no more than five for a code")
  func isBroad() {
    var byCode: [String: [String]] = [:]
    for (scenario, diagnostics) in Self.found {
      guard let first = diagnostics.first else { continue }
      byCode[first.code.id, default: []].append(scenario.description)
    }
    let crowded = byCode.filter { $0.value.count > 5 }
    #expect(crowded.keys.sorted() == [])
    #expect(Self.found.count >= 150)
    #expect(Set(Self.found.flatMap(\.diagnostics).map(\.code)).count >= 60)
    let several = Self.found.count { entry in
      entry.diagnostics.count { $0.severity == .error } >= 2
    }
    #expect(several >= 20)
  }

  @Test("every message has a place and a way out", arguments: RejectedScenario.all)
  func everyMessageHelps(_ scenario: RejectedScenario) throws {
    let diagnostics = scenario.diagnostics()
    #expect(!diagnostics.isEmpty)
    for diagnostic in diagnostics {
      let line = DiagnosticRenderer.line(diagnostic)
      let range = try #require(diagnostic.range, "\(line) has no place")
      #expect(range.upperBound <= range.file.bytes.count, "\(line)")
      #expect(diagnostic.fix != nil || !diagnostic.notes.isEmpty, "\(line) shows no way out")
      #expect(!diagnostic.message.contains("nil"), "\(line)")
    }
  }

  @Test("expected messages belong to a scenario")
  func nothingIsLeftOver() throws {
    let known = Set(RejectedScenario.all.map(\.expectedPath))
    let phases = Set(RejectedScenario.all.map(\.phase))
    for phase in phases.sorted() {
      let folder = RejectedScenario.folder.appending(path: phase)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      let idle = files.filter { file in
        file.hasSuffix(".expected") && !known.contains(folder.appending(path: file).path)
      }
      #expect(idle.sorted() == [])
    }
  }

  /// The first line in which two texts differ, with its number.
  private func difference(_ expected: String, _ actual: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(left.count, right.count) {
      let wanted = index < left.count ? String(left[index]) : "(nothing)"
      let given = index < right.count ? String(right[index]) : "(nothing)"
      if wanted != given {
        return "line \(index + 1)\nexpected: \(wanted)\n   found: \(given)"
      }
    }
    return "no difference"
  }
}
