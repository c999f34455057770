internal import BudgetModel
internal import CalculationGraphs

// The general fund over the years.
extension BudgetProjector {
  /// All revenue lines.
  mutating func generalRevenue() -> Series { total(.revenue, "all") { _ in true } }

  /// All spending lines; with the plan, what the plan draws is added and what it returns is taken
  /// off.
  mutating func generalSpending(_ world: World) -> Series {
    let present = total(.spending, "all") { _ in true }
    return world == .plan ? graph.add(present, planEffect()) : present
  }

  /// What the plan costs the general fund: its draw less the savings that it does not need.
  private mutating func planEffect() -> Series {
    graph.subtract(graph.nonnegative(netCost()), returnedSavings())
  }

  /// Unrestricted savings that the plan does not need.
  mutating func returnedSavings() -> Series {
    graph.nonnegative(netCost().map { graph.negate($0) })
  }

  /// The balance at the end of each year: that of the year before, with the year's revenue and
  /// without its spending.
  mutating func generalBalance(_ world: World) -> Series {
    onceSeries("\(world.rawValue) general_fund.balance") { projector in
      let revenue = projector.generalRevenue()
      let spending = projector.generalSpending(world)
      var balance = projector.value("general_fund.opening", .statusQuo, default: 0)[0]
      return projector.years.indices.map { position in
        let with = projector.graph.add(balance, revenue[position])
        balance = projector.graph.subtract(with, spending[position])
        return balance
      }
    }
  }

  /// Recurring revenue less recurring spending; with the plan less the recurring part of its draw,
  /// and with the recurring savings that it does not need.
  mutating func structuralBalance(_ world: World) -> Series {
    onceSeries("\(world.rawValue) general_fund.structural") { projector in
      let revenue = projector.total(.revenue, "recurring") { $0.isRecurring }
      let spending = projector.total(.spending, "recurring") { $0.isRecurring }
      let present = projector.graph.subtract(revenue, spending)
      guard world == .plan else { return present }
      let paid = projector.waterfall()
      let count = projector.count
      let recurring = paid.costs.indices.filter { paid.costs[$0].isRecurring }
      let draw = projector.graph.sum(recurring.map { paid.generalFund[$0] }, count: count)
      let used = projector.graph.sum(paid.savingPayments, count: count)
      let savings = projector.unrestrictedSavings(recurring: true)
      let unused = projector.graph.nonnegative(projector.graph.subtract(savings, used))
      return projector.graph.add(projector.graph.subtract(present, draw), unused)
    }
  }

  /// The reserve floor.
  mutating func reserveFloor(_ world: World) -> Series {
    guard let fund = budget.generalFund else { return flat(0) }
    return onceSeries("\(world.rawValue) general_fund.reserve") { projector in
      let spending = projector.generalSpending(world)
      let stated = projector.value("general_fund.reserve", .statusQuo, default: 0)
      switch fund.reserve {
      case .none: return projector.flat(0)
      case .gfoa: return projector.graph.multiply(spending, projector.flat(2.0 / 12))
      case .share: return projector.graph.multiply(spending, stated)
      case .dollars: return stated
      case .california: return projector.californiaFloor(spending)
      }
    }
  }

  /// 5 CCR 15450, by average daily attendance: to 300 the greater of 5 % or $55,000, to 1,000 of
  /// 4 % or $55,000, to 30,000 3 %, to 400,000 2 %, above 1 %.
  private mutating func californiaFloor(_ spending: Series) -> Series {
    let bands: [(upTo: Double, share: Double, least: Double)] = [
      (400_000, 0.02, 0), (30_000, 0.03, 0), (1_000, 0.04, 55_000), (300, 0.05, 55_000),
    ]
    let attendance = attendance(.statusQuo)
    return years.indices.map { position in
      var floor = graph.multiply(spending[position], graph.constant(0.01))
      for band in bands {
        let share = graph.multiply(spending[position], graph.constant(band.share))
        let kept = band.least > 0 ? graph.maximum(share, graph.constant(band.least)) : share
        let isAbove = graph.greater(attendance[position], graph.constant(band.upTo + 1e-9))
        floor = graph.select(isAbove, floor, kept)
      }
      return floor
    }
  }

  /// The two sides of days of cash: the balance of a year of days, less the cash that the plan's
  /// streams pay back later, and the year's spending.
  mutating func daysOfCash(_ world: World) -> (numerator: Series, denominator: Series) {
    var cash = generalBalance(world)
    for index in budget.funds.indices where world == .plan {
      if let advanced = fundFigure(index, "float") { cash = graph.subtract(cash, advanced) }
    }
    let yearly = graph.multiply(cash, flat(365))
    return (yearly, generalSpending(world))
  }

  /// State and local spending for maintenance of effort, with the plan's effect on the general fund
  /// in the plan's world.
  mutating func fiscalEffort(_ world: World) -> Series {
    let lines = total(.spending, "effort") { $0.countsAsEffort }
    return world == .plan ? graph.add(lines, planEffect()) : lines
  }

  /// Spending lines on special education.
  mutating func specialEducationSpending() -> Series {
    total(.spending, "special education") { $0.isSpecialEducation && $0.countsAsEffort }
  }

  /// A figure of the general fund by its name, or `nil` where there is none.
  mutating func generalFundFigure(_ name: String, _ world: World) -> Series? {
    guard budget.generalFund != nil, let key = name.dropping("general_fund.") else { return nil }
    switch key {
    case "balance": return generalBalance(world)
    case "revenue": return generalRevenue()
    case "spending": return generalSpending(world)
    case "structural": return structuralBalance(world)
    case "reserve": return reserveFloor(world)
    case "effort": return fiscalEffort(world)
    case "effort_per_pupil":
      return graph.divideOrZero(fiscalEffort(world), totalStudents(world))
    case "special_education": return specialEducationSpending()
    case "days_of_cash":
      let sides = daysOfCash(world)
      return graph.divideOrZero(
        sides.numerator, sides.denominator, above: MeasureList.leastMoney)
    case "returned": return world == .plan ? returnedSavings() : flat(0)
    case "plan_share":
      return graph.divideOrZero(
        totalCost(), generalSpending(.statusQuo), above: MeasureList.leastMoney)
    default: return nil
    }
  }
}
