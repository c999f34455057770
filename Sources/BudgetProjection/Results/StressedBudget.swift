public import CalculationGraphs
internal import FigureCatalogue

/// A budget of a projection with what a stress test shows of it over the horizon.
public struct StressedBudget: Sendable {
  /// The budget.
  public let run: ProjectedBudget
  /// General-fund draw of all years together, $.
  public let draw: Node
  /// The lowest general-fund balance of any year, $; `nil` without a general fund.
  public let lowestBalance: Node?
  /// How it differs from the first budget, future by future; `nil` for the first itself.
  public let compared: ComparedBudget?
}

extension Projection {
  /// The projection with what a stress test shows of each budget, the first being the base.
  public func stressed() -> (projection: Projection, budgets: [StressedBudget]) {
    let (projection, others) = compared(overHorizonOnly: true)
    var graph = GraphBuilder(resuming: projection.graph)
    var budgets: [StressedBudget] = []
    for (position, run) in projection.runs.enumerated() {
      func byYear(_ figure: Figure) -> [Node] {
        run.measures.first { $0.key == FigureKey(figure) }?.byYear ?? []
      }
      let balances = byYear(.generalFund(.balance))
      var lowest = balances.first
      for balance in balances.dropFirst() { lowest = lowest.map { graph.minimum($0, balance) } }
      budgets.append(
        StressedBudget(
          run: run, draw: graph.sum(byYear(.district(.generalFundDraw))), lowestBalance: lowest,
          compared: position == 0 ? nil : others[position - 1]))
    }
    let all = CalculationGraph(graph, keeping: projection.graph.kept)
    return (Projection(graph: all, runs: projection.runs, faults: projection.faults), budgets)
  }
}
