internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// A limit of the average of a school's classes.
struct SiteLimit {
  /// The grades whose classes count.
  let grades: [Grade]
  /// Students per section.
  let most: Series
}

/// The classes of one school in the grades that a site average covers.
struct SiteClasses {
  /// The school's id.
  let school: String
  /// Whole students.
  let students: Series
  /// Their places: students × courses.
  let seats: Series
  /// Sections.
  let sections: Series
}

/// Targets and limits of class sizes, as written or as a state's law has them.
enum ClassSizeLimits {
  /// Students for whom one section is planned, at a cell or where no place is named; at least one.
  static func classTarget(
    _ rule: ClassSize, _ world: World, at cell: Place? = nil, _ projector: inout BudgetProjector
  ) -> Series {
    let written = value(rule, "target", world, at: cell, &projector) ?? projector.flat(1)
    let key = BudgetProjector.PartKey(
      kind: "class target", id: rule.id, world: world, detail: "\(written.index)")
    return projector.once(key) { $0.graph.maximum(written, $0.flat(1)) }
  }

  /// A value of a rule at a cell, or where no place is named; `nil` where it is not declared.
  static func value(
    _ rule: ClassSize, _ key: String, _ world: World, at cell: Place?,
    _ projector: inout BudgetProjector
  ) -> Series? {
    guard let cell else { return projector.value(rule.key(key), world) }
    return projector.value(rule.key(key), world, at: cell)
  }

  /// The most a class of some grades may hold: the written cap, or else the strictest that the law
  /// has for one of them.
  static func classCap(
    _ rule: ClassSize, _ grades: [Grade], _ world: World, at cell: Place? = nil,
    _ projector: inout BudgetProjector
  ) -> Series? {
    if let written = value(rule, "cap", world, at: cell, &projector) { return written }
    return strictest(
      rule.legalLimits.filter { limit in
        !limit.isSiteAverage && limit.grades.contains { grades.contains($0) }
      }, world, &projector)
  }

  /// The lowest of several limits of the law.
  private static func strictest(
    _ limits: [ClassSize.LegalLimit], _ world: World, _ projector: inout BudgetProjector
  ) -> Series? {
    var lowest: Series?
    for limit in limits {
      guard let values = projector.value(limit.key, world) else { continue }
      lowest = lowest.map { projector.graph.minimum($0, values) } ?? values
    }
    return lowest
  }

  /// What a school's average may not exceed: the written limit for all grades of the rule, or else
  /// the law's for those it covers.
  static func siteLimit(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> SiteLimit?
  {
    if let written = projector.value(rule.key("site_cap"), world) {
      return SiteLimit(grades: rule.grades, most: written)
    }
    guard let limit = rule.legalLimits.first(where: \.isSiteAverage),
      let values = projector.value(limit.key, world)
    else { return nil }
    return SiteLimit(grades: limit.grades, most: values)
  }

  /// Remarks on written limits above those of the law that the rule names.
  static func remarkLooserLimits(_ projector: inout BudgetProjector) throws(ProjectionFault) {
    for rule in projector.budget.classSizes {
      for limit in rule.legalLimits {
        for world in [World.statusQuo, .plan] { try remarkIfLooser(rule, limit, world, &projector) }
      }
    }
  }

  /// Remarks on the first year in which a written limit is above one of the law.
  private static func remarkIfLooser(
    _ rule: ClassSize, _ limit: ClassSize.LegalLimit, _ world: World,
    _ projector: inout BudgetProjector
  ) throws(ProjectionFault) {
    guard let written = projector.value(rule.key(limit.isSiteAverage ? "site_cap" : "cap"), world),
      let lawful = projector.value(limit.key, world)
    else { return }
    for position in projector.years.indices {
      let stated = projector.median(try projector.answer(written, position).node)
      let allowed = projector.median(try projector.answer(lawful, position).node)
      guard stated > allowed + 1e-9 else { continue }
      projector.remark(
        Remarks.looserThanLaw(
          rule, limit, year: projector.years[position], written: stated, lawful: allowed))
      return
    }
  }
}
