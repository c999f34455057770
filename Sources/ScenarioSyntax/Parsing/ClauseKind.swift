/// The clauses behind a value, in the order in which they must come.
enum ClauseKind: Int, CaseIterable {
  case atEachSchool, family, chance, timing, by, growth, floor, ramp, scope, source, because

  /// The clause as it is written.
  var spelling: String {
    switch self {
    case .atEachSchool: "at each school"
    case .family: "~ family"
    case .chance: "with chance"
    case .timing: "drawn"
    case .by: "by"
    case .growth: "grow by"
    case .floor: "floor"
    case .ramp: "ramp"
    case .scope: "from, in or until"
    case .source: "source"
    case .because: "because"
    }
  }

  /// The clause that a word starts.
  init?(word: String) {
    switch word {
    case "at": self = .atEachSchool
    case "with": self = .chance
    case "drawn": self = .timing
    case "by": self = .by
    case "grow": self = .growth
    case "floor": self = .floor
    case "ramp": self = .ramp
    case "from", "in", "until": self = .scope
    case "source": self = .source
    case "because": self = .because
    default: return nil
    }
  }

  /// Whether a word starts a clause.
  static func starts(_ word: String) -> Bool { ClauseKind(word: word) != nil }

  /// The place in the order; `source` and `because` share one.
  var rank: Int { self == .because ? ClauseKind.source.rawValue : rawValue }
}
