internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

extension GeneralFundPaths {
  /// A figure of the general fund under its name.
  static func figure(
    _ figure: GeneralFundFigure, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    projector.figure(.generalFund(figure), world) {
      GeneralFundPaths(world: world).series(figure, &$0)
    }
  }

  /// State and local spending for maintenance of effort, with the plan's effect on the general fund
  /// in the plan's world.
  static func fiscalEffort(_ world: World, _ projector: inout BudgetProjector) -> Series {
    figure(.effort, world, &projector)
  }

  /// Spending lines on special education.
  static func specialEducationSpending(_ projector: inout BudgetProjector) -> Series {
    figure(.specialEducation, .plan, &projector)
  }
}

/// The general fund over the years of one world.
struct GeneralFundPaths {
  /// The world.
  let world: World

  /// How each figure comes about.
  func series(_ figure: GeneralFundFigure, _ projector: inout BudgetProjector) -> Series {
    switch figure {
    case .balance: return balance(&projector)
    case .revenue: return BudgetLineAmounts.total(.revenue, "all", &projector) { _ in true }
    case .spending: return spending(&projector)
    case .structural: return structural(&projector)
    case .daysOfCash: return MeasureRatio.quotient(daysOfCash(&projector), &projector)
    case .planShare: return MeasureRatio.quotient(planShare(&projector), &projector)
    case .effortPerPupil: return MeasureRatio.quotient(effortPerPupil(&projector), &projector)
    case .reserve: return reserve(&projector)
    case .returned:
      guard world == .plan else { return projector.flat(0) }
      let margin = projector.graph.negate(PlanTotals.netCost(&projector))
      return projector.graph.nonnegative(margin)
    case .effort:
      let lines = BudgetLineAmounts.total(.spending, "effort", &projector) { $0.countsAsEffort }
      return world == .plan ? projector.graph.add(lines, planEffect(&projector)) : lines
    case .specialEducation:
      return BudgetLineAmounts.total(.spending, "special education", &projector) {
        $0.isSpecialEducation && $0.countsAsEffort
      }
    }
  }

  /// The two sides of a figure that is a ratio; `nil` for an amount.
  func ratio(_ figure: GeneralFundFigure, _ projector: inout BudgetProjector) -> MeasureRatio? {
    switch figure {
    case .daysOfCash: return daysOfCash(&projector)
    case .planShare: return planShare(&projector)
    case .effortPerPupil: return effortPerPupil(&projector)
    case .balance, .revenue, .spending, .structural, .reserve, .returned, .effort,
      .specialEducation:
      return nil
    }
  }

  /// The cash of a year of days over the year's spending.
  private func daysOfCash(_ projector: inout BudgetProjector) -> MeasureRatio {
    MeasureRatio(
      numerator: projector.graph.multiply(cash(&projector), projector.flat(365)),
      denominator: GeneralFundPaths.figure(.spending, world, &projector), isMoney: true)
  }

  /// The plan's cost over what the general fund spends without it.
  private func planShare(_ projector: inout BudgetProjector) -> MeasureRatio {
    MeasureRatio(
      numerator: PlanTotals.totalCost(&projector),
      denominator: GeneralFundPaths.figure(.spending, .statusQuo, &projector), isMoney: true)
  }

  /// The effort of state and locality over students.
  private func effortPerPupil(_ projector: inout BudgetProjector) -> MeasureRatio {
    MeasureRatio(
      numerator: GeneralFundPaths.figure(.effort, world, &projector),
      denominator: StudentCounts.totalStudents(world, &projector), isMoney: false)
  }

  /// All spending lines; with the plan, what the plan draws is added and what it returns is taken
  /// off.
  private func spending(_ projector: inout BudgetProjector) -> Series {
    guard world == .plan else {
      return BudgetLineAmounts.total(.spending, "all", &projector) { _ in true }
    }
    let present = GeneralFundPaths.figure(.spending, .statusQuo, &projector)
    return projector.graph.add(present, planEffect(&projector))
  }

  /// What the plan costs the general fund: its draw less the savings that it does not need.
  private func planEffect(_ projector: inout BudgetProjector) -> Series {
    projector.graph.subtract(
      DistrictFigures.figure(.generalFundDraw, .plan, &projector),
      GeneralFundPaths.figure(.returned, .plan, &projector))
  }

  /// The balance at the end of each year: that of the year before, with the year's revenue and
  /// without its spending.
  private func balance(_ projector: inout BudgetProjector) -> Series {
    let world = world
    let opening = projector.value(GeneralFund.key("opening"), .statusQuo, default: 0)
    let revenue = GeneralFundPaths.figure(.revenue, world, &projector)
    let spending = GeneralFundPaths.figure(.spending, world, &projector)
    return projector.yearly { projector, position throws(Unanswered) in
      var before = try projector.at(opening, 0)
      if position > 0 {
        before = try projector.at(
          GeneralFundPaths.figure(.balance, world, &projector), position - 1)
      }
      let with = projector.graph.add(before, try projector.at(revenue, position))
      return projector.graph.subtract(with, try projector.at(spending, position))
    }
  }

  /// Recurring revenue less recurring spending; with the plan less the recurring part of its draw,
  /// and with the recurring savings that it does not need.
  private func structural(_ projector: inout BudgetProjector) -> Series {
    guard world == .plan else {
      let revenue = BudgetLineAmounts.total(.revenue, "recurring", &projector) { $0.isRecurring }
      let spending = BudgetLineAmounts.total(.spending, "recurring", &projector) { $0.isRecurring }
      return projector.graph.subtract(revenue, spending)
    }
    let present = GeneralFundPaths.figure(.structural, .statusQuo, &projector)
    let paid = FundingWaterfall.waterfall(&projector)
    let recurring = paid.costs.indices.filter { paid.costs[$0].isRecurring }
    let draw = projector.graph.sum(recurring.map { paid.generalFund[$0] })
    let used = projector.graph.sum(paid.savingPayments)
    let savings = PlanTotals.unrestrictedSavings(recurring: true, &projector)
    let unused = projector.graph.nonnegative(projector.graph.subtract(savings, used))
    return projector.graph.add(projector.graph.subtract(present, draw), unused)
  }

  /// The balance, less the cash that the plan's streams pay back later.
  private func cash(_ projector: inout BudgetProjector) -> Series {
    var cash = GeneralFundPaths.figure(.balance, world, &projector)
    for index in projector.budget.funds.indices where world == .plan {
      cash = projector.graph.subtract(cash, StreamAccounts.fundFigure(index, .float, &projector))
    }
    return cash
  }

  /// The reserve floor; 0 where none is stated.
  private func reserve(_ projector: inout BudgetProjector) -> Series {
    guard let fund = projector.budget.generalFund else { return projector.flat(0) }
    let spending = GeneralFundPaths.figure(.spending, world, &projector)
    let stated = projector.value(GeneralFund.key("reserve"), .statusQuo, default: 0)
    switch fund.reserve {
    case .none: return projector.flat(0)
    case .gfoa: return projector.graph.multiply(spending, projector.flat(2.0 / 12))
    case .share: return projector.graph.multiply(spending, stated)
    case .dollars: return stated
    case .california: return californiaFloor(spending, &projector)
    }
  }

  /// The dollar floor where none is stated, $ (5 CCR 15450(a)).
  private static let dollarFloor = 55_000.0

  /// 5 CCR 15450, by average daily attendance: to 300 the greater of 5 % or a dollar floor, to 1,000
  /// of 4 % or the same, to 30,000 3 %, to 400,000 2 %, above 1 %.
  private func californiaFloor(_ spending: Series, _ projector: inout BudgetProjector) -> Series {
    let bands: [(upTo: Double, share: Double, hasLeast: Bool)] = [
      (400_000, 0.02, false), (30_000, 0.03, false), (1_000, 0.04, true), (300, 0.05, true),
    ]
    let attendance = StudentCounts.attendance(.statusQuo, &projector)
    let least = leastDollars(&projector)
    return projector.yearly { projector, position throws(Unanswered) in
      let spent = try projector.at(spending, position)
      let attending = try projector.at(attendance, position)
      let dollars = try projector.at(least, position)
      var floor = projector.graph.multiply(spent, projector.graph.constant(0.01))
      for band in bands {
        let share = projector.graph.multiply(spent, projector.graph.constant(band.share))
        let kept = band.hasLeast ? projector.graph.maximum(share, dollars) : share
        let isAbove = projector.graph.greater(
          attending, projector.graph.constant(band.upTo + 1e-9))
        floor = projector.graph.select(isAbove, floor, kept)
      }
      return floor
    }
  }

  /// The dollar floor of each year: that of the first is stated, then it grows by the cost-of-living
  /// adjustment of the year before, rounded to $1,000 (5 CCR 15450(b)(3)); $55,000 where none is stated.
  private func leastDollars(_ projector: inout BudgetProjector) -> Series {
    guard let stated = projector.value(GeneralFund.key("dollar_floor"), .statusQuo) else {
      return projector.flat(Self.dollarFloor)
    }
    let adjustment = projector.value(GeneralFund.key("cola"), .statusQuo, default: 0)
    return projector.yearly { projector, position throws(Unanswered) in
      var least = try projector.at(stated, 0)
      let thousand = projector.graph.constant(1_000)
      for year in 0..<position {
        let rate = try projector.at(adjustment, year)
        let factor = projector.graph.add(projector.graph.constant(1), rate)
        let grown = projector.graph.multiply(least, factor)
        least = projector.graph.multiply(
          projector.graph.nearest(projector.graph.divide(grown, thousand)), thousand)
      }
      return least
    }
  }
}
