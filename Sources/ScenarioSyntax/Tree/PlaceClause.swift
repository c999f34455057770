public import Diagnostics

/// Where a `set` acts, behind its path: `at north, west`, `except type zone`, `in grades 3..5`.
public struct PlaceClause: Sendable {
  /// Schools as they are named.
  public enum Schools: Sendable {
    /// `north, west`; `title1` alone names the schools of Title I.
    case named([Word])
    /// `type zone`.
    case ofType([Word])
  }

  /// The schools named behind `at` or `except`; `nil` for all.
  public let schools: Schools?
  /// `except`: all but these.
  public let isExcept: Bool
  /// The grades named behind `in grades`; `nil` for all.
  public let grades: [Expression]?
  /// The whole clause.
  public let range: SourceRange

  /// Makes a place.
  public init(schools: Schools?, isExcept: Bool, grades: [Expression]?, range: SourceRange) {
    self.schools = schools
    self.isExcept = isExcept
    self.grades = grades
    self.range = range
  }

  /// What was written, in one form.
  var dump: String {
    var parts: [String] = []
    if let schools {
      let names: String
      switch schools {
      case .named(let words): names = words.map(\.text).joined(separator: ", ")
      case .ofType(let words): names = "type " + words.map(\.text).joined(separator: ", ")
      }
      parts.append((isExcept ? "except " : "at ") + names)
    }
    if let grades { parts.append("in grades " + grades.map(\.dump).joined(separator: ", ")) }
    return parts.joined(separator: " ")
  }
}
