internal import BudgetModel
internal import CalculationGraphs
internal import Quantities

/// Students and sections, as a projection hands them on.
enum ProjectedClassSizes {
  /// Every class-size rule in both worlds.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault)
    -> [ProjectedClassSize]
  {
    var result: [ProjectedClassSize] = []
    for rule in projector.budget.classSizes {
      result.append(
        ProjectedClassSize(
          id: rule.id, title: rule.title,
          statusQuo: try projectedClasses(rule, .statusQuo, &projector),
          plan: try projectedClasses(rule, .plan, &projector)))
    }
    return result
  }

  private static func projectedClasses(
    _ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> ProjectedClassSize.World {
    let target = try projector.nodes(ClassSizeLimits.classTarget(rule, world, &projector))
    let isDrawn = target.contains { projector.graph.graph.constantValue($0) == nil }
    var cap: [Node]?
    if let strictest = ClassSizeLimits.classCap(rule, rule.grades, world, &projector) {
      cap = try projector.nodes(strictest)
    }
    return ProjectedClassSize.World(
      students: try projector.nodes(ClassSizeFigures.totalStudents(rule, world, &projector)),
      seats: try projector.nodes(ClassSizeFigures.totalSeats(rule, world, &projector)),
      sections: try projector.nodes(ClassSections.totalSections(rule, world, &projector)),
      target: target,
      fractional: isDrawn
        ? try projector.nodes(ClassSizeFigures.fractionalSections(rule, world, &projector)) : nil,
      cap: cap)
  }
}
