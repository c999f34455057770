internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

extension BudgetProjector {
  /// A figure of the district or of the whole plan under its name.
  mutating func district(_ figure: DistrictFigure, _ world: World = .plan) -> Series {
    let key = FigureKey(.district(figure), world)
    if let known = figureSeries[key] { return known }
    let values = DistrictFigures(world: world).series(figure, &self)
    return figureSeries[key] ?? self.figure(.district(figure), world) { _ in values }
  }
}

/// How the figures of the district and of the whole plan come about in one world.
struct DistrictFigures {
  /// The world; only some of the figures differ between the two.
  let world: World

  /// The rule of each figure.
  func series(_ figure: DistrictFigure, _ projector: inout BudgetProjector) -> Series {
    if let ratio = ratio(figure, &projector) { return projector.quotient(ratio) }
    if let condition = condition(figure, &projector) { return condition }
    switch figure {
    case .costRecurring: return projector.cost(recurring: true)
    case .costOneTime: return projector.cost(recurring: false)
    case .savingsRecurring: return projector.savings(recurring: true)
    case .savingsOneTime: return projector.savings(recurring: false)
    case .fundingRecurring: return projector.waterfall().recurringFunding
    case .fundingOneTime: return projector.waterfall().otherFunding
    case .fundingUnused: return unusedFunding(&projector)
    case .margin:
      return projector.graph.subtract(
        projector.recurringMoney(), projector.cost(recurring: true))
    case .netCost: return projector.netCost()
    case .netCostCumulative: return projector.graph.runningSum(projector.netCost())
    case .spendingChange:
      return projector.graph.subtract(projector.totalCost(), projector.totalSavings())
    case .generalFundDraw: return projector.graph.nonnegative(projector.netCost())
    case .leaders: return projector.totalLeaders()
    case .releaseFte: return sumOfRoles(\.release, &projector)
    case .teachers: return projector.totalTeachers(world)
    case .sections: return projector.totalSections(world)
    case .sectionsFractional: return projector.fractionalSections(world)
    case .enrollment: return projector.totalStudents(world)
    case .attendance: return projector.attendance(world)
    case .positionsFreed: return projector.positionsFreed()
    case .positionsUsedByRelease: return projector.positionsUsedByRelease()
    case .positionsSaved: return projector.positionsSaved()
    case .positionsWaiting: return projector.positionsWaiting()
    case .coverageRecurring, .coverageWithoutInduced, .coverageSavingsOnly, .coverageTotal,
      .teachersPerLeader, .leadersShare, .leadersShareUnrounded, .costPerPupil, .costPerTeacher,
      .classSizeAverage, .covered, .neutral, .selfPaying, .coveredWithoutInduced:
      preconditionFailure("\(figure) is neither a ratio nor a condition")
    }
  }

  /// The two sides of a figure that is a ratio; `nil` for any other.
  func ratio(
    _ figure: DistrictFigure, _ projector: inout BudgetProjector
  ) -> MeasureRatio? {
    let sides: (numerator: Series, denominator: Series)
    switch figure {
    case .coverageRecurring: sides = (projector.recurringMoney(), projector.cost(recurring: true))
    case .coverageWithoutInduced:
      sides = (
        projector.recurringMoney(withInduced: false),
        projector.cost(recurring: true, withInduced: false)
      )
    case .coverageSavingsOnly:
      sides = (projector.savings(recurring: true), projector.cost(recurring: true))
    case .coverageTotal: sides = (projector.allMoney(), projector.totalCost())
    case .teachersPerLeader:
      let leaders = projector.totalLeaders()
      sides = (projector.graph.subtract(projector.totalTeachers(.plan), leaders), leaders)
    case .leadersShare: sides = (projector.totalLeaders(), projector.totalTeachers(.plan))
    case .leadersShareUnrounded:
      sides = (sumOfRoles(\.unrounded, &projector), projector.totalTeachers(.plan))
    case .costPerPupil: sides = (projector.totalCost(), projector.totalStudents(.plan))
    case .costPerTeacher: sides = (projector.totalCost(), projector.totalTeachers(.plan))
    case .classSizeAverage:
      sides = (projector.seatsInSections(world), projector.totalSections(world))
    default: return nil
    }
    return MeasureRatio(
      numerator: sides.numerator, denominator: sides.denominator, isMoney: figure.isCoverage)
  }

  /// 1 in years in which a condition holds; `nil` for a figure that is none.
  private func condition(
    _ figure: DistrictFigure, _ projector: inout BudgetProjector
  ) -> Series? {
    switch figure {
    case .covered:
      return projector.reaches(projector.recurringMoney(), projector.cost(recurring: true))
    case .neutral: return projector.reaches(projector.totalSavings(), projector.totalCost())
    case .selfPaying:
      return projector.reaches(
        projector.savings(recurring: true), projector.cost(recurring: true))
    case .coveredWithoutInduced:
      return projector.reaches(
        projector.recurringMoney(withInduced: false), projector.cost(recurring: true))
    default: return nil
    }
  }

  /// Stream dollars that the plan could have spent and did not.
  private func unusedFunding(_ projector: inout BudgetProjector) -> Series {
    var parts: [Series] = []
    for index in projector.budget.funds.indices {
      let left = projector.graph.subtract(
        projector.fundFigure(index, .spendable), projector.fundFigure(index, .spent))
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
      roles.append(projector.leaders(role)[keyPath: part])
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
