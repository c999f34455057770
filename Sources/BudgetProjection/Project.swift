public import BudgetModel
public import CalculationGraphs
internal import FigureCatalogue

/// How much of a projection is kept beside what results need.
public enum ProjectionDetail: Sendable {
  /// Nothing: of the figure table only what checks name.
  case results
  /// Every figure of every budget.
  case figures
  /// Every figure with the formulas by which it came about.
  case formulas
}

/// Projects budgets over their years, the base first and then its variants, into one graph.
///
/// Equal parts of the budgets are nodes of their own only once, so that they are computed once in
/// each trial; status quo and plan of every budget use the same draws. A budget whose figures need
/// themselves has a fault and no run.
public func project(
  _ budgets: [DistrictBudget], detail: ProjectionDetail = .figures
) -> Projection {
  project(budgets, onto: GraphBuilder(), detail: detail)
}

/// Projects budgets of another scenario onto the graph of a projection, behind its own; draws of the same
/// name, year and distribution are the same draws.
public func project(
  _ budgets: [DistrictBudget], beside projection: Projection, detail: ProjectionDetail = .figures
) -> Projection {
  let more = project(budgets, onto: GraphBuilder(resuming: projection.graph), detail: detail)
  return Projection(
    graph: more.graph, runs: projection.runs + more.runs, faults: projection.faults + more.faults)
}

/// Goes on with a graph; nodes that are in it already keep their places.
func project(
  _ budgets: [DistrictBudget], onto graph: GraphBuilder, detail: ProjectionDetail
) -> Projection {
  var graph = graph
  var medians = ScalarEvaluator.atMedians
  var runs: [ProjectedBudget] = []
  var faults: [Projection.BudgetFault] = []
  // A variant changes lines, not what was adopted: it keeps the rest of the base.
  var rests: [FigureKey: Double] = [:]
  for (position, budget) in budgets.enumerated() {
    var projector = BudgetProjector(
      budget: budget, graph: graph, medians: medians, detail: detail)
    projector.rests = rests
    do throws(ProjectionFault) {
      runs.append(try BudgetResults.result(&projector))
    } catch {
      faults.append(Projection.BudgetFault(budget: position, fault: error))
    }
    graph = projector.graph.graph
    medians = projector.medians
    rests = projector.rests
  }
  return Projection(graph: CalculationGraph(graph, keeping: []), runs: runs, faults: faults)
}

extension Projection {
  /// The numbers of nodes with every draw at its median, one node at a time.
  public func medians(of nodes: [Node]) -> [(node: Node, value: Double)] {
    var evaluator = ScalarEvaluator.atMedians
    return nodes.map { node in
      let value = evaluator.value(
        of: node, operations: graph.operations, inputs: graph.inputs,
        allocations: graph.allocations)
      return (node, value)
    }
  }
}
