public import BudgetModel
internal import CalculationGraphs

/// Projects budgets over their years, the base first and then its variants, into one graph.
///
/// Equal parts of the budgets are nodes of their own only once, so that they are computed once in
/// each trial; status quo and plan of every budget use the same draws. A budget whose figures need
/// themselves has a fault and no run. Formulas are recorded for those who explain a figure.
public func project(_ budgets: [DistrictBudget], recordingFormulas: Bool = false) -> Projection {
  var graph = GraphBuilder()
  var medians = ScalarEvaluator.atMedians
  var runs: [ProjectedBudget] = []
  var faults: [Projection.BudgetFault] = []
  for (position, budget) in budgets.enumerated() {
    var projector = BudgetProjector(
      budget: budget, graph: graph, medians: medians, recordsFormulas: recordingFormulas)
    do throws(ProjectionFault) {
      runs.append(try BudgetResults.result(&projector))
    } catch {
      faults.append(Projection.BudgetFault(budget: position, fault: error))
    }
    graph = projector.graph.graph
    medians = projector.medians
  }
  return Projection(graph: CalculationGraph(graph, keeping: []), runs: runs, faults: faults)
}
