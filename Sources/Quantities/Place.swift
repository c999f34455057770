/// One school, one grade, or one grade of one school; all of the district where neither is given.
public struct Place: Sendable, Hashable {
  /// The school's id; `nil` for all schools.
  public let school: String?
  /// The grade; `nil` for all grades.
  public let grade: Grade?

  /// Names a place.
  public init(school: String? = nil, grade: Grade? = nil) {
    self.school = school
    self.grade = grade
  }
}
