internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Classes that are larger than the limit above which overage or an aide is paid.
enum OverageClasses {
  /// Classes of a rule above its limit; `nil` where none is stated. A grade's students sit in classes
  /// that differ by one at most: of S classes for P places, P − S·floor(P/S) have one place more than
  /// the others.
  static func aboveLimit(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> Series?
  {
    guard let limit = projector.value(rule.key("overage_limit"), world) else { return nil }
    return projector.figure(.classSize(rule.name, .aboveLimit), world) { projector in
      let most = projector.graph.add(limit, projector.flat(1e-9))
      var counts: [Series] = []
      for group in ClassSections.classGroups(rule, world, &projector) {
        let sizes = projector.graph.divideOrZero(group.seats, group.sections)
        let small = projector.graph.floor(sizes)
        let larger = projector.graph.subtract(
          group.seats, projector.graph.multiply(group.sections, small))
        let areAll = projector.graph.greater(small, most)
        let areLarger = projector.graph.greater(projector.graph.ceiling(sizes), most)
        let some = projector.graph.multiply(areLarger, larger)
        let all = projector.graph.multiply(areAll, group.sections)
        counts.append(projector.graph.maximum(all, some))
      }
      return projector.graph.sum(counts)
    }
  }
}
