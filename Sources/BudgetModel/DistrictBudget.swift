public import BudgetNames
internal import Quantities

/// A scenario after checking, for the base or one combination of variants: what it means.
///
/// Blocks hold what has no value over time; every value is looked up by its key, in
/// `planValues` first for the plan's world and in `statusQuoValues` for the status quo.
public struct DistrictBudget: Sendable {
  /// Title, district and the other words of the `scenario` block.
  public let header: ScenarioHeader
  /// The variants that were applied, in order; empty for the base.
  public let variants: [VariantName]
  /// The fiscal years of the horizon.
  public let years: ClosedRange<Int>
  /// The schools in declared order.
  public let schools: [School]
  /// The enrolment blocks.
  public let enrollments: [Enrollment]
  /// The class-size blocks in declared order.
  public let classSizes: [ClassSize]
  /// The staff groups in declared order.
  public let staff: [StaffGroup]
  /// Drivers, inputs and formulas, each after what it refers to.
  public let namedValues: [NamedValue]
  /// Correlations between named draws.
  public let correlations: [Correlation]
  /// The funding streams in declared order.
  public let funds: [FundingStream]
  /// The plan.
  public var plan: Plan
  /// Values of the status quo.
  public var statusQuoValues: [ValueKey: YearlyValue]
  /// Values that the plan adds or changes (with the status quo's own changes inside).
  public var planValues: [ValueKey: YearlyValue]
  /// What must hold.
  public let checks: [Check]
  /// The rules for review that the scenario leaves out.
  public var suppressions: [RuleSuppression] = []
  /// What the rules for review find before any draw, by rule in their order.
  public var reviewFindings: [ReviewFinding] = []
  /// The years in which the leader roles are stopped to see what remains to be paid; each is
  /// projected beside the plan on the same draws.
  public var unwindYears: [Int] = []
  /// Values that growth, changes or figures take out of what their key allows in some future; what lies
  /// outside is set to the nearer end.
  public var keptInside: Set<ValueKey> = []
  /// The general fund, where the scenario has one.
  public var generalFund: GeneralFund?
  /// The revenue and spending lines in declared order, those of a CSV file row by row.
  public var budgetLines: [BudgetLine] = []
  /// The salary schedules in declared order.
  public var schedules: [SalarySchedule] = []
  /// How rules for review are assessed.
  public var reviewSettings = ReviewSettings()
  /// What is asked of the plan from outside the scenario, e.g. by `--so-that`: expectations that hold
  /// together.
  public var goals: [Check] = []

  /// Makes a budget.
  public init(
    header: ScenarioHeader, variants: [VariantName], years: ClosedRange<Int>, schools: [School],
    enrollments: [Enrollment], classSizes: [ClassSize], staff: [StaffGroup],
    namedValues: [NamedValue], correlations: [Correlation], funds: [FundingStream], plan: Plan,
    statusQuoValues: [ValueKey: YearlyValue], planValues: [ValueKey: YearlyValue],
    checks: [Check]
  ) {
    self.header = header
    self.variants = variants
    self.years = years
    self.schools = schools
    self.enrollments = enrollments
    self.classSizes = classSizes
    self.staff = staff
    self.namedValues = namedValues
    self.correlations = correlations
    self.funds = funds
    self.plan = plan
    self.statusQuoValues = statusQuoValues
    self.planValues = planValues
    self.checks = checks
  }
}

/// The words of the `scenario` block.
public struct ScenarioHeader: Sendable {
  /// The title.
  public let title: String
  /// The other text keys in written order: `district`, `author`, `question`, `note`, …
  public let texts: [(key: String, text: String)]

  /// Makes a header.
  public init(title: String, texts: [(key: String, text: String)]) {
    self.title = title
    self.texts = texts
  }

  /// One of the text keys.
  public func text(_ key: String) -> String? { texts.first { $0.key == key }?.text }
}

/// A variant's id and title.
public struct VariantName: Sendable, Hashable {
  /// The id, as in `--variant plus_one`.
  public let id: String
  /// The title, or the id.
  public let title: String

  /// Makes a name.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

/// A school.
public struct School: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// Its Title I status as written: `none`, `schoolwide` or `targeted`; of a targeted school the
  /// share is the value `school.<id>.title1_share`.
  public let titleOne: String
  /// The schools that take its leavers, by id; empty for all that take in the next grade.
  public var feeds: [String] = []
  /// The last fiscal year with students.
  public var closes: Int?
  /// The school that takes its students over when it closes.
  public var studentsGoTo: String?
  /// The first fiscal year with students.
  public var opens: Int?
  /// What kind of school it is, in the reader's own words.
  public var types: [String] = []

  /// Makes a school.
  public init(id: String, title: String, titleOne: String) {
    self.id = id
    self.title = title
    self.titleOne = titleOne
  }
}

/// A named driver, input or formula; its value is in `statusQuoValues` under `path`.
public struct NamedValue: Sendable, Hashable {
  /// What was declared.
  public enum Kind: String, Sendable { case driver, input, formula = "let" }

  /// What was declared.
  public let kind: Kind
  /// The name.
  public let id: String
  /// Its key, spelled `driver.cpi`, `input.pool`, `let.total`.
  public var key: ValueKey { ValueKey(kind.rawValue, id, nil) }
  /// The unit as printed.
  public let unit: String

  /// Makes a named value.
  public init(kind: Kind, id: String, unit: String) {
    self.kind = kind
    self.id = id
    self.unit = unit
  }
}

/// A correlation of the normal scores of two draws, by the draws' names.
public struct Correlation: Sendable, Hashable {
  /// The first draw's name.
  public let first: String
  /// The second draw's name.
  public let second: String
  /// The correlation, −1..1.
  public let coefficient: Double

  /// Makes a correlation.
  public init(first: String, second: String, coefficient: Double) {
    self.first = first
    self.second = second
    self.coefficient = coefficient
  }
}
