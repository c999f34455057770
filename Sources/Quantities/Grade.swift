/// A grade, in the order of schooling.
public enum Grade: String, Sendable, Hashable, CaseIterable, Comparable {
  case ee = "EE"
  case pk = "PK"
  case tk = "TK"
  case k = "K"
  case g1 = "1"
  case g2 = "2"
  case g3 = "3"
  case g4 = "4"
  case g5 = "5"
  case g6 = "6"
  case g7 = "7"
  case g8 = "8"
  case g9 = "9"
  case g10 = "10"
  case g11 = "11"
  case g12 = "12"

  /// The position from `EE` = 0 to `12` = 15.
  public var order: Int { Grade.allCases.firstIndex(of: self) ?? 0 }

  /// Orders grades from the youngest up.
  public static func < (left: Grade, right: Grade) -> Bool { left.order < right.order }
}
