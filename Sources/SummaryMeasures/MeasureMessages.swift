internal import FigureCatalogue

/// The wording of why a measure has no value.
enum MeasureMessages {
  /// Why a measure is not defined in some futures.
  static func undefinedReason(_ figure: Figure) -> String {
    switch figure {
    case .district(.coverageTotal): "the plan costs nothing in this year"
    case .district(.coverageRecurring), .district(.coverageWithoutInduced),
      .district(.coverageSavingsOnly):
      "the plan has no recurring cost in this year"
    case .district(.teachersPerLeader): "there are no leaders in this year"
    case .district(.classSizeAverage): "there are no sections in this year"
    default: "its denominator is 0 in this year"
    }
  }
}
