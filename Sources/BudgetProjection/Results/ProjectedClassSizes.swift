internal import BudgetModel
internal import CalculationGraphs
internal import Quantities

// Students and sections, as a projection hands them on.
extension BudgetProjector {
  /// Every class-size rule in both worlds.
  mutating func projectedClassSizes() throws(ProjectionFault) -> [ProjectedClassSize] {
    var result: [ProjectedClassSize] = []
    for rule in budget.classSizes {
      result.append(
        ProjectedClassSize(
          id: rule.id, title: rule.title, statusQuo: try projectedClasses(rule, .statusQuo),
          plan: try projectedClasses(rule, .plan)))
    }
    return result
  }

  private mutating func projectedClasses(
    _ rule: ClassSize, _ world: World
  ) throws(ProjectionFault) -> ProjectedClassSize.World {
    let target = try nodes(classTarget(rule, world))
    let isDrawn = target.contains { graph.graph.constantValue($0) == nil }
    var cap: [Node]?
    if let strictest = classCap(rule, rule.grades, world) { cap = try nodes(strictest) }
    return ProjectedClassSize.World(
      students: try nodes(totalStudents(rule, world)), seats: try nodes(totalSeats(rule, world)),
      sections: try nodes(totalSections(rule, world)), target: target,
      fractional: isDrawn ? try nodes(fractionalSections(rule, world)) : nil, cap: cap)
  }
}
