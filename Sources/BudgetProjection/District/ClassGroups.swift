internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Students who are put into classes together: one school's grade, or all grades of a school that a
/// rule combines.
struct ClassGroup {
  /// The school's id.
  let school: String
  /// The grades.
  let grades: [Grade]
  /// Whole students.
  let students: Series
  /// Places they take in sections: students × courses.
  let seats: Series
  /// Whole sections.
  let sections: Series
  /// Students for whom one section is planned, before the tolerance.
  let target: Series
  /// How its places become sections.
  let terms: SectionTerms<Series>

  /// The cell of a group of one grade; `nil` for combined grades.
  var cell: Place? { grades.count == 1 ? Place(school: school, grade: grades[0]) : nil }

  /// The same group with its sections under another name.
  func with(sections: Series) -> ClassGroup {
    ClassGroup(
      school: school, grades: grades, students: students, seats: seats, sections: sections,
      target: target, terms: terms)
  }
}

/// How one class-size rule puts students into sections in one world.
struct ClassPlanning {
  /// The rule.
  let rule: ClassSize
  /// The world in which students and limits are read.
  let world: World

  /// Students who share classes before it is known how many classes.
  private struct Pupils {
    let school: String
    var grades: [Grade]
    var whole: Series

    /// Where they are; without a grade where some share classes.
    var place: Place { Place(school: school, grade: grades.count == 1 ? grades[0] : nil) }
  }

  /// Students and sections school by school and grade by grade; the sections of a grade under their
  /// name.
  func groups(_ projector: inout BudgetProjector) -> [ClassGroup] {
    let differs = ["target", "tolerance", "minimum"].contains {
      projector.differsByPlace(rule.key($0), world)
    }
    let common = limits(at: nil, &projector)
    let courses = projector.value(rule.key("courses"), world)
    var groups: [ClassGroup] = []
    for pupils in wholeStudents(&projector) {
      let limits = differs ? limits(at: pupils.place, &projector) : common
      let terms = SectionTerms(
        rounding: rule.rounding, target: limits.stretched, minimum: limits.minimum,
        cap: ClassSizeLimits.classCap(rule, pupils.grades, world, at: pupils.place, &projector))
      let seats = courses.map { projector.graph.multiply(pupils.whole, $0) } ?? pupils.whole
      groups.append(
        ClassGroup(
          school: pupils.school, grades: pupils.grades, students: pupils.whole, seats: seats,
          sections: terms.sections(of: pupils.whole, seats: seats, &projector.graph),
          target: limits.target, terms: terms))
    }
    return named(groups, &projector)
  }

  /// What limits the classes of one place.
  private struct Limits {
    /// Students for whom one section is planned, before and after the tolerance.
    let target: Series
    let stretched: Series
    /// Students of the smallest section, where written.
    let minimum: Series?
  }

  private func limits(at place: Place?, _ projector: inout BudgetProjector) -> Limits {
    let target = ClassSizeLimits.classTarget(rule, world, at: place, &projector)
    return Limits(
      target: target, stretched: stretched(target, at: place, &projector),
      minimum: ClassSizeLimits.value(rule, "minimum", world, at: place, &projector))
  }

  /// Whole students by school and grade, or by school where the rule combines grades.
  private func wholeStudents(_ projector: inout BudgetProjector) -> [Pupils] {
    var groups: [Pupils] = []
    var positions: [String: Int] = [:]
    for cell in ClassSections.coveredStudents(rule, world, &projector) {
      let whole = projector.graph.nearest(cell.values)
      if rule.isCombined, let index = positions[cell.school] {
        groups[index].grades.append(cell.grade)
        groups[index].whole = projector.graph.add(groups[index].whole, whole)
      } else {
        positions[cell.school] = groups.count
        groups.append(Pupils(school: cell.school, grades: [cell.grade], whole: whole))
      }
    }
    return groups
  }

  /// The target times 1 + tolerance, where sections are rounded up.
  private func stretched(
    _ target: Series, at place: Place?, _ projector: inout BudgetProjector
  ) -> Series {
    guard rule.rounding == .up,
      let tolerance = ClassSizeLimits.value(rule, "tolerance", world, at: place, &projector)
    else { return target }
    let factor = projector.graph.onePlus(tolerance)
    return projector.graph.multiply(target, factor)
  }

  /// The sections of a group with so many students more in its target.
  func sections(
    of group: ClassGroup, targetPlus more: Int, _ projector: inout BudgetProjector
  ) -> Series {
    let larger = projector.graph.add(group.target, projector.flat(Double(more)))
    let place = Place(school: group.school, grade: group.cell?.grade)
    return group.terms.with(target: stretched(larger, at: place, &projector))
      .sections(of: group.students, seats: group.seats, &projector.graph)
  }

  /// Gives the sections of each cell their figure, which takes the place of those of the group where
  /// the cell is one group only.
  private func named(_ groups: [ClassGroup], _ projector: inout BudgetProjector) -> [ClassGroup] {
    var parts: [Place: [Series]] = [:]
    for group in groups {
      if let cell = group.cell { parts[cell, default: []].append(group.sections) }
    }
    return groups.map { group in
      guard let cell = group.cell, let all = parts[cell] else { return group }
      let total = projector.figure(.sections(rule.name), world, at: cell) { $0.graph.sum(all) }
      return all.count == 1 ? group.with(sections: total) : group
    }
  }
}
