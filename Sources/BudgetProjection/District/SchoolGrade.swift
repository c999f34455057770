internal import Quantities

/// One grade of one school, the smallest place in which students are counted.
struct SchoolGrade: Hashable {
  /// The school's id.
  let school: String
  /// The grade.
  let grade: Grade

  /// The same as a place of figures and values.
  var place: Place { Place(school: school, grade: grade) }
}
