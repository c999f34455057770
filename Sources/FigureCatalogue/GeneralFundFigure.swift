internal import Quantities

/// Figures of the general fund.
public enum GeneralFundFigure: String, DescribedFigure {
  case balance
  case revenue
  case spending
  case structural
  case daysOfCash = "days_of_cash"
  case reserve
  case returned
  case effort
  case effortPerPupil = "effort_per_pupil"
  case specialEducation = "special_education"
  case planShare = "plan_share"

  /// What is to be known of it.
  public var description: FigureDescription {
    switch self {
    case .balance:
      FigureDescription(
        rawValue, "ending balance", Unit(.dollar), "balance at the end of the year",
        direction: .higherIsBetter, isOfBothWorlds: true)
    case .revenue:
      FigureDescription(rawValue, "revenue", .flow, "all revenue lines", isOfBothWorlds: true)
    case .spending:
      FigureDescription(
        rawValue, "spending", .flow, "all spending lines, with what the plan adds or returns",
        isOfBothWorlds: true)
    case .structural:
      FigureDescription(
        rawValue, "structural balance", .flow, "recurring revenue less recurring spending",
        direction: .higherIsBetter, isOfBothWorlds: true)
    case .daysOfCash:
      FigureDescription(
        rawValue, "days of cash", Unit(.day), "balance over a day's spending",
        direction: .higherIsBetter, isOfBothWorlds: true)
    case .reserve:
      FigureDescription(
        rawValue, "reserve floor", Unit(.dollar), "the reserve floor", isOfBothWorlds: true)
    case .returned:
      FigureDescription(
        rawValue, "savings returned", .flow, "savings that the plan does not need",
        isOfBothWorlds: true)
    case .effort:
      FigureDescription(
        rawValue, "effort of state and locality", .flow,
        "state and local spending for maintenance of effort", isOfBothWorlds: true)
    case .effortPerPupil:
      FigureDescription(
        rawValue, "effort per pupil", Unit([.dollar], per: [.student, .year]),
        "the same over students", isOfBothWorlds: true)
    case .specialEducation:
      FigureDescription(
        rawValue, "special education", .flow, "lines marked special education", isOfBothWorlds: true
      )
    case .planShare:
      FigureDescription(
        rawValue, "plan cost as a share of spending", .ratio,
        "plan cost over spending without the plan", isOfBothWorlds: true)
    }
  }
}
