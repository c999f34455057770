public import BudgetNames
public import Diagnostics
public import Quantities

/// Students by school and grade: given tables and how they move.
public struct Enrollment: Sendable {
  /// How students move from year to year.
  public enum Method: String, Sendable {
    case flat, growth, table
    case cohortSurvival = "cohort_survival"
  }

  /// One cell of one year as given.
  public struct Cell: Sendable, Hashable {
    /// The school's id.
    public let school: String
    /// The grade.
    public let grade: Grade
    /// The fiscal year of the count.
    public let year: Int
    /// Students.
    public let students: Double

    /// Makes a cell.
    public init(school: String, grade: Grade, year: Int, students: Double) {
      self.school = school
      self.grade = grade
      self.year = year
      self.students = students
    }
  }

  /// The id; `nil` where none was written.
  public let id: String?
  /// The method.
  public let method: Method
  /// The given cells: for `table` of every year, else of one base year.
  public let cells: [Cell]
  /// Where it was written.
  public let range: SourceRange
  /// The cells of all years before the base, as given.
  public var history: [Cell] = []
  /// Grades whose students come from outside, lowest first; for cohort survival.
  public var entryGrades: [Grade] = []
  /// Grades whose district total is the value `entry.<grade>`; for cohort survival.
  public var totalledGrades: Set<Grade> = []
  /// Those of them whose total comes from the years given: each school keeps its share.
  public var levelGrades: Set<Grade> = []
  /// Grades whose cells a fitted chance of single students leaves alone.
  public var quietGrades: Set<Grade> = []
  /// Births from which the students of a grade come; for cohort survival.
  public var births: BirthCounts?
  /// Each cell is rounded to whole students every year.
  public var isWhole = false
  /// Students who go from school to school, by year and in written order.
  public var moves: [StudentMove] = []
  /// Where the leavers of a school go, by the school's id.
  public var feeders: [String: [String]] = [:]

  /// One of its values, e.g. `enrollment.growth`, or `enrollment.<id>.growth`.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey("enrollment", id, key, qualifier)
  }

  /// What each year's students are multiplied by, where a `set` says so.
  public var shockKey: ValueKey { key("students") }

  /// The year of the base cells; the latest where schools were counted in different years.
  public var baseYear: Int { cells.map(\.year).max() ?? 0 }

  /// Makes an enrolment.
  public init(
    id: String?, method: Method, cells: [Cell], range: SourceRange
  ) {
    self.id = id
    self.method = method
    self.cells = cells
    self.range = range
  }
}

/// Births by school year and the grade that they enter: E = births `lag` years before × the value
/// `entry_rate`.
public struct BirthCounts: Sendable {
  /// The grade of entry.
  public let grade: Grade
  /// Births by the fiscal year in which they fall.
  public let counts: [Int: Double]
  /// Years from birth to entry.
  public let lag: Int

  /// Makes births.
  public init(grade: Grade, counts: [Int: Double], lag: Int) {
    self.grade = grade
    self.counts = counts
    self.lag = lag
  }
}

/// Students who go from one school to the same grade of another.
public struct StudentMove: Sendable {
  /// The school they leave, by its id.
  public let source: String
  /// The school that takes them.
  public let target: String
  /// The grades; `nil` for all.
  public let grades: [Grade]?
  /// The first fiscal year, after progression.
  public let firstYear: Int
  /// The share; `nil` for everyone.
  public let share: ValueKey?
  /// Where it was written.
  public let range: SourceRange

  /// Makes a move.
  public init(
    source: String, target: String, grades: [Grade]?, firstYear: Int, share: ValueKey?,
    range: SourceRange
  ) {
    self.source = source
    self.target = target
    self.grades = grades
    self.firstYear = firstYear
    self.share = share
    self.range = range
  }

  /// Whether it concerns a grade.
  public func covers(_ grade: Grade) -> Bool { grades?.contains(grade) ?? true }
}

extension DistrictBudget {
  /// The grades of all enrolments, lowest first.
  public var enrolledGrades: [Grade] { Set(enrollments.flatMap(\.cells).map(\.grade)).sorted() }
}
