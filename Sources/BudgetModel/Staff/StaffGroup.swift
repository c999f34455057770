public import Diagnostics

/// A staff group.
///
/// Values under `staff.<id>.`: `positions` (FTE, or FTE per section, or FTE per student, see
/// `basis`), `headcount` (FTE at the start, optional), `salary`, `hire_salary` (optional: as
/// salary; its growth, where none is written, is that of salary), `turnover` (optional: 0),
/// `step` (optional: steady), `benefits.<name>`. Optional, none where not written: `vacancies`
/// (share of positions left unfilled), `vacancy_cover` and `substitute` ($ per day),
/// `contract_days`, `absences` (days an FTE a year). On a schedule also `step_movement`
/// (steps a year, 0 to 2; 1), `lane_change` (share, 0), `turnover.<a>_<b>` and `retirement.<a>_<b>` (shares).
public struct StaffGroup: Sendable {
  /// What the positions follow.
  public enum Basis: Sendable, Hashable {
    /// A number of FTE.
    case fixed
    /// FTE per section of the named class-size blocks (all of them where `nil`).
    case perSection(classSizes: [String]?)
    /// FTE per student enrolled.
    case perStudent
  }

  /// A benefit.
  public struct Benefit: Sendable, Hashable {
    /// The name in `benefits health = …`.
    public let name: String
    /// A share of pay, or else dollars per FTE.
    public let isShareOfPay: Bool

    /// Makes a benefit.
    public init(name: String, isShareOfPay: Bool) {
      self.name = name
      self.isShareOfPay = isShareOfPay
    }
  }

  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// What the positions follow.
  public let basis: Basis
  /// Leavers are whole people, drawn binomially.
  public let wholeLeavers: Bool
  /// Positions above need are laid off at once instead of waiting for attrition.
  public let layoffsAllowed: Bool
  /// The benefits in declared order.
  public let benefits: [Benefit]
  /// Where it was written.
  public let range: SourceRange
  /// Which fund pays the group today, with shares that sum to 1; a fund `nil` is unrestricted
  /// money.
  public var paidBy: [(fund: String?, share: Double)] = [(nil, 1)]
  /// How a salary schedule pays the group; `nil` where it has an average salary.
  public var schedule: ScheduledPay?

  /// Makes a group.
  public init(
    id: String, title: String, basis: Basis, wholeLeavers: Bool, layoffsAllowed: Bool,
    benefits: [Benefit], range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.basis = basis
    self.wholeLeavers = wholeLeavers
    self.layoffsAllowed = layoffsAllowed
    self.benefits = benefits
    self.range = range
  }
}
