internal import Quantities

/// Figures of a staff group.
public enum StaffFigure: String, DescribedFigure {
  case required
  case headcount
  case stayers
  case hires
  case layoffs
  case retirements
  case waiting
  case vacant
  case payroll
  case substitutes
  case cost
  case averagePay = "average_pay"
  case hireValue = "hire_value"
  case averageValue = "average_value"

  /// What is to be known of it.
  public var description: FigureDescription {
    switch self {
    case .required:
      FigureDescription(
        rawValue, "required positions", Unit(.fte), "required positions", isOfBothWorlds: true)
    case .headcount:
      FigureDescription(rawValue, "headcount", Unit(.fte), "FTE employed", isOfBothWorlds: true)
    case .stayers:
      FigureDescription(
        rawValue, "stayers", Unit(.fte), "FTE of the year before who stay", isOfBothWorlds: true)
    case .hires:
      FigureDescription(rawValue, "hires", Unit(.fte), "FTE hired", isOfBothWorlds: true)
    case .layoffs:
      FigureDescription(rawValue, "layoffs", Unit(.fte), "FTE laid off", isOfBothWorlds: true)
    case .retirements:
      FigureDescription(
        rawValue, "retirements", Unit(.fte), "FTE who retire, on top of turnover",
        isOfBothWorlds: true)
    case .waiting:
      FigureDescription(
        rawValue, "headcount above need", Unit(.fte), "headcount above need", isOfBothWorlds: true)
    case .vacant:
      FigureDescription(
        rawValue, "vacant positions", Unit(.fte), "required positions left unfilled",
        isOfBothWorlds: true)
    case .payroll:
      FigureDescription(rawValue, "payroll", .flow, "salaries", isOfBothWorlds: true)
    case .substitutes:
      FigureDescription(
        rawValue, "substitutes", .flow, "cover of vacant positions and of absences",
        isOfBothWorlds: true)
    case .cost:
      FigureDescription(
        rawValue, "payroll with benefits", .flow, "salaries with benefits and substitutes",
        isOfBothWorlds: true)
    case .averagePay:
      FigureDescription(
        rawValue, "average pay", Unit([.dollar], per: [.fte, .year]), "payroll / headcount",
        isOfBothWorlds: true)
    case .hireValue:
      FigureDescription(
        rawValue, "value of a position at hire", Unit([.dollar], per: [.fte, .year]),
        "what one position fewer saves now: a hire's cost")
    case .averageValue:
      FigureDescription(
        rawValue, "value of a position at average pay", Unit([.dollar], per: [.fte, .year]),
        "what a position at average pay saves")
    }
  }
}
