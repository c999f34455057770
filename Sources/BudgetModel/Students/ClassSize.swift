public import BudgetNames
public import Diagnostics
public import Quantities

/// How a number becomes whole.
public enum Rounding: String, Sendable { case up, nearest, down }

/// A class-size rule for some grades.
///
/// Values under `class_size.<id>.`: `target` (students per section); optional: `cap`, `minimum`,
/// `site_cap`, `overage_limit` (students per section), `tolerance` (share), `courses` (sections a
/// student sits in), `load` (sections a teacher takes), `room_use` (sections a room takes),
/// `lost_revenue`, `overage_pay` ($ per student per year), `overage_aide` ($ per section per year);
/// and the paths of `legalLimits`.
public struct ClassSize: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The grades it covers.
  public let grades: [Grade]
  /// How `E / target` becomes whole sections: up or nearest.
  public let rounding: Rounding
  /// Where it was written.
  public let range: SourceRange
  /// The schools whose classes it rules, by their ids; `nil` for all.
  public var schools: Set<String>?
  /// Grades of a school may share a section.
  public var isCombined = false
  /// What a state's law says about its grades.
  public var legalLimits: [LegalLimit] = []

  /// A limit of a state's law for some of the rule's grades.
  public struct LegalLimit: Sendable {
    /// The rule's grades that it limits.
    public let grades: [Grade]
    /// It limits a school's average, or else each class.
    public let isSiteAverage: Bool
    /// Its value, students per section.
    public let key: ValueKey
    /// The law in words, e.g. "Texas, grades PK-4".
    public let title: String
    /// Citation and effective date.
    public let source: String

    /// Makes a limit.
    public init(
      grades: [Grade], isSiteAverage: Bool, key: ValueKey, title: String, source: String
    ) {
      self.grades = grades
      self.isSiteAverage = isSiteAverage
      self.key = key
      self.title = title
      self.source = source
    }
  }

  /// Whether it rules the classes of a school's grade.
  public func covers(_ cell: Place) -> Bool {
    guard let grade = cell.grade, grades.contains(grade) else { return false }
    return schools.map { schools in cell.school.map(schools.contains) ?? false } ?? true
  }

  /// Makes a rule.
  public init(id: String, title: String, grades: [Grade], rounding: Rounding, range: SourceRange) {
    self.id = id
    self.title = title
    self.grades = grades
    self.rounding = rounding
    self.range = range
  }
}
