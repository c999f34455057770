public import Diagnostics

/// A bonus for some teachers.
///
/// Values under `bonus.<id>.` (all in `planValues`): `amount` (dollars a teacher a year), `share`
/// (of the teachers in question) or `count` (teachers), `teacher_share` (optional: 100 %).
public struct Bonus: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The staff group it is for.
  public let group: String
  /// A fixed number of teachers receives it, or else a share.
  public let isFixedCount: Bool
  /// The schools whose teachers it is for, by id; `nil` for all.
  public let schools: [String]?
  /// The ladder whose stages are meant.
  public let ladder: String?
  /// The stages whose teachers it is for; empty for all.
  public let stages: [String]
  /// How the number of teachers becomes whole; `nil` where it stays as it is.
  public let rounding: Rounding?
  /// Recurring, or one-time.
  public let isRecurring: Bool
  /// The first fiscal year of the bonus.
  public let startYear: Int
  /// Where it was written.
  public let range: SourceRange

  /// Makes a bonus.
  public init(
    id: String, title: String, group: String, isFixedCount: Bool, schools: [String]?,
    ladder: String?, stages: [String], rounding: Rounding?, isRecurring: Bool, startYear: Int,
    range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.isFixedCount = isFixedCount
    self.schools = schools
    self.ladder = ladder
    self.stages = stages
    self.rounding = rounding
    self.isRecurring = isRecurring
    self.startYear = startYear
    self.range = range
  }
}
