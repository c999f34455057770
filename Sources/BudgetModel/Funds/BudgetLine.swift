public import Diagnostics
public import FigureCatalogue

/// A revenue or spending line of the general fund.
///
/// Values under `revenue.<id>.` or `spending.<id>.`, by `form`: `amount` ($ per year, or $ per
/// student per year), or `base` ($) and `rate` (share); `local`, the share that local money pays.
public struct BudgetLine: Sendable {
  /// Which side of the budget it is on.
  public typealias Side = BudgetSide

  /// What its dollars are.
  public enum Form: Sendable, Hashable {
    /// Stated dollars.
    case amount
    /// Dollars for each student, or each in attendance, of the year or of the year before.
    case perStudent(attendance: Bool, priorYear: Bool)
    /// An assessed value times a rate.
    case taxBase
    /// What staff groups cost without the plan, by their ids.
    case staff([String])
  }

  /// An amount of the adopted budget.
  public struct Adopted: Sendable, Hashable {
    /// The fiscal year.
    public let year: Int
    /// Dollars.
    public let amount: Double

    /// Makes an amount.
    public init(year: Int, amount: Double) {
      self.year = year
      self.amount = amount
    }
  }

  /// Which side of the budget it is on.
  public let side: Side
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The part of the budget under which reports add it up, or `nil`.
  public let group: String?
  /// The id of the block whose CSV file it is a row of, or `nil`.
  public let block: String?
  /// What its dollars are.
  public let form: Form
  /// Recurring, or one-time.
  public let isRecurring: Bool
  /// Counts as effort of state and locality.
  public let countsAsEffort: Bool
  /// Spending on special education.
  public let isSpecialEducation: Bool
  /// What the adopted budget says.
  public let adopted: [Adopted]
  /// Where it was written.
  public let range: SourceRange

  /// Makes a line.
  public init(
    side: Side, id: String, title: String, group: String?, block: String?, form: Form,
    isRecurring: Bool, countsAsEffort: Bool, isSpecialEducation: Bool, adopted: [Adopted],
    range: SourceRange
  ) {
    self.side = side
    self.id = id
    self.title = title
    self.group = group
    self.block = block
    self.form = form
    self.isRecurring = isRecurring
    self.countsAsEffort = countsAsEffort
    self.isSpecialEducation = isSpecialEducation
    self.adopted = adopted
    self.range = range
  }

  /// Its path and the name of its figure, e.g. `spending.utilities`.
  public var path: String { "\(side.rawValue).\(id)" }
}
