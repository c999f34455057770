internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

// What is counted from students and sections: averages, largest classes, rooms.
extension BudgetProjector {
  /// The classes of some grades, school by school, in the order of the groups.
  mutating func siteClasses(
    _ rule: ClassSize, _ grades: [Grade], _ world: World
  ) -> [SiteClasses] {
    var sites: [SiteClasses] = []
    for group in classGroups(rule, world) where group.grades.contains(where: grades.contains) {
      guard let index = sites.firstIndex(where: { $0.school == group.school }) else {
        sites.append(
          SiteClasses(
            school: group.school, students: group.students, seats: group.seats,
            sections: group.sections))
        continue
      }
      let site = sites[index]
      sites[index] = SiteClasses(
        school: site.school, students: graph.add(site.students, group.students),
        seats: graph.add(site.seats, group.seats),
        sections: graph.add(site.sections, group.sections))
    }
    return sites
  }

  /// Students in the largest class of a rule: the most of `ceil(P / S)`; 0 where there are no
  /// sections.
  mutating func largestClass(_ rule: ClassSize, _ world: World) -> Series {
    figure(.classSize(rule.name, .largest), world) { projector in
      var largest = projector.flat(0)
      for group in projector.classGroups(rule, world) {
        let sizes = projector.graph.divideOrZero(group.seats, group.sections)
        largest = projector.graph.maximum(largest, projector.graph.ceiling(sizes))
      }
      return largest
    }
  }

  /// All students of the grades that a rule covers.
  mutating func totalStudents(_ rule: ClassSize, _ world: World) -> Series {
    figure(.classSize(rule.name, .students), world) { projector in
      let cells = projector.coveredStudents(rule, world).map(\.values)
      return projector.graph.sum(cells)
    }
  }

  /// Places of a rule's students in sections, not rounded: students × courses.
  mutating func totalSeats(_ rule: ClassSize, _ world: World) -> Series {
    once(PartKey(kind: "seats", id: rule.id, world: world)) { projector in
      let students = projector.totalStudents(rule, world)
      guard let courses = projector.value(rule.key("courses"), world) else { return students }
      return projector.graph.multiply(students, courses)
    }
  }

  /// The places of all students whom some rule covers.
  mutating func seatsInSections(_ world: World) -> Series {
    once(PartKey(kind: "seats in sections", world: world)) { projector in
      let parts = projector.budget.classSizes.map { projector.totalSeats($0, world) }
      return projector.graph.sum(parts)
    }
  }

  /// Students per section of one rule: places over sections.
  mutating func averageClass(_ rule: ClassSize, _ world: World) -> Series {
    figure(.classSize(rule.name, .average), world) { projector in
      let seats = projector.totalSeats(rule, world)
      let sections = projector.totalSections(rule, world)
      return projector.graph.divideOrZero(seats, sections)
    }
  }

  /// Students per section of one rule at one school: places of whole students over sections there.
  mutating func averageClass(
    _ rule: ClassSize, atSchool school: String, _ world: World
  ) -> Series {
    figure(.classSize(rule.name, .average), world, at: Place(school: school)) { projector in
      let groups = projector.classGroups(rule, world).filter { $0.school == school }
      let seats = projector.graph.sum(groups.map(\.seats))
      let sections = projector.sections(rule, atSchool: school, world)
      return projector.graph.divideOrZero(seats, sections)
    }
  }

  /// Places over target without rounding, as budget offices count sections.
  mutating func fractionalSections(_ rule: ClassSize, _ world: World) -> Series {
    figure(.fractionalSections(rule.name), world) { projector in
      let seats = projector.totalSeats(rule, world)
      let target = projector.classTarget(rule, world)
      return projector.graph.divideOrZero(seats, target)
    }
  }

  /// The same of all rules.
  mutating func fractionalSections(_ world: World) -> Series {
    figure(.district(.sectionsFractional), world) { projector in
      let parts = projector.budget.classSizes.map { projector.fractionalSections($0, world) }
      return projector.graph.sum(parts)
    }
  }

  /// Rooms that a school's sections need: of each rule whole rooms.
  mutating func roomsNeeded(_ school: String, _ world: World) -> Series {
    figure(.rooms, world, at: Place(school: school)) { projector in
      var parts: [Series] = []
      for rule in projector.budget.classSizes {
        let sections = projector.sections(rule, atSchool: school, world)
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
