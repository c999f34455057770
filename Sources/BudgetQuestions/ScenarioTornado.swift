internal import BudgetModel
internal import BudgetNames
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import FigureCatalogue
internal import Foundation
internal import MonteCarlo
internal import SummaryMeasures

/// What moves a plan most, or why that cannot be said.
public struct TornadoScenario: Sendable {
  /// The bars; `nil` where there is a problem.
  public let tornado: ReportedTornado?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question.
  public let problem: String?
}

/// Ranks the assumptions and decisions of the base, or of the one variant asked for, by how far they move
/// the margin of the last year and the odds of coverage.
///
/// Assumptions are read off the trials of one run; each decision is a budget of its own, one step either way,
/// in the same graph and on the same draws. For the cause each assumption is held at its median in a run
/// of its own, all others being drawn as before.
public func rankInfluences(
  _ request: RunRequest, progress: (@Sendable (Int) -> Void)? = nil
) -> TornadoScenario {
  let study = Study(request)
  func answer(
    _ tornado: ReportedTornado?, _ failed: Diagnostic? = nil, problem: String? = nil
  ) -> TornadoScenario {
    TornadoScenario(
      tornado: tornado, diagnostics: study.diagnostics + [failed].compactMap { $0 },
      problem: problem)
  }
  guard let plan = study.projection?.runs.last, let budget = study.budgets.last else {
    return answer(nil)
  }
  let steps = DecisionStep.all(of: budget).map { step in
    (step: step, down: step.budget(budget, times: -1), up: step.budget(budget, times: 1))
  }
  let all = [budget] + steps.flatMap { [$0.down, $0.up].compactMap(\.self) }
  let projection = project(all, detail: .results)
  guard projection.faults.isEmpty else { return answer(nil, problem: TornadoMessages.fault) }
  let nodes = projection.runs.map(\.tornadoNodes)
  let own = [nodes[0].margin, nodes[0].covered]
  let assumptions = AssumptionDraws.below(own, in: projection.graph)
  do throws(SimulationError) {
    let settings = request.settings
    let finite = columnsThatMustBeFinite(of: projection)
    let columns = nodes.flatMap { [$0.margin, $0.covered] } + assumptions.flatMap(\.nodes)
    let table = try MonteCarloEngine.run(
      projection.graph.keeping(columns.uniqued), settings: settings, mustBeFinite: finite,
      progress: progress)
    let failing = nodes[0].failing(table)
    var found: [ReportedTornado.Assumption] = []
    for assumption in settings.deterministic ? [] : assumptions {
      var rescued = 0
      if failing > 0 {
        let held = try MonteCarloEngine.run(
          projection.graph.keeping([nodes[0].covered]), settings: settings,
          held: assumption.inputs)
        rescued = nodes[0].rescued(table, by: held)
      }
      found.append(
        ReportedTornado.Assumption(
          name: assumption.name, title: plan.title(ofDraw: assumption.name),
          draws: assumption.nodes.count, bar: nodes[0].bar(assumption, table), rescued: rescued))
    }
    var position = 0
    func outcome(_ budget: DistrictBudget?) -> TornadoOutcome? {
      if budget == nil { return nil }
      position += 1
      return nodes[position].outcome(table)
    }
    let decisions = steps.map { step, down, up in
      ReportedTornado.Decision(
        name: step.value.path, title: step.value.title, step: step.words,
        bar: TornadoBar(low: outcome(down), high: outcome(up)))
    }
    return answer(
      ReportedTornado(
        title: budget.header.title, years: budget.years, plan: nodes[0].outcome(table),
        failing: failing, trials: table.trials,
        assumptions: found.sorted { abs($0.bar.swing) > abs($1.bar.swing) },
        decisions: decisions.sorted { abs($0.bar.swing) > abs($1.bar.swing) },
        provenance: study.provenance(budget, trials: table.trials, command: "tornado")))
  } catch {
    return answer(nil, RunMessages.failed(error, in: projection, scenario: study.place))
  }
}

extension ProjectedBudget {
  /// The margin of the last year, and whether the plan is covered in every year.
  fileprivate var tornadoNodes: TornadoNodes {
    let margin = measures.first { $0.key == FigureKey(.district(.margin)) }?.byYear.last
    let covered = probabilities.first { $0.event == HorizonEvent(.covered, .everyYear) }?.node
    guard let margin, let covered else {
      preconditionFailure("every plan has a margin and is covered or not")
    }
    return TornadoNodes(margin: margin, covered: covered)
  }

  /// The title of the value that a draw belongs to, with what is drawn of it behind: "Title I-A: award:
  /// growth"; else its name.
  fileprivate func title(ofDraw name: String) -> String {
    let values = [budget.planValues, budget.statusQuoValues].flatMap(\.values)
    var titles: [String: String] = [:]
    for value in values {
      titles[value.path] = value.title
      guard let id = value.key.id, let end = value.title.range(of: ": ") else { continue }
      titles["\(value.key.block).\(id)"] = String(value.title[..<end.lowerBound])
    }
    var words = name.split(separator: ".").map(String.init)
    var rest: [String] = []
    while !words.isEmpty {
      if let title = titles[words.joined(separator: ".")] {
        return ([title] + rest.map { $0.replacing("_", with: " ") }).joined(separator: ": ")
      }
      rest.insert(words.removeLast(), at: 0)
    }
    return name
  }
}

extension Array where Element == Node {
  /// Each once, in order.
  fileprivate var uniqued: [Node] {
    var seen = Set<Node>()
    return filter { seen.insert($0).inserted }
  }
}
