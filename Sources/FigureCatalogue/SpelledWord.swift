/// What may stand for one word of the spelling of a figure or value.
public enum SpelledWord: Sendable, Hashable {
  /// This word.
  case text(String)
  /// A declared name of a kind, by its keyword, e.g. `fund`.
  case name(String)
  /// A declared name of a kind with `_cost` behind it.
  case costOf(String)
  /// A stage of the career ladder whose id stands before.
  case stage
  /// A part of the exchanged position whose id stands before.
  case part
  case grade
  /// Any other word.
  case any

  /// The kind of the names that may stand here, or `nil`; stages and parts are kinds of their own.
  public var kind: String? {
    switch self {
    case .name(let kind): kind
    case .stage: "stage"
    case .part: "part"
    case .text, .costOf, .grade, .any: nil
    }
  }

  /// The word as a form shows it, e.g. `fractional`, `FUND`.
  public var shown: String {
    switch self {
    case .text(let text): text
    case .name(let kind): kind.uppercased()
    case .costOf(let kind): "\(kind.uppercased())_cost"
    case .stage: "STAGE"
    case .part: "PART"
    case .grade: "GRADE"
    case .any: "NAME"
    }
  }
}
