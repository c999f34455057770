internal import Quantities
internal import ReportDocuments

/// Words about class sizes.
enum ClassSizeWording {
  /// Above the targets of schools and grades.
  static func targets(_ rule: String) -> String { "\(rule): target by school and grade" }

  /// A target that differs by place, e.g. "22 to 23".
  static func range(_ least: Double, _ most: Double) -> String {
    func number(_ value: Double) -> String {
      FigureFormat.number(value, decimals: FigureFormat.decimals(of: value, most: 2))
    }
    return "\(number(least)) to \(number(most))"
  }

  /// Some grades of a school, e.g. "North, grades K, 1, 3".
  static func grades(of school: String, _ grades: [Grade]) -> String {
    "\(school), grade\(grades.count == 1 ? "" : "s") "
      + grades.map(\.rawValue).joined(separator: ", ")
  }
}
