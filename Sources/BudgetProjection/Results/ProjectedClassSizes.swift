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

  /// The lowest cap of a rule's classes.
  private static func strictestCap(
    _ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector
  ) -> Series? {
    let whole = ClassSizeLimits.classCap(rule, rule.grades, world, &projector)
    guard projector.differsByPlace(rule.key("cap"), world) else { return whole }
    var lowest: Series?
    for cell in ClassSections.coveredStudents(rule, world, &projector).map(\.cell) {
      guard
        let own = ClassSizeLimits.classCap(rule, rule.grades, world, at: cell, &projector)
      else { continue }
      lowest = lowest.map { projector.graph.minimum($0, own) } ?? own
    }
    return lowest ?? whole
  }

  private static func projectedClasses(
    _ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> ProjectedClassSize.World {
    let target = try projector.nodes(ClassSizeLimits.classTarget(rule, world, &projector))
    let isDrawn = target.contains { projector.graph.graph.constantValue($0) == nil }
    var cells: [(cell: Place, target: [Node])] = []
    if projector.differsByPlace(rule.key("target"), world) {
      for cell in ClassSections.coveredStudents(rule, world, &projector).map(\.cell) {
        let own = ClassSizeLimits.classTarget(rule, world, at: cell, &projector)
        cells.append((cell, try projector.nodes(own)))
      }
    }
    var cap: [Node]?
    if let strictest = strictestCap(rule, world, &projector) {
      cap = try projector.nodes(strictest)
    }
    return ProjectedClassSize.World(
      students: try projector.nodes(ClassSizeFigures.totalStudents(rule, world, &projector)),
      seats: try projector.nodes(ClassSizeFigures.totalSeats(rule, world, &projector)),
      sections: try projector.nodes(ClassSections.totalSections(rule, world, &projector)),
      target: target, targetsByCell: cells,
      fractional: isDrawn || !cells.isEmpty
        ? try projector.nodes(ClassSizeFigures.fractionalSections(rule, world, &projector)) : nil,
      cap: cap)
  }
}
