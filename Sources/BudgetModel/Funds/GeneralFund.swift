public import Diagnostics

/// The district's general fund.
///
/// Values: `general_fund.opening` ($, of the first year), `general_fund.reserve` (share of spending
/// or $, by `reserve`), `general_fund.dollar_floor` ($, of the first year) and `general_fund.cola`
/// (rate) for California's floor, `general_fund.children` (children with disabilities).
public struct GeneralFund: Sendable {
  /// How the reserve floor is stated.
  public enum Reserve: String, Sendable {
    /// No floor but zero.
    case none
    /// Two months of the year's spending (GFOA).
    case gfoa
    /// A share of the year's spending by attendance (California, 5 CCR 15450).
    case california
    /// A share of the year's spending.
    case share
    /// Dollars.
    case dollars
  }

  /// An amount of a year before the horizon.
  public struct PastAmount: Sendable, Hashable {
    /// The fiscal year.
    public let year: Int
    /// Dollars, or students.
    public let amount: Double

    /// Makes an amount.
    public init(year: Int, amount: Double) {
      self.year = year
      self.amount = amount
    }
  }

  /// The title.
  public let title: String
  /// How the reserve floor is stated.
  public let reserve: Reserve
  /// How far a line may be from its adopted amount, as a share of it.
  public let reconcilesWithin: Double
  /// State and local spending of years before the horizon, in order.
  public let effort: [PastAmount]
  /// State and local spending on special education of years before the horizon, in order.
  public let specialEducation: [PastAmount]
  /// Students of years before the horizon, in order.
  public let pupils: [PastAmount]
  /// Where it was written.
  public let range: SourceRange
  /// Award years before the horizon for which effort was found not maintained.
  public var failedEffort: [Int] = []
  /// Award years before the horizon for which effort was found maintained.
  public var metEffort: [Int] = []
  /// Local spending on special education of years before the horizon, in order.
  public var localSpecialEducation: [PastAmount] = []
  /// Children with disabilities of years before the horizon, in order.
  public var children: [PastAmount] = []

  /// Makes a general fund.
  public init(
    title: String, reserve: Reserve, reconcilesWithin: Double, effort: [PastAmount],
    specialEducation: [PastAmount], pupils: [PastAmount], range: SourceRange
  ) {
    self.title = title
    self.reserve = reserve
    self.reconcilesWithin = reconcilesWithin
    self.effort = effort
    self.specialEducation = specialEducation
    self.pupils = pupils
    self.range = range
  }
}
