internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// The years in which a written value or change holds.
struct YearBounds: Equatable {
  /// The first year; `nil` from the start.
  var first: Int?
  /// The last year; `nil` to the end.
  var last: Int?
  /// A year before the horizon that the value is dated.
  var dated: Int?

  /// Whether two bounds share a year.
  func overlaps(_ other: YearBounds) -> Bool {
    (first ?? .min) <= (other.last ?? .max) && (other.first ?? .min) <= (last ?? .max)
  }
}
