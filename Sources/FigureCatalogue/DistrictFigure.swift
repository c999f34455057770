internal import Quantities

/// Figures of the district and of the whole plan; raw values are their names.
public enum DistrictFigure: String, DescribedFigure {
  case costRecurring = "cost.recurring"
  case costOneTime = "cost.one_time"
  case savingsRecurring = "savings.recurring"
  case savingsOneTime = "savings.one_time"
  case fundingRecurring = "funding.recurring"
  case fundingOneTime = "funding.one_time"
  case coverageRecurring = "coverage.recurring"
  case coverageWithoutInduced = "coverage.without_induced"
  case coverageSavingsOnly = "coverage.savings_only"
  case coverageTotal = "coverage.total"
  case margin
  case fundingUnused = "funding.unused"
  case netCost = "net_cost"
  case netCostCumulative = "net_cost.cumulative"
  case spendingChange = "spending.change"
  case generalFundDraw = "general_fund.draw"
  case leaders
  case releaseFte = "release_fte"
  case teachers
  case teachersPerLeader = "teachers_per_leader"
  case leadersShare = "leaders.share"
  case leadersShareUnrounded = "leaders.share_unrounded"
  case costPerPupil = "cost.per_pupil"
  case costPerTeacher = "cost.per_teacher"
  case sections
  case sectionsFractional = "sections.fractional"
  case classSizeAverage = "class_size.average"
  case enrollment
  case attendance
  case positionsFreed = "positions.freed"
  case positionsUsedByRelease = "positions.used_by_release"
  case positionsSaved = "positions.saved"
  case positionsWaiting = "positions.waiting"
  case covered
  case neutral
  case selfPaying = "self_paying"
  case coveredWithoutInduced = "covered_without_induced"

  /// What is to be known of it.
  public var description: FigureDescription {
    switch self {
    case .costRecurring:
      FigureDescription(
        rawValue, "Recurring plan cost", .flow, "recurring cost of the plan",
        direction: .lowerIsBetter, isMeasure: true)
    case .costOneTime:
      FigureDescription(
        rawValue, "One-time plan cost", .flow, "one-time cost of the plan",
        direction: .lowerIsBetter, isMeasure: true)
    case .savingsRecurring:
      FigureDescription(
        rawValue, "Recurring savings", .flow, "recurring savings", direction: .higherIsBetter,
        isMeasure: true)
    case .savingsOneTime:
      FigureDescription(
        rawValue, "One-time savings", .flow, "one-time savings", direction: .higherIsBetter,
        isMeasure: true)
    case .fundingRecurring:
      FigureDescription(
        rawValue, "Recurring stream funding", .flow,
        "this year's awards of recurring streams on recurring lines", isMeasure: true)
    case .fundingOneTime:
      FigureDescription(
        rawValue, "Other stream funding", .flow, "all other stream dollars applied", isMeasure: true
      )
    case .coverageRecurring:
      FigureDescription(
        rawValue, "Recurring coverage ratio", .ratio,
        "recurring savings and funding over recurring cost", direction: .higherIsBetter,
        isMeasure: true)
    case .coverageWithoutInduced:
      FigureDescription(
        rawValue, "Recurring coverage without induced savings", .ratio,
        "the same without induced savings", direction: .higherIsBetter, isMeasure: true)
    case .coverageSavingsOnly:
      FigureDescription(
        rawValue, "Recurring coverage by savings alone", .ratio,
        "recurring savings over recurring cost", direction: .higherIsBetter, isMeasure: true)
    case .coverageTotal:
      FigureDescription(
        rawValue, "Total coverage ratio", .ratio, "all money over all cost",
        direction: .higherIsBetter, isMeasure: true)
    case .margin:
      FigureDescription(
        rawValue, "Margin of recurring money", .flow, "recurring money less recurring cost",
        direction: .higherIsBetter, isMeasure: true)
    case .fundingUnused:
      FigureDescription(
        rawValue, "Stream dollars not used", .flow, "stream dollars available and not spent",
        isMeasure: true)
    case .netCost:
      FigureDescription(
        rawValue, "Net cost", .flow, "cost less savings and funding; negative is a margin",
        direction: .lowerIsBetter, isMeasure: true)
    case .netCostCumulative:
      FigureDescription(
        rawValue, "Cumulative net cost", Unit(.dollar), "net cost summed up to the year",
        direction: .lowerIsBetter, isMeasure: true)
    case .spendingChange:
      FigureDescription(
        rawValue, "Change in overall spending", .flow, "cost less savings, all funds",
        direction: .lowerIsBetter, isMeasure: true)
    case .generalFundDraw:
      FigureDescription(
        rawValue, "General-fund draw", .flow, "what the general fund must pay",
        direction: .lowerIsBetter, isMeasure: true)
    case .leaders:
      FigureDescription(
        rawValue, "Teacher leaders", Unit(.leader), "leaders of all roles", isMeasure: true)
    case .releaseFte:
      FigureDescription(
        rawValue, "Released positions", Unit(.fte), "positions released", isMeasure: true)
    case .teachers:
      FigureDescription(
        rawValue, "Teachers before backfill", Unit(.fte), "required positions before backfill",
        isOfBothWorlds: true, isMeasure: true)
    case .teachersPerLeader:
      FigureDescription(
        rawValue, "Teachers per leader", .ratio, "other teachers for each leader", isMeasure: true)
    case .leadersShare:
      FigureDescription(
        rawValue, "Leaders as a share of the faculty", .ratio, "leaders as a share of the faculty",
        isMeasure: true)
    case .leadersShareUnrounded:
      FigureDescription(
        rawValue, "Leaders as a share of the faculty before rounding", .ratio,
        "the same before leaders are rounded to whole people", isMeasure: true)
    case .costPerPupil:
      FigureDescription(
        rawValue, "Plan cost per pupil", Unit([.dollar], per: [.student, .year]),
        "plan cost per student", direction: .lowerIsBetter, isMeasure: true)
    case .costPerTeacher:
      FigureDescription(
        rawValue, "Plan cost per teacher", Unit([.dollar], per: [.fte, .year]),
        "plan cost per teacher", direction: .lowerIsBetter, isMeasure: true)
    case .sections:
      FigureDescription(
        rawValue, "Sections", Unit(.section), "sections of the plan", isOfBothWorlds: true,
        isMeasure: true)
    case .sectionsFractional:
      FigureDescription(
        rawValue, "Students over target", Unit(.section), "students / target, not rounded",
        isOfBothWorlds: true, isMeasure: true)
    case .classSizeAverage:
      FigureDescription(
        rawValue, "Average class size", Unit([.student], per: [.section]), "students / sections",
        isOfBothWorlds: true, isMeasure: true)
    case .enrollment:
      FigureDescription(
        rawValue, "Students", Unit(.student), "students", isOfBothWorlds: true, isMeasure: true)
    case .attendance:
      FigureDescription(
        rawValue, "Average daily attendance", Unit(.student),
        "average daily attendance: students x attendance", isOfBothWorlds: true)
    case .positionsFreed:
      FigureDescription(
        rawValue, "Positions freed", Unit(.fte),
        "positions that class sizes and position changes take away")
    case .positionsUsedByRelease:
      FigureDescription(
        rawValue, "Freed positions used by release", Unit(.fte),
        "of these, taken by released leaders")
    case .positionsSaved:
      FigureDescription(rawValue, "Positions saved", Unit(.fte), "freed positions no longer paid")
    case .positionsWaiting:
      FigureDescription(
        rawValue, "Positions waiting for attrition", Unit(.fte),
        "the plan's headcount above need, less the status quo's")
    case .covered:
      FigureDescription(
        rawValue, "Covered by recurring money", .ratio, "recurring coverage is at least 1",
        form: .condition)
    case .neutral:
      FigureDescription(
        rawValue, "Cost-neutral", .ratio, "cost is at most savings, all funds", form: .condition)
    case .selfPaying:
      FigureDescription(
        rawValue, "Covered by savings alone", .ratio,
        "recurring savings are at least the recurring cost", form: .condition)
    case .coveredWithoutInduced:
      FigureDescription(
        rawValue, "Covered without the induced savings", .ratio,
        "recurring money without induced savings is at least the recurring cost", form: .condition)
    }
  }
}
