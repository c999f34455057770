internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// The people of every ladder by stage.
  mutating func projectedLadders() throws(ProjectionFault) -> [ProjectedLadder] {
    var ladders: [ProjectedLadder] = []
    for ladder in budget.plan.ladders {
      var stages: [(name: String, byYear: [Node])] = []
      for (stage, people) in zip(ladder.stages, self.ladder(ladder).stages) {
        stages.append((name: stage, byYear: try nodes(people)))
      }
      ladders.append(ProjectedLadder(id: ladder.id, title: ladder.title, stages: stages))
    }
    return ladders
  }
}
