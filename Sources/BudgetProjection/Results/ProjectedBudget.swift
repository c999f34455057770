public import BudgetModel
public import BudgetNames
public import CalculationGraphs
public import FigureCatalogue
public import Quantities

/// The projections of one scenario, its base first and then the variants, in one shared graph.
public struct Projection: Sendable {
  /// What to compute.
  public let graph: CalculationGraph
  /// One entry for each budget without a fault, in the order given.
  public let runs: [ProjectedBudget]
  /// The budgets that cannot be projected.
  public let faults: [BudgetFault]

  /// A budget that cannot be projected.
  public struct BudgetFault: Sendable {
    /// Its position among the budgets given.
    public let budget: Int
    /// Why.
    public let fault: ProjectionFault
  }
}

/// Where the figures of one budget stand in the graph.
public struct ProjectedBudget: Sendable {
  /// The budget.
  public let budget: DistrictBudget
  /// The measures of the results schema, in its order, then one `let.<name>` a declared formula.
  public let measures: [ProjectedMeasure]
  /// The probabilities of the results schema, in its order: nodes that are 1 where it holds.
  public let probabilities: [ProjectedProbability]
  /// Every cost and saving line of the plan, in declared order.
  public let lines: [ProjectedLine]
  /// Every stream's own account.
  public let streams: [ProjectedStream]
  /// Every staff group's positions and pay.
  public let staffing: [ProjectedStaffing]
  /// Every class-size rule's students and sections.
  public var classSizes: [ProjectedClassSize] = []
  /// Required positions freed, saved and waiting for attrition, each one node a year.
  public let positions: ProjectedPositions
  /// What the checks compare.
  public let checks: [ProjectedCheck]
  /// What the goals compare that were asked for from outside the scenario.
  public internal(set) var goals: [ProjectedCheck] = []
  /// All figures by their keys, with the formulas by which they came about.
  public let figures: FigureTable
  /// 1 where recurring money covers the plan in every year of the horizon.
  public let coveredEveryYear: Node
  /// Things a person should know about this budget, found while projecting, in plain sentences.
  public internal(set) var remarks: [String] = []
  /// Values that growth, changes or figures may take out of what their key allows.
  public internal(set) var watched: [WatchedValue] = []
  /// The formulas by which the figures came about.
  public internal(set) var book = FormulaBook(isRecording: false)
  /// The rules for review in the order of reports.
  public var rules: [ProjectedRule] = []
  /// What each leader role comes to, in declared order.
  public internal(set) var leaders: [ProjectedLeader] = []
  /// What remains to be paid where the roles stop, one entry for each of the budget's `unwindYears`.
  public internal(set) var unwinds: [ProjectedUnwind] = []
  /// Students of every cell, school and grade and of the district; a summary reads the grades only.
  public var students: [ProjectedStudents] = []
  /// Every career ladder's people by stage.
  public var ladders: [ProjectedLadder] = []
  /// The revenue and spending lines of the general fund, in declared order.
  public var budgetLines: [ProjectedBudgetLine] = []
}

/// The students of one cell, of a school, of a grade, or of the district.
public struct ProjectedStudents: Sendable {
  /// The school's id; `nil` for all.
  public let school: String?
  /// The grade; `nil` for all.
  public let grade: Grade?
  /// Students, one node a year.
  public let byYear: [Node]
}

/// The people of a career ladder by stage.
public struct ProjectedLadder: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The stages, lowest first: FTE, one node a year each. Their sum is the group's headcount.
  public let stages: [(name: String, byYear: [Node])]
}

/// A measure: one node a year, or one for the horizon.
public struct ProjectedMeasure: Sendable {
  /// The figure.
  public let key: FigureKey
  /// The id of the results schema, e.g. `coverage.recurring`.
  public let id: String
  /// A plain title.
  public let title: String
  /// `ratio`, `$ per year`, `$`, `FTE`, `students`, …
  public let unit: String
  /// One node a year of the horizon.
  public let byYear: [Node]
  /// Where given, one node a year that is 1 where the value is defined; elsewhere it is null.
  public let definedByYear: [Node]?
  /// For a ratio: its numerator and denominator, for the ratio of means.
  public let ratio: Ratio?

  /// The two sides of a ratio, one node a year each.
  public struct Ratio: Sendable {
    /// The numerator.
    public let numerator: [Node]
    /// The denominator.
    public let denominator: [Node]
  }
}

/// An event with a probability.
public struct ProjectedProbability: Sendable {
  /// The event.
  public let event: HorizonEvent
  /// A plain title.
  public let title: String
  /// 1 where it holds, else 0.
  public let node: Node

  /// The id of the results, e.g. `covered.every_year`, `cliff.FY2028`.
  public var id: String { event.description }
}

/// One cost or saving of the plan.
public struct ProjectedLine: Sendable {
  /// Cost or saving.
  public enum Role: String, Sendable, CaseIterable { case cost, saving }

  /// Dollars of this line that one payer pays.
  public struct Payment: Sendable {
    /// Who pays.
    public let key: Payer
    /// One node a year.
    public let byYear: [Node]

    /// The id of the results: a stream's id, `savings`, `one_time_savings` or `general_fund`.
    public var payer: String { key.description }
  }

  /// Which line it is.
  public let key: LineKey
  /// A plain title.
  public let title: String
  /// Cost or saving; a staffing line stands once in each role.
  public let role: Role
  /// Recurring, or one-time.
  public let isRecurring: Bool
  /// A saving that comes about through the leaders' work.
  public let isInduced: Bool
  /// A saving's fund: `general` or a stream's id. For a cost always `general`.
  public let fund: String
  /// What kind of use a cost is.
  public let use: FundingUse
  /// Dollars a year, at least 0.
  public let byYear: [Node]
  /// A repurposed saving before realisation at the median growth; `nil` before its start, and for
  /// other lines.
  public let claimed: [Double?]?
  /// Who pays a cost, streams in declared order, then savings, one-time savings, general fund; they
  /// sum to `byYear`. Empty for savings.
  public let payments: [Payment]
  /// Part of the plan's change in staffing, so that one of its two roles may be zero throughout.
  public let isStaffing: Bool
  /// Stands once in each role without being staffing, e.g. overage pay.
  public var isTwoSided = false
  /// Where it was written, as `file:line`; `nil` where no one block states it.
  public var place: String?

  /// The id of the results, e.g. `leader.master.stipend`, `repurpose.copiers`.
  public var id: String { key.description }
  /// Stands once in each role, so that one of the two may be zero throughout.
  public var standsInBothRoles: Bool { isStaffing || isTwoSided }
}

/// A stream's account, one node a year each, in dollars.
/// received − transferred out + transferred in = set aside + committed + available, and
/// carry-in + available + restricted savings = direct + indirect + surcharge + carried + lapsed.
public struct ProjectedStream: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// Without an end, or one that may be renewed.
  public let isRecurring: Bool
  /// The award after floor, events and end.
  public let received: [Node]
  /// What stays with today's uses.
  public let committed: [Node]
  /// What the plan may use.
  public let available: [Node]
  /// Savings that return to the stream.
  public let restrictedSavings: [Node]
  /// Carried over from the year before.
  public let carryIn: [Node]
  /// Plan cost paid.
  public let direct: [Node]
  /// Indirect cost taken.
  public let indirect: [Node]
  /// Carried over to the next year.
  public let carried: [Node]
  /// Neither spent nor carried.
  public let lapsed: [Node]
  /// Carry-in + available + restricted savings.
  public let spendable: [Node]
  /// Direct + indirect + surcharge.
  public let spent: [Node]
  /// What the stream is, for rules; `nil` where not written.
  public var program: FundingProgram?
  /// Dollars of the award moved to another stream; like the next ones empty where nothing is stated.
  public var transferredOut: [Node] = []
  /// Dollars moved in from other streams.
  public var transferredIn: [Node] = []
  /// Dollars set aside before `available`.
  public var setAside: [Node] = []
  /// Surcharge on the pay it paid for.
  public var surcharge: [Node] = []
  /// The most that may be carried over.
  public var carryLimit: [Node] = []
  /// Dollars that the general fund advances until reimbursement, $.
  public var float: [Node] = []
  /// 1 while the stream goes on, else 0; empty where it may not be ended by chance.
  public var alive: [Node] = []
}

/// A staff group in both worlds, one node a year each.
public struct ProjectedStaffing: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// Without the plan.
  public let statusQuo: World
  /// With the plan.
  public let plan: World
  /// What one position fewer saves: a hire's cost now, and average pay, $ per FTE.
  public let hireValue: [Node]
  /// What a position at average pay saves, $ per FTE.
  public let averageValue: [Node]

  /// Positions and pay of one world.
  public struct World: Sendable {
    /// Required positions, FTE.
    public let required: [Node]
    /// FTE employed.
    public let headcount: [Node]
    /// FTE hired.
    public let hires: [Node]
    /// Salaries, $ per year.
    public let payroll: [Node]
    /// Payroll with benefits and substitutes: the `W` of the formulas.
    public let cost: [Node]
    /// Further figures that the group's keys call for, by name, in the order of reports: `stayers`,
    /// `layoffs`, `retirements`, `waiting`, `vacant` (FTE), `substitutes` ($ per year).
    public let details: [(name: String, byYear: [Node])]
  }
}

/// A class-size rule in both worlds, one node a year each.
public struct ProjectedClassSize: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// Without the plan.
  public let statusQuo: World
  /// With the plan.
  public let plan: World

  /// Students and sections of one world.
  public struct World: Sendable {
    /// Students of the rule's grades.
    public let students: [Node]
    /// Their places in sections: students × courses.
    public let seats: [Node]
    /// Whole sections.
    public let sections: [Node]
    /// Students for whom one section is planned; where that differs by place, at no place in particular.
    public let target: [Node]
    /// The same of each cell, where a `set` has a place; else empty.
    public let targetsByCell: [(cell: Place, target: [Node])]
    /// Seats over target, where the target differs between trials; elsewhere `nil`.
    public let fractional: [Node]?
    /// The strictest cap of its classes; `nil` where no class has one.
    public let cap: [Node]?
  }
}

/// What becomes of the positions that the plan frees, in FTE, one node a year each.
public struct ProjectedPositions: Sendable {
  /// Required positions that class sizes and removed positions take away.
  public let freed: [Node]
  /// Of these, taken by released leaders.
  public let usedByRelease: [Node]
  /// Freed positions no longer paid.
  public let saved: [Node]
  /// Headcount above need that waits for attrition.
  public let waiting: [Node]
}

/// What a check looks at.
public struct ProjectedCheck: Sendable {
  /// The check.
  public let check: Check
  /// For each of the check's years (one entry where joint): the node of its formula; for a
  /// `require` a 0/1 node.
  public let nodes: [(year: Int?, node: Node)]
  /// Of a `require` in several years: 1 where it holds in all of them.
  public var joint: Node?
}
