internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Class sections over the years.
enum ClassSections {
  /// Students and sections of one class-size rule, school by school and grade by grade.
  static func classGroups(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> [ClassGroup]
  {
    projector.once(BudgetProjector.PartKey(kind: "class groups", id: rule.id, world: world)) {
      ClassPlanning(rule: rule, world: world).groups(&$0)
    }
  }

  /// The groups of one school.
  static func classGroups(
    _ rule: ClassSize, atSchool school: String, _ world: World, _ projector: inout BudgetProjector
  ) -> [ClassGroup] {
    let key = BudgetProjector.PartKey(kind: "class groups by school", id: rule.id, world: world)
    let bySchool = projector.once(key) {
      Dictionary(grouping: classGroups(rule, world, &$0), by: \.school)
    }
    return bySchool[school] ?? []
  }

  /// The students of the grades that a rule covers.
  static func coveredStudents(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> [CellSeries]
  {
    projector.once(BudgetProjector.PartKey(kind: "covered", id: rule.id, world: world)) {
      StudentCounts.students(world, &$0).filter { rule.covers($0.cell) }
    }
  }

  /// The students of one school in some of the grades that a rule covers.
  static func coveredStudents(
    _ rule: ClassSize, atSchool school: String, in grades: Set<Grade>, _ world: World,
    _ projector: inout BudgetProjector
  ) -> [CellSeries] {
    let key = BudgetProjector.PartKey(kind: "covered by school", id: rule.id, world: world)
    let bySchool = projector.once(key) {
      Dictionary(grouping: coveredStudents(rule, world, &$0), by: \.school)
    }
    return (bySchool[school] ?? []).filter { grades.contains($0.grade) }
  }

  /// All sections of one rule, summed school by school.
  static func totalSections(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.figure(.sections(rule.name), world) { projector in
      var schools: [String] = []
      var known: Set<String> = []
      for group in classGroups(rule, world, &projector)
      where known.insert(group.school).inserted {
        schools.append(group.school)
      }
      let parts = schools.map { sections(rule, atSchool: $0, world, &projector) }
      return projector.graph.sum(parts)
    }
  }

  /// The sections of one rule at one school.
  static func sections(
    _ rule: ClassSize, atSchool school: String, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    projector.figure(.sections(rule.name), world, at: Place(school: school)) { projector in
      let groups = classGroups(rule, atSchool: school, world, &projector)
      return projector.graph.sum(groups.map(\.sections))
    }
  }

  /// All sections of all rules.
  static func totalSections(_ world: World, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.sections), world) { projector in
      let rules = projector.budget.classSizes.map { totalSections($0, world, &projector) }
      return projector.graph.sum(rules)
    }
  }

  /// Sections over the load of one teacher: those that count as one for staff. Of one school where
  /// it is given.
  static func staffedSections(
    _ rule: ClassSize, _ world: World, atSchool school: String? = nil,
    _ projector: inout BudgetProjector
  ) -> Series {
    projector.once(
      BudgetProjector.PartKey(
        kind: "staffed sections", id: rule.id, world: world, detail: school ?? "")
    ) {
      projector in
      let sections =
        if let school {
          sections(rule, atSchool: school, world, &projector)
        } else {
          totalSections(rule, world, &projector)
        }
      guard let load = projector.value(rule.key("load"), world) else { return sections }
      let least = projector.graph.maximum(load, projector.flat(0.1))
      return projector.graph.divide(sections, least)
    }
  }
}

extension TermBuilder {
  /// A number made whole.
  mutating func rounded(_ value: Term, _ rounding: Rounding) -> Term {
    switch rounding {
    case .up: ceiling(value)
    case .nearest: nearest(value)
    case .down: floor(value)
    }
  }

  /// Numbers made whole, year by year.
  mutating func rounded(_ value: Series, _ rounding: Rounding) -> Series {
    switch rounding {
    case .up: ceiling(value)
    case .nearest: nearest(value)
    case .down: floor(value)
    }
  }
}
