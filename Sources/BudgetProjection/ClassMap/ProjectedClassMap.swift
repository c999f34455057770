public import BudgetModel
public import CalculationGraphs
public import Quantities

/// What larger classes in single places come to: R = S(n, τ) − S(n, τ + Δ) sections for each group of
/// students, Δ and year, in the plan's world and on its draws.
public struct ProjectedClassMap: Sendable {
  /// The class-size rules that are mapped, in declared order.
  public let rules: [Rule]
  /// The groups of students that share classes, rule by rule.
  public let cells: [Cell]
  /// All cells larger by one student, by two, and so on: the plan as a whole.
  public let together: [Together]
  /// Some leader role is counted one per so many teachers.
  public let hasLeadersPerTeacher: Bool

  /// A class-size rule.
  public struct Rule: Sendable {
    /// The rule.
    public let rule: ClassSize
    /// Its cells among those of the map.
    public let cells: Range<Int>
    /// The largest Δ, students.
    public let steps: Int
    /// Some staff group follows its sections.
    public let isStaffed: Bool
    /// Students take several courses, or teachers several sections.
    public let hasLoad: Bool
    /// What one section fewer is worth, a year each.
    public let section: [SectionWorth]
    /// Students × courses over target less those over target + Δ, without tolerance and cap, by Δ and
    /// year; at least as far as all cells together go.
    public let fractional: [[Node]]
  }

  /// What one section of a rule is worth in one year.
  public struct SectionWorth: Sendable {
    /// Positions that follow it, FTE; where no staff follows sections, 1 over load.
    public let positions: Node
    /// Pay and benefits of these positions for new hires, $ per year.
    public let hire: Node
    /// The same at average pay, $ per year.
    public let average: Node
  }

  /// A school's grade, or its grades that share classes.
  public struct Cell: Sendable {
    /// The school.
    public let school: School
    /// The grades.
    public let grades: [Grade]
    /// Whole students, one node a year.
    public let students: [Node]
    /// Sections, one node a year.
    public let sections: [Node]
    /// Places that students take in them: students × courses, one node a year.
    public let seats: [Node]
    /// The same classes without the plan; `nil` where nobody is planned for there.
    public let statusQuo: Classes?
    /// Sections with a target larger by 1, 2, …, one node a year each.
    public let larger: [[Node]]
    /// How its sections are counted in each year, with every draw at its median.
    public let counts: [SectionCount]
    /// The school's average under a limit; `nil` where the rule has none for these grades.
    public let site: Site?
    /// Pupils per teacher of a Title I school over those of the others; `nil` where they are not
    /// compared.
    public let comparability: Comparability?
  }

  /// Classes in one world, one node a year each.
  public struct Classes: Sendable {
    /// Students × courses.
    public let seats: [Node]
    /// Sections.
    public let sections: [Node]
  }

  /// A school's classes under a limit of their average, one node a year each.
  public struct Site: Sendable {
    /// Students × courses.
    public let seats: [Node]
    /// Sections.
    public let sections: [Node]
    /// The most students per section on average.
    public let limit: [Node]
  }

  /// Pupils per teacher of a Title I school over those of the schools that are not (ESEA §1118(c)).
  public struct Comparability: Sendable {
    /// The ratio as planned, one node a year.
    public let ratio: [Node]
    /// With this cell alone larger by 1, 2, …, one node a year each.
    public let after: [[Node]]
    /// The most that it may be.
    public let most: Double
  }

  /// What the plan comes to with all cells larger by some students, less the plan as it is; one node
  /// a year each.
  public struct Together: Sendable {
    /// Positions that class sizes and removed positions take away, FTE.
    public let freed: [Node]
    /// Of these, taken by released leaders, FTE.
    public let usedByRelease: [Node]
    /// No longer paid, FTE.
    public let saved: [Node]
    /// Above need until somebody leaves, FTE.
    public let waiting: [Node]
    /// Spending of all funds, $ per year.
    public let spending: [Node]
    /// Positions of the fractional sections of all rules, FTE.
    public let fractional: [Node]
  }
}

/// Which class sizes are mapped.
public struct ClassMapRequest: Sendable {
  /// Without a number and without a cap the map goes so far.
  public static let usualSteps = 4
  /// Without a number it goes to the cap, and no further than this.
  public static let mostUsualSteps = 10

  /// The ids of the rules; `nil` for all.
  public let rules: [String]?
  /// The largest Δ; `nil` for up to the cap.
  public let most: Int?

  /// Asks for a map.
  public init(rules: [String]? = nil, most: Int? = nil) {
    self.rules = rules
    self.most = most
  }
}
