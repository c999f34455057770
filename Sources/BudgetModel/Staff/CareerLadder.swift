public import Diagnostics

/// A career ladder: the people of a staff group by stage.
///
/// Values under `ladder.<id>.` (all in `planValues`): `start.<stage>` (share of the group in the
/// first year), `advance.<from>_<to>` (share of the stayers who move within a year),
/// `pay.<stage>` (dollars a teacher a year, or a share of `salary`), `development.<stage>`
/// (dollars a teacher a year).
public struct CareerLadder: Sendable {
  /// A yearly move from one stage to another.
  public struct Move: Sendable, Hashable {
    /// The stage left.
    public let from: String
    /// The stage reached.
    public let to: String

    /// Makes a move.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// What a stage adds to pay.
  public struct StagePay: Sendable, Hashable {
    /// The stage.
    public let stage: String
    /// A share of the average salary, or else dollars a teacher a year.
    public let isShareOfSalary: Bool

    /// Makes a stage's pay.
    public init(stage: String, isShareOfSalary: Bool) {
      self.stage = stage
      self.isShareOfSalary = isShareOfSalary
    }
  }

  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The staff group.
  public let group: String
  /// The stages, lowest first.
  public let stages: [String]
  /// The stage in which a hire begins.
  public let entry: String
  /// The first fiscal year of the ladder.
  public let startYear: Int
  /// The stages whose first share is stated.
  public let started: [String]
  /// The stage that takes what the stated shares leave, or `nil` where they are the whole.
  public let remainder: String?
  /// The moves in written order.
  public let moves: [Move]
  /// The stages with pay of their own, in written order.
  public let pay: [StagePay]
  /// The stages with a development budget, in written order.
  public let development: [String]
  /// Where it was written.
  public let range: SourceRange

  /// Makes a ladder.
  public init(
    id: String, title: String, group: String, stages: [String], entry: String, startYear: Int,
    started: [String], remainder: String?, moves: [Move], pay: [StagePay],
    development: [String], range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.stages = stages
    self.entry = entry
    self.startYear = startYear
    self.started = started
    self.remainder = remainder
    self.moves = moves
    self.pay = pay
    self.development = development
    self.range = range
  }
}
