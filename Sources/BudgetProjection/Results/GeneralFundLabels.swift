internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

extension BudgetProjector {
  /// Labels the general fund in both worlds, and its lines.
  mutating func labelGeneralFund(_ lines: [ProjectedBudgetLine]) {
    for line in lines {
      label(
        line.byYear, line.line.path, line.line.title, "$ per year", place: line.line.range.place)
    }
    for name in budgetLineNames where !lines.contains(where: { $0.line.path == name }) {
      guard let values = budgetLineFigure(name) else { continue }
      label(values, name, "Rows of \(name)", "$ per year")
    }
    guard let fund = budget.generalFund else { return }
    let parts = [
      ("revenue", "revenue", "$ per year"), ("spending", "spending", "$ per year"),
      ("balance", "ending balance", "$"), ("structural", "structural balance", "$ per year"),
      ("reserve", "reserve floor", "$"), ("days_of_cash", "days of cash", "days"),
      ("returned", "savings returned", "$ per year"),
      ("effort", "effort of state and locality", "$ per year"),
      ("effort_per_pupil", "effort per pupil", "$ per student per year"),
      ("special_education", "special education", "$ per year"),
      ("plan_share", "plan cost as a share of spending", "ratio"),
    ]
    for world in [World.plan, .statusQuo] {
      let prefix = world == .statusQuo ? "status_quo." : ""
      for (key, title, unit) in parts {
        guard let values = generalFundFigure("general_fund.\(key)", world) else { continue }
        label(
          values, "\(prefix)general_fund.\(key)", "\(fund.title): \(title)", unit,
          place: fund.range.place)
      }
    }
  }
}
