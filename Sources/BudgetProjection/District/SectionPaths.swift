internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

extension BudgetProjector {
  /// Students and sections of one class-size rule, school by school and grade by grade.
  mutating func classGroups(_ rule: ClassSize, _ world: World) -> [ClassGroup] {
    once(PartKey(kind: "class groups", id: rule.id, world: world)) {
      ClassPlanning(rule: rule, world: world).groups(&$0)
    }
  }

  /// The students of the grades that a rule covers.
  mutating func coveredStudents(_ rule: ClassSize, _ world: World) -> [CellSeries] {
    let grades = Set(rule.grades)
    return students(world).filter { grades.contains($0.grade) }
  }

  /// All sections of one rule, summed school by school.
  mutating func totalSections(_ rule: ClassSize, _ world: World) -> Series {
    figure(.sections(rule.name), world) { projector in
      var schools: [String] = []
      for group in projector.classGroups(rule, world) where !schools.contains(group.school) {
        schools.append(group.school)
      }
      let parts = schools.map { projector.sections(rule, atSchool: $0, world) }
      return projector.graph.sum(parts)
    }
  }

  /// The sections of one rule at one school.
  mutating func sections(_ rule: ClassSize, atSchool school: String, _ world: World) -> Series {
    figure(.sections(rule.name), world, at: Place(school: school)) { projector in
      let groups = projector.classGroups(rule, world).filter { $0.school == school }
      return projector.graph.sum(groups.map(\.sections))
    }
  }

  /// All sections of all rules.
  mutating func totalSections(_ world: World) -> Series {
    figure(.district(.sections), world) { projector in
      let rules = projector.budget.classSizes.map { projector.totalSections($0, world) }
      return projector.graph.sum(rules)
    }
  }

  /// Sections over the load of one teacher: those that count as one for staff. Of one school where
  /// it is given.
  mutating func staffedSections(
    _ rule: ClassSize, _ world: World, atSchool school: String? = nil
  ) -> Series {
    once(PartKey(kind: "staffed sections", id: rule.id, world: world, detail: school ?? "")) {
      projector in
      let sections =
        if let school {
          projector.sections(rule, atSchool: school, world)
        } else {
          projector.totalSections(rule, world)
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
