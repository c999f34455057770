internal import Quantities

/// Figures of a leader role.
public enum LeaderFigure: String, DescribedFigure {
  case count
  case new
  case movedUp = "moved_up"
  case pool
  case unfilled
  case students
  case releaseFte = "release_fte"
  case hoursPerTeacher = "hours_per_teacher"
  case chargeable
  case sectionsSpared = "sections_spared"
  case basePayHolders = "base_pay_holders"
  case cost

  /// What is to be known of it.
  public var description: FigureDescription {
    switch self {
    case .count:
      FigureDescription(rawValue, "leaders", Unit(.leader), "leaders of the role")
    case .new:
      FigureDescription(rawValue, "new", Unit(.leader), "new leaders of the year")
    case .movedUp:
      FigureDescription(
        rawValue, "moved up", Unit(.leader),
        "leaders of the role who take the place of a leader of another role that left")
    case .pool:
      FigureDescription(
        rawValue, "qualified people", Unit(.leader),
        "qualified people; the leaders where none is stated")
    case .unfilled:
      FigureDescription(rawValue, "unfilled", Unit(.leader), "leaders that the pool could not give")
    case .students:
      FigureDescription(
        rawValue, "students per leader", Unit([.student], per: [.leader]),
        "students for each leader")
    case .releaseFte:
      FigureDescription(
        rawValue, "released positions", Unit(.fte), "positions that leaders are released from")
    case .hoursPerTeacher:
      FigureDescription(
        rawValue, "released hours per teacher", Unit([.hour], per: [.fte, .year]),
        "released hours for each other teacher: release_fte × hours of a contract year / teachers who "
          + "are served")
    case .chargeable:
      FigureDescription(
        rawValue, "own pay for released time", .flow,
        "the leaders' own pay and benefits for their released time")
    case .sectionsSpared:
      FigureDescription(
        rawValue, "sections spared", Unit(.section),
        "sections that its leaders' larger classes make unnecessary")
    case .basePayHolders:
      FigureDescription(
        rawValue, "holders of the raise", Unit(.leader),
        "people who hold the permanent raise of the role")
    case .cost:
      FigureDescription(
        rawValue, "cost of all lines", .flow,
        "all cost lines of the role; of a school by its share of the leaders",
        direction: .lowerIsBetter)
    }
  }
}
