public import Diagnostics

/// Students by school and grade: given tables and how they move.
public struct Enrollment: Sendable {
  /// How students move from year to year.
  public enum Method: String, Sendable { case flat, growth, table }

  /// One cell of one year as given.
  public struct Cell: Sendable {
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

  /// The id; `enrollment` where none was written. Its growth is the value `<id>.growth`
  /// (`enrollment.growth`, or `enrollment.<id>.growth`), under `growthPath`.
  public let id: String
  /// The path of its growth value.
  public let growthPath: String
  /// The method.
  public let method: Method
  /// The given cells: for `flat` and `growth` of one base year, for `table` of every year.
  public let cells: [Cell]
  /// Where it was written.
  public let range: SourceRange

  /// Makes an enrolment.
  public init(
    id: String, growthPath: String, method: Method, cells: [Cell], range: SourceRange
  ) {
    self.id = id
    self.growthPath = growthPath
    self.method = method
    self.cells = cells
    self.range = range
  }
}
