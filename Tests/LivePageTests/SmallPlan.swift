import BudgetQuestions
import Diagnostics
import Foundation
import MonteCarlo
import ScenarioFiles
import Synchronization

@testable import LivePage

/// A scenario in memory that a page can open, change and write.
final class SmallPlan: Sendable {
  /// Two leaders against a grant that is anything from $1,000 to $2,000.
  ///
  /// With stipends of $750 the grant covers them where it is at least $1,500: in half of the futures; what
  /// is short is (500²/2)/1000 = $125 on average.
  static let text = """
    language 1
    scenario "Two leaders" { years = FY2026..FY2026 }
    staff teachers { positions = 40 FTE; salary = $50,000 per FTE }
    fund grant { award = uniform(low = $1,000 per year, high = $2,000 per year); available = 100%; pays_for = leader stipends }
    plan "Leaders" { leader lead "Lead teacher" { count = 2; stipend = $750 because "a test" } }
    variant one_leader "One leader" { plan { set lead.count = 1 } }

    """

  private let now: Mutex<String>

  init(_ text: String = SmallPlan.text) { now = Mutex(text) }

  /// The text as it is on the disk.
  var text: String { now.withLock { $0 } }

  /// Changes the text as an editor would.
  func edit(_ text: String) { now.withLock { $0 = text } }

  /// The scenario as a page opens it.
  func scenario(isReadOnly: Bool = false) -> LiveSession.Scenario {
    let write: @Sendable (String) -> String? = { [self] text in
      edit(text)
      return nil
    }
    return LiveSession.Scenario(
      path: "small.scenario", open: { [self] in source }, write: isReadOnly ? nil : write)
  }

  private var source: ScenarioSource {
    ScenarioSource(
      file: SourceFile(path: "small.scenario", text: text), files: MemoryFiles([:]))
  }

  /// The session of a page.
  func session(isReadOnly: Bool = false) throws -> LiveSession {
    let opened = try LiveSession.open(
      scenario(isReadOnly: isReadOnly), settings: SimulationSettings(seed: 1))
    guard let session = opened.session else {
      throw Unsound(description: opened.diagnostics.map(\.message).joined(separator: "\n"))
    }
    return session
  }

  struct Unsound: Error, CustomStringConvertible { let description: String }
}
