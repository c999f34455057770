internal import Quantities

/// A measure of the results of a scenario with a general fund, behind all others.
public struct GeneralFundMeasure: Sendable {
  /// The id of the results.
  public let id: String
  /// The figure.
  public let key: FigureKey
  /// A plain title.
  public let title: String

  /// The measures in their order.
  public static let all: [GeneralFundMeasure] = [
    measure("fund.balance", .balance, "General-fund balance"),
    GeneralFundMeasure(
      id: "fund.balance.status_quo", key: FigureKey(.generalFund(.balance), .statusQuo),
      title: "General-fund balance without the plan"),
    measure("fund.structural", .structural, "Structural balance"),
    measure("fund.days_of_cash", .daysOfCash, "Days of cash"),
    measure("fund.reserve", .reserve, "Reserve floor"),
    measure("general_fund.revenue", .revenue, "General-fund revenue"),
    measure("general_fund.spending", .spending, "General-fund spending"),
    measure("general_fund.returned", .returned, "Savings returned to the general fund"),
    measure(
      "general_fund.plan_share", .planShare, "Plan cost as a share of general-fund spending"),
    measure("general_fund.effort", .effort, "Effort of state and locality"),
    measure("general_fund.effort_per_pupil", .effortPerPupil, "Effort per pupil"),
  ]

  private static func measure(
    _ id: String, _ figure: GeneralFundFigure, _ title: String
  ) -> GeneralFundMeasure {
    GeneralFundMeasure(id: id, key: FigureKey(.generalFund(figure)), title: title)
  }
}
