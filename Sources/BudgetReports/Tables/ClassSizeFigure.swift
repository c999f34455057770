import SummaryMeasures

/// A figure of a class-size rule, in the order of every output.
enum ClassSizeFigure: String, CaseIterable {
  case students, sections, fractional, average, target
  case targetMost = "target_most"
  case cap

  /// What it is, in one line.
  var summary: String {
    switch self {
    case .students: "Students of the rule's grades."
    case .sections: "Sections."
    case .fractional: "Students x courses over target."
    case .average: "Mean students x courses over mean sections."
    case .target:
      "Students for whom one section is planned; the fewest where that differs by place."
    case .targetMost: "The most, where that differs by school or grade."
    case .cap: "The strictest cap of its classes."
    }
  }

  /// Its unit.
  var unit: String {
    switch self {
    case .students: "students"
    case .sections, .fractional: "sections"
    case .average, .target, .targetMost, .cap: "students per section"
    }
  }

  /// Its mean in a year; `nil` where it is not defined.
  func estimate(_ year: ClassSizeSummary.Year) -> Estimate? {
    switch self {
    case .students: year.students
    case .sections: year.sections
    case .fractional: year.fractional
    case .average: year.average
    case .target: year.target
    case .targetMost: year.targetMost
    case .cap: year.cap
    }
  }
}
