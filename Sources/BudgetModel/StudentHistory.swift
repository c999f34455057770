public import Quantities

/// The students of an enrolment's district by grade and year, as given up to its base year.
///
/// A count that is not given is a gap and never 0: of a grade that no school gives in a year, and of
/// a grade one of whose schools gives it before and after a year but not in it.
public struct StudentHistory: Sendable {
  /// The last year that is given.
  public let baseYear: Int
  /// The years in which anything is given.
  public let years: Set<Int>
  private let totals: [Grade: [Int: Double]]

  /// Adds up the schools of an enrolment.
  public init(_ enrollment: Enrollment) {
    // Of schools counted in different years the earlier base counts are among those before the base.
    let based = Set(enrollment.cells)
    let cells = enrollment.history.filter { !based.contains($0) } + enrollment.cells
    let years = Set(cells.map(\.year))
    var totals: [Grade: [Int: Double]] = [:]
    var bySchool: [String: [Grade: Set<Int>]] = [:]
    for cell in cells {
      totals[cell.grade, default: [:]][cell.year, default: 0] += cell.students
      bySchool[cell.school, default: [:]][cell.grade, default: []].insert(cell.year)
    }
    for (grade, given) in bySchool.values.joined() {
      guard let first = given.min(), let last = given.max() else { continue }
      for year in years where first < year && year < last && !given.contains(year) {
        totals[grade]?[year] = nil
      }
    }
    baseYear = enrollment.baseYear
    self.years = years
    self.totals = totals
  }

  /// The first year given to the base year.
  public var span: ClosedRange<Int> { min(years.min() ?? baseYear, baseYear)...baseYear }

  /// The students of a grade in a year; `nil` where they are not given.
  public func students(_ grade: Grade, in year: Int) -> Double? { totals[grade]?[year] }

  /// All students of a year as given; `nil` where a grade of the next year that is given has no count.
  public func students(in year: Int) -> Double? {
    guard years.contains(year) else { return nil }
    if let next = years.filter({ $0 > year }).min() {
      let isWhole = totals.values.allSatisfy { ($0[next] ?? 0) <= 0 || $0[year] != nil }
      guard isWhole else { return nil }
    }
    return totals.sorted { $0.key < $1.key }.reduce(0) { $0 + max(0, $1.value[year] ?? 0) }
  }

  /// How many years in a row end with the base year.
  public var yearsInARow: Int {
    var count = 0
    while years.contains(baseYear - count) { count += 1 }
    return count
  }

  /// How many pairs of neighbouring years there are.
  public var transitions: Int { years.count { years.contains($0 - 1) } }

  /// The ratios of a grade to the one below it a year before, latest first: the students of both.
  /// Years are left out in which one of the two is not given or nobody was in the grade below.
  public func steps(into grade: Grade, from below: Grade) -> [Step] {
    years.sorted(by: >).compactMap { year in
      guard let reached = students(grade, in: year), let before = students(below, in: year - 1),
        before > 0
      else { return nil }
      return Step(age: baseYear - year, before: before, students: reached)
    }
  }

  /// The students of one grade in each year in which they are given, latest first.
  public func counts(of grade: Grade) -> [Count] {
    years.sorted(by: >).compactMap { year in
      students(grade, in: year).map { Count(age: baseYear - year, students: $0) }
    }
  }

  /// One year's step from grade to grade.
  public struct Step: Sendable, Hashable {
    /// Years before the base year.
    public let age: Int
    /// Students of the grade below, the year before.
    public let before: Double
    /// Students of the grade.
    public let students: Double
    /// What became of one student.
    public var ratio: Double { students / before }

    /// Makes a step.
    public init(age: Int, before: Double, students: Double) {
      self.age = age
      self.before = before
      self.students = students
    }
  }

  /// One year's count.
  public struct Count: Sendable, Hashable {
    /// Years before the base year.
    public let age: Int
    /// Students.
    public let students: Double

    /// Makes a count.
    public init(age: Int, students: Double) {
      self.age = age
      self.students = students
    }
  }
}
