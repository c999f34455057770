import BudgetQuestions
import BudgetReports
import Foundation
import MonteCarlo
import ReportDocuments
import Testing

@testable import EvenkeelCommands

/// README.md shows a real scenario and what the program really says about it.
struct ReadmeTests {
  /// The scenario that the README shows.
  private static let path = "Scenarios/readme-example.scenario"

  @Test("The README shows its scenario as the file has it")
  func readmeShowsTheFile() throws {
    let readme = try Repository.text("README.md")
    #expect(readme.contains("```scenario\n" + (try Repository.text(Self.path)) + "```\n"))
  }

  @Test("The README shows the report as the program writes it")
  func readmeShowsTheReport() throws {
    let source = try ScenarioSource.open(
      Repository.root.appending(path: Self.path).path, root: nil)
    let request = RunRequest(
      source: source, path: Self.path, variants: .base, settings: SimulationSettings())
    let run = try #require(runScenario(request).runs.first)
    let report = render(composeRunReport(run), as: .text)
    let excerpts = Self.excerpts(of: try Repository.text("README.md"))
    #expect(excerpts.count >= 1)
    for excerpt in excerpts { #expect(report.contains(excerpt), "\(report)") }
  }

  @Test("The README names every command and stays short")
  func readmeNamesEveryCommand() throws {
    let readme = try Repository.text("README.md")
    for name in HelpTopicCommand.commandNames {
      #expect(readme.contains("| `evenkeel \(name)"), "the table of commands lacks \(name)")
    }
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count < 200)
  }

  /// The fenced blocks marked `report`, each with its last newline.
  private static func excerpts(of page: String) -> [String] {
    page.split(separator: "```report\n", omittingEmptySubsequences: false).dropFirst()
      .compactMap { rest in
        rest.firstRange(of: "```\n").map { String(rest[..<$0.lowerBound]) }
      }
  }
}
