import BudgetProjection
import BudgetReports
import CalculationGraphs
import Diagnostics
import Foundation
import MonteCarlo
import ScenarioChecking
import ScenarioFiles
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// Why a test scenario gives no figures.
struct NoFigures: Error, CustomStringConvertible {
  let description: String
}

/// Folders of the repository.
enum Repository {
  /// Its root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The independent fixtures.
  static let fixtures = root.appending(path: "Tests/Reference/fixtures")
  /// The published figures.
  static let published = root.appending(path: "Tests/BudgetQuestionsTests/Published")
  /// The shipped scenarios.
  static let scenarios = root.appending(path: "Scenarios")

  /// The names of files in a folder without an ending, sorted.
  static func names(in folder: URL, ending: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }

  /// Every scenario that runs as it is, by path from the root.
  static var runnable: [String] {
    let fixtures = names(in: fixtures, ending: ".scenario")
    let shipped = names(in: scenarios, ending: ".scenario")
    return fixtures.map { "Tests/Reference/fixtures/\($0).scenario" }
      + shipped.map { "Scenarios/\($0).scenario" }
  }
}

extension ScenarioSource {
  /// A scenario held in memory.
  static func text(_ text: String) -> ScenarioSource {
    ScenarioSource(
      file: SourceFile(path: "test.scenario", text: text),
      files: MemoryFiles(["test.scenario": text]))
  }

  /// A scenario of the repository.
  static func file(_ path: String) throws -> ScenarioSource {
    do {
      return try ScenarioSource.open(Repository.root.appending(path: path).path, root: nil)
    } catch {
      throw NoFigures(description: "\(path) cannot be opened: \(error)")
    }
  }
}

extension SimulationSettings {
  /// Every draw at its median.
  static let medians = SimulationSettings(deterministic: true)
}

/// The runs of a scenario, base first; throws its messages where it has none.
func runs(
  _ source: ScenarioSource, _ settings: SimulationSettings = .medians,
  variants: RunRequest.VariantChoice = .base
) throws -> [RunSummary] {
  let request = RunRequest(
    source: source, path: source.file.path, variants: variants, settings: settings)
  let result = runScenario(request)
  guard !result.runs.isEmpty else {
    let messages = result.diagnostics.filter { $0.severity == .error }
      .map { "\($0.range?.place ?? ""): \($0.message)" }
    throw NoFigures(description: messages.joined(separator: "\n"))
  }
  return result.runs.map(\.run)
}

/// The base run of a scenario's text.
func run(_ text: String, _ settings: SimulationSettings = .medians) throws -> RunSummary {
  try runs(.text(text), settings)[0]
}

/// Every trial of every figure of a scenario.
struct AllTrials {
  let projection: Projection
  let table: TrialTable

  /// Runs the stages and keeps every node that a report could name.
  init(
    _ source: ScenarioSource, variants: VariantRequest = .all, _ settings: SimulationSettings
  ) throws {
    let checked = check(source.file, files: source.files, variants: variants)
    guard checked.isSound else {
      throw NoFigures(description: checked.diagnostics.map(\.message).joined(separator: "\n"))
    }
    let projection = project(checked.budgets)
    guard projection.faults.isEmpty else {
      throw NoFigures(description: "\(projection.faults)")
    }
    var seen = Set<Node>()
    var nodes = columnsToKeep(of: projection)
    for run in projection.runs {
      nodes += run.figures.keys.flatMap { run.figures[$0]?.byYear ?? [] }
    }
    let kept = projection.graph.keeping(nodes.filter { seen.insert($0).inserted })
    self.projection = projection
    table = try MonteCarloEngine.run(kept, settings: settings)
  }

  /// The trials of nodes of one year.
  func columns(_ nodes: [Node]) -> [[Double]] { nodes.map { table.column($0) } }
}

/// A figure by name and year of the deterministic path, counted from the first year.
struct MedianFigures {
  let budget: ProjectedBudget
  let table: TrialTable
  private let figures: [String: [Node]]

  /// Evaluates every figure of a scenario's text at the medians.
  init(_ text: String, variant: String? = nil) throws {
    try self.init(.text(text), variant: variant)
  }

  /// Evaluates every figure of a scenario with its files at the medians.
  init(_ source: ScenarioSource, variant: String? = nil) throws {
    let request: VariantRequest = variant.map { .combinations([[$0]]) } ?? .base
    let all = try AllTrials(source, variants: request, .medians)
    budget = all.projection.runs[variant == nil ? 0 : 1]
    table = all.table
    figures = budget.figuresByName
  }

  /// A figure in every year; a missing name is an error.
  func callAsFunction(_ name: String) throws -> [Double] {
    let nodes = try #require(figures[name], "no figure \(name)")
    return nodes.map { table.value($0, trial: 0) }
  }
}

/// Whether two numbers agree to 1e-9 of the larger or 1e-6.
func agrees(_ one: Double, _ other: Double, relative: Double = 1e-9, absolute: Double = 1e-6)
  -> Bool
{
  abs(one - other) <= max(absolute, relative * max(abs(one), abs(other)))
}

/// Expects two series to agree year by year.
func expectEqual(
  _ found: [Double], _ expected: [Double], _ name: String, relative: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let same =
    found.count == expected.count
    && zip(found, expected).allSatisfy { agrees($0, $1, relative: relative) }
  #expect(
    same, "\(name): found \(found), expected \(expected)", sourceLocation: sourceLocation)
}
