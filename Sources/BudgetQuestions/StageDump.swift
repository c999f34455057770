internal import BudgetModel
internal import BudgetNames
internal import BudgetProjection
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import ScenarioSyntax
internal import SummaryMeasures

/// A stage whose result can be printed, for people who debug a scenario.
public enum DumpedStage: String, CaseIterable, Sendable {
  /// What was written, statement by statement.
  case tree
  /// What it means: every value by its key.
  case budget
  /// What is projected: every figure by its key, with every draw at its median.
  case figures
  /// What is computed in each trial, in order.
  case program
}

/// A stage's result as text, or why there is none.
public struct StageDump: Sendable {
  /// One thing a line; `nil` where the scenario has errors.
  public let text: String?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
}

/// Prints the result of one stage; of several budgets that of the last one asked for.
public func dumpStage(_ stage: DumpedStage, _ request: RunRequest) -> StageDump {
  if stage == .tree {
    let parsed = parse(request.source.file)
    return StageDump(text: parsed.tree.dump(), diagnostics: parsed.diagnostics)
  }
  let study = Study(request, detail: stage == .figures ? .figures : .results)
  guard let projection = study.projection, let run = projection.runs.last else {
    return StageDump(text: nil, diagnostics: study.diagnostics)
  }
  switch stage {
  case .tree, .budget: return StageDump(text: lines(run.budget), diagnostics: study.diagnostics)
  case .program:
    let program = CalculationProgram(projection.graph.keeping(columnsToKeep(of: projection)))
    return StageDump(text: lines(program), diagnostics: study.diagnostics)
  case .figures:
    do throws(SimulationError) {
      return StageDump(text: try lines(run, projection), diagnostics: study.diagnostics)
    } catch {
      let failed = RunMessages.failed(error, in: projection, scenario: study.place)
      return StageDump(text: nil, diagnostics: study.diagnostics + [failed].compactMap { $0 })
    }
  }
}

/// Every value: world, key, unit, place of each statement.
private func lines(_ budget: DistrictBudget) -> String {
  var lines: [String] = []
  for (prefix, table) in [("status_quo", budget.statusQuoValues), ("plan", budget.planValues)] {
    for key in table.keys.sorted(by: { $0.description < $1.description }) {
      guard let value = table[key] else { continue }
      let statements =
        value.segments.map { ($0.text, $0.range) }
        + value.changes.map { ("\($0.author): \($0.text)", Optional($0.range)) }
      let texts = statements.map { text, range in
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          + (range.map { " [\($0.place)]" } ?? "")
      }
      lines.append("\(prefix) \(key) (\(value.unit)): " + texts.joined(separator: "; "))
    }
  }
  return lines.map { $0 + "\n" }.joined()
}

/// Every figure: key, unit, its numbers by year with every draw at its median.
private func lines(
  _ run: ProjectedBudget, _ projection: Projection
) throws(SimulationError) -> String {
  var settings = SimulationSettings(trials: 1)
  settings.deterministic = true
  let nodes = Set(run.figures.keys.flatMap { run.figures[$0]?.byYear ?? [] }).sorted()
  let values = try MonteCarloEngine.evaluate(
    projection.graph, settings: settings, trial: 0, nodes: nodes)
  return run.figures.keys.map { key in
    let numbers = (run.figures[key]?.byYear ?? []).map { values[$0].map { "\($0)" } ?? "?" }
    return "\(key) (\(run.unitWords(of: key))): " + numbers.joined(separator: " ") + "\n"
  }.joined()
}

/// Every instruction with its columns.
private func lines(_ program: CalculationProgram) -> String {
  let heading =
    "\(program.instructions.count) instructions, \(program.registerCount) registers, "
    + "\(program.numbers.count) numbers, \(program.columns.count) kept columns\n"
  return heading
    + program.instructions.map { instruction in
      let operands = [instruction.left, instruction.right, instruction.third].filter { $0 >= 0 }
      return "\(instruction.target) = \(instruction.opcode) "
        + operands.map { "\($0)" }.joined(separator: " ") + "\n"
    }.joined()
}
