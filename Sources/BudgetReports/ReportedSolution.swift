public import SummaryMeasures

/// The value of a key with which a goal holds, with what a report says about its origin.
public struct ReportedSolution: Sendable {
  /// Which value is best among those that meet the goal.
  public enum Direction: String, Sendable, CaseIterable { case largest, smallest }

  /// The scenario's title.
  public let title: String
  /// The fiscal years of the horizon.
  public let years: ClosedRange<Int>
  /// The path that was asked for, with its world and years.
  public let find: String
  /// The goals as written.
  public let goals: [String]
  /// The values among which it was looked for.
  public let range: Range
  /// Which of them was wanted.
  public let direction: Direction
  /// Every value that was run, from the lowest.
  public let tried: [Row]
  /// The positions of the values that were run first.
  public let coarse: [Int]
  /// Where the figures come from.
  public let provenance: Provenance
  /// The position of the best value by estimate; `nil` where none meets the goal.
  public var best: Int?
  /// The position of the best value whose whole intervals meet the goal.
  public var safe: Int?
  /// Where the goal begins or ends to hold, from the lowest.
  public var crossings: [Crossing] = []
  /// The goal at the best and the safe value on other draws.
  public var independent: Independent?
  /// Where no value meets the goal: the one that comes nearest.
  public var nearest: NearestMiss?

  /// A span of values.
  public struct Range: Sendable {
    /// The lowest value.
    public let low: String
    /// The highest value.
    public let high: String
    /// The number of values.
    public let count: Int
    /// From one to the next.
    public let step: String

    /// Makes a range.
    public init(low: String, high: String, count: Int, step: String) {
      self.low = low
      self.high = high
      self.count = count
      self.step = step
    }
  }

  /// A value that was run.
  public struct Row: Sendable {
    /// Its position among the values of the range, from 0.
    public let position: Int
    /// The value as written, e.g. `$12,300`.
    public let value: String
    /// Its number; 50 for 50 %.
    public let number: Double
    /// How the plan with it stands against each goal.
    public let goals: [GoalSummary]

    /// Makes a row.
    public init(position: Int, value: String, number: Double, goals: [GoalSummary]) {
      self.position = position
      self.value = value
      self.number = number
      self.goals = goals
    }

    /// The number of each goal is on its good side.
    public var isMet: Bool { goals.allSatisfy(\.isMet) }
    /// So is the whole interval of each.
    public var isSafe: Bool { goals.allSatisfy { $0.outcome == .passed } }
    /// The whole interval of some goal is on its bad side.
    public var isMissed: Bool { goals.contains { $0.outcome == .failed } }
  }

  /// Two neighbouring values between which the goal begins or ends to hold.
  public struct Crossing: Sendable {
    /// The lower value.
    public let low: String
    /// The higher value.
    public let high: String
    /// The goal holds at the lower one.
    public let holdsBelow: Bool

    /// Makes a crossing.
    public init(low: String, high: String, holdsBelow: Bool) {
      self.low = low
      self.high = high
      self.holdsBelow = holdsBelow
    }
  }

  /// The goal on other draws.
  public struct Independent: Sendable {
    /// The seed of those draws.
    public let seed: UInt64
    /// The best value, then the safe one where it is another.
    public let rows: [Row]

    /// Makes one.
    public init(seed: UInt64, rows: [Row]) {
      self.seed = seed
      self.rows = rows
    }
  }

  /// The value that comes nearest to a goal that none meets.
  public struct NearestMiss: Sendable {
    /// The value with its goals.
    public let row: Row
    /// Why futures are not covered with it.
    public let causes: ShortfallCauses

    /// Makes one.
    public init(row: Row, causes: ShortfallCauses) {
      self.row = row
      self.causes = causes
    }
  }

  /// Makes an answer without a value.
  public init(
    title: String, years: ClosedRange<Int>, find: String, goals: [String], range: Range,
    direction: Direction, tried: [Row], coarse: [Int], provenance: Provenance
  ) {
    self.title = title
    self.years = years
    self.find = find
    self.goals = goals
    self.range = range
    self.direction = direction
    self.tried = tried
    self.coarse = coarse
    self.provenance = provenance
  }

  /// A value that was run, by its position.
  public func row(_ position: Int?) -> Row? {
    position.flatMap { position in tried.first { $0.position == position } }
  }
}
