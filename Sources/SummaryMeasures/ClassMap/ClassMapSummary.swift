public import BudgetProjection

/// What larger classes in single places come to, over all futures.
public struct ClassMapSummary: Sendable {
  /// The map with its nodes.
  public let map: ProjectedClassMap
  /// The number of trials.
  public let trials: Int
  /// The cells in the order of the map.
  public let cells: [Cell]
  /// The class-size rules in the order of the map.
  public let rules: [Rule]
  /// All cells larger by one student, by two, and so on; one entry a year each.
  public let together: [[Together]]

  /// A school's grade, or its grades that share classes.
  public struct Cell: Sendable {
    /// The cell with its nodes.
    public let cell: ProjectedClassMap.Cell
    /// Its class-size rule, by position in the map.
    public let rule: Int
    /// One entry a year.
    public let years: [CellYear]
    /// The target larger by one student, by two, and so on.
    public let steps: [CellStep]
  }

  /// A cell in one year as planned, with the students at the median of the trials.
  public struct CellYear: Sendable {
    /// Students at or below which 5, 50 and 95 of 100 futures lie.
    public let students: (p5: Int, p50: Int, p95: Int)
    /// Students for whom one section is planned.
    public let target: Double
    /// The most a class may hold; `nil` without a limit.
    public let cap: Double?
    /// Students by whom a class may still grow to the cap; `nil` without one.
    public let headroom: Double?
    /// Sections of the median of students.
    public let sections: Double
    /// Mean classes over all futures, with the plan and without it; `nil` where nobody is planned for.
    public let classes: (plan: Classes, statusQuo: Classes?)
    /// The smallest number of students more in the target that removes a section; `nil` for none.
    public let smallestStep: Int?
    /// The most students that may still come before a section opens.
    public let seatsToSpare: Int
    /// How many students fewer close a section without any change; `nil` for none.
    public let closesAnyway: Int?
    /// Mean students per section at the school, and the most it may be; `nil` without a limit.
    public let site: (average: Double, limit: Double)?
    /// Mean pupils per teacher over those of the schools that are not Title I; `nil` where they are not
    /// compared.
    public let comparability: Estimate?
  }

  /// Mean classes of a cell.
  public struct Classes: Sendable {
    /// Students × courses.
    public let seats: Estimate
    /// Sections.
    public let sections: Estimate
  }

  /// A cell alone with a larger target.
  public struct CellStep: Sendable {
    /// Students more.
    public let more: Int
    /// The odds that a section goes in every year.
    public let everyYear: Estimate
    /// One entry a year.
    public let years: [CellChange]
  }

  /// What a larger target of a cell alone comes to in one year.
  public struct CellChange: Sendable {
    /// E[R]: mean sections fewer.
    public let removed: Estimate
    /// P(R ≥ 1): the odds that a section goes.
    public let chance: Estimate
    /// What the sections are worth.
    public let worth: Worth
    /// Classes enlarged for each section that goes.
    public let enlarged: Enlarged
    /// The target, stretched by its tolerance, reaches the cap.
    public let capBinds: Bool
    /// Mean students per section at the school after it; `nil` without a limit.
    public let siteAverage: Double?
    /// Mean pupils per teacher over those of the others after it; `nil` where they are not compared.
    public let comparability: Estimate?
    /// The odds that it is above the most allowed.
    public let aboveLimit: Estimate?
  }

  /// What sections fewer are worth in one year.
  public struct Worth: Sendable {
    /// Mean positions, FTE.
    public let positions: Estimate
    /// Pay and benefits of new hires, $ per year; `nil` where no staff follows sections.
    public let hire: Estimate?
    /// The same at average pay, $ per year.
    public let average: Estimate?
  }

  /// Mean classes that are larger for each section that goes; `nil` where none ever goes.
  public struct Enlarged: Sendable, Hashable {
    /// Fixed in advance: every class is planned larger, whatever the count.
    public let inAdvance: Double?
    /// At the count: larger only where that removes a section.
    public let atCount: Double?
  }

  /// A class-size rule.
  public struct Rule: Sendable {
    /// The rule with its nodes.
    public let rule: ProjectedClassMap.Rule
    /// All its cells larger by one student, by two, and so on.
    public let steps: [RuleStep]
  }

  /// All cells of a rule with a larger target.
  public struct RuleStep: Sendable {
    /// Students more.
    public let more: Int
    /// The odds that some cell loses a section, in every year.
    public let everyYear: Estimate
    /// One entry a year.
    public let years: [RuleChange]
  }

  /// What a larger target of all cells of a rule comes to in one year.
  public struct RuleChange: Sendable {
    /// E[R] of all cells.
    public let removed: Estimate
    /// The odds that some cell loses a section.
    public let chance: Estimate
    /// E[R] with every draw at its median.
    public let deterministic: Double
    /// Students × courses over target, less those over the larger target: mean sections.
    public let fractional: Estimate
    /// What the sections are worth.
    public let worth: Worth
    /// Classes enlarged for each section that goes.
    public let enlarged: Enlarged
    /// In some cell the target, stretched by its tolerance, reaches the cap.
    public let capBinds: Bool
    /// Mean sections of the cells that lose one at the median of students.
    public let paying: (cells: Int, removed: Double)
  }

  /// What all cells larger by some students come to in one year.
  public struct Together: Sendable {
    /// The sum over the cells.
    public let worth: Worth
    /// Positions with every draw at its median, FTE.
    public let deterministic: Double
    /// Mean positions of the fractional sections, FTE.
    public let fractional: Estimate
    /// The plan itself with all cells larger, less the plan as it is.
    public let plan: PlanChange
  }

  /// The plan with larger classes less the plan as it is: means.
  public struct PlanChange: Sendable {
    /// Positions that class sizes take away, FTE.
    public let freed: Estimate
    /// Of these, taken by released leaders, FTE.
    public let usedByRelease: Estimate
    /// No longer paid, FTE.
    public let saved: Estimate
    /// Above need until somebody leaves, FTE.
    public let waiting: Estimate
    /// Spending of all funds, $ per year.
    public let spending: Estimate
  }
}
