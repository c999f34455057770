public import BudgetNames
public import Quantities

/// What a figure is, apart from the world and the place it is of.
public enum Figure: Sendable, Hashable {
  /// A figure of the district or of the whole plan.
  case district(DistrictFigure)
  /// Whole sections of one class-size rule.
  case sections(ClassSizeID)
  /// Students over target of one class-size rule, not rounded.
  case fractionalSections(ClassSizeID)
  case classSize(ClassSizeID, ClassSizeFigure)
  /// Rooms that the sections of a school need.
  case rooms
  case staff(StaffID, StaffFigure)
  case stream(FundID, StreamFigure)
  case leader(LeaderID, LeaderFigure)
  /// People in one stage of a career ladder.
  case ladderStage(LadderID, String)
  case bonusRecipients(BonusID)
  case retention(RetentionID, RetentionFigure)
  case generalFund(GeneralFundFigure)
  /// A revenue or spending line, or the rows of one CSV block together.
  case budgetLine(BudgetSide, String)
  /// Dollars of a line of the plan: its cost, or its saving; of a line that stands in both roles the
  /// change in spending.
  case line(LineKey)
  /// The cost, or the saving, of a line that stands in both roles.
  case lineSide(LineKey, LineSide)
  /// What one payer pays of a cost line.
  case payment(LineKey, Payer)
  /// 1 in years in which a rule asks for review; by the rule's id.
  case rule(String)
  /// 1 where an event of the horizon happens; it has no year.
  case event(HorizonEvent)
  /// A declared value.
  case value(ValueKey)
}

/// The two sides of the general fund's budget.
public enum BudgetSide: String, Sendable, Hashable, CaseIterable { case revenue, spending }

/// The two roles of a plan's line.
public enum LineSide: String, Sendable, Hashable { case cost, saving }

/// Who pays a cost line.
public enum Payer: Sendable, Hashable, CustomStringConvertible {
  case stream(FundID)
  case savings, oneTimeSavings, generalFund

  /// The id of the results.
  public var description: String {
    switch self {
    case .stream(let id): id.text
    case .savings: "savings"
    case .oneTimeSavings: "one_time_savings"
    case .generalFund: "general_fund"
    }
  }
}

/// The identity of a figure: what, in which world, and where.
public struct FigureKey: Sendable, Hashable {
  /// What it is.
  public let figure: Figure
  /// With or without the plan.
  public let world: World
  /// The school or grade; `nil` for all of the district.
  public let place: Place?

  /// Names a figure.
  public init(_ figure: Figure, _ world: World = .plan, at place: Place? = nil) {
    self.figure = figure
    self.world = world
    self.place = place
  }

  /// The same figure in another world.
  public func of(_ world: World) -> FigureKey { FigureKey(figure, world, at: place) }
}
