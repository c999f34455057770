internal import BudgetModel
internal import Quantities

/// Which part of a line falls at Title I schools, for streams that pay there only.
enum TitleOneSchools {
  /// The share of a role's lines at Title I schools: by leaders where they are counted at each school,
  /// else by the group's teachers; `nil` where no stream asks or all of it counts.
  static func share(of role: LeaderRole, _ projector: inout BudgetProjector) -> Series? {
    linePlaces(of: role, &projector)?.titleOneShare(&projector)
  }

  /// The share of what a group is paid at Title I schools, by its teachers at all or some schools.
  static func share(
    ofGroup id: String, schools: [String]? = nil, title: String, _ projector: inout BudgetProjector
  ) -> Series? {
    linePlaces(ofGroup: id, schools: schools, title: title, &projector)?.titleOneShare(&projector)
  }

  /// The share of a line at Title I schools, by the students of the schools it names.
  static func share(ofLine line: PlanLine, _ projector: inout BudgetProjector) -> Series? {
    linePlaces(of: line, &projector)?.titleOneShare(&projector)
  }

  // MARK: places

  private static func linePlaces(of role: LeaderRole, _ projector: inout BudgetProjector)
    -> LinePlaces?
  {
    guard asksForPlaces(&projector), let group = projector.group(role.group) else {
      return nil
    }
    let people =
      role.atEachSchool
      ? TeacherLeaders(role: role).leaders(&projector).bySchool
      : SchoolTeachers(group: group).teachersBySchool(&projector)
    let present = zip(projector.budget.schools, people).filter { role.isAt($0.0.id) }
    return LinePlaces(title: role.title, schools: present.map(\.0), people: present.map(\.1))
  }

  private static func linePlaces(
    ofGroup id: String, schools: [String]? = nil, title: String, _ projector: inout BudgetProjector
  ) -> LinePlaces? {
    guard asksForPlaces(&projector), let group = projector.group(id) else {
      return nil
    }
    let chosen = zip(
      projector.budget.schools, SchoolTeachers(group: group).teachersBySchool(&projector)
    )
    .filter { school, _ in
      schools?.contains(school.id) ?? true
    }
    return LinePlaces(title: title, schools: chosen.map(\.0), people: chosen.map(\.1))
  }

  private static func linePlaces(of line: PlanLine, _ projector: inout BudgetProjector)
    -> LinePlaces?
  {
    guard line.isCost, asksForPlaces(&projector) else { return nil }
    let schools = projector.budget.schools.filter { line.schools.contains($0.id) }
    guard !schools.isEmpty else { return nil }
    let people = schools.map { StudentCounts.students(atSchool: $0.id, .plan, &projector) }
    return LinePlaces(title: line.title, schools: schools, people: people)
  }

  /// Whether some stream pays at Title I schools only and some school is one; a remark where there is
  /// nothing to limit.
  private static func asksForPlaces(_ projector: inout BudgetProjector) -> Bool {
    guard projector.budget.funds.contains(where: \.onlyTitleOneSchools) else { return false }
    if projector.budget.schools.contains(where: { $0.titleOne != "none" }) { return true }
    projector.remark(Remarks.noTitleOneSchools)
    return false
  }

  /// Remarks on cost lines that no school tells the place of.
  static func remarkLinesWithoutPlace(_ projector: inout BudgetProjector) throws(ProjectionFault) {
    let plan = projector.budget.plan
    var places = plan.leaders.map { linePlaces(of: $0, &projector) }
    for ladder in plan.ladders where !ladder.pay.isEmpty || !ladder.development.isEmpty {
      places.append(linePlaces(ofGroup: ladder.group, title: ladder.title, &projector))
    }
    for bonus in plan.bonuses {
      places.append(
        linePlaces(ofGroup: bonus.group, schools: bonus.schools, title: bonus.title, &projector))
    }
    for line in plan.lines { places.append(linePlaces(of: line, &projector)) }
    for line in places.compactMap(\.self) where try isNowhere(line, &projector) {
      projector.remark(Remarks.noPlace(line.title))
    }
  }

  private static func isNowhere(_ line: LinePlaces, _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> Bool
  {
    for people in line.people {
      for position in projector.years.indices {
        let number = try projector.answer(people, position)
        if projector.graph.constantValue(number) != 0 { return false }
      }
    }
    return true
  }
}

/// The people who tell at which schools the dollars of a line fall.
struct LinePlaces {
  /// The line's title.
  let title: String
  /// The schools in question.
  let schools: [School]
  /// People at each of them.
  let people: [Series]

  /// `Σ weight · people / Σ people`, 1 where there are no people in any year; `nil` where Title I
  /// money may pay for all of each school.
  func titleOneShare(_ projector: inout BudgetProjector) -> Series? {
    var weights: [Series] = []
    for school in schools { weights.append(weight(school, &projector)) }
    if schools.allSatisfy({ isWhole($0, projector) }) { return nil }
    var inside: [Series] = []
    for (weight, people) in zip(weights, people) {
      inside.append(projector.graph.multiply(weight, people))
    }
    let share = projector.graph.divideOrZero(
      projector.graph.sum(inside), projector.graph.sum(people))
    return projector.yearly { projector, position throws(Unanswered) in
      // Other years matter only to tell a year without people from a line without any.
      if try isEmpty(position, &projector), try isNowhere(&projector) {
        return projector.graph.constant(1)
      }
      return try projector.at(share, position)
    }
  }

  private func isNowhere(_ projector: inout BudgetProjector) throws(Unanswered) -> Bool {
    for position in projector.years.indices {
      guard try isEmpty(position, &projector) else { return false }
    }
    return true
  }

  private func isEmpty(
    _ position: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Bool {
    let numbers = try projector.at(people, position)
    for number in numbers where projector.graph.constantValue(number) != 0 { return false }
    return true
  }

  /// The share of a school that Title I money may pay for: all of a schoolwide one, the stated share
  /// of a targeted one.
  private func weight(_ school: School, _ projector: inout BudgetProjector) -> Series {
    switch school.titleOne {
    case "schoolwide": return projector.flat(1)
    case "targeted":
      if let share = projector.value(school.key("title1_share"), .plan) { return share }
      projector.remark(Remarks.wholeTargetedSchool(school))
      return projector.flat(1)
    default: return projector.flat(0)
    }
  }

  /// Whether Title I money may pay for all of a school in every year, by what is written.
  private func isWhole(_ school: School, _ projector: BudgetProjector) -> Bool {
    switch school.titleOne {
    case "schoolwide": return true
    case "targeted":
      guard let share = projector.yearlyValue(school.key("title1_share"), .plan) else {
        return true
      }
      return share.changes.isEmpty && share.segments.count == 1
        && share.segments.allSatisfy {
          $0.holdsAlways && $0.formula == .constant(1) && $0.growth == nil && $0.ramp.isEmpty
        }
    default: return false
    }
  }
}
