internal import BudgetModel

/// Which of the two futures of one trial is meant.
enum World: String, Hashable {
  /// The district without the plan.
  case statusQuo
  /// The district with the plan.
  case plan
}

/// One school and grade.
struct Cell: Hashable {
  /// The school's id.
  let school: String
  /// The grade.
  let grade: Grade

  /// What a draw's name ends with where it is drawn for each cell of a scope.
  func suffix(_ scope: CellScope) -> String {
    switch scope {
    case .none: ""
    case .school: "[\(school)]"
    case .grade: "[\(grade.rawValue)]"
    case .schoolAndGrade: "[\(school),\(grade.rawValue)]"
    }
  }
}
