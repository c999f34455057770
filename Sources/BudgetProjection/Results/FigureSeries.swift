internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

// From the identity of a figure to its series: the one way from a name to a number.
extension BudgetProjector {
  /// The series of a figure; `nil` where the budget has no such figure: no such thing, no such place,
  /// or a figure of the plan alone in the world without it.
  mutating func series(of key: FigureKey) -> Series? {
    if let known = figureSeries[key] { return known }
    if case .value(let value) = key.figure {
      return key.place == nil ? valuePath(value, key.world)?.values : nil
    }
    if let place = key.place { return series(of: key.figure, key.world, at: place) }
    switch key.figure {
    case .district(let figure):
      return hasWorld(figure.description, key.world) ? district(figure, key.world) : nil
    case .generalFund(let figure):
      return budget.generalFund == nil ? nil : generalFund(figure, key.world)
    case .sections, .fractionalSections, .classSize:
      return classSizeSeries(key.figure, key.world)
    case .staff(let id, let figure):
      guard let group = budget.staff.first(where: { $0.name == id }),
        hasWorld(figure.description, key.world)
      else { return nil }
      return staffSeries(group, figure, key.world)
    case .rule(let id): return ruleSeries(id, key.world)
    default: return key.world == .plan ? planSeries(key.figure) : nil
    }
  }

  private func hasWorld(_ description: FigureDescription, _ world: World) -> Bool {
    world == .plan || description.isOfBothWorlds
  }

  // MARK: places

  /// A figure of a school, a grade, or one grade of a school.
  private mutating func series(
    of figure: Figure, _ world: World, at place: Place
  ) -> Series? {
    switch figure {
    case .district(.enrollment):
      return places(world).contains(place) ? students(place, world) : nil
    case .sections(let id):
      guard let rule = classSize(id), let school = place.school else { return nil }
      guard let grade = place.grade else {
        let taught = classGroups(rule, world).contains { $0.school == school }
        return taught ? sections(rule, atSchool: school, world) : nil
      }
      return sections(rule, atSchool: school, inGrade: grade, world)
    case .classSize(let id, .average):
      guard let rule = classSize(id), let school = place.school, place.grade == nil,
        classGroups(rule, world).contains(where: { $0.school == school })
      else { return nil }
      return averageClass(rule, atSchool: school, world)
    case .rooms:
      guard let school = place.school, place.grade == nil,
        budget.schools.contains(where: { $0.id == school })
      else { return nil }
      return roomsNeeded(school, world)
    case .leader(let id, let figure):
      guard world == .plan, let school = place.school, place.grade == nil,
        let role = budget.plan.leaders.first(where: { $0.name == id })
      else { return nil }
      switch figure {
      case .count: return leaders(role, atSchool: school)
      case .cost: return leaderCost(role, atSchool: school)
      default: return nil
      }
    default: return nil
    }
  }

  /// The places that have students: cells, schools and grades.
  private mutating func places(_ world: World) -> Set<Place> {
    once(PartKey(kind: "places", world: world)) { projector in
      var places: Set<Place> = []
      for cell in projector.students(world) {
        places.insert(cell.cell)
        places.insert(Place(school: cell.school))
        places.insert(Place(grade: cell.grade))
      }
      return places
    }
  }

  /// The sections of one grade of a school; `nil` where the school does not teach it by itself.
  private mutating func sections(
    _ rule: ClassSize, atSchool school: String, inGrade grade: Grade, _ world: World
  ) -> Series? {
    let key = FigureKey(
      .sections(rule.name), world, at: Place(school: school, grade: grade))
    let groups = classGroups(rule, world).filter { $0.school == school && $0.grades == [grade] }
    if let known = figureSeries[key] { return known }
    guard !groups.isEmpty else { return nil }
    return figure(.sections(rule.name), world, at: key.place) {
      $0.graph.sum(groups.map(\.sections))
    }
  }

  private func classSize(_ id: ClassSizeID) -> ClassSize? {
    budget.classSizes.first { $0.name == id }
  }

  // MARK: class sizes and staff

  private mutating func classSizeSeries(_ figure: Figure, _ world: World) -> Series? {
    switch figure {
    case .sections(let id): return classSize(id).map { totalSections($0, world) }
    case .fractionalSections(let id): return classSize(id).map { fractionalSections($0, world) }
    case .classSize(let id, let figure):
      guard let rule = classSize(id) else { return nil }
      switch figure {
      case .students: return totalStudents(rule, world)
      case .average: return averageClass(rule, world)
      case .largest: return largestClass(rule, world)
      case .revenueLost:
        return lostRevenue(rule, world)
          ?? self.figure(.classSize(id, .revenueLost), world) { $0.flat(0) }
      case .overagePaid:
        return overagePay(rule, world)
          ?? self.figure(.classSize(id, .overagePaid), world) { $0.flat(0) }
      }
    default: return nil
    }
  }

  private mutating func staffSeries(
    _ group: StaffGroup, _ figure: StaffFigure, _ world: World
  ) -> Series {
    switch figure {
    case .required: workforce(group, world).required
    case .headcount: workforce(group, world).headcount
    case .stayers: workforce(group, world).stayers
    case .hires: workforce(group, world).hires
    case .layoffs: workforce(group, world).layoffs
    case .retirements: workforce(group, world).retirements
    case .waiting: workforce(group, world).waiting
    case .vacant: workforce(group, world).vacant
    case .payroll: workforce(group, world).payroll
    case .substitutes: workforce(group, world).substitutes
    case .cost: workforce(group, world).cost
    case .averagePay: averagePay(group, world)
    case .hireValue: hireValue(group)
    case .averageValue: averageValue(group)
    }
  }

  // MARK: the plan

  /// A figure that only the world with the plan has.
  private mutating func planSeries(_ figure: Figure) -> Series? {
    switch figure {
    case .stream(let id, let figure):
      return budget.funds.firstIndex { $0.name == id }.map { fundFigure($0, figure) }
    case .leader(let id, let figure):
      return budget.plan.leaders.first { $0.name == id }.flatMap { leaderSeries($0, figure) }
    case .ladderStage(let id, let stage):
      guard let ladder = budget.plan.ladders.first(where: { $0.name == id }),
        let position = ladder.stages.firstIndex(of: stage)
      else { return nil }
      return self.ladder(ladder).stages[position]
    case .bonusRecipients(let id):
      return budget.plan.bonuses.first { $0.name == id }.map { recipients($0) }
    case .retention(let id, let figure):
      guard let effect = budget.plan.retentions.first(where: { $0.name == id }) else { return nil }
      switch figure {
      case .supportedShare: return supportedShare(effect)
      case .planTurnover: return planTurnover(effect)
      case .avoidedLeavers: return avoidedLeavers(effect)
      }
    case .budgetLine(let side, let id): return budgetLine(side, id)
    case .line(let key): return lineSeries(key)
    case .lineSide(let key, let side): return lineSideSeries(key, side)
    case .payment(let line, let payer): return payment(line, by: payer)
    case .event(let event): return series(of: event)
    case .district, .generalFund, .sections, .fractionalSections, .classSize, .rooms, .staff,
      .rule, .value:
      return nil
    }
  }

  private mutating func leaderSeries(_ role: LeaderRole, _ figure: LeaderFigure) -> Series? {
    switch figure {
    case .count: leaders(role).count
    case .new: leaders(role).new
    case .pool: leaders(role).pool
    case .unfilled: leaders(role).unfilled
    case .students: leaders(role).students
    case .releaseFte: leaders(role).release
    case .chargeable: chargeablePay(role)
    case .basePayHolders: leaders(role).holders
    case .cost: leaderCost(role, atSchool: nil)
    }
  }
}
