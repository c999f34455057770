public import BudgetNames
public import Diagnostics

/// A salary schedule of lanes and steps.
///
/// Its salaries are those of the first year of the horizon; `schedule.<id>.raise` (a yearly rate,
/// optional: 0) raises all of them from the second year on.
public struct SalarySchedule: Sendable {
  /// One lane: what a degree earns at each step.
  public struct Lane: Sendable {
    /// The name as the file writes it, e.g. `BA`.
    public let name: String
    /// The number of its first step.
    public let firstStep: Int
    /// Salaries by step from the first one on, $ per FTE per year.
    public let salaries: [Double]

    /// Makes a lane.
    public init(name: String, firstStep: Int, salaries: [Double]) {
      self.name = name
      self.firstStep = firstStep
      self.salaries = salaries
    }

    /// The number of its last step.
    public var lastStep: Int { firstStep + salaries.count - 1 }

    /// The position among its salaries of a step, or of the nearest one that it has.
    public func position(nearest step: Int) -> Int {
      min(max(step, firstStep), lastStep) - firstStep
    }
  }

  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The lanes in the order of the file; people change from one to the next.
  public let lanes: [Lane]
  /// Where it was written.
  public let range: SourceRange

  /// Makes a schedule.
  public init(id: String, title: String, lanes: [Lane], range: SourceRange) {
    self.id = id
    self.title = title
    self.lanes = lanes
    self.range = range
  }
}

/// How a schedule pays a staff group: who stands where, and who leaves at which step.
public struct ScheduledPay: Sendable {
  /// Steps whose people leave at a share of their own.
  public struct Leaving: Sendable {
    /// The steps.
    public let steps: ClosedRange<Int>
    /// The yearly share, e.g. `staff.teachers.turnover.1_5`.
    public let key: ValueKey

    /// Makes an entry.
    public init(steps: ClosedRange<Int>, key: ValueKey) {
      self.steps = steps
      self.key = key
    }
  }

  /// The schedule's id.
  public let schedule: String
  /// FTE in the year before the horizon, by lane and position of the step, as the schedule has them.
  public let roster: [[Double]]
  /// The lane of a hire, by position.
  public let hireLane: Int
  /// The step of a hire, by position in that lane.
  public let hireStep: Int
  /// Turnover of some steps; the others have that of the group.
  public let turnover: [Leaving]
  /// Retirement of some steps, on top of turnover; the others have none.
  public let retirement: [Leaving]

  /// Makes a placement.
  public init(
    schedule: String, roster: [[Double]], hireLane: Int, hireStep: Int, turnover: [Leaving],
    retirement: [Leaving]
  ) {
    self.schedule = schedule
    self.roster = roster
    self.hireLane = hireLane
    self.hireStep = hireStep
    self.turnover = turnover
    self.retirement = retirement
  }
}
