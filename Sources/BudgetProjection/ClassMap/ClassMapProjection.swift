public import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

extension Projection {
  /// Goes on with the graph of a projection to map the class sizes of one of its budgets.
  ///
  /// Nodes that are in the graph already keep their places and are computed once.
  public func classMap(
    of budget: DistrictBudget, _ request: ClassMapRequest
  ) throws(ProjectionFault) -> (projection: Projection, map: ProjectedClassMap) {
    var mapping = ClassMapProjection(
      projector: BudgetProjector(
        budget: budget, graph: GraphBuilder(resuming: graph), medians: .atMedians,
        detail: .results),
      request: request)
    let map = try mapping.map()
    let graph = CalculationGraph(mapping.projector.graph.graph, keeping: graph.kept)
    return (Projection(graph: graph, runs: runs, faults: faults), map)
  }
}

/// Adds to a graph what larger classes in single places come to.
struct ClassMapProjection {
  /// The plan as it is.
  var projector: BudgetProjector
  /// What is mapped.
  let request: ClassMapRequest

  /// The whole map.
  mutating func map() throws(ProjectionFault) -> ProjectedClassMap {
    let budget = projector.budget
    let compared =
      ComparabilityRule(budget.reviewSettings).comparedSchools(.plan, &projector).schools
    var planned: [PlannedRule] = []
    for rule in budget.classSizes where request.rules?.contains(rule.id) ?? true {
      planned.append(try plannedRule(rule))
    }
    // A rule whose cap binds everywhere stays as it is where others go further.
    let further = planned.filter { !$0.isBound }.map(\.steps).min()
    let reach = further ?? planned.map(\.steps).max() ?? 0
    var rules: [ProjectedClassMap.Rule] = []
    var cells: [ProjectedClassMap.Cell] = []
    for rule in planned {
      let first = cells.count
      for (group, counts) in zip(rule.groups, rule.counts) {
        cells.append(try cell(group, rule, counts, compared))
      }
      rules.append(try self.rule(rule, first..<cells.count, reach: reach))
    }
    let fractional = fractionalPositions(rules, reach: reach)
    let together = try TogetherProjection(rules: rules.map(\.rule)).all(fractional, &projector)
    return ProjectedClassMap(
      rules: rules, cells: cells, together: together,
      hasLeadersPerTeacher: budget.plan.leaders.contains { $0.countForm == .onePer })
  }

  /// A rule with how far it is mapped.
  private struct PlannedRule {
    let rule: ClassSize
    let groups: [ClassGroup]
    /// How sections are counted, by group and year.
    let counts: [[SectionCount]]
    /// The largest Δ.
    let steps: Int
    /// There the cap binds in every cell and year.
    let isBound: Bool
  }

  private mutating func plannedRule(_ rule: ClassSize) throws(ProjectionFault) -> PlannedRule {
    let groups = ClassSections.classGroups(rule, .plan, &projector)
    var counts: [[SectionCount]] = []
    for group in groups { counts.append(try sectionCounts(group, rule)) }
    let steps = request.most ?? Self.steps(to: counts.joined())
    return PlannedRule(
      rule: rule, groups: groups, counts: counts, steps: steps,
      isBound: counts.joined().allSatisfy { $0.capBinds(targetPlus: steps) })
  }

  /// Up to the cap that leaves most room, or a few steps where some cell has none.
  private static func steps(to counts: some Sequence<SectionCount>) -> Int {
    var most = 1
    for count in counts {
      guard let room = count.headroom, room.isFinite else {
        most = max(most, ClassMapRequest.usualSteps)
        continue
      }
      let usual = Double(ClassMapRequest.mostUsualSteps)
      most = max(most, Int(min(max(room.rounded(.up), 1), usual)))
    }
    return most
  }

  // MARK: cells

  private mutating func cell(
    _ group: ClassGroup, _ planned: PlannedRule, _ counts: [SectionCount],
    _ compared: [ComparedSchool]
  ) throws(ProjectionFault) -> ProjectedClassMap.Cell {
    let rule = planned.rule
    let planning = ClassPlanning(rule: rule, world: .plan)
    let school =
      projector.budget.schools.first { $0.id == group.school }
      ?? School(id: group.school, title: group.school, titleOne: "none")
    var larger: [[Node]] = []
    var removed: [Series] = []
    for step in 1...planned.steps {
      let sections = planning.sections(of: group, targetPlus: step, &projector)
      larger.append(try projector.nodes(sections))
      removed.append(projector.graph.subtract(group.sections, sections))
    }
    return ProjectedClassMap.Cell(
      school: school, grades: group.grades, students: try projector.nodes(group.students),
      sections: try projector.nodes(group.sections), seats: try projector.nodes(group.seats),
      statusQuo: try statusQuo(group, rule), larger: larger, counts: counts,
      site: try site(group, rule),
      comparability: try comparability(group, rule, removed, compared))
  }

  /// The classes of the same school and grades without the plan.
  private mutating func statusQuo(
    _ group: ClassGroup, _ rule: ClassSize
  ) throws(ProjectionFault) -> ProjectedClassMap.Classes? {
    let groups = ClassSections.classGroups(
      rule, atSchool: group.school, .statusQuo, &projector)
    guard let same = groups.first(where: { $0.grades == group.grades }) else { return nil }
    return ProjectedClassMap.Classes(
      seats: try projector.nodes(same.seats), sections: try projector.nodes(same.sections))
  }

  /// The numbers that count a group's sections, by year, with every draw at its median.
  private mutating func sectionCounts(
    _ group: ClassGroup, _ rule: ClassSize
  ) throws(ProjectionFault) -> [SectionCount] {
    let stretch = projector.graph.divide(group.terms.target, group.target)
    var counts: [SectionCount] = []
    for position in projector.years.indices {
      counts.append(
        SectionCount(
          target: try median(group.target, position),
          cap: try group.terms.cap.map { (cap) throws(ProjectionFault) in
            try median(cap, position)
          }, stretch: try median(stretch, position),
          courses: try projector.value(rule.key("courses"), .plan).map {
            (courses) throws(ProjectionFault) in try median(courses, position)
          } ?? 1,
          minimum: try group.terms.minimum.map { (least) throws(ProjectionFault) in
            try median(least, position)
          }, rounding: rule.rounding))
    }
    return counts
  }

  private mutating func median(_ series: Series, _ position: Int) throws(ProjectionFault) -> Double
  {
    let term = try projector.answer(series, position)
    return projector.graph.constantValue(term) ?? projector.median(term.node)
  }

  private mutating func site(
    _ group: ClassGroup, _ rule: ClassSize
  ) throws(ProjectionFault) -> ProjectedClassMap.Site? {
    guard let limit = ClassSizeLimits.siteLimit(rule, .plan, &projector),
      group.grades.contains(where: limit.grades.contains)
    else { return nil }
    let sites = ClassSizeFigures.siteClasses(rule, limit.grades, .plan, &projector)
    guard let own = sites.first(where: { $0.school == group.school }) else { return nil }
    return ProjectedClassMap.Site(
      seats: try projector.nodes(own.seats), sections: try projector.nodes(own.sections),
      limit: try projector.nodes(limit.most))
  }

  /// Where its school is compared with others in one span of its grades; of several spans the one with
  /// the most of its grades.
  private mutating func comparability(
    _ group: ClassGroup, _ rule: ClassSize, _ removed: [Series], _ compared: [ComparedSchool]
  ) throws(ProjectionFault) -> ProjectedClassMap.Comparability? {
    func common(_ school: ComparedSchool) -> Int {
      group.grades.count(where: school.grades.contains)
    }
    let own = compared.filter { $0.school == group.school && common($0) > 0 }
    guard let school = own.max(by: { common($0) < common($1) }) else { return nil }
    let settings = ComparabilityRule(projector.budget.reviewSettings)
    var each = settings.localTeachers(of: rule, .plan, &projector)
    if common(school) < group.grades.count {
      let grades = school.grades.intersection(group.grades)
      let students = ClassSections.coveredStudents(
        rule, atSchool: group.school, in: grades, .plan, &projector)
      let share = ComparabilityRule.share(of: students, in: group, &projector)
      each = projector.graph.multiply(share, each)
    }
    let left = projector.graph.multiply(school.own.pupils, school.others.teachers)
    func ratio(_ teachers: Series, _ projector: inout BudgetProjector) throws(ProjectionFault)
      -> [Node]
    {
      let right = projector.graph.multiply(school.others.pupils, teachers)
      return try projector.nodes(projector.graph.divideOrZero(left, right))
    }
    var after: [[Node]] = []
    for sections in removed {
      let fewer = projector.graph.multiply(sections, each)
      after.append(
        try ratio(projector.graph.subtract(school.own.teachers, fewer), &projector))
    }
    return ProjectedClassMap.Comparability(
      ratio: try ratio(school.own.teachers, &projector), after: after,
      most: ComparabilityRule.most)
  }

  // MARK: rules

  private mutating func rule(
    _ planned: PlannedRule, _ cells: Range<Int>, reach: Int
  ) throws(ProjectionFault) -> ProjectedClassMap.Rule {
    let rule = planned.rule
    let groups = projector.budget.staff.filter { group in
      StaffingState.staffedRules(group, projector).contains { $0.id == rule.id }
    }
    var positions: [Series] = []
    var pay: (hire: [Series], average: [Series]) = ([], [])
    for group in groups {
      let stated = projector.value(group.key("positions"), .plan, default: 0)
      positions.append(stated)
      pay.hire.append(
        projector.graph.multiply(stated, StaffingFigures.hireValue(group, &projector)))
      pay.average.append(
        projector.graph.multiply(stated, StaffingFigures.averageValue(group, &projector)))
    }
    func nodes(_ parts: [Series], _ projector: inout BudgetProjector) throws(ProjectionFault)
      -> [Node]
    {
      let sum = projector.graph.sum(parts)
      guard let load = projector.value(rule.key("load"), .plan) else {
        return try projector.nodes(sum)
      }
      let least = projector.graph.maximum(load, projector.flat(0.1))
      return try projector.nodes(projector.graph.divide(sum, least))
    }
    let each = try nodes(groups.isEmpty ? [projector.flat(1)] : positions, &projector)
    let hire = try nodes(pay.hire, &projector)
    let average = try nodes(pay.average, &projector)
    func isStated(_ key: String) -> Bool { projector.yearlyValue(rule.key(key), .plan) != nil }
    return ProjectedClassMap.Rule(
      rule: rule, cells: cells, steps: planned.steps, isStaffed: !groups.isEmpty,
      hasLoad: isStated("courses") || isStated("load"),
      section: each.indices.map {
        ProjectedClassMap.SectionWorth(positions: each[$0], hire: hire[$0], average: average[$0])
      }, fractional: try fractional(rule, max(planned.steps, reach)))
  }

  /// Places over target less those over a larger target, without rounding.
  private mutating func fractional(
    _ rule: ClassSize, _ steps: Int
  ) throws(ProjectionFault) -> [[Node]] {
    let places = ClassSizeFigures.seatsByTarget(rule, .plan, &projector)
    func sections(plus step: Int, _ projector: inout BudgetProjector) -> Series {
      let parts = places.map { seats, target in
        let larger = projector.graph.add(target, projector.flat(Double(step)))
        return projector.graph.divide(seats, larger)
      }
      return parts.count == 1 ? parts[0] : projector.graph.sum(parts)
    }
    let now = sections(plus: 0, &projector)
    var byStep: [[Node]] = []
    for step in 1...steps {
      let then = sections(plus: step, &projector)
      byStep.append(try projector.nodes(projector.graph.subtract(now, then)))
    }
    return byStep
  }

  /// Positions of the fractional sections of all rules, by step and year.
  private mutating func fractionalPositions(
    _ rules: [ProjectedClassMap.Rule], reach: Int
  ) -> [[Node]] {
    (0..<reach).map { step in
      projector.years.indices.map { year in
        let parts = rules.map { rule in
          projector.graph.graph.multiply(
            rule.fractional[step][year], rule.section[year].positions)
        }
        return projector.graph.graph.sum(parts)
      }
    }
  }
}
