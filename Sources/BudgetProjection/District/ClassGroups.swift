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

  /// The cell of a group of one grade; `nil` for combined grades.
  var cell: Place? { grades.count == 1 ? Place(school: school, grade: grades[0]) : nil }

  /// The same group with its sections under another name.
  func with(sections: Series) -> ClassGroup {
    ClassGroup(
      school: school, grades: grades, students: students, seats: seats, sections: sections)
  }
}

/// How one class-size rule puts students into sections in one world.
struct ClassPlanning {
  /// The rule.
  let rule: ClassSize
  /// The world in which students and limits are read.
  let world: World

  /// What turns places into sections.
  private struct Terms {
    /// Students for whom one section is planned, stretched by the tolerance.
    let target: Series
    /// Sections a student sits in, where written.
    let courses: Series?
    /// Students of the smallest section, where written.
    let minimum: Series?
  }

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
    let differs = ["target", "tolerance", "minimum"].contains { key in
      projector.yearlyValue(rule.key(key), world)?.differsByPlace ?? false
    }
    let common = terms(at: nil, &projector)
    var groups: [ClassGroup] = []
    for pupils in wholeStudents(&projector) {
      let terms = differs ? terms(at: pupils.place, &projector) : common
      let cap = ClassSizeLimits.classCap(rule, pupils.grades, world, at: pupils.place, &projector)
      let seats = terms.courses.map { projector.graph.multiply(pupils.whole, $0) } ?? pupils.whole
      groups.append(
        ClassGroup(
          school: pupils.school, grades: pupils.grades, students: pupils.whole, seats: seats,
          sections: sections(pupils.whole, seats, terms, cap: cap, &projector)))
    }
    return named(groups, &projector)
  }

  private func terms(at place: Place?, _ projector: inout BudgetProjector) -> Terms {
    let target = ClassSizeLimits.classTarget(rule, world, at: place, &projector)
    return Terms(
      target: stretched(target, at: place, &projector),
      courses: projector.value(rule.key("courses"), world),
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

  /// `S0 = max(round(P / target), ceil(P / cap))` of the places P of whole students, at least 1 where
  /// there are any; with a smallest section `max(ceil(P / cap), min(S0, floor(P / minimum)), 1)`.
  private func sections(
    _ students: Series, _ seats: Series, _ terms: Terms, cap: Series?,
    _ projector: inout BudgetProjector
  ) -> Series {
    let one = projector.flat(1)
    let exact = projector.graph.divide(seats, terms.target)
    var sections = projector.graph.rounded(exact, rule.rounding)
    if let minimum = terms.minimum {
      let least = projector.graph.maximum(minimum, one)
      let full = projector.graph.floor(projector.graph.divide(seats, least))
      sections = projector.graph.minimum(sections, full)
    }
    if let cap {
      let most = projector.graph.maximum(cap, one)
      let needed = projector.graph.ceiling(projector.graph.divide(seats, most))
      sections = projector.graph.maximum(sections, needed)
    }
    // Rounding up and a cap give at least one section by themselves.
    if terms.minimum != nil || (cap == nil && rule.rounding != .up) {
      let atLeast = projector.graph.minimum(students, one)
      sections = projector.graph.maximum(sections, atLeast)
    }
    return sections
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
