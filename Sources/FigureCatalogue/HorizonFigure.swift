internal import Quantities

/// What a yearly measure comes to over the horizon.
public enum HorizonFigure: String, DescribedFigure {
  case netCostSum = "net_cost.sum"
  case worstMargin = "margin.worst"
  case lowestBalance = "fund.balance.lowest"

  /// What is to be known of it.
  public var description: FigureDescription {
    switch self {
    case .netCostSum:
      FigureDescription(
        rawValue, "Net cost, all years", Unit(.dollar), "net cost summed over the horizon",
        direction: .lowerIsBetter)
    case .worstMargin:
      FigureDescription(
        rawValue, "Margin of recurring money, worst year", .flow, "the least margin of any year",
        direction: .higherIsBetter)
    case .lowestBalance:
      FigureDescription(
        rawValue, "General-fund balance, lowest", Unit(.dollar), "the least balance of any year",
        direction: .higherIsBetter)
    }
  }

  /// The measure whose years it joins.
  public var measure: FigureKey {
    switch self {
    case .netCostSum: FigureKey(.district(.netCost))
    case .worstMargin: FigureKey(.district(.margin))
    case .lowestBalance: FigureKey(.generalFund(.balance))
    }
  }
}
