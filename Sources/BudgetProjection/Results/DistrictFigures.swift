internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

extension DistrictFigures {
  /// A figure of the district or of the whole plan under its name.
  static func figure(
    _ figure: DistrictFigure, _ world: World = .plan, _ projector: inout BudgetProjector
  ) -> Series {
    let key = FigureKey(.district(figure), world)
    if let known = projector.figureSeries[key] { return known }
    let values = DistrictFigures(world: world).series(figure, &projector)
    return projector.figureSeries[key] ?? projector.figure(.district(figure), world) { _ in values }
  }
}

/// How the figures of the district and of the whole plan come about in one world.
struct DistrictFigures {
  /// The world; only some of the figures differ between the two.
  let world: World

  /// The rule of each figure.
  func series(_ figure: DistrictFigure, _ projector: inout BudgetProjector) -> Series {
    if let ratio = ratio(figure, &projector) { return MeasureRatio.quotient(ratio, &projector) }
    if let condition = condition(figure, &projector) { return condition }
    switch figure {
    case .costRecurring: return PlanTotals.cost(recurring: true, &projector)
    case .costOneTime: return PlanTotals.cost(recurring: false, &projector)
    case .savingsRecurring: return PlanTotals.savings(recurring: true, &projector)
    case .savingsOneTime: return PlanTotals.savings(recurring: false, &projector)
    case .fundingRecurring: return FundingWaterfall.waterfall(&projector).recurringFunding
    case .fundingOneTime: return FundingWaterfall.waterfall(&projector).otherFunding
    case .fundingUnused: return unusedFunding(&projector)
    case .margin:
      return projector.graph.subtract(
        PlanTotals.recurringMoney(&projector), PlanTotals.cost(recurring: true, &projector))
    case .netCost: return PlanTotals.netCost(&projector)
    case .netCostCumulative: return projector.graph.runningSum(PlanTotals.netCost(&projector))
    case .spendingChange:
      return projector.graph.subtract(
        PlanTotals.totalCost(&projector), PlanTotals.totalSavings(&projector))
    case .generalFundDraw: return projector.graph.nonnegative(PlanTotals.netCost(&projector))
    case .leaders: return TeacherLeaders.total(&projector)
    case .releaseFte: return sumOfRoles(\.release, &projector)
    case .teachers: return SchoolTeachers.total(world, &projector)
    case .sections: return ClassSections.totalSections(world, &projector)
    case .sectionsFractional: return ClassSizeFigures.fractionalSections(world, &projector)
    case .enrollment: return StudentCounts.totalStudents(world, &projector)
    case .attendance: return StudentCounts.attendance(world, &projector)
    case .positionsFreed: return StaffingFigures.positionsFreed(&projector)
    case .positionsUsedByRelease: return StaffingFigures.positionsUsedByRelease(&projector)
    case .positionsSaved: return StaffingFigures.positionsSaved(&projector)
    case .positionsWaiting: return StaffingFigures.positionsWaiting(&projector)
    case .coverageRecurring, .coverageWithoutInduced, .coverageSavingsOnly, .coverageTotal,
      .teachersPerLeader, .leadersShare, .leadersShareUnrounded, .costPerPupil, .costPerTeacher,
      .classSizeAverage, .covered, .neutral, .selfPaying, .coveredWithoutInduced:
      preconditionFailure("\(figure) is neither a ratio nor a condition")
    }
  }

  /// The two sides of a figure that is a ratio; `nil` for any other.
  func ratio(_ figure: DistrictFigure, _ projector: inout BudgetProjector) -> MeasureRatio? {
    let sides: (numerator: Series, denominator: Series)
    switch figure {
    case .coverageRecurring:
      sides = (PlanTotals.recurringMoney(&projector), PlanTotals.cost(recurring: true, &projector))
    case .coverageWithoutInduced:
      sides = (
        PlanTotals.recurringMoney(withInduced: false, &projector),
        PlanTotals.cost(recurring: true, withInduced: false, &projector)
      )
    case .coverageSavingsOnly:
      sides = (
        PlanTotals.savings(recurring: true, &projector),
        PlanTotals.cost(recurring: true, &projector)
      )
    case .coverageTotal: sides = (PlanTotals.allMoney(&projector), PlanTotals.totalCost(&projector))
    case .teachersPerLeader:
      let leaders = TeacherLeaders.total(&projector)
      sides = (projector.graph.subtract(SchoolTeachers.total(.plan, &projector), leaders), leaders)
    case .leadersShare:
      sides = (TeacherLeaders.total(&projector), SchoolTeachers.total(.plan, &projector))
    case .leadersShareUnrounded:
      sides = (sumOfRoles(\.unrounded, &projector), SchoolTeachers.total(.plan, &projector))
    case .costPerPupil:
      sides = (PlanTotals.totalCost(&projector), StudentCounts.totalStudents(.plan, &projector))
    case .costPerTeacher:
      sides = (PlanTotals.totalCost(&projector), SchoolTeachers.total(.plan, &projector))
    case .classSizeAverage:
      sides = (
        ClassSizeFigures.seatsInSections(world, &projector),
        ClassSections.totalSections(world, &projector)
      )
    default: return nil
    }
    return MeasureRatio(
      numerator: sides.numerator, denominator: sides.denominator, isMoney: figure.isCoverage)
  }

  /// 1 in years in which a condition holds; `nil` for a figure that is none.
  private func condition(_ figure: DistrictFigure, _ projector: inout BudgetProjector) -> Series? {
    switch figure {
    case .covered:
      return PlanTotals.reaches(
        PlanTotals.recurringMoney(&projector), PlanTotals.cost(recurring: true, &projector),
        &projector)
    case .neutral:
      return PlanTotals.reaches(
        PlanTotals.totalSavings(&projector), PlanTotals.totalCost(&projector), &projector)
    case .selfPaying:
      return PlanTotals.reaches(
        PlanTotals.savings(recurring: true, &projector),
        PlanTotals.cost(recurring: true, &projector), &projector)
    case .coveredWithoutInduced:
      return PlanTotals.reaches(
        PlanTotals.recurringMoney(withInduced: false, &projector),
        PlanTotals.cost(recurring: true, &projector), &projector)
    default: return nil
    }
  }

  /// Stream dollars that the plan could have spent and did not.
  private func unusedFunding(_ projector: inout BudgetProjector) -> Series {
    var parts: [Series] = []
    for index in projector.budget.funds.indices {
      let left = projector.graph.subtract(
        StreamAccounts.fundFigure(index, .spendable, &projector),
        StreamAccounts.fundFigure(index, .spent, &projector))
      parts.append(projector.graph.nonnegative(left))
    }
    return projector.graph.sum(parts)
  }

  /// The sum of something over all leader roles.
  private func sumOfRoles(
    _ part: KeyPath<LeaderPath, Series>, _ projector: inout BudgetProjector
  ) -> Series {
    var roles: [Series] = []
    for role in projector.budget.plan.leaders {
      roles.append(TeacherLeaders(role: role).leaders(&projector)[keyPath: part])
    }
    return projector.graph.sum(roles)
  }
}

extension DistrictFigure {
  /// A ratio of money to cost, compared through its two sides and 1 where there is no cost.
  var isCoverage: Bool {
    switch self {
    case .coverageRecurring, .coverageWithoutInduced, .coverageSavingsOnly, .coverageTotal: true
    default: false
    }
  }
}
