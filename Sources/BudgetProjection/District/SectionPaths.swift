internal import BudgetModel
internal import CalculationGraphs

/// Students who are put into classes together: one school's grade, or all grades of a school that a
/// rule combines.
struct ClassGroup {
  /// The school's id.
  let school: String
  /// The grades.
  let grades: [Grade]
  /// Whole students, one node a year.
  let students: Series
  /// Places they take in sections: students × courses.
  let seats: Series
  /// Whole sections.
  let sections: Series
}

/// What turns places into sections, one node a year each.
private struct SectionTerms {
  /// Students for whom one section is planned, stretched by the tolerance.
  let target: Series
  /// Sections a student sits in, where written.
  let courses: Series?
  /// Students of the smallest section, where written.
  let minimum: Series?
  /// How places over target become whole.
  let rounding: Rounding
}

extension BudgetProjector {
  /// Students and sections of one class-size rule, school by school and grade by grade.
  mutating func classGroups(_ rule: ClassSize, _ world: World) -> [ClassGroup] {
    once(
      "\(world.rawValue) \(rule.id)", in: \.sectionsByRule, fallback: { _ in [] },
      compute: { projector in
        let path = "class_size.\(rule.id)"
        let terms = SectionTerms(
          target: projector.stretchedTarget(rule, projector.classTarget(rule, world), world),
          courses: projector.value("\(path).courses", world),
          minimum: projector.value("\(path).minimum", world), rounding: rule.rounding)
        return projector.wholeStudents(rule, world).map { group in
          let cap = projector.classCap(rule, group.grades, world)
          let seats = terms.courses.map { projector.graph.multiply(group.students, $0) }
          return ClassGroup(
            school: group.school, grades: group.grades, students: group.students,
            seats: seats ?? group.students,
            sections: projector.sections(
              group.students, seats ?? group.students, terms, cap: cap))
        }
      })
  }

  /// All sections of one rule.
  mutating func totalSections(_ rule: ClassSize, _ world: World) -> Series {
    onceSeries("\(world.rawValue) sections.\(rule.id)") { projector in
      var schools: [String] = []
      for group in projector.classGroups(rule, world) where !schools.contains(group.school) {
        schools.append(group.school)
      }
      let parts = schools.map { projector.sections(rule, atSchool: $0, world) }
      return projector.graph.sum(parts, count: projector.count)
    }
  }

  /// The sections of one rule at one school.
  mutating func sections(_ rule: ClassSize, atSchool school: String, _ world: World) -> Series {
    onceSeries("\(world.rawValue) sections.\(rule.id).\(school)") { projector in
      let groups = projector.classGroups(rule, world).filter { $0.school == school }
      return projector.graph.sum(groups.map(\.sections), count: projector.count)
    }
  }

  /// All sections of all rules.
  mutating func totalSections(_ world: World) -> Series {
    let rules = budget.classSizes.map { totalSections($0, world) }
    return graph.sum(rules, count: count)
  }

  /// Sections over the load of one teacher: those that count as one for staff. Of one school where
  /// it is given.
  mutating func staffedSections(
    _ rule: ClassSize, _ world: World, atSchool school: String? = nil
  ) -> Series {
    let sections: Series
    if let school {
      sections = self.sections(rule, atSchool: school, world)
    } else {
      sections = totalSections(rule, world)
    }
    guard let load = value("class_size.\(rule.id).load", world) else { return sections }
    return zip(sections, load).map {
      graph.divide($0, graph.maximum($1, graph.constant(0.1)))
    }
  }

  /// The students of the grades that a rule covers.
  mutating func coveredStudents(_ rule: ClassSize, _ world: World) -> [CellSeries] {
    let grades = Set(rule.grades)
    return students(world).filter { grades.contains($0.cell.grade) }
  }

  /// Whole students by school and grade, or by school where the rule combines grades.
  private mutating func wholeStudents(
    _ rule: ClassSize, _ world: World
  ) -> [(school: String, grades: [Grade], students: Series)] {
    var groups: [(school: String, grades: [Grade], students: Series)] = []
    for covered in coveredStudents(rule, world) {
      let cell = covered.cell
      let whole = covered.values.map { graph.nearest($0) }
      if rule.isCombined, let index = groups.firstIndex(where: { $0.school == cell.school }) {
        groups[index].grades.append(cell.grade)
        groups[index].students = graph.add(groups[index].students, whole)
      } else {
        groups.append((cell.school, [cell.grade], whole))
      }
    }
    return groups
  }

  /// The target times 1 + tolerance, where sections are rounded up.
  private mutating func stretchedTarget(
    _ rule: ClassSize, _ target: Series, _ world: World
  ) -> Series {
    guard rule.rounding == .up,
      let tolerance = value("class_size.\(rule.id).tolerance", world)
    else { return target }
    return zip(target, tolerance).map {
      graph.multiply($0, graph.add(graph.constant(1), $1))
    }
  }

  /// `S0 = max(round(P / target), ceil(P / cap))` of the places P of whole students, at least 1 where
  /// there are any; with a smallest section `max(ceil(P / cap), min(S0, floor(P / minimum)), 1)`.
  private mutating func sections(
    _ students: Series, _ seats: Series, _ terms: SectionTerms, cap: Series?
  ) -> Series {
    let one = graph.constant(1)
    return years.indices.map { position in
      let places = seats[position]
      let planned = graph.rounded(
        graph.divide(places, terms.target[position]), terms.rounding)
      var sections = planned
      var most: Node?
      if let cap {
        most = graph.ceiling(graph.divide(places, graph.maximum(cap[position], one)))
      }
      if let minimum = terms.minimum {
        let full = graph.floor(graph.divide(places, graph.maximum(minimum[position], one)))
        sections = graph.minimum(planned, full)
      }
      if let most { sections = graph.maximum(sections, most) }
      // Rounding up and a cap give at least one section by themselves.
      if terms.minimum != nil || (most == nil && terms.rounding != .up) {
        sections = graph.maximum(sections, graph.minimum(students[position], one))
      }
      return sections
    }
  }
}

extension GraphBuilder {
  /// A number made whole.
  mutating func rounded(_ value: Node, _ rounding: Rounding) -> Node {
    switch rounding {
    case .up: ceiling(value)
    case .nearest: nearest(value)
    case .down: floor(value)
    }
  }
}
