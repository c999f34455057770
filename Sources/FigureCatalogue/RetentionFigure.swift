internal import Quantities

/// Figures of a retention effect.
public enum RetentionFigure: String, DescribedFigure {
  case supportedShare = "supported_share"
  case planTurnover = "plan_turnover"
  case avoidedLeavers = "avoided_leavers"

  /// What is to be known of it.
  public var description: FigureDescription {
    switch self {
    case .supportedShare:
      FigureDescription(
        rawValue, "supported share", .ratio, "share of teachers who are supported",
        form: .percentage)
    case .planTurnover:
      FigureDescription(
        rawValue, "turnover with the effect", .ratio, "turnover with the effect", form: .percentage)
    case .avoidedLeavers:
      FigureDescription(
        rawValue, "leavers avoided", Unit(.fte), "teachers who stay and would have left")
    }
  }
}
