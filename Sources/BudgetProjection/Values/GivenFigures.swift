internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// What a scenario gives of figures in one fiscal year before the horizon.
///
/// Students as counted, with their attendance; the headcount and the balance with which the horizon
/// starts; effort of maintenance; revenue and spending lines whose values are written for the year.
/// Leaders, costs and savings of the plan are 0, since the plan begins in the horizon.
struct GivenFigures {
  /// The fiscal year.
  let year: Int

  /// A figure in the year; `nil` where nothing says what it was.
  func term(of key: FigureKey, _ projector: inout BudgetProjector) throws(Unanswered) -> Term? {
    switch key.figure {
    case .district(.enrollment): return try students(key, attending: false, &projector)
    case .district(.attendance): return try students(key, attending: true, &projector)
    case .staff(let id, .headcount): return try headcount(id, &projector)
    case .generalFund(let figure): return try generalFund(figure, key.world, &projector)
    case .budgetLine(let side, let id):
      let lines = projector.budget.budgetLines.filter {
        $0.side == side && ($0.id == id || $0.block == id)
      }
      return try sum(of: lines, &projector)
    case .leader, .district(.leaders):
      let roles = projector.budget.plan.leaders.filter { $0.hasIncumbents(projector) }
      guard !roles.isEmpty else { break }
      return try incumbents(key.figure, roles, &projector)
    default: break
    }
    return Self.beginsWithThePlan(key.figure) ? projector.graph.constant(0) : nil
  }

  /// Leaders in post as stated, in the year before the horizon; nothing else is known of a plan that has
  /// begun.
  private func incumbents(
    _ figure: Figure, _ roles: [LeaderRole], _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    switch figure {
    case .district(.leaders) where year == projector.budget.years.lowerBound - 1:
      return try LeaderRole.incumbents(of: roles, &projector)
    case .leader(let id, let figure):
      guard let role = roles.first(where: { $0.id == id.description }) else {
        return Self.beginsWithThePlan(.leader(id, figure)) ? projector.graph.constant(0) : nil
      }
      return figure == .count && year == projector.budget.years.lowerBound - 1
        ? try role.incumbents(&projector) : nil
    default: return nil
    }
  }

  // MARK: students

  /// Students as given, of a school or grade where the figure has a place.
  private func students(
    _ key: FigureKey, attending: Bool, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    var counts: [Term] = []
    for enrollment in projector.budget.enrollments {
      let own = key.place.map { enrollment.given(at: $0) } ?? enrollment
      guard !own.cells.isEmpty || !own.history.isEmpty else { continue }
      guard let count = StudentHistory(own).students(in: year) else {
        throw .notGiven(key, year: year)
      }
      let students = projector.graph.named(
        .counted(key.place ?? Place(), enrollment: enrollment.id, year: year),
        projector.graph.constant(count), year: nil)
      let share = enrollment.key("attendance")
      guard attending, projector.yearlyValue(share, key.world) != nil else {
        counts.append(students)
        continue
      }
      let attendance = projector.given(FigureKey(.value(share), key.world), in: year)
      counts.append(projector.graph.multiply(students, try projector.at(attendance, 0)))
    }
    return counts.isEmpty ? nil : projector.graph.sum(counts)
  }

  // MARK: staff

  /// The people with whom the horizon starts, where they are written.
  private func headcount(
    _ id: StaffID, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    guard year == projector.firstYear - 1, let group = projector.group(id.text) else { return nil }
    if let placement = group.schedule {
      return projector.graph.constant(placement.roster.joined().reduce(0, +))
    }
    guard projector.yearlyValue(group.key("headcount"), .statusQuo) != nil else { return nil }
    return try projector.at(StaffWorkforce(group: group).openingHeadcount(&projector), 0)
  }

  // MARK: the general fund

  private func generalFund(
    _ figure: GeneralFundFigure, _ world: World, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    guard let fund = projector.budget.generalFund else { return nil }
    switch figure {
    case .balance:
      guard year == projector.firstYear - 1 else { return nil }
      return try projector.at(
        projector.value(GeneralFund.key("opening"), .statusQuo, default: 0), 0)
    case .revenue: return try sum(of: lines(.revenue, projector), &projector)
    case .spending: return try sum(of: lines(.spending, projector), &projector)
    case .effort: return amount(fund.effort).map { projector.graph.constant($0) }
    case .specialEducation:
      return amount(fund.specialEducation).map { projector.graph.constant($0) }
    case .effortPerPupil:
      guard let effort = amount(fund.effort), let pupils = amount(fund.pupils), pupils > 0 else {
        return nil
      }
      return projector.graph.constant(effort / pupils)
    case .structural, .daysOfCash, .reserve, .returned, .planShare: return nil
    }
  }

  private func amount(_ given: [GeneralFund.PastAmount]) -> Double? {
    given.first { $0.year == year }?.amount
  }

  private func lines(_ side: BudgetSide, _ projector: BudgetProjector) -> [BudgetLine] {
    projector.budget.budgetLines.filter { $0.side == side }
  }

  private func sum(
    of lines: [BudgetLine], _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    var amounts: [Term] = []
    for line in lines { amounts.append(try amount(of: line, &projector)) }
    return projector.graph.sum(amounts)
  }

  /// A line's dollars, from its values and the students of the year.
  private func amount(
    of line: BudgetLine, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    switch line.form {
    case .amount: return try value(line.key("amount"), in: year, &projector)
    case .perStudent(let attending, let isOfYearBefore):
      let counted = FigureKey(.district(attending ? .attendance : .enrollment), .statusQuo)
      let students = projector.given(counted, in: isOfYearBefore ? year - 1 : year)
      let amount = try value(line.key("amount"), in: year, &projector)
      return projector.graph.multiply(amount, try projector.at(students, 0))
    case .taxBase:
      let base = try value(line.key("base"), in: year, &projector)
      return projector.graph.multiply(base, try value(line.key("rate"), in: year, &projector))
    case .staff: throw .notGiven(FigureKey(.budgetLine(line.side, line.id)), year: year)
    }
  }

  private func value(
    _ key: ValueKey, in year: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    guard projector.yearlyValue(key, .statusQuo) != nil else { return projector.graph.constant(0) }
    return try projector.at(projector.given(FigureKey(.value(key), .statusQuo), in: year), 0)
  }

  // MARK: the plan

  /// Whether a figure is people, positions or dollars of the plan alone, so that it is 0 before the plan.
  private static func beginsWithThePlan(_ figure: Figure) -> Bool {
    switch figure {
    case .line, .lineSide, .payment, .bonusRecipients: true
    case .leader(_, let figure):
      switch figure {
      case .count, .new, .movedUp, .sectionsSpared, .unfilled, .releaseFte, .hoursPerTeacher,
        .chargeable,
        .basePayHolders,
        .cost:
        true
      case .pool, .students: false
      }
    case .district(let figure):
      switch figure {
      case .costRecurring, .costOneTime, .savingsRecurring, .savingsOneTime, .fundingRecurring,
        .fundingOneTime, .margin, .netCost, .netCostCumulative, .spendingChange, .generalFundDraw,
        .leaders, .releaseFte, .positionsFreed, .positionsUsedByRelease, .positionsSaved,
        .positionsWaiting:
        true
      default: false
      }
    default: false
    }
  }
}

extension Enrollment {
  /// What is given of a school, a grade, or one grade of a school.
  fileprivate func given(at place: Place) -> Enrollment {
    func isThere(_ cell: Cell) -> Bool {
      (place.school ?? cell.school) == cell.school && (place.grade ?? cell.grade) == cell.grade
    }
    var own = Enrollment(
      id: id, method: method, cells: cells.filter(isThere), range: range)
    own.history = history.filter(isThere)
    return own
  }
}
