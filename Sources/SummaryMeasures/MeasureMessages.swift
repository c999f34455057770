/// The wording of why a measure has no value.
enum MeasureMessages {
  /// Why a measure is not defined in some futures.
  static func undefinedReason(_ id: String) -> String {
    switch id {
    case "coverage.total": return "the plan costs nothing in this year"
    case _ where id.hasPrefix("coverage."): return "the plan has no recurring cost in this year"
    case "teachers_per_leader": return "there are no leaders in this year"
    case "class_size.average": return "there are no sections in this year"
    default: return "its denominator is 0 in this year"
    }
  }
}
