internal import BudgetModel
internal import CalculationGraphs

/// A limit of the average of a school's classes.
struct SiteLimit {
  /// The grades whose classes count.
  let grades: [Grade]
  /// Students per section, one node a year.
  let most: Series
}

/// The classes of one school in the grades that a site average covers, one node a year each.
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

// What is counted from students and sections: averages, largest classes, limits.
extension BudgetProjector {
  /// Students for whom one section is planned; at least one.
  mutating func classTarget(_ rule: ClassSize, _ world: World) -> Series {
    value("class_size.\(rule.id).target", world, default: 1).map {
      graph.maximum($0, graph.constant(1))
    }
  }

  /// The most a class of some grades may hold: the written cap, or else the strictest that the law
  /// has for one of them.
  mutating func classCap(_ rule: ClassSize, _ grades: [Grade], _ world: World) -> Series? {
    if let written = value("class_size.\(rule.id).cap", world) { return written }
    return strictest(
      rule.legalLimits.filter { limit in
        !limit.isSiteAverage && limit.grades.contains { grades.contains($0) }
      }, world)
  }

  /// The lowest of several limits of the law.
  private mutating func strictest(_ limits: [ClassSize.LegalLimit], _ world: World) -> Series? {
    var lowest: Series?
    for limit in limits {
      guard let values = value(limit.path, world) else { continue }
      lowest = lowest.map { zip($0, values).map { graph.minimum($0, $1) } } ?? values
    }
    return lowest
  }

  /// What a school's average may not exceed: the written limit for all grades of the rule, or else
  /// the law's for those it covers.
  mutating func siteLimit(_ rule: ClassSize, _ world: World) -> SiteLimit? {
    if let written = value("class_size.\(rule.id).site_cap", world) {
      return SiteLimit(grades: rule.grades, most: written)
    }
    guard let limit = rule.legalLimits.first(where: \.isSiteAverage),
      let values = value(limit.path, world)
    else { return nil }
    return SiteLimit(grades: limit.grades, most: values)
  }

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

  /// Average class size of each school in the grades of the rule's site limit, or in all grades of a
  /// rule without one; 0 where there are no sections.
  mutating func siteAverages(
    _ rule: ClassSize, _ world: World
  ) -> [(school: String, average: Series)] {
    let grades = siteLimit(rule, world)?.grades ?? rule.grades
    return siteClasses(rule, grades, world).map {
      ($0.school, graph.divideOrZero($0.seats, $0.sections))
    }
  }

  /// Students in the largest class of a rule, in some of its grades where they are given: the most
  /// of `ceil(P / S)`; 0 where there are no sections.
  mutating func largestClass(
    _ rule: ClassSize, _ world: World, grades: [Grade]? = nil
  ) -> Series {
    let wanted = grades ?? rule.grades
    var largest = flat(0)
    for group in classGroups(rule, world) where group.grades.contains(where: wanted.contains) {
      let sizes = graph.divideOrZero(group.seats, group.sections).map { graph.ceiling($0) }
      largest = zip(largest, sizes).map { graph.maximum($0, $1) }
    }
    return largest
  }

  /// All students of the grades that a rule covers.
  mutating func totalStudents(_ rule: ClassSize, _ world: World) -> Series {
    onceSeries("\(world.rawValue) students of \(rule.id)") { projector in
      let cells = projector.coveredStudents(rule, world).map(\.values)
      return projector.graph.sum(cells, count: projector.count)
    }
  }

  /// Places of a rule's students in sections, not rounded: students × courses.
  mutating func totalSeats(_ rule: ClassSize, _ world: World) -> Series {
    let students = totalStudents(rule, world)
    guard let courses = value("class_size.\(rule.id).courses", world) else { return students }
    return graph.multiply(students, courses)
  }

  /// The places of all students whom some rule covers.
  mutating func seatsInSections(_ world: World) -> Series {
    onceSeries("\(world.rawValue) places in sections") { projector in
      let parts = projector.budget.classSizes.map { projector.totalSeats($0, world) }
      return projector.graph.sum(parts, count: projector.count)
    }
  }

  /// Students per section of one rule: places over sections.
  mutating func averageClass(_ rule: ClassSize, _ world: World) -> Series {
    graph.divideOrZero(totalSeats(rule, world), totalSections(rule, world))
  }

  /// Places over target without rounding, as budget offices count sections.
  mutating func fractionalSections(_ rule: ClassSize, _ world: World) -> Series {
    graph.divideOrZero(totalSeats(rule, world), classTarget(rule, world))
  }

  /// The same of all rules.
  mutating func fractionalSections(_ world: World) -> Series {
    onceSeries("\(world.rawValue) sections.fractional") { projector in
      let parts = projector.budget.classSizes.map { projector.fractionalSections($0, world) }
      return projector.graph.sum(parts, count: projector.count)
    }
  }

  /// Rooms that a school's sections need: of each rule whole rooms.
  mutating func roomsNeeded(_ school: String, _ world: World) -> Series {
    onceSeries("\(world.rawValue) rooms.\(school)") { projector in
      var parts: [Series] = []
      for rule in projector.budget.classSizes {
        let sections = projector.sections(rule, atSchool: school, world)
        guard let use = projector.value("class_size.\(rule.id).room_use", world) else {
          parts.append(sections)
          continue
        }
        parts.append(
          zip(sections, use).map { sections, use in
            let least = projector.graph.maximum(use, projector.graph.constant(0.1))
            return projector.graph.ceiling(projector.graph.divide(sections, least))
          })
      }
      return projector.graph.sum(parts, count: projector.count)
    }
  }

  /// Remarks on written limits above those of the law that the rule names.
  mutating func remarkLooserLimits() {
    for rule in budget.classSizes {
      for limit in rule.legalLimits {
        let key = limit.isSiteAverage ? "site_cap" : "cap"
        for world in [World.statusQuo, .plan] {
          guard let written = value("class_size.\(rule.id).\(key)", world),
            let lawful = value(limit.path, world)
          else { continue }
          for position in years.indices
          where median(written[position]) > median(lawful[position]) + 1e-9 {
            remark(
              Remarks.looserThanLaw(
                rule, limit, year: years[position], written: median(written[position]),
                lawful: median(lawful[position])))
            break
          }
        }
      }
    }
  }
}
