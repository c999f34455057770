import BudgetModel
import BudgetProjection
import Diagnostics
import FigureCatalogue
import Foundation
import MonteCarlo
import ScenarioChecking
import Testing

@testable import BudgetQuestions
@testable import FigureExplanation

/// A name means the same wherever it is typed: each figure that `check --dump figures` prints gives the
/// same numbers in a `let`, is the same figure in a check, and is the one that `explain` finds.
@Suite struct NameRoundTripTests {
  static let scenarios = Repository.names(in: Repository.scenarios, ending: ".scenario")

  /// The figures of a scenario by name, one number a year.
  private func figures(_ source: ScenarioSource) throws -> [(name: String, numbers: [Double])] {
    let request = RunRequest(
      source: source, path: source.file.path, variants: .base, settings: .medians)
    let dump = dumpStage(.figures, request)
    let errors = dump.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.prefix(3).map(\.message))")
    let text = try #require(dump.text)
    return text.split(separator: "\n").compactMap { line in
      guard let unit = line.range(of: " ("), let end = line.range(of: "): ") else { return nil }
      let numbers = line[end.upperBound...].split(separator: " ").compactMap { Double($0) }
      return (String(line[..<unit.lowerBound]), numbers)
    }
  }

  /// A scenario with more statements at its end.
  private func source(_ own: ScenarioSource, adding statements: [String]) -> ScenarioSource {
    let all =
      own.file.text(from: 0, to: own.file.bytes.count) + "\n"
      + statements.joined(separator: "\n") + "\n"
    return ScenarioSource(file: SourceFile(path: own.file.path, text: all), files: own.files)
  }

  @Test(arguments: scenarios)
  func inAFormula(_ scenario: String) throws {
    let own = try ScenarioSource.file("Scenarios/\(scenario).scenario")
    // Formulas are read in a world; only checks and `explain` look into the other one.
    let named = try figures(own).filter { !$0.name.hasPrefix("status_quo.") }
    #expect(named.count > 50)
    let lets = named.enumerated().map { index, figure in
      "let typed_\(index) = \(figure.name)"
    }
    let typed = Dictionary(
      try figures(source(own, adding: lets)).map { ($0.name, $0.numbers) },
      uniquingKeysWith: { first, _ in first })
    for (index, figure) in named.enumerated() {
      let found = try #require(typed["let.typed_\(index)"], "\(figure.name)")
      let wanted =
        figure.numbers.count == 1
        ? Array(repeating: figure.numbers[0], count: found.count) : figure.numbers
      #expect(agree(found, wanted), "\(figure.name): \(found), \(wanted)")
    }
  }

  private func agree(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
  }

  @Test(arguments: scenarios)
  func inACheckAndInExplain(_ scenario: String) throws {
    let own = try ScenarioSource.file("Scenarios/\(scenario).scenario")
    let budgets = check(own.file, files: own.files, variants: .base).budgets
    let run = try #require(project(budgets, detail: .formulas).runs.first)
    let lookup = FigureLookup(run)
    for key in run.figures.keys {
      let found = try lookup.find(key.description, year: nil)
      #expect(found.node == run.figures[key]?.byYear.first, "\(key)")
    }
    let keys = run.figures.keys.filter { if case .event = $0.figure { false } else { true } }
    let requirements = keys.map { "require \($0) >= \($0)" }
    let asked = source(own, adding: requirements)
    let checked = check(asked.file, files: asked.files, variants: .base)
    let errors = checked.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(3).map(\.message))")
    let asks = try #require(checked.budgets.first).checks.compactMap { check in
      if case .everyTrial(let formula, _) = check.condition { formula.figures } else { nil }
    }
    #expect(asks.suffix(keys.count).elementsEqual(keys.map { [$0] }))
  }
}
