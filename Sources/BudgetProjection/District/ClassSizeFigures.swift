internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// What is counted from students and sections: averages, largest classes, rooms.
enum ClassSizeFigures {
  /// The classes of some grades, school by school, in the order of the groups.
  static func siteClasses(
    _ rule: ClassSize, _ grades: [Grade], _ world: World, _ projector: inout BudgetProjector
  ) -> [SiteClasses] {
    var sites: [SiteClasses] = []
    for group in ClassSections.classGroups(rule, world, &projector)
    where group.grades.contains(where: grades.contains) {
      guard let index = sites.firstIndex(where: { $0.school == group.school }) else {
        sites.append(
          SiteClasses(
            school: group.school, students: group.students, seats: group.seats,
            sections: group.sections))
        continue
      }
      let site = sites[index]
      sites[index] = SiteClasses(
        school: site.school, students: projector.graph.add(site.students, group.students),
        seats: projector.graph.add(site.seats, group.seats),
        sections: projector.graph.add(site.sections, group.sections))
    }
    return sites
  }

  /// Students in the largest class of a rule: the most of `ceil(P / S)`; 0 where there are no
  /// sections.
  static func largestClass(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.figure(.classSize(rule.name, .largest), world) { projector in
      var largest = projector.flat(0)
      for group in ClassSections.classGroups(rule, world, &projector) {
        let sizes = projector.graph.divideOrZero(group.seats, group.sections)
        largest = projector.graph.maximum(largest, projector.graph.ceiling(sizes))
      }
      return largest
    }
  }

  /// All students of the grades that a rule covers.
  static func totalStudents(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.figure(.classSize(rule.name, .students), world) { projector in
      let cells = ClassSections.coveredStudents(rule, world, &projector).map(\.values)
      return projector.graph.sum(cells)
    }
  }

  /// Places of a rule's students in sections, not rounded: students × courses.
  static func totalSeats(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.once(BudgetProjector.PartKey(kind: "seats", id: rule.id, world: world)) { projector in
      let students = totalStudents(rule, world, &projector)
      guard let courses = projector.value(rule.key("courses"), world) else { return students }
      return projector.graph.multiply(students, courses)
    }
  }

  /// The places of all students whom some rule covers.
  static func seatsInSections(_ world: World, _ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "seats in sections", world: world)) { projector in
      let parts = projector.budget.classSizes.map { totalSeats($0, world, &projector) }
      return projector.graph.sum(parts)
    }
  }

  /// Students per section of one rule: places over sections.
  static func averageClass(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.figure(.classSize(rule.name, .average), world) { projector in
      let seats = totalSeats(rule, world, &projector)
      let sections = ClassSections.totalSections(rule, world, &projector)
      return projector.graph.divideOrZero(seats, sections)
    }
  }

  /// Students per section of one rule at one school: places of whole students over sections there.
  static func averageClass(
    _ rule: ClassSize, atSchool school: String, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    projector.figure(.classSize(rule.name, .average), world, at: Place(school: school)) {
      projector in
      let groups = ClassSections.classGroups(rule, world, &projector).filter { $0.school == school }
      let seats = projector.graph.sum(groups.map(\.seats))
      let sections = ClassSections.sections(rule, atSchool: school, world, &projector)
      return projector.graph.divideOrZero(seats, sections)
    }
  }

  /// Places over target without rounding, as budget offices count sections.
  static func fractionalSections(
    _ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    projector.figure(.fractionalSections(rule.name), world) { projector in
      let parts = seatsByTarget(rule, world, &projector).map {
        projector.graph.divideOrZero($0.seats, $0.target)
      }
      return parts.count == 1 ? parts[0] : projector.graph.sum(parts)
    }
  }

  /// All places of a rule with its target, or those of each cell where the target differs by place.
  static func seatsByTarget(
    _ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector
  ) -> [(seats: Series, target: Series)] {
    guard projector.differsByPlace(rule.key("target"), world) else {
      return [
        (
          totalSeats(rule, world, &projector),
          ClassSizeLimits.classTarget(rule, world, &projector)
        )
      ]
    }
    let courses = projector.value(rule.key("courses"), world)
    var places: [(seats: Series, target: Series)] = []
    for cell in ClassSections.coveredStudents(rule, world, &projector) {
      let seats = courses.map { projector.graph.multiply(cell.values, $0) } ?? cell.values
      places.append(
        (seats, ClassSizeLimits.classTarget(rule, world, at: cell.cell, &projector)))
    }
    return places
  }

  /// The same of all rules.
  static func fractionalSections(_ world: World, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.sectionsFractional), world) { projector in
      let parts = projector.budget.classSizes.map { fractionalSections($0, world, &projector) }
      return projector.graph.sum(parts)
    }
  }

  /// Rooms that a school's sections need: of each rule whole rooms.
  static func roomsNeeded(_ school: String, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.figure(.rooms, world, at: Place(school: school)) { projector in
      var parts: [Series] = []
      for rule in projector.budget.classSizes {
        let sections = ClassSections.sections(rule, atSchool: school, world, &projector)
        guard let use = projector.value(rule.key("room_use"), world) else {
          parts.append(sections)
          continue
        }
        let least = projector.graph.maximum(use, projector.flat(0.1))
        let rooms = projector.graph.divide(sections, least)
        parts.append(projector.graph.ceiling(rooms))
      }
      return projector.graph.sum(parts)
    }
  }
}
