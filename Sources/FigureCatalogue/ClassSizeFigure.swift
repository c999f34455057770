internal import Quantities

/// Figures of a class-size rule beside its sections.
public enum ClassSizeFigure: String, DescribedFigure {
  case students
  case average
  case largest
  case revenueLost = "revenue_lost"
  case overagePaid = "overage_paid"
  case aboveLimit = "above_limit"

  /// What is to be known of it.
  public var description: FigureDescription {
    switch self {
    case .students:
      FigureDescription(
        rawValue, "students", Unit(.student), "students of its grades", isOfBothWorlds: true)
    case .average:
      FigureDescription(
        rawValue, "average class", Unit([.student], per: [.section]),
        "students × courses / sections", isOfBothWorlds: true)
    case .largest:
      FigureDescription(
        rawValue, "largest class", Unit([.student], per: [.section]),
        "students in its largest class", isOfBothWorlds: true)
    case .revenueLost:
      FigureDescription(
        rawValue, "revenue lost", .flow, "revenue lost above the site average", isOfBothWorlds: true
      )
    case .overagePaid:
      FigureDescription(
        rawValue, "overage paid", .flow, "overage pay and aides", isOfBothWorlds: true)
    case .aboveLimit:
      FigureDescription(
        rawValue, "classes above the limit", Unit(.section),
        "classes above `overage_limit`; none where it is not written", isOfBothWorlds: true)
    }
  }
}
