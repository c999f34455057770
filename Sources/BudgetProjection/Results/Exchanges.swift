internal import BudgetModel
public import CalculationGraphs
internal import FigureCatalogue

/// A budget that has one unit more of something than the first one, future by future on the same draws.
public struct ExchangedBudget: Sendable {
  /// The budget with the unit.
  public let run: ProjectedBudget
  /// What the unit saves of net cost, $ per year: that of the first budget less that with the unit, one
  /// node a year; negative where it costs.
  public let saved: [Node]
  /// The same with its sign turned.
  public let cost: [Node]
  /// What it saves of the change in overall spending, all funds, $ per year.
  public let savedSpending: [Node]
  /// 1 where net cost with the unit is at most that of the first budget, within $1 or a billionth.
  public let pays: [Node]
}

extension Projection {
  /// The projection with what one unit more is worth in each budget after the first.
  public func exchanges() -> (projection: Projection, exchanged: [ExchangedBudget]) {
    guard let first = runs.first else { return (self, []) }
    var graph = GraphBuilder(resuming: graph)
    let exchanged = runs.dropFirst().map { other in
      let costs = Self.pairs(.netCost, first, other)
      let spending = Self.pairs(.spendingChange, first, other)
      return ExchangedBudget(
        run: other, saved: costs.map { graph.subtract($0.0, $0.1) },
        cost: costs.map { graph.subtract($0.1, $0.0) },
        savedSpending: spending.map { graph.subtract($0.0, $0.1) },
        pays: costs.map { Self.isAtMost($0.1, $0.0, &graph) })
    }
    let all = CalculationGraph(graph, keeping: self.graph.kept)
    return (Projection(graph: all, runs: runs, faults: faults), exchanged)
  }

  /// A figure of the district in two budgets, year by year.
  private static func pairs(
    _ figure: DistrictFigure, _ first: ProjectedBudget, _ other: ProjectedBudget
  ) -> [(Node, Node)] {
    let key = FigureKey(.district(figure))
    let both = [first, other].map { run in run.measures.first { $0.key == key }?.byYear ?? [] }
    return Array(zip(both[0], both[1]))
  }

  /// 1 where one amount is at most another, within $1 or a billionth of the larger.
  private static func isAtMost(_ one: Node, _ other: Node, _ graph: inout GraphBuilder) -> Node {
    let sizes = [one, other].map { graph.maximum($0, graph.negate($0)) }
    let size = graph.maximum(sizes[0], sizes[1])
    let slack = graph.maximum(
      graph.constant(1), graph.multiply(graph.constant(1e-9), size))
    return graph.greaterOrEqual(graph.add(other, slack), one)
  }
}
