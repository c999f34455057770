internal import Diagnostics

/// The wording of what stands against a map.
enum MapMessages {
  static let noClassSizes =
    "the scenario has no class sizes to map; add e.g. "
    + "`class_size elementary { grades = K..5; target = 22 students }`"

  static let noStudents =
    "no school has students in the grades of these class sizes; give them in an `enrollment` block"

  static let severalVariants = "a map is of one plan; write one variant, e.g. --variant plus_one"

  static func unknownRule(_ id: String, _ known: [String]) -> String {
    let fix = Diagnostic.didYouMean(id, among: known)
    return "there is no class size `\(id)`; "
      + (fix ?? "write one of \(known.joined(separator: ", "))")
  }

  static func outsideYears(_ year: Int, _ years: ClosedRange<Int>) -> String {
    "FY\(year) is not a year of the scenario; write FY\(years.lowerBound) to FY\(years.upperBound)"
  }
}
