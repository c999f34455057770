internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// From the identity of a figure to its series: the one way from a name to a number.
enum FigureSeries {
  /// The series of a figure; `nil` where the budget has no such figure: no such thing, no such place,
  /// or a figure of the plan alone in the world without it.
  static func series(of key: FigureKey, _ projector: inout BudgetProjector) -> Series? {
    if let known = projector.figureSeries[key] { return known }
    if case .value(let value) = key.figure {
      return key.place == nil ? projector.valuePath(value, key.world)?.values : nil
    }
    if let place = key.place { return series(of: key.figure, key.world, at: place, &projector) }
    switch key.figure {
    case .district(let figure):
      return hasWorld(figure.description, key.world)
        ? DistrictFigures.figure(figure, key.world, &projector) : nil
    case .generalFund(let figure):
      return projector.budget.generalFund == nil
        ? nil : GeneralFundPaths.figure(figure, key.world, &projector)
    case .sections, .fractionalSections, .classSize:
      return classSizeSeries(key.figure, key.world, &projector)
    case .staff(let id, let figure):
      guard let group = projector.group(id.text),
        hasWorld(figure.description, key.world)
      else { return nil }
      return staffSeries(group, figure, key.world, &projector)
    case .rule(let id): return RuleTest.series(id, key.world, &projector)
    default: return key.world == .plan ? planSeries(key.figure, &projector) : nil
    }
  }

  private static func hasWorld(_ description: FigureDescription, _ world: World) -> Bool {
    world == .plan || description.isOfBothWorlds
  }

  // MARK: places

  /// A figure of a school, a grade, or one grade of a school.
  private static func series(
    of figure: Figure, _ world: World, at place: Place, _ projector: inout BudgetProjector
  ) -> Series? {
    switch figure {
    case .district(.enrollment):
      return places(world, &projector).contains(place)
        ? StudentCounts.students(place, world, &projector) : nil
    case .sections(let id):
      guard let rule = classSize(id, projector), let school = place.school else { return nil }
      guard let grade = place.grade else {
        let taught = ClassSections.classGroups(rule, world, &projector).contains {
          $0.school == school
        }
        return taught ? ClassSections.sections(rule, atSchool: school, world, &projector) : nil
      }
      return sections(rule, atSchool: school, inGrade: grade, world, &projector)
    case .classSize(let id, .average):
      guard let rule = classSize(id, projector), let school = place.school, place.grade == nil,
        ClassSections.classGroups(rule, world, &projector).contains(where: { $0.school == school })
      else { return nil }
      return ClassSizeFigures.averageClass(rule, atSchool: school, world, &projector)
    case .rooms:
      guard let school = place.school, place.grade == nil,
        projector.budget.schools.contains(where: { $0.id == school })
      else { return nil }
      return ClassSizeFigures.roomsNeeded(school, world, &projector)
    case .leader(let id, let figure):
      guard world == .plan, let school = place.school, place.grade == nil,
        let role = projector.leader(id.text)
      else { return nil }
      switch figure {
      case .count: return TeacherLeaders(role: role).leaders(atSchool: school, &projector)
      case .cost: return LeaderLines(role: role).cost(atSchool: school, &projector)
      default: return nil
      }
    default: return nil
    }
  }

  /// The places that have students: cells, schools and grades.
  private static func places(_ world: World, _ projector: inout BudgetProjector) -> Set<Place> {
    projector.once(BudgetProjector.PartKey(kind: "places", world: world)) { projector in
      var places: Set<Place> = []
      for cell in StudentCounts.students(world, &projector) {
        places.insert(cell.cell)
        places.insert(Place(school: cell.school))
        places.insert(Place(grade: cell.grade))
      }
      return places
    }
  }

  /// The sections of one grade of a school; `nil` where the school does not teach it by itself.
  private static func sections(
    _ rule: ClassSize, atSchool school: String, inGrade grade: Grade, _ world: World,
    _ projector: inout BudgetProjector
  ) -> Series? {
    let key = FigureKey(
      .sections(rule.name), world, at: Place(school: school, grade: grade))
    let groups = ClassSections.classGroups(rule, world, &projector).filter {
      $0.school == school && $0.grades == [grade]
    }
    if let known = projector.figureSeries[key] { return known }
    guard !groups.isEmpty else { return nil }
    return projector.figure(.sections(rule.name), world, at: key.place) {
      $0.graph.sum(groups.map(\.sections))
    }
  }

  private static func classSize(_ id: ClassSizeID, _ projector: BudgetProjector) -> ClassSize? {
    projector.budget.classSizes.first { $0.name == id }
  }

  // MARK: class sizes and staff

  private static func classSizeSeries(
    _ figure: Figure, _ world: World, _ projector: inout BudgetProjector
  ) -> Series? {
    switch figure {
    case .sections(let id):
      return classSize(id, projector).map { ClassSections.totalSections($0, world, &projector) }
    case .fractionalSections(let id):
      return classSize(id, projector).map {
        ClassSizeFigures.fractionalSections($0, world, &projector)
      }
    case .classSize(let id, let figure):
      guard let rule = classSize(id, projector) else { return nil }
      switch figure {
      case .students: return ClassSizeFigures.totalStudents(rule, world, &projector)
      case .average: return ClassSizeFigures.averageClass(rule, world, &projector)
      case .largest: return ClassSizeFigures.largestClass(rule, world, &projector)
      case .revenueLost:
        return ClassSizeLines.lostRevenue(rule, world, &projector)
          ?? projector.figure(.classSize(id, .revenueLost), world) { $0.flat(0) }
      case .overagePaid:
        return ClassSizeLines.overagePay(rule, world, &projector)
          ?? projector.figure(.classSize(id, .overagePaid), world) { $0.flat(0) }
      case .aboveLimit:
        return OverageClasses.aboveLimit(rule, world, &projector)
          ?? projector.figure(.classSize(id, .aboveLimit), world) { $0.flat(0) }
      }
    default: return nil
    }
  }

  private static func staffSeries(
    _ group: StaffGroup, _ figure: StaffFigure, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    switch figure {
    case .required: StaffWorkforce(group: group).workforce(world, &projector).required
    case .headcount: StaffWorkforce(group: group).workforce(world, &projector).headcount
    case .stayers: StaffWorkforce(group: group).workforce(world, &projector).stayers
    case .hires: StaffWorkforce(group: group).workforce(world, &projector).hires
    case .layoffs: StaffWorkforce(group: group).workforce(world, &projector).layoffs
    case .retirements: StaffWorkforce(group: group).workforce(world, &projector).retirements
    case .waiting: StaffWorkforce(group: group).workforce(world, &projector).waiting
    case .vacant: StaffWorkforce(group: group).workforce(world, &projector).vacant
    case .payroll: StaffWorkforce(group: group).workforce(world, &projector).payroll
    case .substitutes: StaffWorkforce(group: group).workforce(world, &projector).substitutes
    case .cost: StaffWorkforce(group: group).workforce(world, &projector).cost
    case .averagePay: StaffWorkforce(group: group).averagePay(world, &projector)
    case .hireValue: StaffingFigures.hireValue(group, &projector)
    case .averageValue: StaffingFigures.averageValue(group, &projector)
    }
  }

  // MARK: the plan

  /// A figure that only the world with the plan has.
  private static func planSeries(_ figure: Figure, _ projector: inout BudgetProjector) -> Series? {
    switch figure {
    case .stream(let id, let figure):
      return projector.budget.funds.firstIndex { $0.name == id }.map {
        StreamAccounts.fundFigure($0, figure, &projector)
      }
    case .leader(let id, let figure):
      return projector.leader(id.text).flatMap {
        leaderSeries($0, figure, &projector)
      }
    case .ladderStage(let id, let stage):
      guard let ladder = projector.budget.plan.ladders.first(where: { $0.name == id }),
        let position = ladder.stages.firstIndex(of: stage)
      else { return nil }
      return LadderTeachers.path(ladder, &projector).stages[position]
    case .bonusRecipients(let id):
      return projector.budget.plan.bonuses.first { $0.name == id }.map {
        BonusLine.recipients($0, &projector)
      }
    case .retention(let id, let figure):
      guard let effect = projector.budget.plan.retentions.first(where: { $0.name == id }) else {
        return nil
      }
      switch figure {
      case .supportedShare: return TeacherRetention(effect: effect).supportedShare(&projector)
      case .planTurnover: return TeacherRetention(effect: effect).planTurnover(&projector)
      case .avoidedLeavers: return TeacherRetention(effect: effect).avoidedLeavers(&projector)
      }
    case .budgetLine(let side, let id): return BudgetLineAmounts.line(side, id, &projector)
    case .line(let key): return LineSeries.series(key, &projector)
    case .lineSide(let key, let side): return LineSeries.series(key, side, &projector)
    case .payment(let line, let payer): return FundingWaterfall.payment(line, by: payer, &projector)
    case .event(let event): return HorizonEvents.series(of: event, &projector)
    case .district, .generalFund, .sections, .fractionalSections, .classSize, .rooms, .staff,
      .rule, .value:
      return nil
    }
  }

  private static func leaderSeries(
    _ role: LeaderRole, _ figure: LeaderFigure, _ projector: inout BudgetProjector
  ) -> Series? {
    switch figure {
    case .count: TeacherLeaders(role: role).leaders(&projector).count
    case .new: TeacherLeaders(role: role).leaders(&projector).new
    case .movedUp: LeaderSuccession(role: role).movedUp(&projector) ?? projector.flat(0)
    case .pool: TeacherLeaders(role: role).leaders(&projector).pool
    case .unfilled: TeacherLeaders(role: role).leaders(&projector).unfilled
    case .students: TeacherLeaders(role: role).leaders(&projector).students
    case .releaseFte: TeacherLeaders(role: role).leaders(&projector).release
    case .hoursPerTeacher: LeaderHours(role: role).perTeacher(&projector)
    case .chargeable: LeaderCover(role: role).chargeablePay(&projector)
    case .sectionsSpared: TeacherLeaders(role: role).leaders(&projector).sectionsSpared
    case .basePayHolders: TeacherLeaders(role: role).leaders(&projector).holders
    case .cost: LeaderLines(role: role).cost(atSchool: nil, &projector)
    }
  }
}
