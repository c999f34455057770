internal import Quantities

/// Figures of a funding stream's account.
public enum StreamFigure: String, DescribedFigure {
  case received
  case transferredOut = "transferred_out"
  case transferredIn = "transferred_in"
  case setAside = "set_aside"
  case committed
  case available
  case carryIn = "carry_in"
  case restrictedSavings = "restricted_savings"
  case spendable
  case spent
  case direct
  case indirect
  case surcharge
  case carryLimit = "carry_limit"
  case float
  case carried
  case lapsed
  case alive

  /// What is to be known of it.
  public var description: FigureDescription {
    switch self {
    case .received:
      FigureDescription(rawValue, "award received", .flow, "award after floor, events and end")
    case .transferredOut:
      FigureDescription(
        rawValue, "moved to another stream", .flow, "dollars of the award moved to another stream")
    case .transferredIn:
      FigureDescription(
        rawValue, "moved in from other streams", .flow, "dollars moved in from other streams")
    case .setAside:
      FigureDescription(
        rawValue, "set aside", .flow, "dollars set aside, private schools' share included")
    case .committed:
      FigureDescription(
        rawValue, "committed to today's uses", .flow, "dollars that stay with today's uses")
    case .available:
      FigureDescription(rawValue, "available to the plan", .flow, "dollars that the plan may use")
    case .carryIn:
      FigureDescription(rawValue, "carried in", .flow, "carried over from the year before")
    case .restrictedSavings:
      FigureDescription(rawValue, "savings that return", .flow, "savings that return to the stream")
    case .spendable:
      FigureDescription(
        rawValue, "spendable", .flow, "carry-in, available dollars and restricted savings")
    case .spent:
      FigureDescription(rawValue, "spent", .flow, "direct and indirect dollars and surcharge")
    case .direct:
      FigureDescription(rawValue, "plan cost paid", .flow, "plan cost paid")
    case .indirect:
      FigureDescription(rawValue, "indirect cost", .flow, "indirect cost taken")
    case .surcharge:
      FigureDescription(rawValue, "surcharge on pay", .flow, "surcharge on the pay it paid for")
    case .carryLimit:
      FigureDescription(
        rawValue, "most that may be carried over", .flow,
        "the most that may be carried over; the award where there is no limit")
    case .float:
      FigureDescription(
        rawValue, "advanced until reimbursement", Unit(.dollar),
        "dollars advanced by the general fund until reimbursement")
    case .carried:
      FigureDescription(rawValue, "carried over", .flow, "carried over to the next year")
    case .lapsed:
      FigureDescription(rawValue, "lapsed", .flow, "lost at the end of the year")
    case .alive:
      FigureDescription(
        rawValue, "not ended", .ratio,
        "1 while the stream goes on, 0 from the year on in which it is ended (`terminates`)",
        form: .condition)
    }
  }
}
