internal import BudgetModel
internal import CalculationGraphs

extension MeasureList {
  /// The measures of a scenario with a general fund, behind all others.
  static let generalFund: [(id: String, title: String, unit: String)] = [
    ("fund.balance", "General-fund balance", "$"),
    ("fund.balance.status_quo", "General-fund balance without the plan", "$"),
    ("fund.structural", "Structural balance", "$ per year"),
    ("fund.days_of_cash", "Days of cash", "days"),
    ("fund.reserve", "Reserve floor", "$"),
    ("general_fund.revenue", "General-fund revenue", "$ per year"),
    ("general_fund.spending", "General-fund spending", "$ per year"),
    ("general_fund.returned", "Savings returned to the general fund", "$ per year"),
    ("general_fund.plan_share", "Plan cost as a share of general-fund spending", "ratio"),
    ("general_fund.effort", "Effort of state and locality", "$ per year"),
    ("general_fund.effort_per_pupil", "Effort per pupil", "$ per student per year"),
  ]
}

extension BudgetProjector {
  /// The measures of this budget.
  var measureEntries: [(id: String, title: String, unit: String)] {
    MeasureList.entries + (budget.generalFund == nil ? [] : MeasureList.generalFund)
  }

  /// The two sides of a general-fund measure that is a ratio.
  mutating func generalFundRatio(
    _ id: String
  ) -> (numerator: Series, denominator: Series, isMoney: Bool)? {
    switch id {
    case "fund.days_of_cash":
      let sides = daysOfCash(.plan)
      return (sides.numerator, sides.denominator, true)
    case "general_fund.plan_share": return (totalCost(), generalSpending(.statusQuo), true)
    case "general_fund.effort_per_pupil":
      return (fiscalEffort(.plan), totalStudents(.plan), false)
    default: return nil
    }
  }

  /// A general-fund measure that is an amount.
  mutating func generalFundAmount(_ id: String) -> Series? {
    switch id {
    case "fund.balance": generalBalance(.plan)
    case "fund.balance.status_quo": generalBalance(.statusQuo)
    case "fund.structural": structuralBalance(.plan)
    case "fund.reserve": reserveFloor(.plan)
    default: generalFundFigure(id, .plan)
    }
  }

  /// 1 in years that end with less than the reserve floor.
  private mutating func breaches(_ world: World) -> Series {
    reaches(generalBalance(world), reserveFloor(world)).map { graph.not($0) }
  }

  /// Whether and when the balance first falls below the floor.
  mutating func reserveBreaches() -> [ProjectedProbability] {
    guard budget.generalFund != nil else { return [] }
    let planned = firsts(breaches(.plan)).never
    let present = firsts(breaches(.statusQuo)).never
    return [
      ProjectedProbability(
        id: "reserve.breach", title: "The balance falls below the reserve floor in some year",
        node: graph.not(planned)),
      ProjectedProbability(
        id: "reserve.breach.status_quo",
        title: "Without the plan the balance falls below the reserve floor in some year",
        node: graph.not(present)),
    ]
      + firstYears(
        breaches(.plan), "reserve.breach", "The balance is first below the reserve floor in",
        never: "The balance is never below the reserve floor")
  }
}

// The lines that results list.
extension BudgetProjector {
  /// Every revenue and spending line.
  mutating func projectedBudgetLines() -> [ProjectedBudgetLine] {
    var lines: [ProjectedBudgetLine] = []
    for line in budget.budgetLines {
      lines.append(ProjectedBudgetLine(line: line, byYear: amount(of: line)))
    }
    return lines
  }
}
