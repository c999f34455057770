internal import BudgetModel
internal import CalculationGraphs

/// The career ladders of the results.
enum LadderFigures {
  /// The people of every ladder by stage.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault) -> [ProjectedLadder] {
    var ladders: [ProjectedLadder] = []
    for ladder in projector.budget.plan.ladders {
      var stages: [(name: String, byYear: [Node])] = []
      for (stage, people) in zip(ladder.stages, LadderTeachers.path(ladder, &projector).stages) {
        stages.append((name: stage, byYear: try projector.nodes(people)))
      }
      ladders.append(ProjectedLadder(id: ladder.id, title: ladder.title, stages: stages))
    }
    return ladders
  }
}
