internal import BudgetModel
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// The plan with all cells of some rules larger by some students.
struct TogetherProjection {
  /// The rules.
  let rules: [ClassSize]

  /// The plan with one student more in every target, with two, and so on, less the plan as it is.
  func all(
    _ fractional: [[Node]], _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> [ProjectedClassMap.Together] {
    let base = try figures(&projector)
    var steps: [ProjectedClassMap.Together] = []
    for (step, fractional) in fractional.enumerated() {
      var other = BudgetProjector(
        budget: projector.budget, graph: projector.graph.graph, medians: projector.medians,
        detail: .results)
      for rule in rules { other.planAdditions[rule.key("target")] = Double(step + 1) }
      let larger = try figures(&other)
      projector.graph.graph = other.graph.graph
      projector.medians = other.medians
      let changes = zip(larger, base).map { larger, base in
        zip(larger, base).map { projector.graph.graph.difference($0, $1) }
      }
      steps.append(
        ProjectedClassMap.Together(
          freed: changes[0], usedByRelease: changes[1], saved: changes[2], waiting: changes[3],
          spending: changes[4], fractional: fractional))
    }
    return steps
  }

  /// Positions freed, used, saved and waiting, and spending of all funds, one node a year each; none of
  /// them asks who pays, which would take most of the time.
  private func figures(_ projector: inout BudgetProjector) throws(ProjectionFault) -> [[Node]] {
    let series = [
      StaffingFigures.positionsFreed(&projector),
      StaffingFigures.positionsUsedByRelease(&projector),
      StaffingFigures.positionsSaved(&projector), StaffingFigures.positionsWaiting(&projector),
      DistrictFigures.figure(.spendingChange, .plan, &projector),
    ]
    var nodes: [[Node]] = []
    for one in series { nodes.append(try projector.nodes(one)) }
    return nodes
  }
}
